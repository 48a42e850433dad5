import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkTable } from "../../../src/base/index.ts";
import { leastPaths } from "../../../src/paths/index.ts";
import { problemsOf } from "../../toy.ts";

const link = (id: string, from: string, to: string, cost: number): LinkTable["links"][number] => ({
  id,
  from,
  to,
  cost,
});

/** a -> b by two parallel links, and by c. */
const network: LinkTable = {
  nodes: ["a", "b", "c", "island"],
  links: [
    link("ab2", "a", "b", 3),
    link("ab1", "a", "b", 3),
    link("ac", "a", "c", 1),
    link("cb", "c", "b", 1),
  ],
};

describe("leastPaths", () => {
  it("gives the best paths in order, parallel links apart, ties by the ids of links", () => {
    expect(leastPaths(network, { from: "a", to: "b", count: 9 })).toEqual([
      { cost: 2, links: ["ac", "cb"], nodes: ["a", "c", "b"] },
      { cost: 3, links: ["ab1"], nodes: ["a", "b"] },
      { cost: 3, links: ["ab2"], nodes: ["a", "b"] },
    ]);
    expect(leastPaths(network, { from: "a", to: "b" })).toHaveLength(1);
  });

  it("follows directions, and gives nothing where there is no way", () => {
    expect(leastPaths(network, { from: "b", to: "a" })).toEqual([]);
    expect(leastPaths(network, { from: "a", to: "island" })).toEqual([]);
  });

  it("gives an empty path from a node to itself", () => {
    expect(leastPaths(network, { from: "a", to: "a", count: 3 })).toEqual([
      { cost: 0, links: [], nodes: ["a"] },
    ]);
  });

  it("does not depend on the order of links and nodes", () => {
    const cost = fc.integer({ min: 0, max: 3 });
    const node = fc.constantFrom("a", "b", "c", "d", "e");
    const links = fc
      .array(fc.tuple(node, node, cost), { maxLength: 14 })
      .map((ends) => ends.map(([from, to, c], i) => link(`l${i}`, from, to, c)));
    fc.assert(
      fc.property(
        links.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const query = { from: "a", to: "e", count: 20 };
          const [nodes, turned] = [
            ["a", "b", "c", "d", "e"],
            ["d", "a", "e", "c", "b"],
          ];
          expect(leastPaths({ nodes: turned, links: other }, query)).toEqual(
            leastPaths({ nodes, links: one }, query),
          );
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it("gives the first paths of a longer list", () => {
    const all = leastPaths(network, { from: "a", to: "b", count: 3 });
    for (const count of [1, 2])
      expect(leastPaths(network, { from: "a", to: "b", count })).toEqual(all.slice(0, count));
  });

  it("tells unknown nodes with the nearest ones", () => {
    expect(problemsOf(() => leastPaths(network, { from: "iland", to: "z" }))).toMatchObject([
      { path: "from", expected: "the id of a node", got: '"iland"', hint: 'did you mean "island"?' },
      { path: "to", expected: "the id of a node", got: '"z"' },
    ]);
  });

  it("refuses links no search can use, all at once", () => {
    const links = [
      ...[link("free", "a", "b", 0), link("subsidy", "a", "b", -1), link("unknown", "a", "b", Number.NaN)],
      ...[link("lost", "a", "nowhere", 1), link("twice", "a", "b", 1), link("twice", "a", "c", 1)],
    ];
    expect(
      problemsOf(() => leastPaths({ ...network, links }, { from: "a", to: "b" })).map(
        ({ path, expected }) => [path, expected],
      ),
    ).toEqual([
      ["links[lost].to", "the id of a node"],
      ["links[subsidy].cost", "a number of at least 0"],
      ["links[twice].id", "an id used once"],
      ["links[unknown].cost", "a number of at least 0"],
    ]);
  });

  it("refuses costs that run over when added, instead of calling the way closed", () => {
    const links = [link("one", "a", "c", 1e308), link("two", "c", "b", 1e308)];
    expect(problemsOf(() => leastPaths({ ...network, links }, { from: "a", to: "b" }))).toMatchObject([
      { path: "links[two].cost", expected: "costs that add up to a finite number", got: "1e+308" },
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN, 1001])("refuses to look for %d paths", (count) => {
    expect(() => leastPaths(network, { from: "a", to: "b", count })).toThrow(RangeError);
  });
});
