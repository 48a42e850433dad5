/** What calibration finds, as plain data: the conditioned draws, and how observations and figures stand before and after. */

import type { ConditionedDraws } from "../../model/index.ts";
import type { ModelError } from "./observedScale.ts";

/** Three quantiles. */
export interface Band {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** An observation beside what is predicted for it, in its own unit. */
export interface CalibratedRow {
  /** Id of the observation. */
  readonly id: string;
  readonly use: "fit" | "test";
  readonly observed: number;
  readonly unit: string;
  /** What the model gives by the ranges of the figures alone. */
  readonly before: Band;
  /** What it gives by the conditioned draws. */
  readonly after: Band;
  /** The same with the errors of model and observation: where a count is expected to be. */
  readonly expectedBefore: Band;
  readonly expectedAfter: Band;
}

/** How well rows agree. */
export interface FitScore {
  readonly rows: number;
  /** Share of rows whose observation is in the 5-95 % band in which it is expected. */
  readonly bracketed: number;
  /** Share of rows whose observation is in the 5-95 % band of the model alone. */
  readonly bracketedByModel: number;
  /** Mean interval score of the expected 5-95 % band, on the scale of comparison; less is better. */
  readonly intervalScore: number;
  /** Share of rows in amounts whose median has a GEH below 5, in vehicles an hour; absent where there are none. */
  readonly geh?: number;
}

/** A figure that the observations moved. */
export interface MovedFigure {
  readonly id: string;
  readonly unit: string;
  readonly before: Band;
  readonly after: Band;
  /** How far its mean moved, in standard deviations of its range. */
  readonly shift: number;
  /** Its spread after over that before, on the scale of normal scores. */
  readonly spread: number;
}

/** A count that would tell much. */
export interface WorthCounting {
  /** Id of an observation: what is worth counting again. */
  readonly id: string;
  /** Share of the variance of all predictions that one more count of it, as sure as the last, is expected to take away. */
  readonly gain: number;
}

/** Draws conditioned on observations, with how they came about. */
export interface Calibration extends ConditionedDraws {
  readonly version: 1;
  /** Scenario and year that were compared with the observations. */
  readonly scenario: string;
  readonly passes: number;
  /** Routes of a choice set, at most. */
  readonly routes: number;
  readonly modelError: ModelError;
  readonly rows: readonly CalibratedRow[];
  readonly scores: {
    readonly fit: { readonly before: FitScore; readonly after: FitScore };
    readonly test: { readonly before: FitScore; readonly after: FitScore };
  };
  /** Effective number of draws if those of the ranges alone were weighted instead (Kish). */
  readonly weighted: number;
  /** Mean square of what is missed, over its variance, over `fit` rows after conditioning: about 1 or less where the fit is fair. */
  readonly misfit: number;
  readonly moved: readonly MovedFigure[];
  readonly worthCounting: readonly WorthCounting[];
  /** Observations that are not predicted, and why. */
  readonly unpredicted: readonly { readonly id: string; readonly reason: string }[];
}
