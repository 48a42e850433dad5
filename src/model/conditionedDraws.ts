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
  /** Stream of a figure, or of figures that move together -> uniform numbers by draw, of two bytes each, in base64. */
  readonly streams: Readonly<Record<string, string>>;
}

/** Conditioned draws as a study carries them. */
export interface StudyCalibration extends ConditionedDraws {
  /** What has changed since: draws that are stale are refused where they would be used. Empty where nothing has. */
  readonly stale: readonly string[];
}

const steps = 65_536;

/** Uniform numbers as text: each rounded to the middle of one of 65,536 cells, two bytes each, the low one first, in base64. */
export function uniformsText(uniforms: Float64Array): string {
  let bytes = "";
  for (const number of uniforms) {
    const cell = Math.min(steps - 1, Math.max(0, Math.floor(number * steps)));
    bytes += String.fromCharCode(cell & 255, cell >> 8);
  }
  return btoa(bytes);
}

/** Uniform numbers from their text, above 0 and below 1; `undefined` where it is none or holds another number of them. */
export function uniformsFrom(text: string, count: number): Float64Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const bytes = atob(text);
  if (bytes.length !== 2 * count) return undefined;
  return Float64Array.from({ length: count }, (_, i) => {
    const cell = bytes.charCodeAt(2 * i) + 256 * bytes.charCodeAt(2 * i + 1);
    return (cell + 0.5) / steps;
  });
}
