// Which method at which size: contraction (all nodes eliminated once for all origins) against label correcting (origin by
// origin) on road networks and on the state graph that a study makes of one; and against one future at a time.
import { LaneSearch } from "../../../src/paths/index.ts";
import { type BenchOptions, duel, type Row, row, solo } from "../row.ts";
import { type Case, sharedFutures, states, towns } from "./networks.ts";
import { agrees, dijkstraPeer } from "./peers.ts";

const roads = (nodes: number): Case =>
  towns({ nodes, streets: Math.round(1.45 * nodes), aspect: 3, origins: 20, destinations: 10, seed: 2 });

/** Rows that show where each method wins. */
export async function laneMethodRows({ smoke }: BenchOptions): Promise<Row[]> {
  const cases = [
    { name: "roads", place: roads(150) },
    { name: "states of a study", place: states(roads(200)) },
    { name: "roads", place: roads(1000) },
    { name: "roads", place: roads(5000) },
    { name: "roads", place: roads(20_000) },
  ];
  return (smoke ? cases.slice(0, 2) : cases).flatMap(({ name, place }) => {
    const { network, pairs } = place;
    const lanes = 32;
    const [weights] = sharedFutures(place, lanes, 1).blocks as [Float64Array];
    const searches = (["contraction", "labels"] as const).map(
      (method) => new LaneSearch(network, pairs, { method, routes: false }),
    ) as [LaneSearch, LaneSearch];
    const [contraction, labels] = searches.map(
      (search) => () => search.solve({ lanes, weights })[0]?.cost,
    ) as [() => Float64Array, () => Float64Array];
    const corrected = labels();
    const equal = contraction().every((cost, i) => cost === corrected[i]);
    const passes = smoke ? 1 : network.nodes > 3000 ? 3 : 9;
    const time = duel(passes, { subject: contraction, peer: labels });
    const peer = dijkstraPeer(place);
    const costs = new Float64Array(pairs.from.length);
    const alone = solo(smoke ? 1 : 3, () => peer(weights, lanes, 0, costs));
    const size = `${name}, ${network.nodes} nodes, ${network.tail.length} arcs, ${pairs.from.length} pairs`;
    const workload = "lane methods";
    return [
      row({
        workload,
        size,
        subject: "contraction",
        peer: "label correcting",
        ratio: time.peer / time.subject,
        seconds: time.subject / lanes,
        bytes: searches[0].bytes,
        equal,
      }),
      row({
        workload,
        size,
        subject: "contraction",
        peer: "Dijkstra in TypeScript, per future",
        ratio: (alone * lanes) / time.subject,
        seconds: time.subject / lanes,
        equal: agrees(peer, weights, lanes, smoke ? 2 : 4, contraction()),
      }),
    ];
  });
}
