/** Estimates what travels between places from yearly totals and margins: the rows of `flows.csv`. */

import {
  append,
  expectArguments,
  expectFraction,
  expectPositive,
  greatest,
  InputError,
  least as leastOf,
  type Problem,
  problem,
} from "../../base/index.ts";
import {
  type Commodity,
  commoditiesNamed,
  figureEvaluator,
  figureTable,
  type Observation,
  type Place,
  type Study,
  type Total,
} from "../../model/index.ts";
import { modelOf, type StudyOrModel, skim } from "../../routing/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { gravity } from "../balance/gravity.ts";
import { estimateArguments } from "../given.ts";
import { hoursPerYear } from "../load/flowRun.ts";
import { endsOf, type Weighted } from "./margins.ts";
import { inMillionths, mergeSmall, type PairShare } from "./merge.ts";

/** How totals are spread over places. */
export interface EstimateOptions {
  /** Scenario whose routes cost what distance costs; `status-quo` when absent. */
  readonly scenario?: string | Scenario;
  /**
   * How far trade reaches: a pair is e times less likely when its generalised cost exceeds the least of the total by this much,
   * as a multiple of the mean excess over all pairs; 1 when absent.
   */
  readonly friction?: number;
  /**
   * Flows below this part of all that travels, goods and passengers apart, are merged into near ones of their total; above 0 and
   * below 1, 0.001 when absent.
   */
  readonly least?: number;
}

/** A row of `flows.csv` as it was estimated. */
export interface EstimatedFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  /** Formula of the total. */
  readonly total: string;
  readonly share: number;
  /** Formula of the captive share; empty where the total states none. */
  readonly captive: string;
  readonly kind: "derived";
  readonly note: string;
}

/** How a total was spread. */
export interface SpreadTotal {
  readonly id: string;
  readonly commodity: string;
  /** A year, at single values; in t or passengers. */
  readonly amount: number;
  /** Pairs with a route, before small ones were merged. */
  readonly pairs: number;
  readonly flows: number;
  /** Mean generalised cost of the flows, by the least-cost route, in the study's currency per unit. */
  readonly meanCost: number;
  /** Rounds of balancing. */
  readonly rounds: number;
  /** Largest distance of a place's share from its margin, before and after small flows were merged, from 0 to 1. */
  readonly misfit: { readonly balanced: number; readonly merged: number };
}

/** A `fit` row of observations on a whole trade, beside the totals that make it up. */
export interface TotalCheck {
  readonly observation: string;
  readonly unit: string;
  readonly value: number;
  /** Standard deviation over the value. */
  readonly spread: number;
  /** The sum of the totals, likewise. */
  readonly estimate: number;
}

/** Flows with how they came about. */
export interface EstimatedFlows {
  readonly flows: readonly EstimatedFlow[];
  readonly totals: readonly SpreadTotal[];
  readonly checks: readonly TotalCheck[];
}

/**
 * Spreads the totals of a study over its places: by a gravity model, balanced to the margins. The seed of a pair is
 * `exp(-(c - least) / (friction (mean - least)))` of its generalised cost c by the least-cost route (A. G. Wilson, A statistical
 * theory of spatial distribution models, 1967), and {@link gravity} balances it to what each place sends and receives. Small
 * flows are merged into near ones. Nothing is drawn: the same study gives the same flows. `test` rows of observations are not
 * looked at; `fit` rows on whole trades are compared with the totals.
 *
 * @throws InputError when the study has no totals, a total has no ends with margins, or an end has no route to the others.
 * @example
 * ```ts
 * import { estimate } from "karvan/flow";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const { flows } = estimate(study, { friction: 0.8 });
 * for (const { from, to, share } of flows) console.log(from, to, share);
 * // gora alma 1
 * // alma gora 0.7
 * // dalan gora 0.3
 * ```
 */
export function estimate(study: StudyOrModel, options: EstimateOptions = {}): EstimatedFlows {
  expectArguments(estimateArguments, [study, options]);
  const { friction = 1, least = 0.001, scenario = "status-quo" } = options;
  expectPositive(friction, "friction");
  expectFraction(least, "least");
  const model = modelOf(study);
  const { study: data } = model;
  if (data.totals.length === 0) {
    const hint = "totals.csv says what travels between which places or countries a year";
    throw new InputError([problem({ file: "totals.csv", path: "", expected: "totals", got: "none", hint })]);
  }
  const problems: Problem[] = [];
  const valued = figureEvaluator(figureTable(data.network.figures));
  const amountOf = (total: Total): number => valued(total.total.expression) * hoursPerYear;
  const commodityOf = (total: Total): Commodity =>
    data.commodities.find(({ id }) => id === total.commodity) as Commodity;
  const unitSums = new Map<Commodity["unit"], number>();
  for (const total of data.totals) {
    const { unit } = commodityOf(total);
    unitSums.set(unit, (unitSums.get(unit) ?? 0) + amountOf(total));
  }
  const spread = data.totals.flatMap((total) => {
    const commodity = commodityOf(total);
    const sides = { from: endsOf(data, total, "from", commodity), to: endsOf(data, total, "to", commodity) };
    const missing = (["from", "to"] as const).filter((side) => sides[side].length === 0);
    for (const side of missing) problems.push(noEnds(total, side));
    if (missing.length > 0) return [];
    const ids = (ends: readonly Weighted[]): string[] => ends.map(({ place }) => place.id);
    const query = { origins: ids(sides.from), destinations: ids(sides.to), commodity: commodity.id };
    const costs = skim(model, scenario, query).values.generalisedCost;
    const faults = unreached(total, sides, costs);
    append(problems, faults);
    if (faults.length > 0) return [];
    const amount = amountOf(total);
    const leastShare = (least * (unitSums.get(commodity.unit) as number)) / amount;
    return [
      { total, commodity, amount, ...spreadTotal(total, sides, costs, { friction, least: leastShare }) },
    ];
  });
  if (problems.length > 0) throw new InputError(problems);
  return {
    flows: spread.flatMap(({ flows }) => flows),
    totals: spread.map(({ total, amount, flows, ...facts }) => ({
      ...{ id: total.id, commodity: total.commodity, amount, pairs: facts.pairs, flows: flows.length },
      ...{ meanCost: facts.meanCost, rounds: facts.rounds, misfit: facts.misfit },
    })),
    checks: data.observations.flatMap((row) => checkOf(row, data, spread, valued)),
  };
}

interface Sides {
  readonly from: readonly Weighted[];
  readonly to: readonly Weighted[];
}

type Costs = readonly (readonly (number | undefined)[])[];

/** Whether goods may go between two ends: not from a place to itself, and only where there is a route. */
function costOf(costs: Costs, { from, to }: Sides, i: number, j: number): number | undefined {
  return from[i]?.place.id === to[j]?.place.id ? undefined : costs[i]?.[j];
}

function noEnds({ id, from, to }: Total, side: "from" | "to"): Problem {
  const got = (side === "from" ? from : to).join(" ");
  const weight = side === "from" ? "sends" : "receives";
  const hint = `margins.csv says what places weigh; give one of them a weight in ${weight}`;
  const expected = "a place with a margin";
  return problem({ file: "totals.csv", path: `totals[${id}].${side}`, expected, got, hint });
}

/** Ends from or to which no route leads. */
function unreached({ id }: Total, sides: Sides, costs: Costs): Problem[] {
  const hint = "open a route, or leave the place out of margins.csv";
  const fault = (side: string, { place }: Weighted): Problem =>
    problem({
      ...{ file: "totals.csv", path: `totals[${id}].${side}`, hint },
      ...{ expected: "ends with a route to at least one other", got: place.id },
    });
  const reaches = (i: number, j: number): boolean => costOf(costs, sides, i, j) !== undefined;
  return [
    ...sides.from
      .filter((_, i) => !sides.to.some((_to, j) => reaches(i, j)))
      .map((end) => fault("from", end)),
    ...sides.to
      .filter((_, j) => !sides.from.some((_from, i) => reaches(i, j)))
      .map((end) => fault("to", end)),
  ];
}

function spreadTotal(
  total: Total,
  sides: Sides,
  costs: Costs,
  { friction, least }: { readonly friction: number; readonly least: number },
): Pick<SpreadTotal, "pairs" | "meanCost" | "rounds" | "misfit"> & { readonly flows: EstimatedFlow[] } {
  const { from, to } = sides;
  const cost = (i: number, j: number): number | undefined => costOf(costs, sides, i, j);
  const known = from.flatMap((_, i) => to.flatMap((_to, j) => cost(i, j) ?? []));
  const lowest = leastOf(known);
  const mean = known.reduce((sum, c) => sum + c, 0) / known.length;
  const reach = friction * (mean - lowest);
  const weights = (ends: readonly Weighted[]): number[] => ends.map(({ weight }) => weight);
  const { matrix, rounds } = gravity(
    from.map((_, i) => to.map((_to, j) => cost(i, j) ?? Number.POSITIVE_INFINITY)),
    weights(from),
    weights(to),
    // Where all pairs cost the same, no spread makes a difference.
    { spread: reach === 0 ? 1 : reach, tolerance: 1e-9 },
  );
  const pairs = from.flatMap((a, i) =>
    to.map((b, j): PairShare => ({ from: a.place, to: b.place, share: matrix[i]?.[j] ?? 0 })),
  );
  const merged = mergeSmall(pairs, least);
  const millionths = inMillionths(merged.map(({ share }) => share));
  const flows = merged.map((pair, k): EstimatedFlow => {
    const share = (millionths[k] as number) / 1_000_000;
    const [a, b] = [pair.from.id, pair.to.id];
    return {
      ...{ id: `${total.id}-${a}-${b}`, from: a, to: b, commodity: total.commodity },
      ...{ total: total.total.text, share, captive: total.captive?.text ?? "", kind: "derived" },
      note: `karvan estimate: total ${total.id}`,
    };
  });
  const order = flows.map((_, k) => k).sort((a, b) => ((flows[a]?.id ?? "") < (flows[b]?.id ?? "") ? -1 : 1));
  const costByPair = new Map(
    from.flatMap((a, i) => to.map((b, j) => [`${a.place.id} ${b.place.id}`, cost(i, j) ?? 0] as const)),
  );
  const meanCost = flows.reduce(
    (sum, flow) => sum + flow.share * (costByPair.get(`${flow.from} ${flow.to}`) ?? 0),
    0,
  );
  return {
    ...{ pairs: known.length, meanCost, rounds },
    misfit: { balanced: misfitOf(pairs, sides), merged: misfitOf(merged, sides) },
    flows: order.map((k) => flows[k] as EstimatedFlow),
  };
}

/** The largest distance of a place's share from its margin. */
function misfitOf(pairs: readonly PairShare[], sides: Sides): number {
  const apart = (side: "from" | "to") =>
    sides[side].map(({ place, weight }) => {
      const own = pairs.filter((pair) => pair[side].id === place.id);
      return Math.abs(own.reduce((sum, { share }) => sum + share, 0) - weight);
    });
  return greatest([...apart("from"), ...apart("to")]);
}

interface Part {
  readonly commodity: Commodity;
  readonly amount: number;
  readonly flows: readonly EstimatedFlow[];
}

/** A `fit` row on a whole trade: an amount counted nowhere in particular. */
function checkOf(
  row: Observation,
  study: Study,
  parts: readonly Part[],
  valued: ReturnType<typeof figureEvaluator>,
): TotalCheck[] {
  if (row.use !== "fit" || row.measure !== "amount" || row.at.length > 0 || row.mode !== undefined) return [];
  const countries = new Map(study.network.places.map((place: Place) => [place.id, place.country]));
  const isNamed = (names: readonly string[], place: string): boolean =>
    names.length === 0 || names.includes(place) || names.includes(countries.get(place) as string);
  const goods =
    row.commodities.length === 0
      ? study.commodities.filter(({ traffic }) => traffic === "freight")
      : commoditiesNamed(study.commodities, row.commodities);
  const estimate = parts.reduce((sum, { commodity, amount, flows }) => {
    if (!goods.includes(commodity)) return sum;
    const per =
      row.unit === "TEU/year" ? commodity.tonnesPerTeu && valued(commodity.tonnesPerTeu.expression) : 1;
    if (per === undefined) return sum;
    const share = flows
      .filter(({ from, to }) => isNamed(row.from, from) && isNamed(row.to, to))
      .reduce((total, flow) => total + flow.share, 0);
    return sum + (share * amount) / per;
  }, 0);
  const { id: observation, unit, value, spread = 0 } = row;
  return [{ observation, unit, value, spread, estimate }];
}
