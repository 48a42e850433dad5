/** What a figure is: a number with its unit, its range and its evidence. */
import type { RangeShape, StandsFor } from "../../base/index.ts";
import type { Expression } from "./expression.ts";
import type { Dimension } from "./unit.ts";

/**
 * How a figure is known. `sourced`: read in a public source. `derived`: calculated from sourced figures, as its note or
 * formula says. `assumed`: judgement, no public figure found.
 */
export type FigureKind = "sourced" | "derived" | "assumed";

/** All kinds, the firmest first. */
export const kinds: readonly FigureKind[] = ["sourced", "derived", "assumed"];

/**
 * What a figure is for. `input`: prices or times the base. `lever`: what decision makers can set. `shock`: what may happen.
 * `check`: only to compare results with; the parts of such a figure are already priced by others.
 * Base tables may rest on inputs only; scenarios on anything but checks.
 */
export type FigureRole = "input" | "lever" | "shock" | "check";

/** All roles. */
export const roles: readonly FigureRole[] = ["input", "lever", "shock", "check"];

/** A number with its unit, its range, how it is known and where from. */
export interface Figure {
  /** Unique in the study, e.g. `spd.rail.irn` or `links.rail-a--b.length`. */
  readonly id: string;
  /** What it is, in words. */
  readonly name: string;
  /** Best single value, in `unit`. */
  readonly value: number;
  /** Unit as written, e.g. `USD/TEU/km`. */
  readonly unit: string;
  /** Canonical units (km, h, t, a currency ...) per `unit`. */
  readonly factor: number;
  /** What it measures. */
  readonly dimension: Dimension;
  /** Low end of what is plausible, in `unit`; absent when no range is known. */
  readonly low?: number;
  /** Peak of the plausible range, in `unit`; it differs from `value` where that is a mean or an extreme observation. */
  readonly mode?: number;
  /** High end of what is plausible, in `unit`. */
  readonly high?: number;
  /** Shape between low and high; `triangular` when absent. */
  readonly shape?: RangeShape;
  /** What `value` is in the distribution of the range; when absent, the peak is `mode`, or `value`. */
  readonly standsFor?: StandsFor;
  /** Figures that name the same group move together: one draw for all. */
  readonly together?: string;
  /** What it is for. */
  readonly role: FigureRole;
  /** How it is known. */
  readonly kind: FigureKind;
  /** Id of its source; always there when `kind` is `sourced`. */
  readonly source?: string;
  /** Year of the figure; for money the year of its prices. */
  readonly year?: number;
  /** What or whom it applies to, in the words of its source. */
  readonly appliesTo?: string;
  /** How it was calculated, why it was assumed, what speaks against it. */
  readonly note?: string;
  /** For a figure calculated from others: its formula. Its value then follows theirs. */
  readonly formula?: Expression;
}

/** The value of a figure in canonical units. */
export function canonicalValue(figure: Figure): number {
  return figure.value * figure.factor;
}

/** Whether the value of a figure is a finite number, in its own unit and in canonical ones. */
export function isFiniteFigure(figure: Figure): boolean {
  return Number.isFinite(figure.value) && Number.isFinite(canonicalValue(figure));
}
