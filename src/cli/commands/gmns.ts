import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type LinkPath, leastPaths } from "../../graph/index.ts";
import { readGmns } from "../../io/index.ts";
import { exitCodes, UsageError } from "../failure.ts";
import { data, dataJson, talk } from "../output.ts";

/** What routing on a GMNS network needs to know. */
export interface GmnsOptions {
  readonly gmns: string;
  readonly cost?: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly json?: true;
}

/** Prints the least-cost paths through a GMNS network. */
export async function gmnsCommand(options: GmnsOptions): Promise<void> {
  const { gmns: folder, cost, from, to, count } = options;
  if (cost === undefined)
    throw new UsageError("--cost: expected the column of link.csv to take as cost, got nothing");
  const [nodes, links] = await Promise.all(
    ["node.csv", "link.csv"].map((name) => readFile(join(folder, name), "utf8")),
  );
  const network = readGmns({ nodes: nodes as string, links: links as string, folder }, cost);
  const paths = leastPaths(network, { from, to, count });
  if (options.json) dataJson({ from, to, cost, paths });
  else for (const [i, path] of paths.entries()) data(describe(i, path, cost));
  if (paths.length > 0) return;
  talk(`no route from ${from} to ${to}`);
  process.exitCode = exitCodes.failed;
}

function describe(i: number, path: LinkPath, cost: string): string {
  return `${i + 1}. ${cost} ${Number(path.cost.toFixed(6))} by links ${path.links.join(" ")}`;
}
