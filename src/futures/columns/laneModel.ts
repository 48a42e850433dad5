/** Prices and routes of many journeys over batches of futures, in lanes. */

import type { Steps } from "../../base/index.ts";
import type { Commodity, End } from "../../model/index.ts";
import { fractionOf, type LaneColumns, type LaneRun, LaneSearch } from "../../paths/index.ts";
import type { JourneyState, ScenarioModel } from "../../routing/index.ts";
import type { AmountColumn } from "./amountColumn.ts";
import { loweringSteps } from "./lower.ts";
import { ProgramBuilder } from "./program.ts";
import { type Union, unite } from "./union.ts";
import { type ArcNodes, type InputFigure, type PricedArc, Writer } from "./writer.ts";

/** The ends of a journey, as states. */
export interface LanePair {
  readonly from: End;
  readonly to: End;
}

/** An input of a lane model: a figure and the column of its values, in canonical units, to be filled before a run. */
export interface LaneInput extends InputFigure {
  readonly column: Float64Array;
}

/** The answers of one pair under one model, lane b at `from + b` of each column. */
export interface LaneAnswer {
  /** Generalised cost, in the study's currency per unit; +Infinity where there is no route. */
  readonly cost: Float64Array;
  /** Routes, see {@link LaneModel.links}; below 0 where there is none. */
  readonly route: Int32Array;
  readonly from: number;
  /** Amounts of that route, one column for each of {@link LaneModel.amounts}. */
  readonly amounts: readonly Float64Array[];
  /** False if the answers are those under the base in all lanes. */
  readonly changed: boolean;
}

/**
 * One commodity under a base and its scenarios, for many lanes at once. A lane is a value for every input. All scenarios
 * share one topology; an arc that a scenario lacks costs Infinity, and what a scenario does not change is priced once.
 */
export class LaneModel {
  readonly lanes: number;
  /** How many models there are, the base included. */
  readonly models: number;
  /** The figures that vary, each with its column. */
  readonly inputs: readonly LaneInput[];
  /** What is added up along routes beside their cost. */
  readonly amounts: readonly AmountColumn[];
  readonly #union: Union;
  readonly #groups: (Group | undefined)[] = [];
  readonly #places: readonly (PairEnds | undefined)[];

  private constructor(
    room: Pick<LaneModel, "lanes" | "models" | "inputs" | "amounts">,
    union: Union,
    places: readonly (PairEnds | undefined)[],
  ) {
    this.lanes = room.lanes;
    this.models = room.models;
    this.inputs = room.inputs;
    this.amounts = room.amounts;
    this.#union = union;
    this.#places = places;
  }

  /**
   * Builds, prices and contracts all of it, in steps.
   *
   * @param models - The base, then its scenarios.
   * @param options.lanes - Lanes of a run, at most.
   * @param options.isInput - Whether a figure has a column though nothing is unknown about it. By default none.
   * @param options.amounts - What is added up along routes beside their cost.
   */
  static *open(
    models: readonly ScenarioModel[],
    commodity: Commodity,
    pairs: readonly LanePair[],
    options: {
      readonly lanes: number;
      readonly isInput?: (id: string) => boolean;
      readonly amounts: readonly AmountColumn[];
    },
  ): Steps<LaneModel> {
    const { lanes } = options;
    for (const model of models) yield* (yield* model.building(commodity)).pricing();
    const union = unite(models, commodity);
    yield;
    const places = yield* placesOf(models, commodity, pairs, union);
    const program = new ProgramBuilder();
    const found = new Map<string, InputFigure>();
    const { isInput = () => false, amounts } = options;
    const shared = {
      program,
      base: models[0] as ScenarioModel,
      isInput,
      amounts,
      inputs: found,
      kinds: new Map(),
      priced: new Map<string, PricedArc>(),
    };
    const priced: PricedArc[][] = [];
    for (const [m, model] of models.entries()) {
      const writer = new Writer(model, shared);
      const valueOfTime = writer.node(commodity.valueOfTime.expression);
      const written: PricedArc[] = [];
      for (const arc of union.arcs) {
        written.push(writer.arc(arc.versions[m], valueOfTime));
        yield;
      }
      priced.push(written);
    }
    const inputs = [...found.values()].map((input) => ({ ...input, column: new Float64Array(lanes) }));
    const made = new LaneModel({ lanes, models: models.length, inputs, amounts }, union, places);
    for (const rest of [true, false]) made.#groups.push(yield* made.#group(rest, program, priced));
    return made;
  }

  /** The journeys on which drivers rest under some model, or those on which they do not. */
  *#group(
    rest: boolean,
    program: ProgramBuilder,
    priced: readonly (readonly PricedArc[])[],
  ): Steps<Group | undefined> {
    const rows = [...this.#places.keys()].filter((row) => this.#places[row]?.rest.includes(rest));
    if (rows.length === 0) return undefined;
    const nodesOf = (arc: PricedArc): ArcNodes => (rest ? arc.withRest : arc.withoutRest);
    const [base, ...others] = priced.map((arcs) => arcs.map(nodesOf)) as [ArcNodes[], ...ArcNodes[][]];
    const patches = others.map((nodes) => {
      const arcs = Uint32Array.from(base.keys()).filter((a) =>
        differ(base[a] as ArcNodes, nodes[a] as ArcNodes),
      );
      return { arcs, nodes: Array.from(arcs, (a) => nodes[a] as ArcNodes) };
    });
    const end = (which: "origin" | "destination"): Uint32Array =>
      Uint32Array.from(rows, (row) => (this.#places[row] as PairEnds)[which]);
    const { network, arcs } = this.#union;
    const names = Float64Array.from(arcs, ({ id }) => fractionOf(id));
    yield;
    const ends = { from: end("origin"), to: end("destination") };
    const search = yield* LaneSearch.open(network, ends, { names });
    const inputs = this.inputs.map(({ key }) => key);
    const lowered = yield* loweringSteps(program, { inputs, arcs: base, patches });
    yield;
    const columns = this.inputs.map(({ column }) => column);
    const run = yield* search.preparing(lowered, this.lanes, columns);
    yield;
    return { search, run, links: [], columns: [], rowOf: new Map(rows.map((row, p) => [row, p])) };
  }

  /** Which kernel searches; `none` where there is nothing to search. */
  get kernel(): string {
    return this.#groups.find((group) => group !== undefined)?.search.kernel ?? "none";
  }

  /** Bytes held, however many lanes are run. */
  get bytes(): number {
    return this.#groups.reduce((sum, group) => sum + (group?.search.bytes ?? 0), 0);
  }

  /** Whether a pair can be asked for: its ends are states under some model, and not the same. */
  has(row: number): boolean {
    return this.#places[row] !== undefined;
  }

  /**
   * Prices all pairs under all models for the current values of the inputs.
   *
   * @param count - Lanes, from the first on, at most {@link lanes}.
   */
  *run(count: number): Steps<void> {
    for (const group of this.#groups)
      if (group !== undefined) group.columns = yield* group.run.solving(count);
  }

  /** The answers of the last run. */
  answer(m: number, row: number): LaneAnswer {
    const { rest } = this.#places[row] as PairEnds;
    const side = rest[m] === true ? 0 : 1;
    const { columns, rowOf } = this.#groups[side] as Group;
    const p = rowOf.get(row) as number;
    const own = columns[m] as LaneColumns;
    const isOwn = own.changed[p] === 1;
    const { cost, route, amounts } = isOwn ? own : (columns[0] as LaneColumns);
    const changed = m > 0 && (isOwn || rest[m] !== rest[0]);
    return { cost, route, amounts, from: p * this.lanes, changed };
  }

  /** Whether a pair has the same answers under two models in the first `count` lanes of the last run. */
  alike(m: number, n: number, row: number, count: number): boolean {
    const { rest } = this.#places[row] as PairEnds;
    if (rest[m] !== rest[n]) return false;
    const one = this.answer(m, row);
    const other = this.answer(n, row);
    if (!one.changed || !other.changed) return one.changed === other.changed;
    const a = one.from;
    const b = other.from;
    for (let i = 0; i < count; i++)
      if (one.cost[a + i] !== other.cost[b + i] || one.route[a + i] !== other.route[b + i]) return false;
    return one.amounts.every((column, k) => {
      const beside = other.amounts[k] as Float64Array;
      for (let i = 0; i < count; i++) if (column[a + i] !== beside[b + i]) return false;
      return true;
    });
  }

  /** The id of an arc that an error names. */
  arcId(arc: number): string {
    return (this.#union.arcs[arc] as Union["arcs"][number]).id;
  }

  /** Ids of the links of a route in the answers of a pair under a model. One array for one route. */
  links(m: number, row: number, route: number): readonly string[] {
    return this.linksOn(this.sideOf(m, row), route);
  }

  /** The same by the side that numbers the route. */
  linksOn(side: 0 | 1, route: number): readonly string[] {
    const { search, links } = this.#groups[side] as Group;
    const known = links[route];
    if (known !== undefined) return known;
    const arcs = search.routes.arcs(route);
    const ids = Array.from(arcs, (a) => this.#union.arcs[a]?.link).filter((id) => id !== undefined);
    links[route] = ids;
    return ids;
  }

  /** Which numbering the routes of a pair under a model have: 0 where drivers rest on the way, 1 where they do not. */
  sideOf(m: number, row: number): 0 | 1 {
    return this.#places[row]?.rest[m] === true ? 0 : 1;
  }
}

interface Group {
  readonly search: LaneSearch;
  /** Route -> ids of its links, once they were asked for. */
  readonly links: (readonly string[] | undefined)[];
  readonly run: LaneRun;
  columns: readonly LaneColumns[];
  readonly rowOf: ReadonlyMap<number, number>;
}

function differ(a: ArcNodes, b: ArcNodes): boolean {
  return a.weight !== b.weight || a.amounts.some((amount, k) => amount !== b.amounts[k]);
}

/** The ends of a pair as states of the union, and under which models drivers rest on the way. */
interface PairEnds {
  readonly origin: number;
  readonly destination: number;
  readonly rest: readonly boolean[];
}

function* placesOf(
  models: readonly ScenarioModel[],
  commodity: Commodity,
  pairs: readonly LanePair[],
  { states }: Union,
): Steps<(PairEnds | undefined)[]> {
  const routers = models.map((model) => model.router(commodity));
  const placeOf = ({ from, to }: LanePair): PairEnds | undefined => {
    const ready = routers.map((router) => ({ router, found: router.prepare(from, to) }));
    const known = ready.flatMap(({ router, found }) =>
      found.type === "search" ? [{ router, found }] : [],
    )[0];
    if (known === undefined) return undefined;
    const numberOf = (state: number): number => {
      const { id } = known.router.graph.states[state] as JourneyState;
      return states.get(id) as number;
    };
    return {
      origin: numberOf(known.found.origin),
      destination: numberOf(known.found.destination),
      // A model without the ends has no route, with or without rest.
      rest: ready.map(({ found }) => (found.type === "search" ? found.rest : known.found.rest)),
    };
  };
  const places: (PairEnds | undefined)[] = [];
  for (const pair of pairs) {
    places.push(placeOf(pair));
    yield;
  }
  return places;
}
