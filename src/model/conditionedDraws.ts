/** Draws conditioned on observations, as a study carries them. */

/** Hashes of what a calibration rests on. */
export interface CalibrationHashes {
  /** Figures, links, crossings and all else that prices a route. */
  readonly network: string;
  /** Flows and the rules of choice. */
  readonly flows: string;
  readonly observations: string;
}

/** Conditioned draws that ship with a study. */
export interface ConditionedDraws {
  /** How many draws there are. */
  readonly members: number;
  readonly seed: string | number;
  readonly hashes: CalibrationHashes;
  /** Stream of a figure, or of figures that move together -> uniform numbers by draw, in base64 (see `uniformsFrom`). */
  readonly streams: Readonly<Record<string, string>>;
}

/** Conditioned draws as a study carries them. */
export interface StudyCalibration extends ConditionedDraws {
  /** What has changed since: draws that are stale are refused where they would be used. Empty where nothing has. */
  readonly stale: readonly string[];
}
