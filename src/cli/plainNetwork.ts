// Routes on plain networks (GMNS, TNTP, DIMACS) for the verbs `route` and `alternatives`.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { formatProblems, type LinkColumns, type LinkTable } from "../base/index.ts";
import { readDimacs, readGmns, readTntp } from "../io/networks/index.ts";
import { type LinkPath, leastPaths } from "../paths/index.ts";
import { exitCodes } from "./exitCodes.ts";
import { UsageError } from "./failure.ts";
import { data, dataJson, failureMessage, message } from "./output.ts";

/** The source of a plain network: at most one of these. */
export interface NetworkPlace {
  /** Folder of a GMNS network. */
  readonly gmns?: string;
  /** Network file of TNTP. */
  readonly tntp?: string;
  /** Graph file of the 9th DIMACS challenge. */
  readonly dimacs?: string;
}

/** Options for routes on a plain network. */
export interface NetworkOptions extends NetworkPlace {
  readonly cost?: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly json?: true;
}

/** Whether a call names a plain network instead of a study. */
export function namesNetwork({ gmns, tntp, dimacs }: NetworkPlace): boolean {
  return [gmns, tntp, dimacs].some((place) => place !== undefined);
}

/**
 * Prints the least-cost paths through a network.
 *
 * @param folder - The study that the call names; must be absent.
 * @throws UsageError when the call also names a study, names no column of costs, or names a missing file.
 */
export async function networkCommand(folder: string | undefined, options: NetworkOptions): Promise<void> {
  const { from, to, count } = options;
  if (folder !== undefined)
    throw new UsageError(`study: expected no study with --gmns, --tntp or --dimacs, got "${folder}"`);
  const { network, cost } = await readNetwork(options);
  const paths = leastPaths(network, { from, to, count });
  if (options.json) dataJson({ from, to, cost, paths });
  else for (const [i, path] of paths.entries()) data(describe(i, path, cost));
  if (paths.length > 0) return;
  failureMessage(`no route from ${from} to ${to}`);
  process.exitCode = exitCodes.failed;
}

async function readNetwork(
  options: NetworkOptions,
): Promise<{ readonly network: LinkTable | LinkColumns; readonly cost: string }> {
  const { gmns, tntp, dimacs, cost } = options;
  const read = (file: string): Promise<string> =>
    readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
      throw new UsageError(`${file}: the file does not exist`);
    });
  if (dimacs !== undefined)
    return { network: readDimacs({ file: dimacs, text: await read(dimacs) }), cost: "cost" };
  if (cost === undefined) throw new UsageError("--cost: expected the column to use as cost, got nothing");
  if (tntp !== undefined) return { network: readTntp({ file: tntp, text: await read(tntp) }, cost), cost };
  const folder = gmns as string;
  // One after the other, so that the message on missing files is always the same.
  const nodes = await read(join(folder, "node.csv"));
  const links = await read(join(folder, "link.csv"));
  const network = readGmns({ nodes, links, folder }, cost);
  if (network.warnings !== undefined) message(formatProblems(network.warnings));
  return { network, cost };
}

function describe(i: number, path: LinkPath, cost: string): string {
  return `${i + 1}. ${cost} ${Number(path.cost.toPrecision(12))} by links ${path.links.join(" ")}`;
}
