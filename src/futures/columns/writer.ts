/** Writes the prices of arcs as nodes of a program. */

import { canonicalValue, type Expression, type Figure, type Measure } from "../../model/index.ts";
import type { Arc, ScenarioModel } from "../../routing/index.ts";
import type { AmountColumn } from "./amountColumn.ts";
import { type DrawnFigure, drawnFigure } from "./draws.ts";
import type { NodeId, ProgramBuilder, Sum } from "./program.ts";
import { productOf, roundedNode, squareOf, sumOf, total } from "./weightedSums.ts";

/** What an arc adds to a route, as nodes of a program, each a multiple of 2^-30. */
export interface ArcNodes {
  /** Generalised cost. */
  readonly weight: NodeId;
  /** Amounts, in the order of the columns. */
  readonly amounts: readonly NodeId[];
}

/** An arc on journeys on which drivers rest, and on those on which they do not. */
export interface PricedArc {
  readonly withRest: ArcNodes;
  readonly withoutRest: ArcNodes;
}

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
  readonly amounts: readonly AmountColumn[];
  /** Figures that have a column, by key; added to. */
  readonly inputs: Map<string, InputFigure>;
  /** What the charges of arcs are added to; added to. Models share the charges of what they leave alone. */
  readonly kinds: Map<Arc["charges"], ChargeKinds>;
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
    const { program, priced, amounts } = this.#shared;
    if (arc === undefined) {
      const nothing = program.constant(0);
      const closed = {
        weight: program.constant(Number.POSITIVE_INFINITY),
        amounts: amounts.map(() => nothing),
      };
      return { withRest: closed, withoutRest: closed };
    }
    const kinds = this.#kindsOf(arc);
    const nodes = arc.charges.map(({ expression }) => this.node(expression));
    const key = `${valueOfTime} ${kinds.text}: ${nodes}`;
    const known = priced.get(key);
    if (known !== undefined) return known;
    const charges = kinds.charges.map((kind, c): ChargeNode => {
      return { ...kind, sum: sumOf(program, nodes[c] as NodeId) };
    });
    const withRest = this.#nodes(charges, valueOfTime);
    const moving = charges.filter((charge) => !charge.isRest);
    const made = {
      withRest,
      withoutRest: moving.length === charges.length ? withRest : this.#nodes(moving, valueOfTime),
    };
    priced.set(key, made);
    return made;
  }

  /** What the charges of an arc are added to; equal texts, equal answers. */
  #kindsOf(arc: Arc): ChargeKinds {
    const { kinds, amounts } = this.#shared;
    const known = kinds.get(arc.charges);
    if (known !== undefined) return known;
    const charges = arc.charges.map((charge): ChargeKind => {
      const { measure, component } = charge;
      const columns = amounts.filter((column) => column.includes(charge, arc));
      return { measure, isRest: isRest(measure, component), columns };
    });
    const parts = charges.map(({ measure, isRest: rest, columns }) => {
      return `${measure} ${rest} ${columns.map((column) => amounts.indexOf(column))}`;
    });
    const made = { charges, text: parts.join(";") };
    kinds.set(arc.charges, made);
    return made;
  }

  #nodes(charges: readonly ChargeNode[], valueOfTime: NodeId): ArcNodes {
    const { program, amounts } = this.#shared;
    const added = (isAdded: (charge: ChargeNode) => boolean): Sum =>
      total(charges.filter(isAdded).map(({ sum }) => sum));
    const time = (rests: boolean): Sum =>
      added(({ measure, isRest: rest }) => measure === "time" && rest === rests);
    const money = added(({ measure }) => measure === "money");
    const moving = productOf(program, time(false), valueOfTime);
    const resting = productOf(program, time(true), valueOfTime);
    return {
      weight: roundedNode(program, total([money, moving, resting])),
      amounts: amounts.map((column) => {
        const sum = added(({ columns }) => columns.includes(column));
        return roundedNode(program, column.squared === true ? squareOf(program, sum) : sum);
      }),
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

/** What a charge is added to. */
interface ChargeKind {
  readonly measure: Measure;
  /** Whether it is the rest of a driver, which short trips do without. */
  readonly isRest: boolean;
  readonly columns: readonly AmountColumn[];
}

/** The kinds of an arc's charges, and all of that as a text. */
interface ChargeKinds {
  readonly charges: readonly ChargeKind[];
  readonly text: string;
}

/** A charge as a weighted sum of nodes. */
interface ChargeNode extends ChargeKind {
  readonly sum: Sum;
}

function isRest(measure: Measure, component: string): boolean {
  return measure === "time" && component === "rest";
}
