// Real networks, where a folder holds some: files *_net.tntp of Transportation Networks for Research and *.gr of the
// 9th DIMACS challenge. Neither may be handed on with this project, so the folder is named by NETWORKS.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LinkColumns } from "../../../src/base/index.ts";
import { readDimacs, readTntp } from "../../../src/io/networks/index.ts";
import { indexNetwork } from "../../../src/paths/index.ts";
import { generator } from "../../paths/search/graphs.ts";
import { type BenchOptions, duel, type Row, row, seconds } from "../row.ts";

/** A row for preparing each network and one for asking it, by index against by search. Environment: `NETWORKS`. */
export async function realRows({ smoke }: BenchOptions): Promise<Row[]> {
  const folder = process.env.NETWORKS;
  if (folder === undefined) return [];
  const files = readdirSync(folder).filter((file) => /(_net\.tntp|\.gr)$/i.test(file));
  return (smoke ? files.slice(0, 1) : files.sort()).flatMap((file) => fileRows(folder, file));
}

function fileRows(folder: string, file: string): Row[] {
  const network = read(file, readFileSync(join(folder, file), "utf8"));
  let index = indexNetwork(network, { questions: 1 });
  const search = index;
  const preparing = seconds(() => {
    index = indexNetwork(network);
  });
  const random = generator(1);
  const node = () => {
    const place = Math.floor(random() * network.nodeCount);
    return network.nodeIds?.[place] ?? String(place + 1);
  };
  const asked = Array.from({ length: 100 }, () => [node(), node()] as const);
  const equal = asked.every(([a, b]) => near(index.find(a, b)?.cost, search.find(a, b)?.cost));
  const each = (find: (a: string, b: string) => unknown) => () => {
    for (const [a, b] of asked) find(a, b);
  };
  const time = duel(3, {
    subject: each((a, b) => index.find(a, b)),
    peer: each((a, b) => search.find(a, b)),
  });
  const known = { workload: "real networks", size: `${file}, ${network.nodeCount} nodes` };
  const { method } = index;
  // Where the index searches too, there is nothing to compare.
  const isIndexed = method.type === "hierarchy";
  const way = isIndexed ? "by index" : `by search, ${method.because}`;
  return [
    row({ ...known, subject: "prepare", peer: "none", seconds: preparing }),
    row({
      ...known,
      subject: `find, ${way}`,
      peer: isIndexed ? "find, by search" : "none",
      ratio: isIndexed ? time.peer / time.subject : undefined,
      seconds: time.subject / asked.length,
      equal,
    }),
  ];
}

function read(file: string, text: string): LinkColumns {
  return file.endsWith(".gr") ? readDimacs({ file, text }) : readTntp({ file, text }, "length");
}

/** Real costs do not add up exactly. */
function near(a: number | undefined, b: number | undefined): boolean {
  return a === b || Math.abs((a ?? 0) - (b ?? Number.POSITIVE_INFINITY)) <= 1e-9 * Math.abs(b ?? 0);
}
