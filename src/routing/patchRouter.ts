/** Transfers a compiled commodity from one scenario to another, and rebuilds what differs. */

import type { Steps } from "../base/index.ts";
import { figuresOf } from "../model/index.ts";
import type { OpenedScenario } from "./openedScenario.ts";
import { keepAnswers } from "./routes/keptAnswers.ts";
import { Router } from "./routes/router.ts";
import { type Drafts, type Reassembled, reassemble, unchanged } from "./states/assemble.ts";
import type { NetworkChange } from "./states/networkChange.ts";
import type { Arc, JourneyState, StateGraph } from "./states/stateGraph.ts";

/**
 * A router of a scenario, made of that of an earlier one: arcs of links and places that a change does not touch are kept, as
 * are the prices of arcs that read no changed figure, and answers that no changed arc can matter to.
 *
 * @param drafts - Generates the arcs of what the change touches.
 * @returns `undefined` where the graph has to be rebuilt.
 * @throws InputError when a new arc cannot be priced.
 */
export function* patchRouter(
  earlier: Router,
  model: OpenedScenario,
  change: NetworkChange,
  drafts: () => Steps<Drafts>,
): Steps<Router | undefined> {
  const { links, places } = change.extent;
  const isTouched = links.size > 0 || places.size > 0;
  const made = isTouched
    ? reassemble(earlier.graph, isOutside(earlier.graph, change), yield* drafts())
    : unchanged(earlier.graph);
  yield;
  if (made === undefined) return undefined;
  const { graph, earlierArc, stateNow } = made;
  const prices = earlier.knownPrices;
  if (prices === undefined) return new Router(model, graph);
  const samePrice = samePrices(earlier, made, change);
  if (!isTouched && samePrice === earlierArc) return new Router(model, graph, prices, earlier.answers);
  const now = yield* model.price(graph, { prices, samePrice });
  const answers = keepAnswers({ prices, answers: earlier.answers }, now, {
    earlierArc,
    stateNow,
    prices,
    samePrice,
    links: change.links,
  });
  return new Router(model, graph, now, answers);
}

/** Whether an arc is of no link and no place that a change touches. */
function isOutside(
  { states }: StateGraph,
  { extent: { links, places } }: NetworkChange,
): (arc: Arc) => boolean {
  return ({ link, from }) =>
    link === undefined ? !places.has((states[from] as JourneyState).place) : !links.has(link.id);
}

/** Arc -> the earlier arc whose price it has, or -1: its charges are the same, and so are all figures it reads. */
function samePrices(
  earlier: Router,
  { graph, earlierArc }: Reassembled,
  { figures }: NetworkChange,
): Int32Array {
  const hour = figuresOf(graph.commodity.valueOfTime.expression);
  if (hour.some((id) => figures.has(id))) return new Int32Array(graph.arcs.length).fill(-1);
  const changed = new Set([...figures].flatMap((id) => earlier.readers.get(id) ?? []));
  if (changed.size === 0 && graph === earlier.graph) return earlierArc;
  const same = new Int32Array(earlierArc.length).fill(-1);
  for (let a = 0; a < same.length; a++) {
    const old = earlierArc[a] as number;
    if (old < 0 || graph.arcs[a]?.charges !== earlier.graph.arcs[old]?.charges) continue;
    if (changed.size === 0 || !changed.has(old)) same[a] = old;
  }
  return same;
}
