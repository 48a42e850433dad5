/** A study: its network, its questions, its sources and its scenarios. */

import type { FieldPath, Problem, ProblemLocation } from "../base/index.ts";
import type { StudyCalibration } from "./conditionedDraws.ts";
import type { End } from "./network/end.ts";
import type { Network } from "./network/network.ts";
import type { Commodity } from "./network/rows.ts";
import type { ChoiceRow, FlowRow, Margin, Observation, Source, Total } from "./tables/tableRows.ts";

/** What travels a year between two ends: a share of a total. */
export interface YearlyFlow extends Omit<FlowRow, "from" | "to"> {
  readonly from: End;
  readonly to: End;
}

export type { ChoiceRow, Margin, Observation, Source, Total } from "./tables/tableRows.ts";

/** Pairs of ends and what travels between them. */
export interface Question {
  readonly id: string;
  readonly title?: string;
  readonly pairs: readonly { readonly from: End; readonly to: End }[];
  /** Ids of commodities. */
  readonly commodities: readonly string[];
}

/** A window on the map, in degrees: west, south, east, north. */
export type MapWindow = readonly [number, number, number, number];

/** How reports draw the study. */
export interface MapView {
  /** GeoJSON of land and borders to draw below; text of the file, checked to be a FeatureCollection. */
  readonly base?: unknown;
  readonly view: MapWindow;
  /**
   * Places named on the map, with the offset of the label: right and down, in a picture 800 px wide. With a negative first
   * number the text ends there; 0 centres it.
   */
  readonly labels: Readonly<Record<string, readonly [number, number]>>;
  readonly inset?: {
    readonly title: string;
    readonly view: MapWindow;
    readonly labels: Readonly<Record<string, readonly [number, number]>>;
  };
}

/**
 * What differs from day to day, by where: ids of figures that hold coefficients of variation, standard deviation over mean.
 * Times at different crossings vary apart; those of a journey's trains, and of its trucks, vary as one.
 */
export interface Variability {
  /** For the time at one border crossing. */
  readonly crossing?: string;
  /** For the time of a journey's trains. */
  readonly rail?: string;
  /** For the time of a journey's trucks. */
  readonly road?: string;
}

/** How goods trains are put together in the operation by discrete events: ids of figures. */
export interface OperationRules {
  /** Goods of a full train. */
  readonly trainLoad: string;
  /** Time after which a train leaves though it is not full. */
  readonly trainHold: string;
}

/** Border crossings whose flows are also given as one sum. */
export interface GateGroup {
  readonly id: string;
  /** What its gates have in common, in words. */
  readonly title: string;
  /** Ids of border crossings. */
  readonly gates: readonly string[];
}

/** A study: a network with its figures, what is asked of it, and the scenarios that change it. */
export interface Study {
  readonly id: string;
  readonly title: string;
  /** The named state of the world the base describes, e.g. `baseline-2024`. */
  readonly regime: string;
  /** Date of the compilation. */
  readonly asOf: string;
  readonly question?: string;
  readonly licence?: string;
  /** Currency of all results. */
  readonly currency: string;
  /** The frozen base. */
  readonly network: Network;
  readonly commodities: readonly Commodity[];
  readonly questions: readonly Question[];
  readonly sources: readonly Source[];
  /** What was observed in the world, to compare the base with; by id. */
  readonly observations: readonly Observation[];
  /** What travels a year; none where the study has no `flows.csv`. */
  readonly flows: readonly YearlyFlow[];
  /** How flows are shared out over routes; none where the study has no `choice.csv`. */
  readonly choice: readonly ChoiceRow[];
  /** Yearly trade and travel that `estimate` spreads over places; by id. */
  readonly totals: readonly Total[];
  /** What places send and receive next to others; by id. */
  readonly margins: readonly Margin[];
  /** Scenario documents by id, checked in form; their edits are resolved when they are applied. */
  readonly scenarios: ReadonlyMap<string, ScenarioFile>;
  readonly map?: MapView;
  /** Absent where nothing is known of what differs from day to day. */
  readonly variability?: Variability;
  /** Absent where the study has no traffic to operate. */
  readonly operation?: OperationRules;
  /** Vehicle, e.g. `truck` -> id of the figure of what it carries on the mean, for what was observed in vehicles. */
  readonly vehicles?: Readonly<Record<string, string>>;
  /** Gates whose flows are also given as one sum. */
  readonly gateGroups?: readonly GateGroup[];
  /** Draws conditioned on the observations; absent where the study was never calibrated. */
  readonly calibration?: StudyCalibration;
  /** SHA-256 of the study's tables, in hex: same hash, same base. */
  readonly hash: string;
  /** What can be used but is probably a mistake. */
  readonly warnings: readonly Problem[];
}

/** A scenario as it was read: plain data, and where a part of it stands. */
export interface ScenarioFile {
  readonly file: string;
  readonly document: unknown;
  /** File, line and column of a path such as `["edits", 1, "link"]`. */
  readonly where: (path: FieldPath) => ProblemLocation;
}
