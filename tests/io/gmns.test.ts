import { describe, expect, it } from "vitest";
import { type LinkTable, readGmns } from "../../src/io/index.ts";
import type { Problem } from "../../src/model/index.ts";
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
      'net/link.csv:2:5 link[a].to_node_id: the id of a node; did you mean "2"?',
      "net/link.csv:3:1 link[a].link_id: an id used once; another row has it too",
      "net/link.csv:3:7 link[a].directed: true or false; known are true, 1, yes, false, 0, no",
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
});
