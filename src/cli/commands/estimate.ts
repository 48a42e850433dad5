// The verb `estimate`: flows made of yearly totals and margins.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compact } from "../../base/index.ts";
import { type EstimatedFlows, type EstimateOptions, estimate } from "../../flow/index.ts";
import { loadStudy } from "../../io/loadStudy.node.ts";
import { csvText, type ReportRow, textTable } from "../../report/plain.ts";
import { exitCodes } from "../exitCodes.ts";
import { writeLines } from "../files.ts";
import { data, dataJson, failureMessage } from "../output.ts";
import { terminal } from "../terminal.ts";

/** Options of `estimate`. */
export interface EstimateCommandOptions {
  readonly scenario?: string;
  readonly friction?: number;
  readonly least?: number;
  readonly check?: true;
  readonly json?: true;
}

/** Spreads the totals of a study over its places and writes `flows.csv`, or checks that it is what would be written. */
export async function estimateCommand(folder: string, options: EstimateCommandOptions): Promise<void> {
  const { scenario, friction, least, check, json } = options;
  const study = await loadStudy(folder);
  const found = estimate(study, compact<EstimateOptions>({ scenario, friction, least }));
  const file = join(folder, "flows.csv");
  const text = csvText(found.flows.map(rowOf), { guard: false });
  if (check) {
    const isSame = (await readFile(file, "utf8").catch(() => "")) === text;
    if (!isSame)
      failureMessage(`${file} is not what its totals and margins give; karvan estimate ${folder} renews it`);
    process.exitCode = isSame ? exitCodes.done : exitCodes.failed;
    return;
  }
  await writeLines(file, text.trimEnd().split("\n"));
  if (json) dataJson({ file, ...found });
  else data(estimateText(found, file));
}

function rowOf({
  id,
  from,
  to,
  commodity,
  total,
  share,
  captive,
  kind,
  note,
}: EstimatedFlows["flows"][number]): ReportRow {
  return { id, from, to, commodity, total, share, captive, kind, note };
}

function estimateText({ flows, totals, checks }: EstimatedFlows, file: string): string {
  const number = (head: string) => ({ head, type: "number" as const });
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const spread = textTable(
    [{ head: "total" }, number("a year"), ...["pairs", "flows", "rounds", "merged into"].map(number)],
    totals.map(({ id, amount, pairs, flows: count, rounds, misfit }) => [
      ...[id, Math.round(amount).toLocaleString("en"), String(pairs), String(count), String(rounds)],
      percent(misfit.merged),
    ]),
    terminal(),
  );
  const counted = textTable(
    [{ head: "observation" }, number("observed"), number("totals"), { head: "unit" }],
    checks.map(({ observation, value, estimate: modelled, unit }) => [
      ...[observation, Math.round(value).toLocaleString("en")],
      ...[Math.round(modelled).toLocaleString("en"), unit],
    ]),
    terminal(),
  );
  const head = `Wrote ${flows.length} flows of ${totals.length} totals to ${file}.`;
  const misfit =
    "Balancing met every margin. `merged into`: how far the share of a place is from its margin once small flows are merged into near ones, at most.";
  return [head, spread, misfit, ...(checks.length === 0 ? [] : [counted])].join("\n\n");
}
