import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { LinkColumns } from "../../src/base/index.ts";
import { readDimacs, readTntp } from "../../src/io/networks/index.ts";
import { indexNetwork, leastPaths } from "../../src/paths/index.ts";
import { attempt, partsOfProblem } from "./files.ts";

// Network files with bytes, fields or lines changed: what is read can be asked, what is not is refused in words with
// line and column, soon and without memory for what a header only claims. For a night, KARVAN_FUZZ multiplies the runs
// and KARVAN_SEED changes them.
const times = Number(process.env.KARVAN_FUZZ ?? 1);
const runs = (count: number): fc.Parameters<unknown> => ({
  numRuns: count * times,
  seed: Number(process.env.KARVAN_SEED ?? 2026),
});

const dimacs = "c roads\np sp 5 6\na 1 2 3\na 2 3 0\na 3 4 1.5\na 1 2 2\na 4 4 7\na 4 1 12\n";
const places = "c where\np aux sp co 5\nv 1 0 0\nv 2 1 -1\nv 3 2.5 3\nv 4 -4 1e2\nv 5 9 9\n";
const tntp = `<NUMBER OF ZONES> 2
<NUMBER OF NODES> 4
<FIRST THRU NODE> 3
<NUMBER OF LINKS> 5
<END OF METADATA>

~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;
\t1\t3\t1\t100\t0\t1000000000\t1\t0\t0\t1\t;
\t1\t4\t1\t100\t50\t0.02\t1\t0\t0\t1\t;
\t3\t2\t1\t100\t50\t0.02\t1\t0\t0\t1\t;
\t3\t4\t1\t100\t10\t0.1\t1\t0\t0\t1\t;
\t4\t2\t1\t100\t0\t1000000000\t1\t0\t0\t1\t;
`;

const nasty = fc.constantFrom(
  ...[
    "",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\ufeff",
    "\u00a0",
    "\u2212",
    "\ud800",
    "\u06f1\u06f2",
    ";",
    "~",
    "<",
    ">",
  ],
  ...[
    "0",
    "-0",
    "-1",
    "1e308",
    "1e999",
    "-1e-400",
    "NaN",
    "Infinity",
    "9".repeat(25),
    "1,5",
    "0x1F",
    "+",
    ".",
    "1.",
    ".5",
  ],
  ...["4294967295", "4294967296", "20000000", "20000001", "1e7", "19999999.5"],
  ...["c", "p", "a", "v", "sp", "aux", "co", "<END OF METADATA>", "<NUMBER OF NODES> 3", "__proto__"],
);
const piece = fc.oneof({ weight: 4, arbitrary: nasty }, fc.string({ unit: "binary", maxLength: 6 }));

/** A text with a few places cut out, doubled, or replaced. */
const bytesChanged = (text: string): fc.Arbitrary<string> => {
  const how = fc.constantFrom("cut", "put", "double");
  const change = fc.tuple(fc.nat(text.length), fc.nat(12), piece, how);
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((old, [at, length, put, what]) => {
      const [head, middle, tail] = [old.slice(0, at), old.slice(at, at + length), old.slice(at + length)];
      if (what === "put") return head + put + tail;
      return what === "cut" ? head + tail : head + middle + middle + tail;
    }, text),
  );
};

/** A text with fields replaced, and lines dropped, doubled or moved. */
const fieldsChanged = (text: string): fc.Arbitrary<string> => {
  const change = fc.tuple(fc.nat(), fc.nat(), piece, fc.constantFrom("field", "drop", "move"));
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const lines = text.trimEnd().split("\n");
    for (const [i, j, put, what] of changes) {
      const at = i % lines.length;
      const fields = (lines[at] ?? "").split(/([ \t]+)/);
      fields[j % fields.length] = put;
      if (what === "field") lines[at] = fields.join("");
      else if (what === "drop") lines.splice(at, 1);
      else lines.splice(j % lines.length, 0, lines[at] ?? "");
    }
    return lines.join("\n");
  });
};

const changed = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fieldsChanged(text) },
    { weight: 4, arbitrary: bytesChanged(text) },
    fc.array(piece).map((parts) => parts.join("")),
  );

const counts = { read: 0, refused: 0 };

/** Reads a file or sees it refused, and asks what is read. */
function readOrRefuse(read: () => LinkColumns): void {
  const [start, buffers] = [performance.now(), process.memoryUsage().arrayBuffers];
  const result = attempt(read);
  expect(performance.now() - start).toBeLessThan(2000);
  if (!("done" in result)) {
    counts.refused++;
    expect(result.problems.length).toBeGreaterThan(0);
    for (const problem of result.problems)
      for (const part of partsOfProblem) expect(problem, JSON.stringify(problem)).toHaveProperty(part);
    // The header may be believed only as far as the text can bear it out.
    expect(process.memoryUsage().arrayBuffers - buffers).toBeLessThan(5e6);
    return;
  }
  counts.read++;
  ask(result.done);
}

/** Every answer about a network that was read is the same by all methods, and no number that is none. */
function ask(network: LinkColumns): void {
  // A count of nodes may be raised to millions rightfully: reading is checked, asking would take the test's time.
  if (network.nodeCount === 0 || network.nodeCount > 1000) return;
  for (const cost of network.cost) expect(cost).toBeGreaterThanOrEqual(0);
  const index = attempt(() => indexNetwork(network));
  // Costs may be legal one by one and overflow in a sum.
  if (!("done" in index)) {
    expect(index.problems[0]?.expected).toMatch("add up to a finite number");
    return;
  }
  const ids =
    network.nodeIds ?? Array.from({ length: Math.min(network.nodeCount, 6) }, (_, v) => String(v + 1));
  const matrix = index.done.matrix(ids, ids);
  for (const [i, from] of ids.entries()) {
    for (const [j, to] of ids.entries()) {
      const cost = matrix[i]?.[j];
      expect(index.done.find(from, to)?.cost).toBe(cost);
      expect(leastPaths(network, { from, to })[0]?.cost).toBe(cost);
      if (cost !== undefined) expect(Number.isFinite(cost)).toBe(true);
    }
  }
}

afterEach(() => {
  expect(counts.read).toBeGreaterThan(50);
  expect(counts.refused).toBeGreaterThan(50);
  Object.assign(counts, { read: 0, refused: 0 });
});

describe("fuzzed network files", { timeout: 60_000 * times }, () => {
  it("of DIMACS are read or refused", () => {
    const read = (text: string) => readOrRefuse(() => readDimacs({ file: "road.gr", text }));
    fc.assert(fc.property(changed(dimacs), read), runs(4000));
  });

  it("of DIMACS with places are read or refused", () => {
    const read = (text: string) =>
      readOrRefuse(() => readDimacs({ file: "road.gr", text: dimacs }, { file: "road.co", text }));
    fc.assert(fc.property(changed(places), read), runs(2000));
  });

  it("of TNTP are read or refused, whatever the column", () => {
    const column = fc.constantFrom("free_flow_time", "length", "b", "link_type", "init_node", "~", "");
    const read = (text: string, cost: string) =>
      readOrRefuse(() => readTntp({ file: "roads_net.tntp", text }, cost));
    fc.assert(fc.property(changed(tntp), column, read), runs(4000));
  });
});
