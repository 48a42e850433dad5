/** Says which flows on which routes an observation counts. */

import {
  type Commodity,
  commoditiesNamed,
  type Observation,
  type Place,
  type Study,
} from "../../model/index.ts";
import type { CountedFlow, FlowTally } from "../load/tally.ts";
import type { ChoiceRoute } from "../sets/choiceSets.ts";

/** What an observation is the sum of, or of which two sums it is the ratio. */
export interface ObservedCount {
  readonly commodities: readonly Commodity[];
  readonly count: FlowTally;
  /** Of a share: what the whole is. */
  readonly whole?: FlowTally;
}

/** What an observation counts; `undefined` for times and prices, which are no sums of flows. */
export function countOf(row: Observation, study: Study): ObservedCount | undefined {
  if (row.measure === "hours" || row.measure === "money") return undefined;
  const commodities =
    row.commodities.length === 0
      ? study.commodities.filter(({ traffic }) => traffic === "freight")
      : commoditiesNamed(study.commodities, row.commodities);
  const passes = routeFilter(study);
  const isCounted = (flow: CountedFlow): boolean =>
    commodities.some(({ id }) => id === flow.commodity) &&
    isNamed(row.from, flow.from, flow.fromCountry) &&
    isNamed(row.to, flow.to, flow.toCountry);
  const tally = (key: string, at: readonly string[], mode: Observation["mode"]): FlowTally => ({
    ...{ key: `${row.id} ${key}`, measure: "amount" },
    weight: (flow, route) => (isCounted(flow) && passes(route, at, mode) ? 1 : 0),
  });
  const count = tally("count", row.at, row.mode);
  return row.measure === "share"
    ? { commodities, count, whole: tally("whole", row.among, undefined) }
    : { commodities, count };
}

function isNamed(names: readonly string[], place: string, country: string): boolean {
  return names.length === 0 || names.includes(place) || names.includes(country);
}

/** Whether a route passes one of some places or links, by a mode. */
function routeFilter(
  study: Study,
): (route: ChoiceRoute, at: readonly string[], mode: Observation["mode"]) => boolean {
  const links = new Map(study.network.links.map((link) => [link.id, link]));
  const kinds = new Map(study.network.places.map(({ id, kind }): [string, Place["kind"]] => [id, kind]));
  return (route, at, mode) => {
    const byMode = route.links.filter((id) => mode === undefined || links.get(id)?.mode === mode);
    if (at.length === 0) return byMode.length > 0;
    return at.some((name) => {
      if (!kinds.has(name)) return byMode.some((id) => id === name || id === `${name}~back`);
      // A border counts those who cross it, a port or a town those who pass it.
      if (kinds.get(name) === "borderCrossing" && !route.gates.some(({ place }) => place === name))
        return false;
      return byMode.some((id) => links.get(id)?.from === name || links.get(id)?.to === name);
    });
  };
}
