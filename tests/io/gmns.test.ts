import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkTable, Problem } from "../../src/base/index.ts";
import { readGmns } from "../../src/io/networks/index.ts";
import { leastPaths } from "../../src/paths/index.ts";
import { attempt } from "./files.ts";

const nodes = "node_id,name\n1,One\n2,Two\n3,Three\n";
const head = "link_id,from_node_id,to_node_id,directed,length";
const read = (links: string, cost = "length", nodeTable = nodes) =>
  attempt<LinkTable>(() => readGmns({ nodes: nodeTable, links, folder: "net/" }, cost));
const told = (links: string, cost?: string, nodeTable?: string): string[] => {
  const result = read(links, cost, nodeTable);
  if ("done" in result) throw new Error("the network was read");
  const line = ({ file, line: at, column, path, expected, hint }: Problem) =>
    `${file}:${at}:${column} ${path}: ${expected}; ${hint}`;
  return result.problems.map(line);
};

describe("readGmns", () => {
  it("reads nodes and links, and gives a link without direction its way back", () => {
    const links = `${head},lanes\na,1,2,true,5,2\nb,2,3,0,7.5,1\n`;
    expect(read(links)).toEqual({
      done: {
        nodes: ["1", "2", "3"],
        links: [
          { id: "a", from: "1", to: "2", cost: 5 },
          { id: "b", from: "2", to: "3", cost: 7.5 },
          { id: "b~back", from: "3", to: "2", cost: 7.5 },
        ],
      },
    });
    expect(read(links, "lanes")).toMatchObject({ done: { links: [{ cost: 2 }, { cost: 1 }, { cost: 1 }] } });
  });

  it("tells everything that is wrong with the rows of both tables", () => {
    expect(
      told(`${head}\na,1,22,true,5\na,1,2,perhaps,-1\n,1,2,true,x\n`, "length", `${nodes}1,Again\n`),
    ).toEqual([
      "net/node.csv:5:1 node[1].node_id: an id used once; another row has it too",
      "net/link.csv:2:5 link[a].to_node_id: the id of a node; known are 1, 2, 3",
      "net/link.csv:3:1 link[a].link_id: an id used once; another row has it too",
      "net/link.csv:3:7 link[a].directed: true or false; true for a link in one direction, false for both",
      "net/link.csv:3:15 link[a].length: a finite number of at least 0; nothing here is negative; another price or time one way is another link",
      expect.stringContaining("net/link.csv:4:1 link[line 4].link_id: an id of 1 to 128 characters"),
      "net/link.csv:4:11 link[line 4].length: a number; write digits and a decimal point, nothing else",
    ]);
  });

  it("tells which columns are missing, and names the nearest", () => {
    expect(told("link_id,from_node,to_node_id,directed,length\n", "lenght", "id\n1\n")).toEqual([
      "net/node.csv:1:1 node.header: a column node_id; known are id",
      'net/link.csv:1:1 link.header: a column from_node_id; did you mean "from_node"?',
      'net/link.csv:1:1 link.header: a column lenght; did you mean "length"?',
    ]);
  });

  it("reads words for true and false in any case, a byte-order mark and other line ends", () => {
    const links = [head, "a,1,2,TRUE,1", "b,2,3,No,1", "c,1,3,yes,1"].join("\r\n");
    const { done } = read(`\ufeff${links}`) as { done: LinkTable };
    expect(done.links.map(({ id }) => id)).toEqual(["a", "b", "b~back", "c"]);
  });

  it("takes any names as ids, those of objects' own fields too", () => {
    const names = "node_id\n__proto__\nconstructor\nخرمشهر\n";
    const links = `${head}\ntoString,__proto__,constructor,false,1\nb,constructor,خرمشهر,true,1\n`;
    const { done } = read(links, "length", names) as { done: LinkTable };
    expect(leastPaths(done, { from: "__proto__", to: "خرمشهر" })).toEqual([
      { cost: 2, links: ["toString", "b"], nodes: ["__proto__", "constructor", "خرمشهر"] },
    ]);
  });

  it("takes dir_flag for the direction where there is no column directed", () => {
    const links =
      "link_id,from_node_id,to_node_id,dir_flag,length\na,1,2,1,5.1\nb,2,3,-1,0.3\nc,1,3,0.0,2.7\n";
    expect(read(links)).toMatchObject({
      done: {
        links: [
          { id: "a", from: "1", to: "2", cost: 5.1 },
          { id: "b", from: "3", to: "2", cost: 0.3 },
          { id: "c", from: "1", to: "3", cost: 2.7 },
          { id: "c~back", from: "3", to: "1", cost: 2.7 },
        ],
      },
    });
    expect(told(links.replace("-1", "2"))).toEqual([
      "net/link.csv:3:7 link[b].dir_flag: 1, -1 or 0; 1 along the link, -1 against it, 0 both ways",
    ]);
  });

  it.each([
    ["t", "write true"],
    ["F", "write false"],
    ["-1", "-1 is a value of dir_flag: name the column so"],
    ["", "true for a link in one direction, false for both"],
  ])("refuses %j as directed with the form wanted, never with a near word", (directed, hint) => {
    expect(told(`${head}\na,1,2,${directed},5\n`)).toEqual([
      `net/link.csv:2:7 link[a].directed: true or false; ${hint}`,
    ]);
  });

  it("takes foreign ids as texts: blanks, marks and numbers as written", () => {
    const names = 'node_id\nGare du Nord\nA@B [1]\n007\n"comma, quoted ""id"""\n';
    const links = `${head}\nline 1,Gare du Nord,A@B [1],false,0.1\nline 1~back,A@B [1],007,true,0.2\n`;
    const { done } = read(links, "length", names) as { done: LinkTable };
    expect(done.nodes).toContain('comma, quoted "id"');
    expect(done.links.map(({ id }) => id)).toEqual(["line 1", "line 1~back~back", "line 1~back"]);
    expect(leastPaths(done, { from: "Gare du Nord", to: "007" })[0]?.links).toEqual([
      "line 1",
      "line 1~back",
    ]);
    expect(told(`${head}\na,Gare du Nor,7,true,1\n`, "length", names)).toEqual([
      'net/link.csv:2:3 link[a].from_node_id: the id of a node; did you mean "Gare du Nord"?',
      expect.stringContaining("link[a].to_node_id: the id of a node; known are"),
    ]);
  });

  it("leaves links with an empty cost out, with a warning each, unless all are empty", () => {
    const { done } = read(`${head}\na,1,2,true,\nb,2,3,true,1.7\n`) as {
      done: ReturnType<typeof readGmns>;
    };
    expect(done.links.map(({ id }) => id)).toEqual(["b"]);
    expect(done.warnings).toMatchObject([
      { path: "link[a].length", line: 2, hint: "the link is left out", severity: "warning" },
    ]);
    expect(told(`${head}\na,1,2,true,\nb,2,3,true,\n`)).toEqual([
      "net/link.csv:2:12 link[a].length: a cost; no row has a length: name another column",
      "net/link.csv:3:12 link[b].length: a cost; no row has a length: name another column",
    ]);
  });

  it.each(["NaN", "inf", "1e999", "1,5", "۱۲", "−3", "twelve"])(
    "refuses %j as a cost, with a hint",
    (cost) => {
      const cell = cost.includes(",") ? `"${cost}"` : cost;
      expect(told(`${head}\na,1,2,true,${cell}\n`)).toEqual([
        expect.stringMatching(/^net\/link\.csv:2:12 link\[a\]\.length: .+; .+/),
      ]);
    },
  );
});

describe("leastPaths on a GMNS network", () => {
  /** 1 - 2 by two parallel links, one of them both ways; 2 - 3 likewise; 4 stands apart. */
  const island = `${nodes}4,Island\n`;
  const links = `${head}\nold,1,2,false,2\nnew,1,2,true,1\nhigh,2,3,1,4\nlow,2,3,0,4\n`;
  const network = (linkText = links, nodeText = island): LinkTable =>
    (read(linkText, "length", nodeText) as { done: LinkTable }).done;

  it("gives k paths, parallel links apart, ties by the ids of links", () => {
    const found = leastPaths(network(), { from: "1", to: "3", count: 9 });
    expect(found.map(({ cost, links: taken }) => [cost, taken.join(" ")])).toEqual([
      [5, "new high"],
      [5, "new low"],
      [6, "old high"],
      [6, "old low"],
    ]);
    expect(found[0]?.nodes).toEqual(["1", "2", "3"]);
  });

  it("goes back over links without direction, and never against the others", () => {
    expect(leastPaths(network(), { from: "3", to: "1", count: 9 })).toEqual([
      { cost: 6, links: ["low~back", "old~back"], nodes: ["3", "2", "1"] },
    ]);
  });

  it("gives no path to an island, and an empty one to where it starts", () => {
    expect(leastPaths(network(), { from: "1", to: "4" })).toEqual([]);
    expect(leastPaths(network(), { from: "4", to: "4" })).toEqual([{ cost: 0, links: [], nodes: ["4"] }]);
  });

  it("does not depend on the order of rows in either file", () => {
    const shuffled = (text: string): fc.Arbitrary<string> => {
      const [header = "", ...body] = text.trim().split("\n");
      return fc
        .shuffledSubarray(body, { minLength: body.length })
        .map((lines) => [header, ...lines].join("\n"));
    };
    const query = { from: "1", to: "3", count: 9 };
    fc.assert(
      fc.property(shuffled(island), shuffled(links), (nodeText, linkText) => {
        expect(leastPaths(network(linkText, nodeText), query)).toEqual(leastPaths(network(), query));
      }),
      { seed: 5, numRuns: 50 },
    );
  });
});
