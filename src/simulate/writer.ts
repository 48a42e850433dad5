import type { Arc, ScenarioModel } from "../graph/index.ts";
import { canonicalValue, type Expression, type Figure } from "../model/index.ts";
import { type DrawnFigure, drawnFigure } from "./draws.ts";
import { type Linear, linearOf, productOf, roundedNode, squareOf, sumOf } from "./linear.ts";
import type { NodeId, ProgramBuilder } from "./program.ts";

/** What an arc costs, as nodes of a program, each a multiple of 2^-30. */
export interface PricedArc {
  /** Generalised cost where drivers rest, and where they do not. */
  readonly withRest: NodeId;
  readonly withoutRest: NodeId;
  /** What is added up along a route beside the cost. */
  readonly carried: NodeId;
}

/**
 * What is added up along routes beside their cost: money in USD; hours at crossings, or their squares; hours of trains or trucks
 * on links.
 */
export type Carried = "money" | "crossingHours" | "crossingSquares" | "railHours" | "roadHours";

/** A figure that has a column of its own: a value for each lane. */
export interface InputFigure {
  /** Id of the figure; with the scenario's, where that gives it other values than the base. */
  readonly key: string;
  readonly figure: Figure;
  /** How it is drawn; absent when nothing is unknown about it. */
  readonly drawn?: DrawnFigure;
}

/** Writes the amounts of one model into a program. Figures that are as in the base are the base's. */
export class Writer {
  readonly #program: ProgramBuilder;
  readonly #model: ScenarioModel;
  readonly #base: ScenarioModel;
  readonly #inputs: Map<string, InputFigure>;
  readonly #isInput: (id: string) => boolean;
  readonly #carried: Carried;
  readonly #leaves = new Map<string, NodeId>();
  readonly #done = new Map<Expression, NodeId>();

  /**
   * @param inputs - Figures that have a column, by key; added to.
   * @param isInput - Whether a figure that is not drawn has a column all the same.
   * @param carried - What is added up beside the cost.
   */
  constructor(
    program: ProgramBuilder,
    model: ScenarioModel,
    base: ScenarioModel,
    inputs: Map<string, InputFigure>,
    isInput: (id: string) => boolean,
    carried: Carried,
  ) {
    this.#carried = carried;
    this.#program = program;
    this.#model = model;
    this.#base = base;
    this.#inputs = inputs;
    this.#isInput = isInput;
  }

  node(expression: Expression): NodeId {
    return this.#program.expression(expression, (id) => this.#leaf(id), this.#done);
  }

  arc(arc: Arc | undefined, valueOfTime: NodeId): PricedArc {
    const program = this.#program;
    if (arc === undefined) {
      const closed = program.constant(Number.POSITIVE_INFINITY);
      return { withRest: closed, withoutRest: closed, carried: program.constant(0) };
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
      carried: roundedNode(program, this.#carriedOf(arc, paid, sumOf(time))),
    };
  }

  #carriedOf({ type, link }: Arc, paid: Linear, time: Linear): Linear {
    // A joint zone is a way over the border; what follows inside it is no stop of its own at the border.
    const isCrossing = type === "crossing" || type === "enterZone";
    switch (this.#carried) {
      case "money":
        return paid;
      case "crossingHours":
        return isCrossing ? time : sumOf([]);
      case "crossingSquares":
        return isCrossing ? squareOf(this.#program, time) : sumOf([]);
      case "railHours":
        return link?.mode === "rail" ? time : sumOf([]);
      case "roadHours":
        return link?.mode === "road" ? time : sumOf([]);
    }
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
    if (drawn === undefined && !this.#isInput(figure.id))
      return this.#program.constant(canonicalValue(figure));
    const inBase = this.#base.figures.get(figure.id);
    const same = inBase === figure || JSON.stringify(inBase) === JSON.stringify(figure);
    const key = same ? figure.id : `${figure.id} as in ${this.#model.scenario.id}`;
    if (!this.#inputs.has(key))
      this.#inputs.set(key, { key, figure, ...(drawn === undefined ? {} : { drawn }) });
    return this.#program.input(key);
  }
}
