// The verb `calibrate`: draws conditioned on what was observed, written into the study.
import { join } from "node:path";
import { compact } from "../../base/index.ts";
import { type CalibrateOptions, calibrate } from "../../flow/index.ts";
import { loadStudy } from "../../io/loadStudy.node.ts";
import { byRanges } from "../../model/index.ts";
import { calibrationText } from "../../report/plain.ts";
import { writeLines } from "../files.ts";
import { data, dataJson, message } from "../output.ts";
import { withProgress } from "../progress.ts";
import { terminal } from "../terminal.ts";

/** Options of `calibrate`. */
export interface CalibrateCommandOptions {
  readonly scenario?: string;
  readonly members?: number;
  readonly passes?: number;
  readonly seed?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** Conditions the draws of a study on its observations, and writes them to `calibration.json` in its folder. */
export async function calibrateCommand(folder: string, options: CalibrateCommandOptions): Promise<void> {
  const { scenario, members, passes, seed, dryRun, json } = options;
  const study = byRanges(await loadStudy(folder));
  const asked = compact<CalibrateOptions>({ scenario, members, passes, seed });
  const found = await withProgress("passes", (more) => calibrate(study, { ...asked, ...more }));
  const file = join(folder, "calibration.json");
  if (!dryRun) {
    await writeLines(file, JSON.stringify(found, undefined, 1).split("\n"));
    message(`wrote ${file}`);
  }
  const { streams: _, ...report } = found;
  if (json) dataJson(report);
  else data(calibrationText(found, terminal()));
}
