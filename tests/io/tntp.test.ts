import { describe, expect, it } from "vitest";
import { readTntp } from "../../src/io/networks/index.ts";
import { indexNetwork } from "../../src/paths/index.ts";
import { attempt, partsOfProblem } from "./files.ts";

// The network of D. Braess, Über ein Paradoxon aus der Verkehrsplanung, Unternehmensforschung 12, 1968, in the form of
// the repository: 1 -> 4 -> 2 and 1 -> 3 -> 2 of 50 + 0, and 3 -> 4 of 10, so the least cost from 1 to 2 is 10.
const braess = `<NUMBER OF ZONES> 2\t\t
<NUMBER OF NODES> 4
<FIRST THRU NODE> 1
<NUMBER OF LINKS> 5\t
<ORIGINAL HEADER>~ \tInit node \tTerm node \tCapacity \tLength \tFree Flow Time \t;
<END OF METADATA>\t\t


~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;
\t1\t3\t1\t100\t0\t1000000000\t1\t0\t0\t1\t;
\t1\t4\t1\t100\t50\t0.02\t1\t0\t0\t1\t;
\t3\t2\t1\t100\t50\t0.02\t1\t0\t0\t1\t;
\t3\t4\t1\t100\t10\t0.1\t1\t0\t0\t1\t;
\t4\t2\t1\t100\t0\t1000000000\t1\t0\t0\t1;
`;

const file = "braess_net.tntp";
const read = (text: string, cost = "free_flow_time") => readTntp({ file, text }, cost);
const problemsOf = (text: string, cost?: string) => {
  const result = attempt(() => read(text, cost));
  return "done" in result ? [] : result.problems;
};

describe("readTntp", () => {
  it("reads links and the column asked for", () => {
    const columns = read(braess);
    expect(columns.nodeCount).toBe(4);
    expect(columns.from).toEqual(Uint32Array.of(0, 0, 2, 2, 3));
    expect(columns.to).toEqual(Uint32Array.of(2, 3, 1, 3, 1));
    expect(columns.cost).toEqual(Float64Array.of(0, 50, 50, 10, 0));
    expect(read(braess, "length").cost).toEqual(new Float64Array(5).fill(100));
    expect(read(braess, "link_type").cost).toEqual(new Float64Array(5).fill(1));
  });

  it("leads to the paths of the paradox", () => {
    const index = indexNetwork(read(braess));
    expect(index.find("1", "2")).toEqual({ cost: 10, links: ["1", "4", "5"], nodes: ["1", "3", "4", "2"] });
    expect(index.alternatives("1", "2", 9).map(({ cost }) => cost)).toEqual([10, 50, 50]);
  });

  it("lets paths begin and end at zones but not pass them", () => {
    // With nodes 1 to 3 as zones the way over 3 is barred.
    const index = indexNetwork(read(braess.replace("THRU NODE> 1", "THRU NODE> 4")));
    expect(index.find("1", "2")).toEqual({ cost: 50, links: ["2", "5"], nodes: ["1", "4", "2"] });
    expect(index.find("1", "3")?.cost).toBe(0);
    expect(index.find("3", "2")?.cost).toBe(10);
  });

  it("takes node numbers with gaps for ids", () => {
    const index = indexNetwork(read(braess.replaceAll("\t4\t", "\t2146237932\t")));
    expect(index.find("1", "2")?.nodes).toEqual(["1", "3", "2146237932", "2"]);
  });

  it.each([
    { what: "Windows line ends and a byte-order mark", text: `\ufeff${braess.replaceAll("\n", "\r\n")}` },
    { what: "no semicolons", text: braess.replaceAll(";", "") },
    { what: "blanks for tabs", text: braess.replaceAll("\t", "   ") },
    {
      what: "names with blanks, as in older files",
      text: braess.replace("init_node", "Init node ").replace("free_flow_time", "Free Flow Time "),
    },
    { what: "no names of columns", text: braess.replace(/~\tinit.*\n/, "") },
    { what: "comments between rows", text: braess.replace("\t3\t4", "~ a road\n\t3\t4") },
    {
      what: "metadata it does not know",
      text: braess.replace("<NUMBER OF L", "<SCENARIO> Build\n<NUMBER OF L"),
    },
    { what: "a column without a name", text: braess.replace("\tlink_type", "") },
    { what: "no first through node", text: braess.replace(/<FIRST.*\n/, "") },
  ])("accepts $what", ({ text }) => {
    const { noThrough: _, ...columns } = read(text);
    const { noThrough: __, ...expected } = read(braess);
    expect(columns).toEqual(expected);
  });
});

describe("readTntp refuses", () => {
  it("fewer or more links than declared, with both counts", () => {
    const [fewer] = problemsOf(braess.replace("LINKS> 5", "LINKS> 6"));
    expect(fewer).toMatchObject({ file, path: "links", expected: "6 links, as declared", got: "5" });
    expect(problemsOf(braess.replace("LINKS> 5", "LINKS> 2"))[0]).toMatchObject({
      expected: "2 links, as declared",
      got: "5",
    });
  });

  it("more nodes than declared, with both counts", () => {
    const [more] = problemsOf(braess.replace("NODES> 4", "NODES> 3"));
    expect(more).toMatchObject({ path: "nodes", expected: "3 nodes, as declared", got: "4" });
  });

  it("a count beyond the limit before it takes memory, and names the limit", () => {
    const before = process.memoryUsage().arrayBuffers;
    const [links] = problemsOf(braess.replace("LINKS> 5", "LINKS> 1000000000"));
    const [nodes] = problemsOf(braess.replace("NODES> 4", "NODES> 1000000000"));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
    expect(links).toMatchObject({
      line: 4,
      column: 19,
      expected: "at most 20000000 links",
      got: "1000000000",
    });
    expect(nodes).toMatchObject({ line: 2, expected: "at most 20000000 nodes" });
    expect(links?.hint).toContain("largest");
  });

  it.each([
    { why: "an empty file", text: "", path: "header" },
    { why: "a file of another format", text: "id,from,to\n1,2,3\n", path: "header" },
    { why: "no number of nodes", text: braess.replace(/<NUMBER OF NODES.*\n/, ""), path: "header" },
    { why: "no end of the metadata", text: braess.replace(/<END.*\n/, ""), path: "header" },
    { why: "a count that is a text", text: braess.replace("NODES> 4", "NODES> four"), path: "nodes" },
    { why: "a column there is not", text: braess, cost: "free_flow_tiem", path: "header.cost" },
    { why: "the column of nodes as cost", text: braess, cost: "init_node", path: "header.cost" },
    { why: "a negative cost", text: braess.replace("\t50\t", "\t-50\t"), path: "links.free_flow_time" },
    { why: "an infinite cost", text: braess.replace("\t50\t", "\tinf\t"), path: "links.free_flow_time" },
    { why: "a row cut short", text: braess.replace(/50\t0.02.*/, ""), path: "links.free_flow_time" },
    { why: "a node that is no number", text: braess.replace("\t3\t4\t", "\t3\tfour\t"), path: "links.to" },
    { why: "node 0", text: braess.replace("\t3\t4\t", "\t0\t4\t"), path: "links.from" },
  ])("$why, and says all a reader needs", ({ text, cost, path }) => {
    const [problem] = problemsOf(text, cost);
    expect(problem).toMatchObject({ file, path });
    for (const part of partsOfProblem) expect(problem).toHaveProperty(part);
  });

  it("a slip in the name of a column with the nearest one there is", () => {
    expect(problemsOf(braess, "free_flow_tiem")[0]?.hint).toBe('did you mean "free_flow_time"?');
  });
});
