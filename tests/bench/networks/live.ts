// A public ngraph graph that an app edits and asks: our finder on it, beside ngraph.path's.
import createGraph, { type Graph, type Link } from "ngraph.graph";
import { aStar } from "ngraph.path";
import { ngraphFinder } from "../../../src/paths/index.ts";
import { type Lattice, lattice, latticeSides, pairs } from "../kernels/lattice.ts";
import { peerName } from "../kernels/peer.ts";
import { type BenchOptions, duel, type Row, row, seconds } from "../row.ts";

type Roads = Graph<undefined, { readonly cost: number }>;

const cost = ({ data }: Link<{ readonly cost: number }>): number => data.cost;

/** Rows of questions on a graph as it is, of the first question, and of questions after each edit. */
export async function liveRows({ smoke }: BenchOptions): Promise<Row[]> {
  const sizes = smoke ? (["1k"] as const) : (["1k", "10k", "100k"] as const);
  return sizes.flatMap((size) => sizeRows(size, lattice(latticeSides[size]), smoke ? 1 : 3));
}

function sizeRows(size: string, network: Lattice, passes: number): Row[] {
  const { graph, links } = roadsOf(network);
  const asked = pairs(network.topology, size === "100k" ? 5 : 40).map(
    ([a, b]) => [`n${a}`, `n${b}`] as const,
  );
  const finder = ngraphFinder(graph, { cost });
  const peer = aStar(graph, { oriented: true, distance: (_from, _to, link) => cost(link) });
  const [from, to] = asked[0] as (typeof asked)[number];
  const first = seconds(() => finder.find(from, to));
  const equal = asked.every(([a, b]) => {
    const nodes = peer
      .find(a, b)
      .map(({ id }) => String(id))
      .reverse();
    return finder.find(a, b)?.cost === costAlong(graph, nodes);
  });
  const each = (find: (a: string, b: string) => unknown) => () => {
    for (const [a, b] of asked) find(a, b);
  };
  const asking = duel(passes, { subject: each(finder.find), peer: each(peer.find) });
  // A link on the way is closed, its end is asked for, and it is opened again.
  let turn = 0;
  const edited = (find: (a: string, b: string) => unknown) => (a: string, b: string) => {
    const place = turn++ % links.length;
    const link = links[place] as Link<{ readonly cost: number }>;
    graph.removeLink(link);
    find(a, b);
    links[place] = graph.addLink(link.fromId, link.toId, link.data);
  };
  const editing = duel(passes, { subject: each(edited(finder.find)), peer: each(edited(peer.find)) });
  finder.stop();
  // What the peer needs for the first question depends on the pair: an average one stands for it.
  const average = { subject: first, peer: asking.peer / asked.length };
  return [
    { subject: "first question, arrays made", time: average, questions: 1 },
    { subject: "a question", time: asking, questions: asked.length },
    { subject: "a link closed, a question, and opened", time: editing, questions: asked.length },
  ].map(({ subject, time, questions }) =>
    row({
      workload: "editable graph",
      size,
      subject: `ngraphFinder: ${subject}`,
      peer: peerName,
      ratio: time.peer / time.subject,
      seconds: time.subject / questions,
      equal,
    }),
  );
}

function roadsOf({ topology, weights }: Lattice): { graph: Roads; links: Link<{ readonly cost: number }>[] } {
  const graph: Roads = createGraph({ multigraph: true });
  const links = Array.from(weights, (weight, arc) =>
    graph.addLink(`n${topology.tail[arc]}`, `n${topology.head[arc]}`, { cost: weight }),
  );
  return { graph, links };
}

/** Cost over the cheapest link of every hop: ngraph.path does not say which it took. */
function costAlong(graph: Roads, nodes: readonly string[]): number {
  const hops = nodes.slice(1).map((node, i) => {
    const between = [...(graph.getLinks(node) ?? [])].filter(
      (link) => link.fromId === nodes[i] && link.toId === node,
    );
    return Math.min(...between.map(cost));
  });
  return hops.reduce((sum, hop) => sum + hop, 0);
}
