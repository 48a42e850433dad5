/** Journeys of a study as a function of figures, for many points at once. */

import {
  didYouMean,
  type Fault,
  greatest,
  InputError,
  type Problem,
  type ProgressOptions,
  paced,
  problem,
  type Steps,
} from "../../base/index.ts";
import {
  type Commodity,
  canonicalValue,
  type End,
  type Figure,
  type FigureKind,
  kinds,
  noNumberHint,
  type Study,
} from "../../model/index.ts";
import { WeightError } from "../../paths/index.ts";
import type { Law } from "../../random/index.ts";
import { modelOf, Names, type ScenarioModel, type StudyOrModel } from "../../routing/index.ts";
import { type AnsweredYear, answeredYear, type Scenario, type YearInput } from "../../scenario/index.ts";
import { type AmountColumn, type AmountName, payeeNames } from "../columns/amountColumn.ts";
import { type Lanes, openLanes } from "../columns/datedLanes.ts";
import type { LanePair } from "../columns/laneModel.ts";

/** A quantity of a journey: its generalised cost, or an amount by name such as `time`, `money.toll` or `payee.port`. */
export type JourneyMeasure = "generalisedCost" | AmountName;

/** Which journeys are looked at: those of the study's questions that fit. */
export interface JourneyFilter {
  /** Id of a commodity. */
  readonly commodity: string;
  /** An end as in a route query; any when absent. */
  readonly from?: string;
  readonly to?: string;
  /** Year, or day, for which the dates of edits are looked at; the first in which all have begun when absent. */
  readonly year?: YearInput;
}

/** What a study is to be asked as a function of its figures. */
export interface FunctionQuery extends JourneyFilter {
  readonly base: string | Scenario;
  readonly scenarios: readonly (string | Scenario)[];
  /** Figures to be varied though nothing is unknown about them; by default none. */
  readonly figures?: readonly string[];
  /** What is added up along routes beside the generalised cost; by default nothing. */
  readonly amounts?: readonly AmountColumn[];
}

/** What a function varies: a figure, or figures that move together. */
export interface StudyInput {
  /** Id of the figure, or name of the group. */
  readonly name: string;
  readonly figures: readonly Figure[];
  /** How it is known; the weakest of its figures. */
  readonly kind: FigureKind;
}

/** Where a function is asked: a number for each point. */
export interface FunctionPoints {
  readonly count: number;
  /** Input -> probabilities between 0 and 1, at which its figures are taken from their distributions. */
  readonly uniforms?: ReadonlyMap<string, Float64Array>;
  /** Figure -> values in its own unit; they go before probabilities. */
  readonly values?: ReadonlyMap<string, Float64Array>;
}

/** How a function is asked. */
export interface AskOptions extends ProgressOptions {
  /** Whether to report routes; costly for many journeys. False by default. */
  readonly ways?: boolean;
}

/** Means over the journeys that have a route under base and all scenarios, a number for each point. */
export interface FunctionOutcome {
  /** Base, then scenarios -> column. */
  readonly generalisedCost: readonly Float64Array[];
  /** Name of an amount -> base, then scenarios -> column. */
  readonly amounts: ReadonlyMap<string, readonly Float64Array[]>;
  /** Base, then scenarios -> for each point the number of its routes in `routes`; empty when routes are not reported. */
  readonly ways: readonly Uint32Array[];
  /** The ways of all journeys at a point: journey -> ids of links. */
  readonly routes: readonly (readonly (readonly string[])[])[];
}

/** A point at which something would cost less than nothing, or no number. */
export class PointError extends InputError {
  /** Number of the point. */
  readonly point: number;

  constructor(point: number, arc: string, error: WeightError) {
    super([problem({ path: `points[${point}]`, ...pointFault(arc, error) })]);
    this.point = point;
  }
}

/** What is wrong where the weight of an arc is below 0, or no number. */
export function pointFault(arc: string, { weight, message }: WeightError): Fault {
  const expected = "values at which everything costs a number of at least 0";
  const search = Number.isNaN(weight) ? noNumberHint : "look for a figure that is divided by or subtracted";
  return { expected, got: message, hint: `at ${arc}: ${search}` };
}

const lanes = 512;

/**
 * A base and its scenarios as a function of figures: the mean cost and amounts of some journeys at any values. Figures that
 * are not given have their central values.
 */
export class StudyFunction {
  /** What can be varied by probability, in the order of names. */
  readonly inputs: readonly StudyInput[];
  /** The journeys, in the order of the study's questions. */
  readonly journeys: readonly LanePair[];
  readonly commodity: Commodity;
  /** The year for which it answers. */
  readonly year: AnsweredYear;
  readonly #model: Lanes;
  readonly #models: readonly ScenarioModel[];

  private constructor(
    parts: Pick<StudyFunction, "journeys" | "commodity" | "year">,
    model: Lanes,
    models: readonly ScenarioModel[],
  ) {
    this.journeys = parts.journeys;
    this.commodity = parts.commodity;
    this.year = parts.year;
    this.#model = model;
    this.#models = models;
    this.inputs = inputsOf(model);
  }

  /**
   * Opens the scenarios and makes a function of them.
   *
   * @throws InputError when a name is unknown, no journey fits, or a figure follows others by its formula.
   */
  static *open(studyOrModel: StudyOrModel, query: FunctionQuery): Steps<StudyFunction> {
    const model = modelOf(studyOrModel);
    const { study } = model;
    const models = yield* model.openTogether([query.base, ...query.scenarios], query.year);
    const applied = models.map(({ scenario }) => scenario);
    const year = answeredYear(study, applied, query.year);
    const base = models[0] as ScenarioModel;
    const names = new Names(base);
    const commodity = names.commodity(query.commodity);
    const ends = {
      ...(query.from === undefined ? {} : { from: names.end("from", query.from) }),
      ...(query.to === undefined ? {} : { to: names.end("to", query.to) }),
    };
    names.throwIfUnknown();
    const journeys = journeysOf(study, commodity.id, ends);
    const { figures = [], amounts = [] } = query;
    const problems = figures.flatMap((id, i) => checkFigure(models, id, `figures[${i}]`));
    if (problems.length > 0) throw new InputError(problems);
    const wanted = new Set(figures);
    const isInput = (id: string): boolean => wanted.has(id);
    const opened = yield* openLanes(models, commodity, journeys, { lanes, isInput, amounts });
    return new StudyFunction({ journeys, commodity, year }, opened, models);
  }

  /** Whether anything of these journeys rests on a figure. */
  restsOn(figure: string): boolean {
    return this.#model.inputs.some((input) => input.figure.id === figure);
  }

  /** The amounts of all parties that receive money for such goods. */
  get payees(): AmountName[] {
    return payeeNames(this.#models, this.commodity);
  }

  /** A figure, as the last of the scenarios has it that knows it; or a date that is drawn. */
  figure(id: string): Figure | undefined {
    const known = this.#models
      .map(({ figures }) => figures.get(id))
      .findLast((figure) => figure !== undefined);
    return known ?? this.#model.inputs.find(({ figure }) => figure.id === id)?.figure;
  }

  /**
   * Computes the outcome at all points.
   *
   * @throws PointError when something would cost less than nothing at a point.
   */
  async ask(points: FunctionPoints, options: AskOptions = {}): Promise<FunctionOutcome> {
    options.signal?.throwIfAborted();
    return paced(this.#asking(points, options), options);
  }

  *#asking(points: FunctionPoints, { ways: hasRoutes = false }: AskOptions): Steps<FunctionOutcome> {
    const column = (): Float64Array => new Float64Array(points.count);
    const perModel = (): Float64Array[] => this.#models.map(column);
    const generalisedCost = perModel();
    const amounts = this.#model.amounts.map(perModel);
    const ways = this.#models.map(() => new Uint32Array(hasRoutes ? points.count : 0));
    const book = new WayBook();
    for (let first = 0; first < points.count; first += lanes) {
      const count = Math.min(lanes, points.count - first);
      this.#fill(points, first, count);
      yield* this.#run(first, count);
      const rows = this.#rows();
      for (const m of this.#models.keys()) {
        for (const row of rows) {
          const { cost, from, amounts: own } = this.#model.answer(m, row);
          const add = (column: Float64Array, added: Float64Array): void => {
            for (let i = 0; i < count; i++)
              column[first + i] = (column[first + i] as number) + (added[from + i] as number) / rows.length;
          };
          add(generalisedCost[m] as Float64Array, cost);
          for (const [k, amount] of own.entries()) add(amounts[k]?.[m] as Float64Array, amount);
          yield;
        }
        if (hasRoutes) this.#describeRoutes(m, rows, first, count, ways[m] as Uint32Array, book);
      }
      yield (first + count) / points.count;
    }
    const named = new Map(this.#model.amounts.map(({ name }, k) => [name, amounts[k] as Float64Array[]]));
    return { generalisedCost, amounts: named, ways, routes: book.routes };
  }

  *#run(first: number, count: number): Steps<void> {
    try {
      yield* this.#model.run(count);
    } catch (error) {
      if (!(error instanceof WeightError)) throw error;
      throw new PointError(first + error.lane, this.#model.arcId(error.arc), error);
    }
  }

  #fill({ uniforms, values }: FunctionPoints, first: number, count: number): void {
    for (const { figure, drawn, column } of this.#model.inputs) {
      const given = values?.get(figure.id);
      const drawnAt = drawn === undefined ? undefined : uniforms?.get(drawn.streamName);
      if (given !== undefined)
        for (let i = 0; i < count; i++) column[i] = (given[first + i] as number) * figure.factor;
      else if (drawn !== undefined && drawnAt !== undefined)
        fillWithin(drawn.law, drawnAt.subarray(first, first + count), column);
      else column.fill(canonicalValue(figure));
    }
  }

  /** Journeys with a route under base and all scenarios. What is closed is closed at all points. */
  #rows(): number[] {
    const rows = [...this.journeys.keys()].filter((row) => this.#model.has(row));
    return rows.filter((row) =>
      this.#models.every((_, m) => {
        const { cost, from } = this.#model.answer(m, row);
        return cost[from] !== Number.POSITIVE_INFINITY;
      }),
    );
  }

  #describeRoutes(
    m: number,
    rows: readonly number[],
    first: number,
    count: number,
    ways: Uint32Array,
    book: WayBook,
  ): void {
    const answers = rows.map((row) => this.#model.answer(m, row));
    // Points side by side mostly have equal ways.
    const differs = new Uint8Array(count).fill(1, 0, 1);
    for (const { route, from } of answers)
      for (let i = 1; i < count; i++) if (route[from + i] !== route[from + i - 1]) differs[i] = 1;
    for (let i = 0; i < count; i++) {
      if (differs[i] === 0) {
        ways[first + i] = ways[first + i - 1] as number;
        continue;
      }
      const ids = answers.map(({ route, from }) => route[from + i] as number);
      const links = (): (readonly string[])[] =>
        rows.map((row, r) => this.#model.links(m, row, ids[r] as number));
      ways[first + i] = book.number(`${m} ${ids.join(" ")}`, links);
    }
  }
}

/** Ways met, each under a number: equal links, equal numbers. */
class WayBook {
  readonly routes: (readonly (readonly string[])[])[] = [];
  readonly #byIds = new Map<string, number>();
  readonly #byLinks = new Map<string, number>();

  number(ids: string, links: () => readonly (readonly string[])[]): number {
    const known = this.#byIds.get(ids);
    if (known !== undefined) return known;
    const route = links();
    const text = JSON.stringify(route);
    const number = this.#byLinks.get(text) ?? this.routes.push(route) - 1;
    this.#byLinks.set(text, number);
    this.#byIds.set(ids, number);
    return number;
  }
}

function journeysOf(
  study: Study,
  commodity: string,
  ends: { readonly from?: End; readonly to?: End },
): LanePair[] {
  const fits = (wanted: End | undefined, end: End): boolean =>
    wanted === undefined || (wanted.place === end.place && (wanted.side ?? end.side) === end.side);
  const journeys = study.questions
    .filter(({ commodities }) => commodities.includes(commodity))
    .flatMap(({ pairs }) => pairs)
    .filter(({ from, to }) => fits(ends.from, from) && fits(ends.to, to));
  if (journeys.length > 0) return journeys;
  // A journey that no question asks for may be asked for all the same.
  if (ends.from !== undefined && ends.to !== undefined) return [{ from: ends.from, to: ends.to }];
  const got = `${ends.from?.place ?? "anywhere"} to ${ends.to?.place ?? "anywhere"}`;
  const expected = `a journey of ${commodity} that the study asks for`;
  throw new InputError([
    problem({ path: "journey", expected, got, hint: "give both ends, or see study.yaml" }),
  ]);
}

/** What is wrong with the id of a figure that is to be varied. */
export function checkFigure(models: readonly ScenarioModel[], id: string, path: string): Problem[] {
  const figure = models.map((model) => model.figures.get(id)).findLast((found) => found !== undefined);
  if (figure === undefined) {
    const hint = didYouMean(id, (models[0] as ScenarioModel).figures.keys());
    return [problem({ path, expected: "the id of a figure", got: id, hint })];
  }
  if (figure.formula === undefined) return [];
  const expected = "a figure that is given, not derived from others";
  return [problem({ path, expected, got: id, hint: "vary the figures of its formula" })];
}

function inputsOf(model: Lanes): StudyInput[] {
  const inputs = new Map<string, Map<string, Figure>>();
  for (const { figure, drawn } of model.inputs) {
    if (drawn === undefined) continue;
    const figures = inputs.get(drawn.streamName) ?? new Map<string, Figure>();
    inputs.set(drawn.streamName, figures.set(figure.id, figure));
  }
  const sorted = [...inputs].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, figures]) => {
    const known = [...figures.values()];
    const weakest = greatest(known.map(({ kind }) => kinds.indexOf(kind)));
    return { name, figures: known, kind: kinds[weakest] as FigureKind };
  });
}

/** Where a law without ends is cut, as a probability: elementary effects also look at the ends of a range. */
const cutAt = 0.005;

/** Fills a column with quantiles; at the probabilities 0 and 1 the law's ends, cut where it has none. */
function fillWithin(law: Law, probabilities: Float64Array, out: Float64Array): void {
  const isCut = !Number.isFinite(law.low) || !Number.isFinite(law.high);
  law.fill(probabilities, out);
  for (const [i, probability] of probabilities.entries()) {
    if (probability === 0) out[i] = isCut ? law.quantile(cutAt) : law.low;
    else if (probability === 1) out[i] = isCut ? law.quantile(1 - cutAt) : law.high;
  }
}
