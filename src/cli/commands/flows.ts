// The verb `flows`: what travels where under scenarios, and who uses a link or a gate.
import { compact } from "../../base/index.ts";
import { type FlowsOptions, flows } from "../../flow/index.ts";
import { loadStudy } from "../../io/loadStudy.node.ts";
import { byRanges } from "../../model/index.ts";
import { flowsSentences, flowsText, flowUsers, flowUsersText, yearText } from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { data, dataJson } from "../output.ts";
import { withProgress } from "../progress.ts";
import { terminal } from "../terminal.ts";

/** Options of `flows`. */
export interface FlowsCommandOptions {
  readonly scenarios: string;
  readonly link?: string;
  readonly gate?: string;
  readonly futures?: number;
  readonly seed?: string;
  readonly year?: string;
  readonly limit: number;
  readonly prior?: true;
  readonly json?: true;
}

/** Shares flows out under scenarios and prints what they add up to, or who uses a link or a gate. */
export async function flowsCommand(folder: string, options: FlowsCommandOptions): Promise<void> {
  const { scenarios, link, gate, futures, seed, year, limit, prior, json } = options;
  const loaded = await loadStudy(folder);
  const study = prior ? byRanges(loaded) : loaded;
  const { links, places } = study.network;
  if (link !== undefined && !links.some(({ id, row }) => id === link || row === link))
    throw new UsageError(
      `--link: expected the id of a link, got ${JSON.stringify(link)}; karvan list ${folder} links`,
    );
  if (gate !== undefined && !places.some(({ id }) => id === gate))
    throw new UsageError(
      `--gate: expected the id of a border crossing, got ${JSON.stringify(gate)}; karvan list ${folder} places`,
    );
  const ids = scenarios.split(",").map((id) => id.trim());
  const asked = compact<FlowsOptions>({ futures, seed, year });
  const found = await withProgress("flows", (more) => flows(study, ids, { ...asked, ...more }));
  const by = link !== undefined ? { link } : gate !== undefined ? { gate } : undefined;
  if (json) return dataJson(by === undefined ? found : { ...by, users: flowUsers(found, by) });
  const text =
    by === undefined
      ? [...flowsSentences(study, found), "", flowsText(study, found, { ...terminal(), gates: limit })].join(
          "\n",
        )
      : flowUsersText(study, found, by, { ...terminal(), limit });
  data(`${text}\n${yearText(found.year)}`);
}
