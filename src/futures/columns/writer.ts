import { canonicalValue, type Expression, type Figure } from "../../model/index.ts";
import type { Arc, ScenarioModel } from "../../routing/index.ts";
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

/** What the writers of a base and its scenarios share. */
export interface Writing {
  readonly program: ProgramBuilder;
  readonly base: ScenarioModel;
  /** Whether a figure that is not drawn has a column all the same. */
  readonly isInput: (id: string) => boolean;
  /** What is added up beside the cost. */
  readonly carried: Carried;
  /** Figures that have a column, by key; added to. */
  readonly inputs: Map<string, InputFigure>;
  /** Arcs by the nodes of their charges; added to. Most arcs of a scenario are the base's. */
  readonly priced: Map<string, PricedArc>;
}

/** Writes the amounts of one model into a program. Figures that are as in the base are the base's. */
export class Writer {
  readonly #shared: Writing;
  readonly #model: ScenarioModel;
  readonly #leaves = new Map<string, NodeId>();
  readonly #done = new Map<Expression, NodeId>();

  constructor(model: ScenarioModel, shared: Writing) {
    this.#shared = shared;
    this.#model = model;
  }

  node(expression: Expression): NodeId {
    return this.#shared.program.expression(expression, (id) => this.#leaf(id), this.#done);
  }

  arc(arc: Arc | undefined, valueOfTime: NodeId): PricedArc {
    const { program, priced } = this.#shared;
    if (arc === undefined) {
      const closed = program.constant(Number.POSITIVE_INFINITY);
      return { withRest: closed, withoutRest: closed, carried: program.constant(0) };
    }
    const charges: Charges = { money: [], time: [], rest: [] };
    for (const { measure, component, expression } of arc.charges) {
      if (measure === "co2e") continue;
      charges[measure === "time" && component === "rest" ? "rest" : measure].push(this.node(expression));
    }
    const { money, time, rest } = charges;
    const key = `${arc.type} ${arc.link?.mode} ${valueOfTime}: ${money}; ${time}; ${rest}`;
    const known = priced.get(key);
    if (known !== undefined) return known;
    const made = this.#priced(arc, charges, valueOfTime);
    priced.set(key, made);
    return made;
  }

  #priced(arc: Arc, charges: Charges, valueOfTime: NodeId): PricedArc {
    const { program } = this.#shared;
    const total = (nodes: readonly NodeId[]): Linear => sumOf(nodes.map((id) => linearOf(program, id)));
    const [paid, time] = [total(charges.money), total(charges.time)];
    const moved = productOf(program, time, valueOfTime);
    const rested = productOf(program, total(charges.rest), valueOfTime);
    return {
      withRest: roundedNode(program, sumOf([paid, moved, rested])),
      withoutRest: roundedNode(program, sumOf([paid, moved])),
      carried: roundedNode(program, this.#carriedOf(arc, paid, time)),
    };
  }

  #carriedOf({ type, link }: Arc, paid: Linear, time: Linear): Linear {
    // A joint zone is a way over the border; what follows inside it is no stop of its own at the border.
    const isCrossing = type === "crossing" || type === "enterZone";
    switch (this.#shared.carried) {
      case "money":
        return paid;
      case "crossingHours":
        return isCrossing ? time : sumOf([]);
      case "crossingSquares":
        return isCrossing ? squareOf(this.#shared.program, time) : sumOf([]);
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
    const { program, base, inputs, isInput } = this.#shared;
    const drawn = drawnFigure(figure);
    if (drawn === undefined && !isInput(figure.id)) return program.constant(canonicalValue(figure));
    const inBase = base.figures.get(figure.id);
    const same = inBase === figure || JSON.stringify(inBase) === JSON.stringify(figure);
    const key = same ? figure.id : `${figure.id} as in ${this.#model.scenario.id}`;
    if (!inputs.has(key)) inputs.set(key, { key, figure, ...(drawn === undefined ? {} : { drawn }) });
    return program.input(key);
  }
}

/** The nodes of an arc's charges. */
interface Charges {
  readonly money: NodeId[];
  readonly time: NodeId[];
  readonly rest: NodeId[];
}
