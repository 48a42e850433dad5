// A study's worth of work: the states of 200 places, 200 pairs from 20 origins, a base and eight scenarios that
// each close or ease some arcs. One commodity; seconds are per future and commodity, all nine scenarios, routes included.
import { type LaneColumns, LaneSearch } from "../../../src/paths/index.ts";
import { random } from "../../paths/lanes/oracle.ts";
import { type BenchOptions, duel, type Row, row } from "../row.ts";
import { patched, sharedFutures, states, towns } from "./networks.ts";
import { dijkstraPeer } from "./peers.ts";

/** Rows on scenarios that share their base. */
export async function laneScenarioRows({ smoke }: BenchOptions): Promise<Row[]> {
  const place = states(
    towns({ nodes: 200, streets: 290, aspect: 3, origins: 20, destinations: 10, seed: 2 }),
  );
  const { network, pairs } = place;
  const lanes = 64;
  const { blocks } = sharedFutures(place, lanes, smoke ? 2 : 16);
  const next = random(3);
  const scenarios = Array.from({ length: 8 }, (_, s) => ({
    arcs: Uint32Array.from(
      new Set(Array.from({ length: 6 }, () => Math.floor(next() * network.tail.length))),
    ),
    share: s % 2 === 0 ? Number.POSITIVE_INFINITY : 0.5,
  }));
  const cases = blocks.map((weights) => {
    const patches = scenarios.map(({ arcs, share }) => patched(arcs, share, weights, lanes));
    const whole = patches.map((patch) => {
      const all = weights.slice();
      patch.arcs.forEach((arc, i) => {
        all.set(patch.weights.subarray(i * lanes, (i + 1) * lanes), arc * lanes);
      });
      return all;
    });
    return { weights, patches, whole };
  });
  const futures = blocks.length * lanes;
  const size = `${network.nodes} states, ${network.tail.length} arcs, ${pairs.from.length} pairs, 9 scenarios`;
  const workload = "scenarios of a study, search";
  const search = new LaneSearch(network, pairs);
  const shared = (): (readonly LaneColumns[])[] =>
    cases.map(({ weights, patches }) => search.solve({ lanes, weights, patches }));
  const apart = (): LaneColumns[][] =>
    cases.map(({ weights, whole }) =>
      [weights, ...whole].map((all) => search.solve({ lanes, weights: all })[0] as LaneColumns),
    );
  const base = (columns: readonly LaneColumns[]): LaneColumns => columns[0] as LaneColumns;
  const equal = (a: (readonly LaneColumns[])[], b: LaneColumns[][]): boolean =>
    a.every((columns, k) =>
      columns.every(({ changed }, s) => {
        const other = b[k]?.[s] as LaneColumns;
        return other.cost.every((cost, i) => {
          const { cost: costs, route } =
            changed[Math.floor(i / lanes)] === 1 ? (columns[s] as LaneColumns) : base(columns);
          return cost === costs[i] && other.route[i] === route[i];
        });
      }),
    );
  const same = equal(shared(), apart());
  const time = duel(smoke ? 1 : 5, { subject: shared, peer: apart });
  const peer = dijkstraPeer(place);
  const costs = new Float64Array(pairs.from.length);
  const against = duel(smoke ? 1 : 3, {
    subject: shared,
    peer: () => {
      for (let lane = 0; lane < 2; lane++) {
        for (const all of [cases[0]?.weights, ...(cases[0]?.whole ?? [])]) {
          peer(all as Float64Array, lanes, lane, costs);
        }
      }
    },
  });
  const common = {
    workload,
    size,
    subject: `lanes, costs and routes (${search.kernel})`,
    bytes: search.bytes,
  };
  return [
    row({
      ...common,
      peer: "the same, every scenario from scratch",
      ratio: time.peer / time.subject,
      seconds: time.subject / futures,
      equal: same,
    }),
    row({
      ...common,
      peer: "Dijkstra in TypeScript, per future",
      ratio: against.peer / 2 / (against.subject / futures),
      seconds: against.subject / futures,
    }),
  ];
}
