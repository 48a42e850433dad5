/** Runs the flows of one commodity through futures: prices routes, shares flows out, and adds up what is counted. */

import { blockSize, InputError, problem, type Steps } from "../../base/index.ts";
import { amountColumn, type InputFigure, uniformColumns, unite } from "../../futures/index.ts";
import { log } from "../../math/index.ts";
import { type Commodity, canonicalValue, type Expression, type Study } from "../../model/index.ts";
import { rowLength } from "../../paths/index.ts";
import type { Design, Seed } from "../../random/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import { mostNests, type ShareSet, writeShares } from "../choice/shares.ts";
import { bears, type ChoiceRules, choiceRules } from "../sets/choiceRules.ts";
import {
  type ChoiceRoute,
  type ChoiceSet,
  type ChoiceSetOptions,
  choiceSets,
  endsText,
  type FlowEnds,
} from "../sets/choiceSets.ts";
import { pathSizes } from "../sets/pathSizes.ts";
import { RoutePrices } from "./routePrices.ts";
import type { CountedFlow, CountedMeasure, FlowTally } from "./tally.ts";

/** A flow to be shared out. */
export interface RunFlow extends CountedFlow {
  readonly ends: FlowEnds;
  /** What travels an hour, in canonical units: a share of a total. */
  readonly total: Expression;
  readonly share: number;
  /** The share that keeps to the road, where the flow has its own. */
  readonly captive?: Expression;
}

/** The numbers of a run: a column for each scenario and tally. */
export interface FlowColumns {
  /** Scenario -> tally -> future. */
  readonly tallies: readonly (readonly Float64Array[])[];
  /** Scenario -> future: expected least cost of all flows together, a year's worth. */
  readonly logsum: readonly Float64Array[];
  /** Further amount -> future, in canonical units, under the base. */
  readonly further: readonly Float64Array[];
}

/** Uniform numbers for each stream, or single values throughout. */
export type FlowDraws =
  | { readonly type: "single" }
  | { readonly type: "design"; readonly seed: Seed; readonly design: Design }
  | { readonly type: "given"; readonly uniforms: ReadonlyMap<string, Float64Array> };

/** What a run is made of. */
export interface FlowRunParts extends ChoiceSetOptions {
  readonly study: Study;
  readonly models: readonly ScenarioModel[];
  readonly commodity: Commodity;
  /** Flows of this commodity. */
  readonly flows: readonly RunFlow[];
  /** What is counted, which may depend on the routes found. */
  readonly tallies: (routes: readonly ChoiceRoute[]) => readonly FlowTally[];
  /** Further amounts that are drawn along; none when absent. */
  readonly further?: readonly Expression[];
}

const batch = 512;
const lanes = rowLength;
const measures = ["money", "time", "co2e"] as const;

/** Where a measure stands among the rows of a route; what merely travels has none. */
const rowOf: Readonly<Record<CountedMeasure, number>> = {
  ...{ amount: -1, generalisedCost: 0 },
  ...{ money: 1, time: 2, co2e: 3 },
};

/** What a route adds to: a tally, by how much, and times which row. */
interface Addition {
  readonly tally: number;
  readonly weight: number;
  readonly row: number;
}

/** A flow with its choice set, ready to be shared out. */
interface ReadyFlow {
  readonly flow: RunFlow;
  readonly set: number;
  readonly additions: readonly (readonly Addition[])[];
  /** Number of the extra row with its total, and of its own captive share. */
  readonly total: number;
  readonly captive: number;
}

/** A choice set, ready: the constants that each route bears, by extra rows. */
interface ReadySet extends ShareSet {
  readonly constants: readonly (readonly number[])[];
}

/** The flows of a commodity under some scenarios. */
export class FlowRun {
  readonly sets: readonly ChoiceSet[];
  readonly tallies: readonly FlowTally[];
  /** Flow -> its choice set. */
  readonly setOf: readonly number[];
  /** Flow -> route -> scenario -> sum of its shares over the futures run so far. */
  readonly shareSums: readonly (readonly Float64Array[])[];
  /** Flow -> route -> scenario -> sum of what it carried, per hour. */
  readonly loadSums: readonly (readonly Float64Array[])[];
  readonly #parts: FlowRunParts;
  readonly #prices: RoutePrices;
  readonly #sets: readonly ReadySet[];
  readonly #flows: readonly ReadyFlow[];
  readonly #rules: Readonly<Record<"spread" | "nest" | "overlap" | "captive", number>>;
  readonly #further: readonly number[];
  readonly #costs: Float64Array;
  readonly #shares: Float64Array;

  private constructor(
    parts: FlowRunParts,
    sets: readonly ChoiceSet[],
    setOf: readonly number[],
    ready: Opened,
  ) {
    this.#parts = parts;
    this.sets = sets;
    this.setOf = setOf;
    this.tallies = ready.tallies;
    this.#prices = ready.prices;
    this.#sets = ready.readySets;
    this.#flows = ready.flows;
    this.#rules = ready.rules;
    this.#further = ready.further;
    const most = sets.reduce((longest, { routes }) => Math.max(longest, routes.length), 0);
    this.#costs = new Float64Array(most * lanes);
    this.#shares = new Float64Array(most * lanes);
    const sums = (): Float64Array[][] =>
      setOf.map((s) =>
        Array.from((sets[s] as ChoiceSet).routes, () => new Float64Array(parts.models.length)),
      );
    this.shareSums = sums();
    this.loadSums = sums();
  }

  /** Forgets the sums of shares and loads. */
  forget(): void {
    for (const sums of [...this.shareSums, ...this.loadSums]) for (const sum of sums) sum.fill(0);
  }

  /** Columns of zeros for some futures. */
  columns(futures: number): FlowColumns {
    const column = (): Float64Array => new Float64Array(futures);
    return {
      tallies: this.#parts.models.map(() => this.tallies.map(column)),
      logsum: this.#parts.models.map(column),
      further: this.#further.map(column),
    };
  }

  /** The figures that are drawn. */
  get inputs(): readonly InputFigure[] {
    return this.#prices.inputs;
  }

  /** Names of the streams that its figures are drawn from. */
  get streams(): string[] {
    const names = this.#prices.inputs.flatMap(({ drawn }) => (drawn === undefined ? [] : [drawn.streamName]));
    return [...new Set(names)].sort();
  }

  /**
   * Finds the choice sets and prices them, in steps.
   *
   * @throws InputError when a rule of the choice is missing, or an open link or crossing has no price.
   */
  static *open(parts: FlowRunParts): Steps<FlowRun> {
    const { study, models, commodity, flows, most } = parts;
    const rules = choiceRules(study, commodity);
    for (const model of models) yield* model.building(commodity);
    const union = unite(models, commodity);
    yield;
    const pairs = new Map<string, FlowEnds>();
    for (const { ends } of flows) pairs.set(endsText(ends), ends);
    const keys = [...pairs.keys()];
    const sets = yield* choiceSets(models, commodity, [...pairs.values()], { union, most });
    const numberOf = new Map(keys.map((key, i) => [key, i]));
    const setOf = flows.map(({ ends }) => numberOf.get(endsText(ends)) as number);
    const tallies = parts.tallies(sets.flatMap(({ routes }) => routes));
    const extras = new Extras();
    const placed = placeRules(rules, extras);
    const readySets = sets.map((set) => readySet(set, rules, extras));
    const readyFlows = flows.map((flow, f): ReadyFlow => {
      const { routes } = sets[setOf[f] as number] as ChoiceSet;
      return {
        ...{ flow, set: setOf[f] as number, total: extras.place(flow.total) },
        captive: flow.captive === undefined ? placed.captive : extras.place(flow.captive),
        additions: routes.map((route) => additionsOf(tallies, flow, route)),
      };
    });
    const further = (parts.further ?? []).map((expression) => extras.place(expression));
    yield;
    const prices = yield* RoutePrices.open(models, commodity, {
      ...{ union, sets, extras: extras.expressions, lanes: batch },
      amounts: measures.map(amountColumn),
    });
    return new FlowRun(parts, sets, setOf, {
      prices,
      tallies,
      readySets,
      flows: readyFlows,
      rules: placed,
      further,
    });
  }

  /**
   * Runs futures, and adds what is counted to columns.
   *
   * @param count - How many futures.
   * @param columns - Where sums go, a year's worth: they are added up with the numbers there.
   */
  *run(count: number, draws: FlowDraws, columns: FlowColumns): Steps<void> {
    const { inputs } = this.#prices;
    const fill = this.#filler(draws, count);
    for (let first = 0; first < count; first += batch) {
      const some = Math.min(batch, count - first);
      fill(first, some);
      for (const { figure, drawn, column } of inputs)
        if (drawn === undefined || draws.type === "single") column.fill(canonicalValue(figure), 0, some);
      this.#prices.given.take(some);
      for (let at = 0; at < some; at += lanes) {
        this.#tile(at, Math.min(lanes, some - at), first, columns);
        yield;
      }
      yield (first + some) / count;
    }
  }

  /** What fills the columns of the inputs, from a future on. */
  #filler(draws: FlowDraws, all: number): (first: number, count: number) => void {
    const { inputs } = this.#prices;
    if (draws.type === "single") return () => {};
    const drawn = inputs.flatMap((input) =>
      input.drawn === undefined ? [] : [{ ...input.drawn, column: input.column }],
    );
    if (draws.type === "given") {
      return (first, count) => {
        for (const { law, streamName, column } of drawn) {
          const uniforms = draws.uniforms.get(streamName);
          if (uniforms === undefined) {
            const got = "no numbers";
            throw new InputError([
              problem({ path: `uniforms.${streamName}`, expected: "numbers to draw by", got }),
            ]);
          }
          law.fill(uniforms.subarray(first, first + count), column);
        }
      };
    }
    const names = this.streams;
    const sources = uniformColumns(this.#parts.study, draws.design, { seed: draws.seed, names });
    const blocks = new Map(names.map((name) => [name, new Float64Array(blockSize)]));
    let block = -1;
    return (first, count) => {
      const own = Math.floor(first / blockSize);
      if (own !== block) {
        const some = Math.min(blockSize, all - own * blockSize);
        for (const [name, numbers] of blocks)
          sources.get(name)?.fill(own * blockSize, numbers.subarray(0, some));
        block = own;
      }
      const from = first - own * blockSize;
      for (const { law, streamName, column } of drawn) {
        const numbers = blocks.get(streamName) as Float64Array;
        law.fill(numbers.subarray(from, from + count), column);
      }
    };
  }

  #tile(at: number, count: number, first: number, { tallies, logsum, further }: FlowColumns): void {
    const { given, numbers: numberOf, extras } = this.#prices;
    given.tile(at);
    for (const [k, extra] of this.#further.entries()) {
      const from = given.total(0, extras[extra] as number);
      const column = further[k] as Float64Array;
      column.set(given.numbers.subarray(from, from + count), first + at);
    }
    for (const m of this.#parts.models.keys()) {
      if (m > 0) given.startPatch();
      const row = (extra: number): Float64Array => {
        const from = given.total(m, extras[extra] as number);
        return given.numbers.slice(from, from + lanes);
      };
      const rules = {
        ...{ spread: row(this.#rules.spread), nest: row(this.#rules.nest) },
        overlap: row(this.#rules.overlap),
      };
      for (const [f, ready] of this.#flows.entries()) {
        const set = this.#sets[ready.set] as ReadySet;
        if (set.routes === 0) continue;
        const routes = (numberOf[m] as readonly Uint32Array[])[ready.set] as Uint32Array;
        this.#takeCosts(m, set, routes);
        writeShares(set, { ...rules, captive: row(ready.captive) }, this.#costs, this.#shares, inclusive);
        const total = row(ready.total);
        for (let i = 0; i < lanes; i++) total[i] = (total[i] as number) * ready.flow.share;
        const sums = logsum[m] as Float64Array;
        for (let i = 0; i < count; i++) {
          // Nothing travels where every route is closed.
          const cost = inclusive[i] as number;
          if (cost === Number.POSITIVE_INFINITY) continue;
          sums[first + at + i] =
            (sums[first + at + i] as number) + cost * (total[i] as number) * hoursPerYear;
        }
        this.#addUp(m, f, total, {
          routes,
          count,
          first: first + at,
          columns: tallies[m] as readonly Float64Array[],
        });
      }
    }
  }

  #takeCosts(m: number, { constants }: ReadySet, routes: Uint32Array): void {
    const { given, extras } = this.#prices;
    const costs = this.#costs;
    for (const [r, route] of routes.entries()) {
      const from = given.total(m, route);
      costs.set(given.numbers.subarray(from, from + lanes), lanes * r);
      for (const constant of constants[r] as readonly number[]) {
        const added = given.total(m, extras[constant] as number);
        const { numbers } = given;
        for (let i = 0; i < lanes; i++)
          costs[lanes * r + i] = (costs[lanes * r + i] as number) + (numbers[added + i] as number);
      }
    }
  }

  #addUp(
    m: number,
    f: number,
    total: Float64Array,
    {
      routes,
      count,
      first,
      columns,
    }: {
      readonly routes: Uint32Array;
      readonly count: number;
      readonly first: number;
      readonly columns: readonly Float64Array[];
    },
  ): void {
    const { additions } = this.#flows[f] as ReadyFlow;
    const shareSums = this.shareSums[f] as readonly Float64Array[];
    const loadSums = this.loadSums[f] as readonly Float64Array[];
    const { given } = this.#prices;
    const shares = this.#shares;
    for (const [r, route] of routes.entries()) {
      let shareSum = 0;
      let loadSum = 0;
      for (let i = 0; i < count; i++) {
        const share = shares[lanes * r + i] as number;
        shareSum += share;
        loads[i] = share * (total[i] as number) * hoursPerYear;
        loadSum += loads[i] as number;
      }
      if (shareSum === 0) continue;
      const ofShare = shareSums[r] as Float64Array;
      ofShare[m] = (ofShare[m] as number) + shareSum;
      const ofLoad = loadSums[r] as Float64Array;
      ofLoad[m] = (ofLoad[m] as number) + loadSum;
      const { numbers } = given;
      const from = given.total(m, route);
      for (const { tally, weight, row } of additions[r] as readonly Addition[]) {
        const column = columns[tally] as Float64Array;
        // As it is, or times a row of its route.
        if (row < 0) addLoads(column, first, count, weight);
        else addProducts(column, first, count, { weight, numbers, at: from + lanes * row });
      }
    }
  }
}

/** Adds the loads at hand to a column, from a future on. */
function addLoads(column: Float64Array, first: number, count: number, weight: number): void {
  for (let i = 0; i < count; i++)
    column[first + i] = (column[first + i] as number) + (loads[i] as number) * weight;
}

/** Adds the loads at hand times the numbers of their route. Nothing travels where it is closed, and its numbers are infinite. */
function addProducts(
  column: Float64Array,
  first: number,
  count: number,
  { weight, numbers, at }: { readonly weight: number; readonly numbers: Float64Array; readonly at: number },
): void {
  for (let i = 0; i < count; i++) {
    const load = loads[i] as number;
    if (load > 0)
      column[first + i] = (column[first + i] as number) + load * weight * (numbers[at + i] as number);
  }
}

/** Hours of a mean year, as units count them. */
export const hoursPerYear = 8766;

const inclusive = new Float64Array(lanes);
const loads = new Float64Array(lanes);

interface Opened {
  readonly tallies: readonly FlowTally[];
  readonly prices: RoutePrices;
  readonly readySets: readonly ReadySet[];
  readonly flows: readonly ReadyFlow[];
  readonly rules: Readonly<Record<"spread" | "nest" | "overlap" | "captive", number>>;
  readonly further: readonly number[];
}

/** Further amounts, each once. */
class Extras {
  readonly expressions: Expression[] = [];
  readonly #known = new Map<string, number>();

  place(expression: Expression): number {
    const key = JSON.stringify(expression);
    const known = this.#known.get(key) ?? this.expressions.push(expression) - 1;
    this.#known.set(key, known);
    return known;
  }
}

function placeRules(rules: ChoiceRules, extras: Extras): Opened["rules"] {
  const { spread, nest, overlap, captive } = rules;
  return {
    ...{ spread: extras.place(spread), nest: extras.place(nest) },
    ...{ overlap: extras.place(overlap), captive: extras.place(captive) },
  };
}

function readySet({ routes }: ChoiceSet, { constants }: ChoiceRules, extras: Extras): ReadySet {
  const chains = [...new Set(routes.map(({ chain }) => chain))].sort().slice(0, mostNests);
  return {
    routes: routes.length,
    nests: Uint8Array.from(routes, ({ chain }) => Math.max(0, chains.indexOf(chain))),
    nestCount: chains.length,
    logSizes: pathSizes(routes).map(log),
    captiveNest: chains.indexOf("road"),
    constants: routes.map((route) =>
      constants.filter((each) => bears(route, each)).map(({ amount }) => extras.place(amount)),
    ),
  };
}

function additionsOf(
  tallies: readonly FlowTally[],
  flow: RunFlow,
  route: ChoiceSet["routes"][number],
): Addition[] {
  return tallies.flatMap(({ weight: weightOf, measure }, tally) => {
    const weight = weightOf(flow, route);
    return weight === 0 ? [] : [{ tally, weight, row: rowOf[measure] }];
  });
}
