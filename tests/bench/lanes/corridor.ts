// W3: Monte Carlo on a corridor of 150 nodes and 400 arcs, without and with a link, 5 origins x 4 destinations.
// Search only: the futures are drawn before.
import { type LaneColumns, LaneSearch } from "../../../src/paths/index.ts";
import { type BenchOptions, duel, type Row, row } from "../row.ts";
import { type Case, type Futures, independentFutures, patched, towns } from "./networks.ts";
import { agrees, dijkstraPeer, ngraphPeer, type Peer } from "./peers.ts";

const size = "150 nodes, 400 arcs, 2 scenarios, 20 pairs";

/** The corridor; the link is its last street, closed in the base. */
export function corridor(futures: number): { place: Case; drawn: Futures; link: Uint32Array } {
  const place = towns({ nodes: 150, streets: 200, aspect: 4, origins: 5, destinations: 4, seed: 1 });
  const link = Uint32Array.of(0, 1).map((i) => place.network.tail.length - 2 + i);
  return { place, drawn: independentFutures(place, 64, Math.ceil(futures / 64)), link };
}

/** Rows of W3, against searches that take one future at a time. */
export async function corridorRows({ smoke }: BenchOptions): Promise<Row[]> {
  const { place, drawn, link } = corridor(smoke ? 256 : 4096);
  const { lanes, blocks } = drawn;
  // Base: the link closed. Patch: open.
  const cases = blocks.map((open) => {
    const weights = open.slice();
    for (const arc of link) weights.fill(Number.POSITIVE_INFINITY, arc * lanes, (arc + 1) * lanes);
    return { open, weights, patches: [patched(link, 1, open, lanes)] };
  });
  const subjects = [
    { subject: "lanes, costs", options: { routes: false }, reach: { ngraph: 230, plain: undefined } },
    { subject: "lanes, costs and routes", options: {}, reach: {} },
    {
      subject: "lanes in TypeScript, costs",
      options: { routes: false, kernel: "typescript" },
      reach: { ngraph: 50 },
    },
  ] as const;
  const peers: { name: string; key: "ngraph" | "plain"; peer: Peer; futures: number }[] = [
    {
      name: "ngraph.path aStar, per future",
      key: "ngraph",
      peer: ngraphPeer(place),
      futures: smoke ? 2 : 48,
    },
    {
      name: "Dijkstra in TypeScript, per future",
      key: "plain",
      peer: dijkstraPeer(place),
      futures: smoke ? 8 : 512,
    },
  ];
  return subjects.flatMap(({ subject, options, reach }) => {
    const search = new LaneSearch(place.network, place.pairs, options);
    const run = (): (readonly LaneColumns[])[] =>
      cases.map(({ weights, patches }) => search.solve({ lanes, weights, patches }));
    const [first] = run() as unknown as [[LaneColumns, LaneColumns]];
    return peers.map(({ name, key, peer, futures }) => {
      const few = Math.min(lanes, futures);
      const one = cases[0] as (typeof cases)[number];
      const equal =
        agrees(peer, one.weights, lanes, few, first[0].cost) &&
        agrees(peer, one.open, lanes, few, first[1].cost);
      const costs = new Float64Array(place.pairs.from.length);
      const time = duel(smoke ? 1 : 7, {
        subject: run,
        peer: () => {
          for (let i = 0; i < futures; i++) {
            const { weights, open } = cases[Math.floor(i / lanes)] as (typeof cases)[number];
            peer(weights, lanes, i % lanes, costs);
            peer(open, lanes, i % lanes, costs);
          }
        },
      });
      const perFuture = time.subject / (blocks.length * lanes);
      return row({
        workload: "W3 Monte Carlo, search",
        size,
        subject: `${subject} (${search.kernel})`,
        peer: name,
        ratio: time.peer / futures / perFuture,
        reach: (reach as { ngraph?: number; plain?: number })[key],
        seconds: perFuture,
        bytes: search.bytes,
        equal,
      });
    });
  });
}
