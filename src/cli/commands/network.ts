import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LinkColumns, LinkTable } from "../../base/index.ts";
import { readDimacs, readGmns, readTntp } from "../../io/index.ts";
import { type LinkPath, leastPaths } from "../../paths/index.ts";
import { exitCodes } from "../exitCodes.ts";
import { UsageError } from "../failure.ts";
import { data, dataJson, talk } from "../output.ts";

/** A network that is no study: one of these at most. */
export interface NetworkPlace {
  /** Folder of a GMNS network. */
  readonly gmns?: string;
  /** Network file of TNTP. */
  readonly tntp?: string;
  /** Graph file of the 9th DIMACS challenge. */
  readonly dimacs?: string;
}

/** What routing on such a network needs to know. */
export interface NetworkOptions extends NetworkPlace {
  readonly cost?: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly json?: true;
}

/** Whether a call is about a network and not about a study. */
export function namesNetwork({ gmns, tntp, dimacs }: NetworkPlace): boolean {
  return [gmns, tntp, dimacs].some((place) => place !== undefined);
}

/**
 * Prints the least-cost paths through a network.
 *
 * @param folder - What the call names as a study: nothing, beside a network.
 * @throws UsageError when the call names a study too, or no column of costs, or a file that is not there.
 */
export async function networkCommand(folder: string | undefined, options: NetworkOptions): Promise<void> {
  const { from, to, count } = options;
  if (folder !== undefined)
    throw new UsageError(`study: expected no study beside --gmns, --tntp or --dimacs, got "${folder}"`);
  const { network, cost } = await readNetwork(options);
  const paths = leastPaths(network, { from, to, count });
  if (options.json) dataJson({ from, to, cost, paths });
  else for (const [i, path] of paths.entries()) data(describe(i, path, cost));
  if (paths.length > 0) return;
  talk(`no route from ${from} to ${to}`);
  process.exitCode = exitCodes.failed;
}

async function readNetwork(
  options: NetworkOptions,
): Promise<{ readonly network: LinkTable | LinkColumns; readonly cost: string }> {
  const { gmns, tntp, dimacs, cost } = options;
  const read = (file: string): Promise<string> =>
    readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
      throw new UsageError(`expected the file ${file}, which is not there`);
    });
  if (dimacs !== undefined)
    return { network: readDimacs({ file: dimacs, text: await read(dimacs) }), cost: "cost" };
  if (cost === undefined) throw new UsageError("--cost: expected the column to take as cost, got nothing");
  if (tntp !== undefined) return { network: readTntp({ file: tntp, text: await read(tntp) }, cost), cost };
  const folder = gmns as string;
  // One after the other: which of two missing files is told must not be a matter of luck.
  const nodes = await read(join(folder, "node.csv"));
  const links = await read(join(folder, "link.csv"));
  return { network: readGmns({ nodes, links, folder }, cost), cost };
}

function describe(i: number, path: LinkPath, cost: string): string {
  return `${i + 1}. ${cost} ${Number(path.cost.toFixed(6))} by links ${path.links.join(" ")}`;
}
