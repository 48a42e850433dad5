import { describe, expect, it } from "vitest";
import type { LinkColumns } from "../../../src/base/index.ts";
import { Dijkstra } from "../../../src/paths/index.ts";
import {
  type LinkPath,
  linkPath,
  type SearchNetwork,
  searchNetwork,
  weightsOf,
} from "../../../src/paths/network/searchNetwork.ts";
import { generator, latticeGraph, randomGraph, weightKinds } from "../search/graphs.ts";
import { columnsOf, nodeId } from "./networks.ts";

/** The path of the plain search between two places, by name. */
function found(network: SearchNetwork, columns: LinkColumns, from: number, to: number): LinkPath | undefined {
  const [origin, destination] = [network.origin[from] as number, network.destination[to] as number];
  const path = new Dijkstra(network.topology).path(weightsOf(network, columns.cost), origin, destination);
  return path && linkPath(network, network.names.id(from), path);
}

describe("searchNetwork", () => {
  it("gives the same answers by name when nodes are renumbered, ties and zones included", () => {
    const random = generator(61);
    let moved = 0;
    for (let round = 0; round < 200; round++) {
      const kind = weightKinds[round % 4] ?? "ties";
      const graph =
        round % 2 === 0 ? randomGraph(20, 50, kind, random) : latticeGraph(2 + (round % 5), kind, random);
      const { nodeCount } = graph.topology;
      const ids = Array.from({ length: nodeCount }, (_, v) => nodeId(v));
      const noThrough = Uint32Array.from(ids.keys()).filter(() => random() < 0.1);
      const columns = { ...columnsOf(graph), nodeIds: ids, noThrough };
      const [given, renumbered] = [searchNetwork(columns, false), searchNetwork(columns, true)];
      if (renumbered.place.some((place, v) => place !== given.place[v])) moved++;
      for (let pair = 0; pair < 10; pair++) {
        const [from, to] = [Math.floor(random() * nodeCount), Math.floor(random() * nodeCount)];
        expect(found(renumbered, columns, from, to)).toEqual(found(given, columns, from, to));
      }
    }
    expect(moved).toBeGreaterThan(150);
  });
});
