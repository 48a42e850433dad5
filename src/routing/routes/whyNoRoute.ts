/** Explains why there is no route between two ends. */

import {
  type Commodity,
  type End,
  endText,
  type Link,
  modesThat,
  modeTraits,
  type OperationKind,
  sameVehicle,
  type Traffic,
  type Vehicle,
} from "../../model/index.ts";
import { closed, Dijkstra } from "../../paths/index.ts";
import type { OpenedScenario } from "../openedScenario.ts";
import type { JourneyState, StateGraph } from "../states/stateGraph.ts";
import { allowedArcs, type RouteRules } from "./constrained.ts";

/** The states a search should have joined; `undefined` where the graph has none. */
export interface EndStates {
  readonly origin: number | undefined;
  readonly destination: number | undefined;
}

/** What a way has to keep to: the rules of a question, and links that an app has closed. */
export interface Limits extends RouteRules {
  /** Whether an arc may be used; all may when absent. */
  readonly isOpen?: (arc: number) => boolean;
}

interface Context {
  readonly model: OpenedScenario;
  readonly graph: StateGraph;
}

/**
 * Says in words why there is no way between two ends, and what is missing: a link or a row of `operations.csv` where
 * nothing can be loaded, unloaded or cleared; else the gap between what can be reached and what leads on: places at which
 * goods come by one vehicle and could go on by another, and links that would join the two parts, with the reason why they
 * do not.
 *
 * @param limits - What the way has to keep to; nothing when absent.
 */
export function whyNoRoute(
  context: Context,
  { from, to, origin, destination }: EndStates & { readonly from: End; readonly to: End },
  limits: Limits = {},
): string {
  const { model, graph } = context;
  if (origin === undefined)
    return `${graph.commodity.id} cannot be loaded at ${endText(from)}: ${lackAt(context, from, "load")}`;
  if (destination === undefined) return whyNoEnd(context, to);
  const isAllowed = allowedArcs(graph, limits);
  const isOpen = (arc: number): boolean => isAllowed(arc) && limits.isOpen?.(arc) !== false;
  const search = new Dijkstra(graph.topology);
  const free = Float64Array.from(graph.arcs, (_, arc) => (isOpen(arc) ? 0 : closed));
  const reached = search.tree(free, origin).cost;
  const leading = search.tree(free, destination, { direction: "reverse" }).cost;
  const ahead = graph.states.filter((_, state) => reached[state] === 0);
  const behind = graph.states.filter((_, state) => leading[state] === 0);
  const aheadAt = new Set(ahead.map(({ place }) => place));
  const behindAt = new Set(behind.map(({ place }) => place));
  const parts = [
    `${aheadAt.size} ${aheadAt.size === 1 ? "place" : "places"} can be reached from ${endText(from)}`,
    `${endText(to)} can be reached from ${behindAt.size}`,
    "and nothing open joins them",
  ];
  const open = new Set(graph.arcs.filter((_, arc) => isOpen(arc)).map((arc) => arc.link?.id));
  const { links } = model.scenario.network;
  const across = links.filter(
    (link) => aheadAt.has(link.from) && behindAt.has(link.to) && !open.has(link.id),
  );
  return [
    parts.join(", "),
    ...some(gaps(graph.commodity, ahead, behind)),
    ...someLinks(across, graph.commodity.traffic, limits),
  ].join("; ");
}

function whyNoEnd(context: Context, to: End): string {
  const { commodity, states } = context.graph;
  const isDelivered = states.some(
    ({ place, side, stage }) => place === to.place && side === (to.side ?? side) && stage === "delivered",
  );
  const { id } = commodity;
  if (!isDelivered) return `${id} cannot be unloaded at ${endText(to)}: ${lackAt(context, to, "unload")}`;
  return `${id} from abroad cannot be cleared at ${endText(to)}: operations.csv has no row clear for ${id} there`;
}

/** What is missing at an end: a link, or the row of an operation. */
function lackAt({ model, graph: { commodity } }: Context, end: End, kind: "load" | "unload"): string {
  const leads = kind === "load" ? "begins" : "ends";
  const here = model.scenario.network.links.filter(
    (link) => link[kind === "load" ? "from" : "to"] === end.place,
  );
  const { traffic } = commodity;
  const isThere = ({ country }: Link): boolean => (end.side ?? country) === country;
  const serves = (link: Link): boolean => link.status === "operating" && link.carries.includes(traffic);
  const open = here.filter((link) => serves(link) && isThere(link));
  if (open.length === 0) {
    const reasons = here.map(
      (link) => `${link.id}: ${serves(link) ? `in ${link.country}` : whyNot(link, traffic, {})}`,
    );
    return `no open link for ${traffic} ${leads} there${listed(reasons)}`;
  }
  const labels = modesThat(({ carries }) => carries === undefined).filter((mode) =>
    open.some((link) => link.mode === mode || modeTraits[link.mode].carries !== undefined),
  );
  const way = kind === "load" ? "to" : "from";
  return `operations.csv has no row ${kind} ${way} ${labels.map((mode) => modeTraits[mode].label).join(" or ")} for ${commodity.id} there`;
}

function listed(reasons: readonly string[]): string {
  if (reasons.length === 0) return "";
  const more = reasons.length > most ? ` and ${reasons.length - most} more` : "";
  return ` (${reasons.slice(0, most).join(", ")}${more})`;
}

const most = 5;

/** The first of some sentences. */
function some(sentences: readonly string[]): string[] {
  if (sentences.length <= most) return [...sentences];
  return [...sentences.slice(0, most), `and ${sentences.length - most} more places like these`];
}

/** Places that goods reach by one vehicle and could leave by another, with the row that would join the two. */
function gaps(
  commodity: Commodity,
  ahead: readonly JourneyState[],
  behind: readonly JourneyState[],
): string[] {
  const onward = new Map<string, JourneyState[]>();
  for (const state of behind) {
    const yard = yardOf(state);
    onward.set(yard, [...(onward.get(yard) ?? []), state]);
  }
  const found = ahead.flatMap((come) =>
    (onward.get(yardOf(come)) ?? []).flatMap((go) => gapBetween(commodity, come, go) ?? []),
  );
  return [...new Set(found)].sort();
}

function yardOf({ place, side }: JourneyState): string {
  return `${place}@${side}`;
}

/** What would join two states in one yard; nothing where more than one row is missing. */
function gapBetween({ id }: Commodity, come: JourneyState, go: JourneyState): string | undefined {
  const row = missingRow(come, go);
  if (row === undefined || come.customs !== go.customs) return undefined;
  const { place, side } = come;
  const by = come.vehicle === undefined ? "" : ` by ${vehicleText(come.vehicle)}`;
  const on =
    go.vehicle === undefined ? "are to be unloaded there" : `could go on by ${vehicleText(go.vehicle)}`;
  const comes =
    come.stage === "origin" ? `at ${place} (${side}) goods` : `at ${place} (${side}) goods come${by} and`;
  return `${comes} ${on}, but operations.csv has no row ${row} for ${id} there`;
}

function missingRow(come: JourneyState, go: JourneyState): string | undefined {
  const row = (kind: OperationKind, ends: string): string => `${kind} ${ends}`;
  if (come.stage === "origin") return go.vehicle && row("load", `to ${modeTraits[go.vehicle.mode].label}`);
  if (come.vehicle === undefined) return undefined;
  if (go.stage === "delivered") return row("unload", `from ${modeTraits[come.vehicle.mode].label}`);
  if (go.vehicle === undefined || sameVehicle(come.vehicle, go.vehicle)) return undefined;
  if (come.vehicle.mode === go.vehicle.mode)
    return row("gaugeChange", `from ${come.vehicle.gauge} to ${go.vehicle.gauge} mm`);
  const [from, to] = [come.vehicle, go.vehicle].map(({ mode }) => modeTraits[mode].label);
  return row("transship", `from ${from} to ${to}`);
}

function vehicleText({ mode, gauge }: Vehicle): string {
  const { label } = modeTraits[mode];
  return gauge === undefined ? label : `${label} ${gauge} mm`;
}

function someLinks(links: readonly Link[], traffic: Traffic, limits: Limits): string[] {
  if (links.length === 0) return [];
  const named = links.slice(0, most).map((link) => `${link.id} (${whyNot(link, traffic, limits)})`);
  const more = links.length > most ? ` and ${links.length - most} more` : "";
  return [`links across the gap that do not serve: ${named.join(", ")}${more}`];
}

/** Why a link does not serve: its status, what it carries, or a rule of the question. Closed is only what is closed. */
function whyNot(
  { status, carries, mode, from, to }: Link,
  traffic: Traffic,
  { modes, avoid, isOpen }: Limits,
): string {
  if (status !== "operating") return status;
  if (!carries.includes(traffic)) return `carries ${carries.join(" and ") || "nothing"}`;
  if (modes !== undefined && !modes.includes(mode))
    return `${modeTraits[mode].label} is not among the modes asked for`;
  const avoided = [from, to].find((place) => avoid?.includes(place));
  if (avoided !== undefined) return `${avoided} is to be avoided`;
  return isOpen === undefined ? `no ${modeTraits[mode].label} vehicle can come there` : "closed";
}
