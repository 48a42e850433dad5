/** Assembles arcs into a state graph: a new one, or one of which some arcs have changed. */

import { byId } from "../../base/index.ts";
import type { Commodity } from "../../model/index.ts";
import { buildTopology } from "../../paths/index.ts";
import { headOf } from "../prices/charge.ts";
import { importedLayer } from "./customsWays.ts";
import type { DraftArc } from "./draftArc.ts";
import type { Arc, JourneyState, StateGraph } from "./stateGraph.ts";
import type { Yards } from "./yard.ts";

/** Arcs before they are numbered. */
export interface Drafts {
  readonly arcs: readonly DraftArc[];
  /** Other ways through customs than clearance at the destination. */
  readonly ways: readonly DraftArc[];
  readonly yards: Yards;
}

/** A state graph made of an earlier one. */
export interface Reassembled {
  readonly graph: StateGraph;
  /** Arc -> the arc of the earlier graph that has its id and its ends; -1 where there is none. */
  readonly earlierArc: Int32Array;
  /** State of the earlier graph -> the same state now; -1 where it is gone. */
  readonly stateNow: Int32Array;
}

/** The state graph of some arcs, numbered in the order of their ids. */
export function assemble(commodity: Commodity, { arcs, ways, yards }: Drafts): StateGraph {
  const layer = importedLayer(arcs, importingCountries(ways), yards);
  const drafts = [...arcs, ...layer, ...ways].sort(byId);
  const met = new Map<string, JourneyState>();
  for (const { from, to } of drafts) met.set(from.id, from).set(to.id, to);
  const states = [...met.values()].sort(byId);
  const index = indexOf(states);
  const numbered = drafts.map((draft) => numberEnds(draft, index));
  return stateGraph(commodity, states, numbered, index);
}

/**
 * The state graph that some arcs make together with those of an earlier graph that are kept: the very graph that `assemble`
 * would make of all of them.
 *
 * @param isKept - Whether an arc of the earlier graph is still there, with the same charges.
 * @returns `undefined` when goods can be imported on the way into other countries than before: then more has changed.
 */
export function reassemble(
  earlier: StateGraph,
  isKept: (arc: Arc) => boolean,
  { arcs, ways, yards }: Drafts,
): Reassembled | undefined {
  const kept: number[] = [];
  const dropped: number[] = [];
  for (const [a, arc] of earlier.arcs.entries()) (isKept(arc) ? kept : dropped).push(a);
  const before = countriesOf(earlier, earlier.arcs);
  const countries = countriesOf(
    earlier,
    kept.map((a) => earlier.arcs[a] as Arc),
  );
  for (const country of importingCountries(ways)) countries.add(country);
  if (countries.size !== before.size || [...countries].some((country) => !before.has(country)))
    return undefined;
  const drafts = [...arcs, ...importedLayer(arcs, countries, yards), ...ways].sort(byId);
  const replaced = replaceArcs(earlier, dropped, drafts);
  if (replaced !== undefined) return replaced;
  const { states, index, stateNow } = mergeStates(earlier, kept, drafts);
  const made = drafts.map((draft) => numberEnds(draft, index));
  const moved = kept.map((a) => {
    const arc = earlier.arcs[a] as Arc;
    const from = stateNow[arc.from] as number;
    const to = stateNow[arc.to] as number;
    return from === arc.from && to === arc.to ? arc : { ...arc, from, to };
  });
  const merged = mergeById(moved, made);
  return {
    graph: stateGraph(earlier.commodity, states, merged, index),
    earlierArc: matchArcs(merged, earlier.arcs, stateNow),
    stateNow,
  };
}

/** The graph with new charges of some arcs; `undefined` when the arcs are others than those that were dropped. */
function replaceArcs(
  earlier: StateGraph,
  dropped: readonly number[],
  drafts: readonly DraftArc[],
): Reassembled | undefined {
  if (dropped.length !== drafts.length) return undefined;
  const arcs = [...earlier.arcs];
  for (const [i, a] of dropped.entries()) {
    const arc = earlier.arcs[a] as Arc;
    const draft = drafts[i] as DraftArc;
    const isSame =
      draft.id === arc.id &&
      draft.from.id === idAt(earlier, arc.from) &&
      draft.to.id === idAt(earlier, arc.to);
    if (!isSame) return undefined;
    const { id, type, link, charges, drivingDays, procedure } = draft;
    arcs[a] = { id, type, from: arc.from, to: arc.to, link, charges, drivingDays, procedure };
  }
  const { commodity, states, index, topology } = earlier;
  return unchanged({ commodity, states, arcs, index, topology, ...chargeColumns(arcs) });
}

function idAt({ states }: StateGraph, state: number): string {
  return (states[state] as JourneyState).id;
}

/** A graph of which all states and arcs have the numbers they had. */
export function unchanged(graph: StateGraph): Reassembled {
  return { graph, earlierArc: countUp(graph.arcs.length), stateNow: countUp(graph.states.length) };
}

/** 0, 1, 2 and so on. */
function countUp(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}

/** Two lists in the order of ids as one. */
function mergeById<T extends { readonly id: string }>(a: readonly T[], b: readonly T[]): T[] {
  const merged: T[] = [];
  let next = 0;
  for (const one of a) {
    for (; next < b.length && (b[next] as T).id < one.id; next++) merged.push(b[next] as T);
    merged.push(one);
  }
  for (; next < b.length; next++) merged.push(b[next] as T);
  return merged;
}

/** Arc -> the earlier arc of its id and ends, or -1; both lists are in the order of ids. */
function matchArcs(arcs: readonly Arc[], earlier: readonly Arc[], stateNow: Int32Array): Int32Array {
  const matched = new Int32Array(arcs.length).fill(-1);
  let old = 0;
  for (let a = 0; a < arcs.length; a++) {
    const { id, from, to } = arcs[a] as Arc;
    // Most arcs have the very id of the next.
    while (old < earlier.length && (earlier[old] as Arc).id !== id && (earlier[old] as Arc).id < id) old++;
    const arc = earlier[old];
    if (arc?.id === id && stateNow[arc.from] === from && stateNow[arc.to] === to) matched[a] = old;
  }
  return matched;
}

function mergeStates(
  earlier: StateGraph,
  kept: readonly number[],
  drafts: readonly DraftArc[],
): Pick<StateGraph, "states" | "index"> & Pick<Reassembled, "stateNow"> {
  const isMet = new Uint8Array(earlier.states.length);
  const added = new Map<string, JourneyState>();
  for (const a of kept) {
    const { from, to } = earlier.arcs[a] as Arc;
    isMet[from] = 1;
    isMet[to] = 1;
  }
  for (const { from, to } of drafts) {
    for (const state of [from, to]) {
      const known = earlier.index.get(state.id);
      if (known === undefined) added.set(state.id, state);
      else isMet[known] = 1;
    }
  }
  if (added.size === 0 && isMet.every((met) => met === 1)) {
    const { states, index } = earlier;
    return { states, index, stateNow: countUp(states.length) };
  }
  const states = [...earlier.states.filter((_, i) => isMet[i] === 1), ...added.values()].sort(byId);
  const index = indexOf(states);
  return { states, index, stateNow: Int32Array.from(earlier.states, ({ id }) => index.get(id) ?? -1) };
}

function numberEnds(draft: DraftArc, index: ReadonlyMap<string, number>): Arc {
  const { id, type, link, charges, drivingDays, procedure } = draft;
  const from = index.get(draft.from.id) as number;
  const to = index.get(draft.to.id) as number;
  return { id, type, from, to, link, charges, drivingDays, procedure };
}

function indexOf(states: readonly JourneyState[]): Map<string, number> {
  return new Map(states.map((state, i) => [state.id, i]));
}

/** The state graph of numbered states and arcs. */
export function stateGraph(
  commodity: Commodity,
  states: readonly JourneyState[],
  arcs: readonly Arc[],
  index: ReadonlyMap<string, number> = indexOf(states),
): StateGraph {
  const tails = new Uint32Array(arcs.length);
  const heads = new Uint32Array(arcs.length);
  for (let a = 0; a < arcs.length; a++) {
    const { from, to } = arcs[a] as Arc;
    tails[a] = from;
    heads[a] = to;
  }
  const topology = buildTopology(states.length, tails, heads);
  return { commodity, states, arcs, index, topology, ...chargeColumns(arcs) };
}

function chargeColumns(arcs: readonly Arc[]): Pick<StateGraph, "firstCharge" | "heads"> {
  const firstCharge = new Uint32Array(arcs.length + 1);
  for (let a = 0; a < arcs.length; a++) {
    firstCharge[a + 1] = (firstCharge[a] as number) + (arcs[a] as Arc).charges.length;
  }
  const heads = new Uint8Array(firstCharge[arcs.length] as number);
  let c = 0;
  for (const { charges } of arcs) for (const charge of charges) heads[c++] = headOf(charge);
  return { firstCharge, heads };
}

/** The countries into which goods are imported before their destination. */
function importingCountries(ways: readonly DraftArc[]): Set<string> {
  return new Set(ways.flatMap(({ to }) => (to.customs === "imported" ? [to.side] : [])));
}

function countriesOf({ states }: StateGraph, arcs: readonly Arc[]): Set<string> {
  const found = new Set<string>();
  for (const { from, to } of arcs) {
    const { customs, side } = states[to] as JourneyState;
    if (customs === "imported" && states[from]?.customs !== "imported") found.add(side);
  }
  return found;
}
