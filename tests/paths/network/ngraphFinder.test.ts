import createGraph, { type Graph, type Link } from "ngraph.graph";
import { describe, expect, it } from "vitest";
import { ngraphFinder } from "../../../src/paths/index.ts";
import {
  generator,
  ngraphCosts,
  randomGraph,
  toNgraph,
  type WeightKind,
  weightKinds,
} from "../search/graphs.ts";

interface Way {
  cost: number;
}

const cost = (link: Link<Way>): number => link.data.cost;

/** a -> b by two ferries, b -> c. */
function harbour(): { graph: Graph<undefined, Way>; slow: Link<Way>; fast: Link<Way>; road: Link<Way> } {
  const graph = createGraph<undefined, Way>({ multigraph: true });
  const slow = graph.addLink("a", "b", { cost: 5 });
  const fast = graph.addLink("a", "b", { cost: 3 });
  const road = graph.addLink("b", "c", { cost: 1 });
  return { graph, slow, fast, road };
}

describe("ngraphFinder", () => {
  it("finds the path from origin to destination, with the link it takes of parallel ones, and the total", () => {
    const { graph, fast, road } = harbour();
    const finder = ngraphFinder(graph, { cost });
    expect(finder.find("a", "c")).toEqual({ cost: 4, links: [fast.id, road.id], nodes: ["a", "b", "c"] });
  });

  it("finds nothing against the direction of links, and no way to stay where it is", () => {
    const finder = ngraphFinder(harbour().graph, { cost });
    expect(finder.find("c", "a")).toBeUndefined();
    expect(finder.find("b", "b")).toEqual({ cost: 0, links: [], nodes: ["b"] });
  });

  it("names links as it is told, and settles ties by these names", () => {
    const graph = createGraph<undefined, { cost: number; id: string }>({ multigraph: true });
    for (const id of ["b", "a", "c"]) graph.addLink("x", "y", { cost: 1, id });
    expect(
      ngraphFinder(graph, { cost: ({ data }) => data.cost, id: ({ data }) => data.id }).find("x", "y")?.links,
    ).toEqual(["a"]);
  });

  it("costs what ngraph.path finds on random graphs", () => {
    const random = generator(41);
    for (let round = 0; round < 200; round++) {
      const kind = weightKinds[round % 5] as WeightKind;
      const n = 2 + Math.floor(random() * 30);
      const { topology, weights } = randomGraph(n, Math.floor(n * 3 * random()), kind, random);
      const byName = createGraph<undefined, number>({ multigraph: true });
      for (let v = 0; v < n; v++) byName.addNode(String(v));
      for (const [arc, weight] of weights.entries()) {
        if (weight === Number.POSITIVE_INFINITY) continue;
        byName.addLink(String(topology.tail[arc]), String(topology.head[arc]), weight);
      }
      const finder = ngraphFinder(byName, { cost: (link) => link.data });
      const right = ngraphCosts(toNgraph({ topology, weights }));
      for (let from = 0; from < Math.min(n, 5); from++) {
        for (let to = 0; to < n; to++) {
          const found = finder.find(String(from), String(to))?.cost ?? -1;
          if (kind === "doubles") expect(found).toBeCloseTo(right(from, to) ?? -1, 12);
          else expect(found).toBe(right(from, to) ?? -1);
        }
      }
    }
  });
});

describe("ngraphFinder on a graph that is edited", () => {
  it("closes links that are removed and opens those put back", () => {
    const { graph, slow, fast } = harbour();
    const finder = ngraphFinder(graph, { cost });
    expect(finder.find("a", "b")?.links).toEqual([fast.id]);
    graph.removeLink(fast);
    expect(finder.find("a", "b")?.links).toEqual([slow.id]);
    graph.removeLink(slow);
    expect(finder.find("a", "b")).toBeUndefined();
    const again = graph.addLink("a", "b", { cost: 2 });
    expect(finder.find("a", "b")).toEqual({ cost: 2, links: [again.id], nodes: ["a", "b"] });
  });

  it("knows new links and nodes, and forgets removed nodes", () => {
    const { graph } = harbour();
    const finder = ngraphFinder(graph, { cost });
    expect(() => finder.find("a", "d")).toThrow("to: expected the id of a node");
    graph.addNode("d");
    expect(finder.find("a", "d")).toBeUndefined();
    graph.addLink("a", "c", { cost: 2 });
    graph.addLink("c", "d", { cost: 1 });
    expect(finder.find("a", "d")?.nodes).toEqual(["a", "c", "d"]);
    graph.removeNode("c");
    expect(finder.find("a", "d")).toBeUndefined();
    expect(() => finder.find("a", "c")).toThrow("to: expected the id of a node");
  });

  it("takes the costs of links that are updated", () => {
    const graph = createGraph<undefined, Way>();
    graph.addLink("a", "b", { cost: 5 });
    const finder = ngraphFinder(graph, { cost });
    expect(finder.find("a", "b")?.cost).toBe(5);
    // Without `multigraph` a second link between two nodes is an update of the first.
    graph.addLink("a", "b", { cost: 7 });
    expect(finder.find("a", "b")?.cost).toBe(7);
  });

  it("sees that a link of a known name joins other nodes than before", () => {
    const graph = createGraph<undefined, { cost: number; id: string }>({ multigraph: true });
    const moved = graph.addLink("a", "b", { cost: 1, id: "moved" });
    graph.addLink("b", "c", { cost: 1, id: "stays" });
    const finder = ngraphFinder(graph, { cost: ({ data }) => data.cost, id: ({ data }) => data.id });
    expect(finder.find("a", "c")?.links).toEqual(["moved", "stays"]);
    graph.removeLink(moved);
    graph.addLink("a", "c", { cost: 1, id: "moved" });
    expect(finder.find("a", "c")?.links).toEqual(["moved"]);
    expect(finder.find("a", "b")).toBeUndefined();
  });

  it("asks costs anew when told to, for what ngraph does not see", () => {
    const { graph, fast } = harbour();
    const finder = ngraphFinder(graph, { cost });
    expect(finder.find("a", "b")?.cost).toBe(3);
    fast.data.cost = 1;
    expect(finder.find("a", "b")?.cost).toBe(3);
    finder.refresh();
    expect(finder.find("a", "b")?.cost).toBe(1);
  });

  it("sees many changes made at once when they are done", () => {
    const { graph, slow, fast } = harbour();
    const finder = ngraphFinder(graph, { cost });
    finder.find("a", "b");
    graph.beginUpdate();
    graph.removeLink(slow);
    graph.removeLink(fast);
    graph.addLink("a", "e", { cost: 1 });
    graph.addLink("e", "b", { cost: 1 });
    graph.endUpdate();
    expect(finder.find("a", "b")?.nodes).toEqual(["a", "e", "b"]);
  });

  it("follows the graph no longer when stopped", () => {
    const { graph, fast } = harbour();
    const finder = ngraphFinder(graph, { cost });
    finder.find("a", "b");
    finder.stop();
    graph.removeLink(fast);
    expect(finder.find("a", "b")?.links).toEqual([fast.id]);
  });

  it("answers after every one of many random edits as if made anew", () => {
    const random = generator(42);
    const graph = createGraph<undefined, Way>({ multigraph: true });
    const node = () => `n${Math.floor(random() * 25)}`;
    for (let i = 0; i < 60; i++) graph.addLink(node(), node(), { cost: Math.floor(random() * 4) });
    const finder = ngraphFinder(graph, { cost });
    const removed: Link<Way>[] = [];
    for (let round = 0; round < 600; round++) {
      const links: Link<Way>[] = [];
      graph.forEachLink((link) => {
        links.push(link);
      });
      const choice = random();
      const some = links[Math.floor(random() * links.length)];
      const back = removed.pop();
      if (choice < 0.4 && some !== undefined) {
        removed.push(some);
        graph.removeLink(some);
      } else if (choice < 0.8 && back !== undefined) graph.addLink(back.fromId, back.toId, back.data);
      else if (choice < 0.9) graph.addLink(node(), node(), { cost: Math.floor(random() * 4) });
      else graph.removeNode(node());
      const [from, to] = [node(), node()];
      if (!graph.hasNode(from) || !graph.hasNode(to)) continue;
      expect(finder.find(from, to)).toEqual(ngraphFinder(graph, { cost }).find(from, to));
    }
  });
});

describe("ngraphFinder refuses", () => {
  it.each([Number.NaN, -1, undefined, null, "3", Number.POSITIVE_INFINITY])(
    "a cost of %s, the link named",
    (bad) => {
      const { graph, fast } = harbour();
      fast.data.cost = bad as number;
      const finder = ngraphFinder(graph, { cost });
      expect(() => finder.find("b", "c")).toThrow(`links[${fast.id}].cost`);
    },
  );

  it.each([Number.NaN, -1, undefined, null, "3", Number.POSITIVE_INFINITY])(
    "a cost of %s added later, as long as it is there",
    (bad) => {
      const { graph } = harbour();
      const finder = ngraphFinder(graph, { cost });
      expect(finder.find("a", "c")?.cost).toBe(4);
      const link = graph.addLink("a", "c", { cost: bad as number });
      expect(() => finder.find("a", "c")).toThrow(`links[${link.id}].cost`);
      expect(() => finder.find("a", "c")).toThrow(`links[${link.id}].cost`);
      graph.removeLink(link);
      expect(finder.find("a", "c")?.cost).toBe(4);
    },
  );

  it("an update to such a cost", () => {
    const graph = createGraph<undefined, Way>();
    const link = graph.addLink("a", "b", { cost: 5 });
    const finder = ngraphFinder(graph, { cost });
    finder.find("a", "b");
    graph.addLink("a", "b", { cost: Number.NaN });
    expect(() => finder.find("a", "b")).toThrow(`links[${link.id}].cost`);
  });

  it('nodes whose ids are numbers: 1 and "1" would be two', () => {
    const graph = createGraph<undefined, Way>();
    graph.addLink(1, "2", { cost: 1 });
    expect(() => ngraphFinder(graph, { cost }).find("1", "2")).toThrow(
      'nodes[0].id: expected an id that is a text, got 1; write "1"',
    );
  });

  it("ids of links used twice", () => {
    const { graph } = harbour();
    expect(() => ngraphFinder(graph, { cost, id: () => "same" }).find("a", "b")).toThrow(
      "expected an id used once",
    );
  });
});
