/** What prices and routes need to know of the scenario they are found under. */

import type { Steps } from "../base/index.ts";
import type { Expression, Figure, FigureTable, Place, Study } from "../model/index.ts";
import type { AppliedScenario } from "../scenario/index.ts";
import type { EarlierPrices, Prices } from "./prices/price.ts";
import type { StateGraph } from "./states/stateGraph.ts";

/** A figure, and how it is known. */
export type KnownFigure = Pick<Figure, "id" | "kind">;

/** A scenario applied to a study, with its figures at their single values. */
export interface OpenedScenario {
  readonly study: Study;
  readonly scenario: AppliedScenario;
  readonly figures: FigureTable;
  /** Places of the network by their ids. */
  readonly places: ReadonlyMap<string, Place>;
  /** Values of expressions at the figures' single values, in canonical units. */
  readonly evaluate: (expression: Expression) => number;
  /** Ids of the given figures an expression rests on, in order of mention. */
  readonly givenFigures: (expression: Expression) => readonly string[];
  /**
   * The given figures an expression rests on, with how they are known; one list for one expression.
   *
   * @param hour - The value of time, where it has a part in the amount.
   */
  readonly figuresBehind: (expression: Expression, hour?: Expression) => readonly KnownFigure[];
  /** Prices a state graph of this scenario, as far as possible from earlier prices. */
  readonly price: (graph: StateGraph, earlier?: EarlierPrices) => Steps<Prices>;
}
