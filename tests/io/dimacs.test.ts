import { describe, expect, it } from "vitest";
import { readDimacs } from "../../src/io/networks/index.ts";
import { indexNetwork } from "../../src/paths/index.ts";
import { attempt, partsOfProblem } from "./files.ts";

// Cormen, Leiserson, Rivest & Stein, Introduction to Algorithms, 3rd ed., MIT Press 2009, figure 24.6: nodes s, t, x,
// y, z are 1 to 5 here; least costs from s are 0, 8, 9, 5, 7.
const textbook = `c a small network

p sp 5 10
a 1 2 10
a 1 4 5
a 2 3 1
a 2 4 2
a 3 5 4
a 4 2 3
a 4 3 9
a 4 5 2
a 5 1 7
a 5 3 6
`;

const gr = (text: string) => ({ file: "road.gr", text });
const co = (text: string) => ({ file: "road.co", text });

const problemsOf = (...texts: [graph: string, coordinates?: string]) => {
  const [graph, coordinates] = texts;
  const result = attempt(() =>
    readDimacs(gr(graph), coordinates === undefined ? undefined : co(coordinates)),
  );
  return "done" in result ? [] : result.problems;
};

describe("readDimacs", () => {
  it("reads links between nodes counted from 1", () => {
    const columns = readDimacs(gr(textbook));
    expect(columns.nodeCount).toBe(5);
    expect(columns.from).toEqual(Uint32Array.of(0, 0, 1, 1, 2, 3, 3, 3, 4, 4));
    expect(columns.to).toEqual(Uint32Array.of(1, 3, 2, 3, 4, 1, 2, 4, 0, 2));
    expect(columns.cost).toEqual(Float64Array.of(10, 5, 1, 2, 4, 3, 9, 2, 7, 6));
  });

  it("leads to the least costs of the textbook", () => {
    const index = indexNetwork(readDimacs(gr(textbook)));
    expect(index.matrix(["1"], ["1", "2", "3", "4", "5"])).toEqual([[0, 8, 9, 5, 7]]);
    // s y t x, by the 2nd, 6th and 3rd link of the file.
    expect(index.find("1", "3")).toEqual({ cost: 9, links: ["2", "6", "3"], nodes: ["1", "4", "2", "3"] });
  });

  it("reads coordinates, in any order and with signs", () => {
    const text = "c where\np aux sp co 5\nv 5 -5 0.5\nv 1 1 10\nv 2 +2 20\nv 3 3 30\nv 4 4 -41e1\n";
    const { coordinates } = readDimacs(gr(textbook), co(text));
    expect(coordinates).toEqual({
      x: Float64Array.of(1, 2, 3, 4, -5),
      y: Float64Array.of(10, 20, 30, -410, 0.5),
    });
  });

  it.each([
    { what: "a byte-order mark and Windows line ends", text: `\ufeff${textbook.replaceAll("\n", "\r\n")}` },
    { what: "no line end after the last line", text: textbook.trimEnd() },
    {
      what: "tabs, indentation and blank lines",
      text: textbook.replaceAll(" ", "\t").replaceAll("\n", "\t\n\n  "),
    },
    { what: "comments between links", text: textbook.replace("a 2 3", "comment\nc 7 7 7\na 2 3") },
  ])("accepts $what", ({ text }) => {
    expect(readDimacs(gr(text))).toEqual(readDimacs(gr(textbook)));
  });

  it.each([
    "0",
    "7",
    "0.1",
    "12.50",
    "00.5",
    "1e3",
    "2.5E-3",
    "123456789012345",
    "1.08333333333330000000",
    "0.3333333333333333148",
  ])("reads the cost %s as JavaScript does", (cost) => {
    expect(readDimacs(gr(`p sp 2 1\na 1 2 ${cost}`)).cost[0]).toBe(Number(cost));
  });

  it("reads a network without links", () => {
    expect(readDimacs(gr("p sp 3 0")).cost.length).toBe(0);
    expect(indexNetwork(readDimacs(gr("p sp 3 0"))).find("1", "3")).toBeUndefined();
  });
});

describe("readDimacs refuses", () => {
  it("fewer or more links than declared, with both counts", () => {
    const [fewer] = problemsOf(textbook.replace("sp 5 10", "sp 5 12"));
    expect(fewer).toMatchObject({
      file: "road.gr",
      path: "links",
      expected: "12 links, as declared",
      got: "10",
    });
    const [more] = problemsOf(textbook.replace("sp 5 10", "sp 5 3"));
    expect(more).toMatchObject({ expected: "3 links, as declared", got: "10" });
    const [places] = problemsOf("p sp 2 0", "p aux sp co 2\nv 1 0 0\n");
    expect(places).toMatchObject({ file: "road.co", expected: "2 nodes, as declared", got: "1" });
  });

  it("a count beyond the limit before it takes memory, and names the limit", () => {
    const before = process.memoryUsage().arrayBuffers;
    const [nodes] = problemsOf("p sp 1000000000 1\na 1 2 3\n");
    const [links] = problemsOf("p sp 2 1000000000\na 1 2 3\n");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
    expect(nodes).toMatchObject({
      line: 1,
      column: 6,
      path: "nodes",
      expected: "at most 20000000 nodes",
      got: "1000000000",
    });
    expect(links).toMatchObject({ line: 1, column: 8, path: "links", expected: "at most 20000000 links" });
    expect(nodes?.hint).toContain("largest");
    expect(() => readDimacs(gr(textbook), undefined, { largest: 9 })).toThrow("at most 9 links");
    expect(readDimacs(gr(textbook), undefined, { largest: 10 }).nodeCount).toBe(5);
  });

  it("no more memory than the text can fill, whatever is declared", () => {
    const before = process.memoryUsage().arrayBuffers;
    problemsOf("p sp 2 19000000\na 1 2 3\n");
    const [places] = problemsOf("p sp 19000000 0\n", "p aux sp co 19000000\nv 1 2 3\nv 19000000 2 3\n");
    expect(places).toMatchObject({ expected: "19000000 nodes, as declared", got: "2" });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
  });

  it.each([
    { why: "an empty file", text: "", path: "header", got: "nothing" },
    { why: "comments only", text: "c one\nc two\n", path: "header", got: "nothing" },
    { why: "links before the header", text: "a 1 2 3\np sp 2 1\n", path: "header", got: "a 1 2 3" },
    { why: "the header of another problem", text: "p max 2 1\n", path: "header", got: "p max 2 1" },
    { why: "a header without counts", text: "p sp 2\n", path: "links", got: "nothing" },
    { why: "a count that is no whole number", text: "p sp 2.5 1\n", path: "nodes", got: "2.5" },
    { why: "a negative cost", text: "p sp 2 1\na 1 2 -3\n", path: "links.cost", got: "-3" },
    { why: "a cost that is NaN", text: "p sp 2 1\na 1 2 NaN\n", path: "links.cost", got: "NaN" },
    { why: "an infinite cost", text: "p sp 2 1\na 1 2 1e999\n", path: "links.cost", got: "1e999" },
    { why: "a decimal comma", text: "p sp 2 1\na 1 2 1,5\n", path: "links.cost", got: "1,5" },
    { why: "a hexadecimal cost", text: "p sp 2 1\na 1 2 0x10\n", path: "links.cost", got: "0x10" },
    { why: "a missing cost", text: "p sp 2 1\na 1 2\n", path: "links.cost", got: "nothing" },
    { why: "a sign alone", text: "p sp 2 1\na 1 2 -\n", path: "links.cost", got: "-" },
    { why: "two points", text: "p sp 2 1\na 1 2 1.2.3\n", path: "links.cost", got: "1.2.3" },
    { why: "node 0", text: "p sp 2 1\na 0 2 3\n", path: "links.from", got: "0" },
    { why: "a node beyond the last", text: "p sp 2 1\na 1 3 3\n", path: "links.to", got: "3" },
    { why: "a node that is a text", text: "p sp 2 1\na 1 two 3\n", path: "links.to", got: "two" },
    { why: "a node that is no whole number", text: "p sp 2 1\na 1 1.5 3\n", path: "links.to", got: "1.5" },
    { why: "a fifth field", text: "p sp 2 1\na 1 2 3 4\n", path: "links", got: "4" },
    { why: "a line of another kind", text: "p sp 2 1\ne 1 2 3\na 1 2 3\n", path: "table", got: "e 1 2 3" },
    { why: "Persian digits", text: "p sp 2 1\na 1 2 ۱۲\n", path: "links.cost", got: "۱۲" },
    { why: "a minus sign that is none", text: "p sp 2 1\na 1 2 \u22125\n", path: "links.cost", got: "−5" },
  ])("$why, and says all a reader needs", ({ text, path, got }) => {
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ file: "road.gr", path });
    expect(problem?.got.replace(/^"(.*)"$/, "$1")).toBe(got);
    for (const part of [...partsOfProblem, "line", "column"]) expect(problem).toHaveProperty(part);
  });

  it("every fault of a file, each with its line and column", () => {
    const found = problemsOf("p sp 2 3\na 1 9 3\n\na 1 2 -1\nb\na 1 2 1\n").map(({ line, column }) => [
      line,
      column,
    ]);
    expect(found).toEqual([
      [2, 5],
      [4, 7],
      [5, 1],
    ]);
  });

  it("no more than a thousand of them", () => {
    expect(problemsOf(`p sp 2 100000\n${"a 1 2 -1\n".repeat(100_000)}`)).toHaveLength(1000);
  });

  it.each([
    {
      why: "places of another network",
      text: "p aux sp co 4\n",
      message: "expected 5 nodes, as in the file of links, got 4",
    },
    {
      why: "a node placed twice",
      text: "p aux sp co 5\nv 1 0 0\nv 1 0 0\nv 2 0 0\nv 3 0 0\nv 4 0 0\n",
      message: "expected a node not yet placed, got 1",
    },
    {
      why: "a place that is no number",
      text: "p aux sp co 5\nv 1 0 north\n",
      message: "nodes.y: expected a number",
    },
    { why: "the file of links twice", text: textbook, message: "expected a line p aux sp co NODES" },
  ])("$why", ({ text, message }) => {
    expect(() => readDimacs(gr(textbook), co(text))).toThrow(message);
  });
});
