import { type Arc, type LaneColumns, LaneSearch, type ScenarioModel } from "../graph/index.ts";
import {
  type Commodity,
  canonicalValue,
  type End,
  type Expression,
  exp,
  type Figure,
  log,
  roundAmount,
} from "../model/index.ts";
import { ColumnMachine, type LinearForm } from "./columns.ts";
import { type DrawnFigure, drawnFigure, type UniformBlock } from "./draws.ts";
import { type Linear, linearOf, productOf, roundedNode, sumOf } from "./linear.ts";
import { type Functions, type NodeId, ProgramBuilder } from "./program.ts";

/** Functions that programs apply: the model's own, the same bits in every engine. */
export const functions: Functions = {
  negate: (x) => -x,
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp,
  log,
  roundUp: roundAmount,
};

/** A journey of a lane model: its ends as states, and whether drivers rest on it, by model. */
export interface LaneJourney {
  readonly from: End;
  readonly to: End;
  /** State it begins in. */
  readonly origin: string;
  /** State it ends in. */
  readonly destination: string;
  /** Model -> whether drivers rest on the way. */
  readonly rest: readonly boolean[];
}

/** Answers of a block of futures, for one model. Row p, future b at `p * lanes + b`. */
export interface LaneAnswers {
  readonly cost: Float64Array;
  readonly money: Float64Array;
  /** Route ids in {@link LaneModel.links}; -1 where there is no route. */
  readonly route: Int32Array;
  /** Row -> 1 where all lanes are as under the base; the row's other columns are then not written. */
  readonly asBase: Uint8Array;
}

/**
 * One commodity under a base and its scenarios, as columns over futures. All scenarios share one topology; an arc that a
 * scenario lacks costs Infinity. What scenarios share is worked out once: arcs whose amounts are the same node of the
 * program need no second look.
 */
export class LaneModel {
  readonly lanes: number;
  readonly journeys: readonly LaneJourney[];
  readonly #models: readonly ScenarioModel[];
  readonly #arcs: readonly UnionArc[];
  readonly #drawn = new Map<string, { readonly drawn: DrawnFigure; readonly uniforms: Float64Array }>();
  readonly #program = new ProgramBuilder(functions);
  readonly #machine: ColumnMachine;
  readonly #weights: Float64Array;
  readonly #valueOfTime: readonly NodeId[];
  readonly #groups: readonly Group[];
  readonly #answers: readonly LaneAnswers[];
  readonly #scratch: Float64Array;
  readonly #money: readonly (readonly Linear[])[];

  /**
   * @param models - The base, then its scenarios.
   * @param uniforms - Where the uniform numbers of the figures come from.
   * @param lanes - Futures in a block.
   */
  constructor(
    models: readonly ScenarioModel[],
    commodity: Commodity,
    journeys: readonly LaneJourney[],
    uniforms: UniformBlock,
    lanes: number,
  ) {
    this.lanes = lanes;
    this.journeys = journeys;
    this.#models = models;
    const union = unite(models, commodity);
    this.#arcs = union.arcs;
    const writers = models.map(
      (model) =>
        new Writer(this.#program, model, models[0] as ScenarioModel, (key, drawn) => {
          if (!this.#drawn.has(key))
            this.#drawn.set(key, { drawn, uniforms: uniforms.column(drawn.streamName) });
        }),
    );
    this.#valueOfTime = writers.map((writer) => writer.node(commodity.valueOfTime.expression));
    const priced = writers.map((writer, m) =>
      union.arcs.map((arc) => writer.arc(arc.versions[m], this.#valueOfTime[m] as NodeId)),
    );
    this.#money = priced.map((arcs) => arcs.map((arc) => arc.money));
    this.#groups = [true, false].flatMap((rest) => this.#group(rest, union, priced));
    const roots = this.#groups.flatMap((group) => group.roots);
    const atoms = new Set(this.#money.flatMap((arcs) => arcs.flatMap((arc) => [...arc.factors.keys()])));
    this.#machine = new ColumnMachine(
      this.#program,
      { roots, columns: [...this.#valueOfTime, ...atoms] },
      lanes,
      functions,
    );
    this.#weights = new Float64Array(roots.length * lanes);
    this.#answers = models.map(() => emptyAnswers(journeys.length, lanes));
    this.#scratch = new Float64Array(lanes);
  }

  /** Which kernel searches. */
  get kernel(): string {
    return this.#groups[0]?.search.kernel ?? "none";
  }

  /** Bytes held, however many futures are drawn. */
  get bytes(): number {
    return (
      this.#weights.byteLength +
      this.#machine.bytes +
      this.#groups.reduce((sum, g) => sum + g.search.bytes, 0)
    );
  }

  #group(rest: boolean, union: Union, priced: readonly (readonly PricedArc[])[]): Group[] {
    const rows = this.journeys.flatMap((journey, row) => (journey.rest.includes(rest) ? [row] : []));
    if (rows.length === 0) return [];
    const root = (arc: PricedArc): NodeId => (rest ? arc.withRest : arc.withoutRest);
    const base = (priced[0] as readonly PricedArc[]).map(root);
    const patches = priced.slice(1).map((arcs) => {
      const changed = arcs.flatMap((arc, a) => (root(arc) === base[a] ? [] : [a]));
      return { arcs: Uint32Array.from(changed), roots: changed.map((a) => root(arcs[a] as PricedArc)) };
    });
    const pairs = {
      from: Uint32Array.from(
        rows,
        (row) => union.states.get((this.journeys[row] as LaneJourney).origin) as number,
      ),
      to: Uint32Array.from(
        rows,
        (row) => union.states.get((this.journeys[row] as LaneJourney).destination) as number,
      ),
    };
    const search = new LaneSearch(union.network, pairs);
    const [forms, sameMoney] = [priced.map(() => []), priced.map(() => [])];
    return [
      {
        rest,
        rows,
        patches,
        search,
        forms,
        sameMoney,
        roots: [...base, ...patches.flatMap((patch) => patch.roots)],
      },
    ];
  }

  /**
   * Works out futures that the uniform numbers hold now.
   *
   * @param first - Place of the first of them among the uniform numbers.
   * @param count - Futures, at most {@link lanes}; lanes beyond are worked out and not told.
   * @returns Answers by model, in memory that the next run writes to again.
   */
  run(first: number, count: number): readonly LaneAnswers[] {
    const { lanes } = this;
    const machine = this.#machine;
    for (const [i, key] of machine.inputs.entries()) {
      const { drawn, uniforms } = this.#drawn.get(key) as { drawn: DrawnFigure; uniforms: Float64Array };
      drawn.law.fill(uniforms.subarray(first, first + lanes), machine.input(i));
    }
    machine.run(this.#weights);
    let at = 0;
    for (const group of this.#groups) {
      const next = (rows: number): Float64Array => {
        const part = this.#weights.subarray(at * lanes, (at + rows) * lanes);
        at += rows;
        return part;
      };
      const weights = next(this.#arcs.length);
      const patches = group.patches.map(({ arcs }) => ({ arcs, weights: next(arcs.length) }));
      const columns = group.search.solve({ lanes, weights, patches });
      const base = columns[0] as LaneColumns;
      for (const [m, column] of columns.entries()) this.#place(group, m, column, base, count);
    }
    return this.#answers;
  }

  /** Copies a group's columns to the rows that rest, or do not, under a model, and works out their money. */
  #place(group: Group, m: number, columns: LaneColumns, base: LaneColumns, count: number): void {
    const { lanes } = this;
    const { cost, route, money, asBase } = this.#answers[m] as LaneAnswers;
    for (const [p, row] of group.rows.entries()) {
      const { rest } = this.journeys[row] as LaneJourney;
      if (rest[m] !== group.rest) continue;
      const [from, to] = [p * lanes, row * lanes];
      asBase[row] = 0;
      if (m > 0 && rest[0] === group.rest && this.#sameAsBase(group, m, columns, base, from, count)) {
        asBase[row] = 1;
        continue;
      }
      cost.set(columns.cost.subarray(from, from + count), to);
      const side = group.rest ? 0 : 1;
      for (let b = 0; b < count; b++) {
        const id = columns.route[from + b] as number;
        route[to + b] = id < 0 ? -1 : 2 * id + side;
      }
      for (const [id, times] of countRoutes(columns.route, from, count)) {
        const form = id < 0 ? undefined : this.#form(group, m, id);
        if (form === undefined) continue;
        if (4 * times > count) this.#moneyOfMany(form, columns.route, id, from, to, count, money);
        else this.#moneyOfFew(form, columns.route, id, from, to, count, money);
      }
    }
  }

  /** Whether a journey costs and goes the same under a model as under the base, in all lanes and in every part. */
  #sameAsBase(
    group: Group,
    m: number,
    columns: LaneColumns,
    base: LaneColumns,
    from: number,
    count: number,
  ): boolean {
    let last = -1;
    for (let i = from; i < from + count; i++) {
      const id = columns.route[i] as number;
      if (columns.cost[i] !== base.cost[i] || id !== base.route[i]) return false;
      if (id !== last && !this.#sameMoney(group, m, id)) return false;
      last = id;
    }
    return this.#valueOfTime[m] === this.#valueOfTime[0];
  }

  #sameMoney(group: Group, m: number, route: number): boolean {
    if (route < 0) return true;
    const known = group.sameMoney[m] as (boolean | undefined)[];
    const same = known[route] ?? group.search.routes.arcs(route).every((a) => this.#moneyIsBase(m, a));
    known[route] = same;
    return same;
  }

  #moneyIsBase(m: number, arc: number): boolean {
    const [own, base] = [this.#money[m]?.[arc], this.#money[0]?.[arc]] as [Linear, Linear];
    if (own.constant !== base.constant || own.factors.size !== base.factors.size) return false;
    return [...own.factors].every(([id, factor]) => base.factors.get(id) === factor);
  }

  /** The money of a route that many lanes take: worked out for all, column by column, and taken where it is theirs. */
  #moneyOfMany(
    form: LinearForm,
    routes: Int32Array,
    id: number,
    from: number,
    to: number,
    count: number,
    money: Float64Array,
  ): void {
    const all = this.#scratch;
    this.#machine.evaluate(form, all);
    for (let b = 0; b < count; b++) if (routes[from + b] === id) money[to + b] = all[b] as number;
  }

  #moneyOfFew(
    form: LinearForm,
    routes: Int32Array,
    id: number,
    from: number,
    to: number,
    count: number,
    money: Float64Array,
  ): void {
    for (let b = 0; b < count; b++)
      if (routes[from + b] === id) money[to + b] = this.#machine.valueAt(form, b);
  }

  #form(group: Group, m: number, route: number): LinearForm {
    const forms = group.forms[m] as (LinearForm | undefined)[];
    const known = forms[route];
    if (known !== undefined) return known;
    const arcs = [...group.search.routes.arcs(route)];
    const money = this.#money[m] as readonly Linear[];
    const form = this.#machine.linearForm(sumOf(arcs.map((a) => money[a] as Linear)));
    forms[route] = form;
    return form;
  }

  /** The value of an hour under a model, after a run: a column, or one number for all futures. */
  valueOfTime(m: number): Float64Array | number {
    const value = this.#machine.column(this.#valueOfTime[m] as NodeId);
    if (value === undefined)
      throw new RangeError(`model: expected a number below ${this.#models.length}, got ${m}`);
    return value;
  }

  /** Ids of the links of a route in the answers. */
  links(route: number): string[] {
    const group = this.#groups.find((g) => g.rest === (route % 2 === 0)) as Group;
    const arcs = group.search.routes.arcs(Math.floor(route / 2));
    return Array.from(arcs, (a) => this.#arcs[a]?.link).filter((id) => id !== undefined);
  }
}

interface Group {
  readonly rest: boolean;
  /** Journeys that are asked of this group. */
  readonly rows: readonly number[];
  readonly patches: readonly { readonly arcs: Uint32Array; readonly roots: readonly NodeId[] }[];
  readonly search: LaneSearch;
  /** Model -> money of each route, by its id, as a form over columns. */
  readonly forms: readonly (LinearForm | undefined)[][];
  /** Model -> whether each route, by its id, is made of the same money as under the base. */
  readonly sameMoney: readonly (boolean | undefined)[][];
  readonly roots: readonly NodeId[];
}

function emptyAnswers(rows: number, lanes: number): LaneAnswers {
  const size = rows * lanes;
  return {
    cost: new Float64Array(size),
    money: new Float64Array(size),
    route: new Int32Array(size),
    asBase: new Uint8Array(rows),
  };
}

/** How many lanes take each route. */
export function countRoutes(routes: Int32Array, from: number, count: number): Map<number, number> {
  const counts = new Map<number, number>();
  let last = routes[from] as number;
  let run = 0;
  for (let i = from; i < from + count; i++) {
    const route = routes[i] as number;
    if (route !== last) {
      counts.set(last, (counts.get(last) ?? 0) + run);
      last = route;
      run = 0;
    }
    run++;
  }
  return counts.set(last, (counts.get(last) ?? 0) + run);
}

interface UnionArc {
  readonly id: string;
  /** Id of the link, for arcs that are links. */
  readonly link?: string;
  /** The arc under each model; `undefined` where the model lacks it. */
  readonly versions: readonly (Arc | undefined)[];
}

interface Union {
  readonly states: ReadonlyMap<string, number>;
  readonly arcs: readonly UnionArc[];
  readonly network: { readonly nodes: number; readonly tail: Uint32Array; readonly head: Uint32Array };
}

/** The states and arcs of all models as one topology, numbered in the order of their ids. */
function unite(models: readonly ScenarioModel[], commodity: Commodity): Union {
  const graphs = models.map((model) => model.graph(commodity));
  const ids = new Set(graphs.flatMap((graph) => graph.states.map((state) => state.id)));
  const states = new Map([...ids].sort().map((id, i) => [id, i]));
  const arcs = new Map<string, { from: string; to: string; link?: string; versions: (Arc | undefined)[] }>();
  for (const [m, graph] of graphs.entries()) {
    const idOf = (state: number): string => (graph.states[state] as (typeof graph.states)[number]).id;
    for (const arc of graph.arcs) {
      const link = arc.link === undefined ? {} : { link: arc.link.id };
      const entry = arcs.get(arc.id) ?? {
        from: idOf(arc.from),
        to: idOf(arc.to),
        ...link,
        versions: models.map(() => undefined),
      };
      entry.versions[m] = arc;
      arcs.set(arc.id, entry);
    }
  }
  const sorted = [...arcs].sort(([a], [b]) => (a < b ? -1 : 1));
  const end = (field: "from" | "to"): Uint32Array =>
    Uint32Array.from(sorted, ([, arc]) => states.get(arc[field]) as number);
  return {
    states,
    arcs: sorted.map(([id, { link, versions }]) => ({
      id,
      versions,
      ...(link === undefined ? {} : { link }),
    })),
    network: { nodes: states.size, tail: end("from"), head: end("to") },
  };
}

interface PricedArc {
  readonly withRest: NodeId;
  readonly withoutRest: NodeId;
  readonly money: Linear;
}

/** Writes the amounts of one model into a program. Figures that are as in the base are the base's. */
class Writer {
  readonly #program: ProgramBuilder;
  readonly #model: ScenarioModel;
  readonly #base: ScenarioModel;
  readonly #register: (key: string, drawn: DrawnFigure) => void;
  readonly #leaves = new Map<string, NodeId>();
  readonly #done = new Map<Expression, NodeId>();

  constructor(
    program: ProgramBuilder,
    model: ScenarioModel,
    base: ScenarioModel,
    register: (key: string, drawn: DrawnFigure) => void,
  ) {
    this.#program = program;
    this.#model = model;
    this.#base = base;
    this.#register = register;
  }

  node(expression: Expression): NodeId {
    return this.#program.expression(expression, (id) => this.#leaf(id), this.#done);
  }

  arc(arc: Arc | undefined, valueOfTime: NodeId): PricedArc {
    const program = this.#program;
    if (arc === undefined) {
      const closed = program.constant(Number.POSITIVE_INFINITY);
      return { withRest: closed, withoutRest: closed, money: sumOf([]) };
    }
    const [money, time, rest]: [Linear[], Linear[], Linear[]] = [[], [], []];
    for (const { measure, component, expression } of arc.charges) {
      if (measure === "co2e") continue;
      const list = measure === "money" ? money : component === "rest" ? rest : time;
      list.push(linearOf(program, this.node(expression)));
    }
    const paid = sumOf(money);
    const moved = productOf(program, sumOf(time), valueOfTime);
    const rested = productOf(program, sumOf(rest), valueOfTime);
    return {
      withRest: roundedNode(program, sumOf([paid, moved, rested])),
      withoutRest: roundedNode(program, sumOf([paid, moved])),
      money: paid,
    };
  }

  #leaf(id: string): NodeId {
    const known = this.#leaves.get(id);
    if (known !== undefined) return known;
    const figure = this.#model.figures.get(id) as Figure;
    const node = figure.formula === undefined ? this.#given(figure) : this.node(figure.formula);
    this.#leaves.set(id, node);
    return node;
  }

  #given(figure: Figure): NodeId {
    const drawn = drawnFigure(figure);
    if (drawn === undefined) return this.#program.constant(canonicalValue(figure));
    const inBase = this.#base.figures.get(figure.id);
    const same = inBase === figure || JSON.stringify(inBase) === JSON.stringify(figure);
    const key = same ? figure.id : `${figure.id} as in ${this.#model.scenario.id}`;
    this.#register(key, drawn);
    return this.#program.input(key);
  }
}
