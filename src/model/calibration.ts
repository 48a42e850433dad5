/** What conditioned draws rest on, and a study without them. */

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
