/** What conditioned draws of a study rest on, and their uniform numbers as text. */

import { expectArguments, hashOf } from "../base/index.ts";
import type { CalibrationHashes, ConditionedDraws } from "./conditionedDraws.ts";
import { byRangesArguments } from "./given.ts";
import type { Study } from "./study.ts";

/**
 * A study whose figures are drawn from their ranges alone, whatever was observed.
 *
 * @example
 * ```ts
 * import { byRanges } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = byRanges(await loadStudy("examples/first-corridor"));
 * console.log(study.calibration); // undefined
 * ```
 */
export function byRanges(study: Study): Study {
  expectArguments(byRangesArguments, [study]);
  const { calibration: _, ...others } = study;
  return others;
}

type Calibrated = Pick<Study, "network" | "commodities" | "flows" | "choice" | "observations">;

/** The hashes of what a calibration of a study rests on. */
export function calibrationHashes(study: Calibrated): CalibrationHashes {
  const { network, commodities, flows, choice, observations } = study;
  return {
    network: hashOf({ network, commodities }),
    flows: hashOf({ flows, choice }),
    observations: hashOf(observations),
  };
}

/** What has changed since a calibration: names of its hashes that differ. */
export function staleParts({ hashes }: Pick<ConditionedDraws, "hashes">, study: Calibrated): string[] {
  const now = calibrationHashes(study);
  return (["network", "flows", "observations"] as const).filter((part) => hashes[part] !== now[part]);
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
