import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import {
  buildHierarchy,
  buildTopology,
  Customiser,
  costMatrix,
  HierarchyBound,
  HierarchySearch,
  noNode,
} from "../../src/paths/index.ts";
import { runPage } from "./snippets.ts";

const page = readFileSync("docs/guide/engine.md", "utf8");

/** Runs the code of the page, and pairs the value of each line that ends in a comment with what the comment says. */
async function runCalls(): Promise<{ code: string; value: unknown; said: unknown }[]> {
  const code = page.match(/```ts\n([\s\S]*?)```/)?.[1] ?? "";
  const recording = code.replace(
    /^(.+); \/\/ (.+)$/gm,
    (_, line: string, said: string) =>
      `lines.push({ code: ${JSON.stringify(line)}, value: ${line}, said: ${said} });`,
  );
  const bundle = await build({
    stdin: { contents: `export const lines = [];\n${recording}`, loader: "ts", resolveDir: "." },
    alias: { "karvan/paths": fileURLToPath(new URL("../../src/entry/paths.ts", import.meta.url)) },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    logLevel: "error",
  });
  const text = bundle.outputFiles[0]?.text ?? "";
  const module = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  return module.lines;
}

describe("the code on the page of the engine", () => {
  it("gives what its comments say", async () => {
    const lines = await runCalls();
    expect(lines.length).toBe(5);
    for (const { code, value, said } of lines) expect(value, code).toEqual(said);
  });
});

describe("the model on the page of the engine", () => {
  it("answers as its comments say", async () => {
    const { printed, promised } = await runPage("docs/guide/engine.md");
    expect(printed).toEqual(promised);
    expect(promised).toHaveLength(2);
  });
});

describe("the worked hierarchy on the page of the engine", () => {
  // A to G are nodes 0 to 6; each street is two arcs.
  const streets = [
    [0, 1, 2],
    [1, 2, 3],
    [2, 3, 4],
    [1, 3, 9],
    [3, 4, 5],
    [4, 5, 1],
    [5, 6, 2],
  ] as const;
  const [a, b, c, d, e, f, g] = [0, 1, 2, 3, 4, 5, 6] as const;
  const arcs = streets.flatMap(([from, to, cost]) => [
    { tail: from, head: to, cost },
    { tail: to, head: from, cost },
  ]);
  const topology = buildTopology(
    7,
    arcs.map(({ tail }) => tail),
    arcs.map(({ head }) => head),
  );
  const hierarchy = buildHierarchy(topology, Uint32Array.of(a, c, e, g, b, f, d));
  const weights = Float64Array.from(arcs, ({ cost }) => cost);
  const metric = new Customiser(hierarchy).customise(weights);
  const rankOf = (node: number): number => hierarchy.rank[node] as number;
  const parentOf = (node: number): number | undefined => {
    const above = hierarchy.parent[rankOf(node)] as number;
    return above === noNode ? undefined : hierarchy.node[above];
  };
  /** The cost from a node up to a neighbour above it. */
  const up = (low: number, high: number): number | undefined => {
    const [begin, end] = [hierarchy.firstUp[rankOf(low)], hierarchy.firstUp[rankOf(low) + 1]];
    const edge = [...hierarchy.upper.keys()]
      .slice(begin, end)
      .find((slot) => hierarchy.upper[slot] === rankOf(high));
    return edge === undefined ? undefined : metric.up[edge];
  };

  it("has the tree and the shortcuts of the picture", () => {
    expect([a, b, c, d, e, f, g].map(parentOf)).toEqual([b, d, b, undefined, f, d, f]);
    // Seven streets, one of them between B and D already, and the shortcut between D and F.
    expect(hierarchy.edgeCount).toBe(8);
  });

  it("has the costs of its triangles and climbs", () => {
    expect([up(b, d), up(f, d)]).toEqual([7, 6]);
    expect([up(a, b), up(g, f)]).toEqual([2, 2]);
    expect(new HierarchySearch(metric).cost(a, g)).toBe(17);
    expect([...costMatrix(metric, [a], [c, g])]).toEqual([5, 17]);
    const bound = new HierarchyBound(metric);
    bound.aim(g);
    expect([a, d, f].map((node) => bound.cost(node))).toEqual([17, 8, 2]);
  });

  it("unpacks the shortcuts to streets", () => {
    const path = new HierarchySearch(metric).path(a, g);
    expect([...(path?.arcs ?? [])]).toEqual([0, 2, 4, 8, 10, 12]);
  });
});
