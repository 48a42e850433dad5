/** Reads `calibration.json`: draws conditioned on observations. */

import * as z from "zod";
import { append, type Problem, pathText, problem, schemaProblems } from "../../base/index.ts";
import { type Study, type StudyCalibration, staleParts, uniformsFrom } from "../../model/index.ts";
import type { StudyFiles } from "../tables/openTables.ts";

/** Name of the file in the folder of a study. */
export const calibrationFile = "calibration.json";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 hash in hex");

/** What a study needs of the file; the file also says how the draws came about. */
const form = z.looseObject({
  version: z.literal(1),
  members: z.number().int().min(200).max(10_000),
  seed: z.union([z.string(), z.number()]),
  hashes: z.strictObject({ network: hash, flows: hash, observations: hash }),
  streams: z.record(z.string(), z.string()),
});

/**
 * Reads the conditioned draws of a study, if it has some. Draws that rest on other tables than the study's are kept and marked stale:
 * they are refused where they would be used.
 */
export function readCalibration(
  layer: StudyFiles,
  study: Pick<Study, "network" | "commodities" | "flows" | "choice" | "observations">,
  problems: Problem[],
): StudyCalibration | undefined {
  const text = layer.files.get(calibrationFile);
  if (text === undefined) return undefined;
  const file = layer.folder === "" ? calibrationFile : `${layer.folder}/${calibrationFile}`;
  const where = { file };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    problems.push(
      problem({ ...where, path: "document", expected: "JSON", got: text.slice(0, 40), hint: renew }),
    );
    return undefined;
  }
  const faults = schemaProblems(form, document, (path) => ({ ...where, path: pathText(path) }));
  append(problems, faults);
  if (faults.length > 0) return undefined;
  const { members, seed, hashes, streams } = document as z.infer<typeof form>;
  for (const [name, numbers] of Object.entries(streams)) {
    if (uniformsFrom(numbers, members) !== undefined) continue;
    const expected = `${members} numbers of two bytes in base64`;
    problems.push(
      problem({ ...where, path: `streams.${name}`, expected, got: numbers.slice(0, 40), hint: renew }),
    );
    return undefined;
  }
  const stale = staleParts({ hashes }, study);
  if (stale.length > 0) {
    const got = `another ${stale.join(" and another ")}`;
    const expected = "the tables that the draws were conditioned with";
    problems.push(problem({ ...where, path: "hashes", expected, got, hint: renew, severity: "warning" }));
  }
  return { members, seed, hashes, streams, stale };
}

const renew = "`karvan calibrate STUDY` renews it";
