/** An editable graph for apps that open and close links and ask for single routes. */

import createGraph, { type Link, type Node } from "ngraph.graph";
import { aStar } from "ngraph.path";
import { didYouMean, expectArguments, InputError, problem } from "../../base/index.ts";
import { closed, type EventedGraph, onChange } from "../../paths/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { liveGraphArguments } from "../given.ts";
import { type StudyOrModel, scenarioModel } from "../model.ts";
import type { Objective } from "../prices/price.ts";
import { dayTripTree } from "../routes/dayTrip.ts";
import { Names, yearOf } from "../routes/query.ts";
import type { RouteResult } from "../routes/route.ts";
import type { Router } from "../routes/router.ts";
import { openArcs } from "../states/openArcs.ts";
import type { JourneyState } from "../states/stateGraph.ts";

/** What an ngraph link of a live graph carries. */
export interface LiveArc {
  /** Index of the arc in the state graph. */
  readonly arc: number;
  /** Id of the arc: the link's id, or words for what is done at which place. */
  readonly id: string;
}

/**
 * A state graph as an editable ngraph graph, for apps that open and close links and ask for one route at a time. It
 * answers as a scenario would that closes the same links.
 */
export interface LiveGraph {
  /** Nodes are states by id, links are arcs; parallel links are kept. A link removed here is closed, one added is open; `on("changed", ...)` says so. */
  readonly graph: EventedGraph<JourneyState, LiveArc>;
  /** Removes a link row (both directions) or one direction. */
  readonly close: (link: string) => void;
  /** Puts back what was closed. */
  readonly open: (link: string) => void;
  /** The least-cost way between two ends on the graph as it is now; generalised cost is made least when not said. */
  readonly find: (from: string, to: string, least?: Objective) => RouteResult;
}

/**
 * Puts the state graph of a scenario and commodity on ngraph.graph and searches it with ngraph.path's A* (which is
 * Dijkstra's algorithm here, since no bound is given). It shares its amounts with `route`, and amounts add up exactly
 * in any order, so what is made least is the same to the last bit; of ways that cost the same it may take another.
 *
 * @throws InputError when a name is unknown or the scenario cannot be priced.
 * @example
 * ```ts
 * import { liveGraph } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const live = liveGraph(await loadStudy("examples/first-corridor"), "rail-joined", "container");
 * live.close("rail-barda--gora");
 * const found = live.find("alma", "gora");
 * if (found.type === "route") console.log(found.links.join(" ")); // road-alma--barda road-barda--gora
 * ```
 */
export function liveGraph(study: StudyOrModel, scenario: string | Scenario, commodity: string): LiveGraph {
  expectArguments(liveGraphArguments, [study, scenario, commodity]);
  const model = scenarioModel(study, scenario);
  const names = new Names(model);
  const found = names.commodity(commodity);
  names.throwIfUnknown();
  const router = model.router(found);
  const graph = toNgraph(router);
  const year = yearOf(router, {});
  const isOpen = new Uint8Array(router.graph.arcs.length).fill(1);
  onChange(graph, ({ changeType, link }) => {
    if (link !== undefined) isOpen[link.data.arc] = changeType === "remove" ? 0 : 1;
  });
  return {
    graph,
    close: (name) => {
      const arcs = new Set(arcsOf(router, name));
      for (const link of linksWhere(graph, ({ arc }) => arcs.has(arc))) graph.removeLink(link);
    },
    open: (name) => {
      for (const arc of arcsOf(router, name)) if (isOpen[arc] === 0) addArc(graph, router, arc);
    },
    find: (from, to, least = "generalisedCost") => {
      return { ...findOn(graph, router, isOpen, { from, to, least }), year };
    },
  };
}

function toNgraph(router: Router): EventedGraph<JourneyState, LiveArc> {
  // Without `multigraph` ngraph would keep one of two parallel links and say nothing.
  const graph = createGraph<JourneyState, LiveArc>({ multigraph: true }) as EventedGraph<
    JourneyState,
    LiveArc
  >;
  for (const state of router.graph.states) graph.addNode(state.id, state);
  for (const arc of router.graph.arcs.keys()) addArc(graph, router, arc);
  return graph;
}

function addArc(graph: EventedGraph<JourneyState, LiveArc>, router: Router, arc: number): void {
  const { states, arcs } = router.graph;
  const { id, from, to } = arcs[arc] as (typeof arcs)[number];
  graph.addLink((states[from] as JourneyState).id, (states[to] as JourneyState).id, { arc, id });
}

function linksWhere(
  graph: EventedGraph<JourneyState, LiveArc>,
  wanted: (data: LiveArc) => boolean,
): Link<LiveArc>[] {
  const links: Link<LiveArc>[] = [];
  graph.forEachLink((link) => {
    if (wanted(link.data)) links.push(link);
  });
  return links;
}

function arcsOf(router: Router, name: string): number[] {
  const { arcs } = router.graph;
  const found = [...arcs.keys()].filter((i) => arcs[i]?.link?.row === name || arcs[i]?.link?.id === name);
  if (found.length > 0) return found;
  const hint = didYouMean(
    name,
    new Set(arcs.flatMap(({ link }) => (link === undefined ? [] : [link.row, link.id]))),
  );
  const draft = { path: "link", expected: "the id of a link in the scenario", got: name };
  throw new InputError([problem({ ...draft, ...(hint === undefined ? {} : { hint }) })]);
}

function findOn(
  graph: EventedGraph<JourneyState, LiveArc>,
  router: Router,
  isOpen: Uint8Array,
  query: { readonly from: string; readonly to: string; readonly least: Objective },
): RouteResult {
  const names = new Names(router.model);
  const from = names.end("from", query.from);
  const to = names.end("to", query.to);
  const least = names.objective(query.least);
  names.throwIfUnknown();
  const ready = router.prepare(from, to);
  if (ready.type !== "search") return router.describeFound(ready);
  const { states } = router.graph;
  const { origin, destination, delivered } = ready;
  const left = openArcs(router.graph, (arc) => isOpen[arc] === 1);
  const isLeft = (arc: number): boolean => left[arc] === 1;
  // What is a day trip may have changed with the links.
  const reached = dayTripTree(router.prices.withRest, origin, isLeft);
  const isDayTrip = reached !== undefined && (reached.cost[delivered] as number) <= 1;
  const priced = router.priced(!isDayTrip);
  const weights = priced.weights[least];
  const weight = ({ data: { arc } }: Link<LiveArc>): number =>
    isLeft(arc) ? (weights[arc] as number) : closed;
  const [start, end] = [origin, destination].map((state) => (states[state] as JourneyState).id) as [
    string,
    string,
  ];
  const finder = aStar(graph, {
    oriented: true,
    distance: (_from, _to, link) => weight(link),
    blocked: (_from, _to, link) => !isLeft(link.data.arc),
  });
  // ngraph gives the nodes from target to source. Where only blocked links lead to the target, it gives the target alone.
  const nodes = finder.find(start, end).reverse();
  if (nodes[0]?.id !== start) return router.noRoute(from, to, { origin, destination }, { isOpen: isLeft });
  // It does not give the links: the least of parallel ones is what it took.
  const arcs = nodes.slice(1).map((node, i) => arcTaken(nodes[i] as Node<JourneyState>, node, weight));
  return router.describe({ type: "way", from, to, arcs, priced });
}

function arcTaken(
  from: Node<JourneyState>,
  to: Node<JourneyState>,
  weight: (link: Link<LiveArc>) => number,
): number {
  const links = [...(from.links ?? [])] as Link<LiveArc>[];
  const between = links.filter((link) => link.fromId === from.id && link.toId === to.id);
  between.sort((a, b) => weight(a) - weight(b) || a.data.arc - b.data.arc);
  return (between[0] as Link<LiveArc>).data.arc;
}
