/** One scenario of a study, ready to be asked for routes. */

import { finish, InputError, type Steps } from "../base/index.ts";
import {
  type Commodity,
  type Expression,
  type Figure,
  type FigureTable,
  givenFigures,
  type Place,
  type Study,
} from "../model/index.ts";
import type { AppliedScenario, DatedVariants, Scenario } from "../scenario/index.ts";
import type { KnownFigure, OpenedScenario } from "./openedScenario.ts";
import { patchRouter } from "./patchRouter.ts";
import { type EarlierPrices, type PricedGraph, type Prices, priceGraph } from "./prices/price.ts";
import { type Values, valuesOf } from "./prices/values.ts";
import { Router } from "./routes/router.ts";
import { assemble, type Drafts } from "./states/assemble.ts";
import { draftArcs, type Extent } from "./states/buildStateGraph.ts";
import { type NetworkChange, networkChange } from "./states/networkChange.ts";
import type { StateGraph } from "./states/stateGraph.ts";
import { Yards } from "./states/yard.ts";

/** What a scenario is opened from. */
export interface ScenarioParts {
  readonly study: Study;
  /** The document that was applied. */
  readonly document: Scenario;
  readonly scenario: AppliedScenario;
  /** What it may be as its dates have ranges; absent where nothing can be applied any more. */
  readonly variants?: ((model: ScenarioModel) => ModelVariants | undefined) | undefined;
}

/** What a scenario may be in its year, as dates with ranges decide. */
export interface ModelVariants extends Omit<DatedVariants, "variants"> {
  /** By number: bit k says whether edit k holds. */
  readonly models: readonly ScenarioModel[];
}

/**
 * A scenario of a study: its graphs are built and priced when first needed, as far as possible from those of an earlier
 * scenario, and kept.
 */
export class ScenarioModel implements ScenarioParts, OpenedScenario {
  readonly study: Study;
  readonly document: Scenario;
  readonly scenario: AppliedScenario;
  readonly figures: FigureTable;
  /** Places of the network by their ids. */
  readonly places: ReadonlyMap<string, Place>;
  /** Values of expressions at the figures' single values, in canonical units. */
  readonly evaluate: (expression: Expression) => number;
  readonly variants: ScenarioParts["variants"];
  readonly #values: Values;
  readonly #yards: Yards;
  readonly #routers = new Map<string, Router>();
  #given = new Map<Expression, readonly string[]>();
  /** Value of time, or none -> amount -> the figures behind both. */
  #behind = new Map<Expression | undefined, Map<Expression, readonly KnownFigure[]>>();
  #earlier: ScenarioModel | undefined;
  #change: NetworkChange | undefined;

  /** @param earlier - A scenario of the same study, from which what is alike is taken over. */
  constructor({ study, document, scenario, variants }: ScenarioParts, earlier?: ScenarioModel) {
    this.variants = variants;
    this.study = study;
    this.document = document;
    this.scenario = scenario;
    this.#values = valuesOf(scenario.network.figures);
    this.figures = this.#values.figures;
    this.evaluate = this.#values.evaluate;
    const { places } = scenario.network;
    const isSame = places === earlier?.scenario.network.places;
    this.places = isSame ? earlier.places : new Map(places.map((place) => [place.id, place]));
    this.#yards = new Yards(scenario.network.places);
    this.#earlier = earlier;
  }

  /** The state graph of a commodity. */
  graph(commodity: Commodity): StateGraph {
    return this.router(commodity).graph;
  }

  /** The priced graph of a commodity, with or without drivers' rest. */
  priced(commodity: Commodity, rest: boolean): PricedGraph {
    return this.router(commodity).priced(rest);
  }

  /**
   * Finds routes for a commodity, and keeps what it found.
   *
   * @throws InputError when an open link or a crossing has no price, or two rows are equally specific.
   */
  router(commodity: Commodity): Router {
    return this.#routers.get(commodity.id) ?? finish(this.building(commodity));
  }

  /** As {@link router}, in steps. */
  *building(commodity: Commodity): Steps<Router> {
    const known = this.#routers.get(commodity.id);
    if (known !== undefined) return known;
    const router =
      (yield* this.#patched(commodity)) ??
      new Router(this, assemble(commodity, yield* this.#drafts(commodity)));
    this.#routers.set(commodity.id, router);
    yield;
    return router;
  }

  /** What is compiled so far, by commodity. */
  routers(): readonly Router[] {
    return [...this.#routers.values()];
  }

  /** Builds and prices the graphs of some commodities, all when none is named. */
  compile(commodities?: readonly string[]): void {
    for (const commodity of this.study.commodities) {
      if (commodities === undefined || commodities.includes(commodity.id)) this.router(commodity).prices;
    }
  }

  /** Puts in what was compiled before. */
  restore(router: Router): void {
    this.#routers.set(router.commodity.id, router);
  }

  /** Prices a state graph of this scenario, as far as possible from earlier prices. */
  price(graph: StateGraph, earlier?: EarlierPrices): Steps<Prices> {
    return priceGraph(graph, this.#values, earlier);
  }

  /** Takes over all that is compiled in the earlier scenario, and lets go of it. */
  takeOver(): void {
    const compiled = this.#earlier?.routers() ?? [];
    for (const { commodity, knownPrices } of compiled) {
      const router = this.router(commodity);
      if (knownPrices !== undefined) router.prices;
    }
    this.#earlier = undefined;
    this.#change = undefined;
  }

  /** Lets go of all that is compiled; what is asked for again is compiled again. */
  release(): void {
    this.#routers.clear();
    this.#given = new Map();
    this.#behind = new Map();
    this.#change = undefined;
  }

  /** Ids of the given figures an expression rests on, in order of mention. */
  givenFigures(expression: Expression): readonly string[] {
    const known = this.#given.get(expression);
    if (known !== undefined) return known;
    const ids = givenFigures(expression, this.figures);
    this.#given.set(expression, ids);
    return ids;
  }

  /** The given figures an expression rests on, with how they are known; one list for one expression. */
  figuresBehind(expression: Expression, hour?: Expression): readonly KnownFigure[] {
    const lists = this.#behind.get(hour) ?? new Map<Expression, readonly KnownFigure[]>();
    this.#behind.set(hour, lists);
    const known = lists.get(expression);
    if (known !== undefined) return known;
    const own = this.givenFigures(expression);
    const ids = hour === undefined ? own : new Set([...own, ...this.givenFigures(hour)]);
    const made = Array.from(ids, (id): KnownFigure => ({ id, kind: (this.figures.get(id) as Figure).kind }));
    lists.set(expression, made);
    return made;
  }

  /** The router of the earlier scenario with what differs rebuilt; `undefined` where everything differs. */
  *#patched(commodity: Commodity): Steps<Router | undefined> {
    const earlier = this.#earlier;
    if (earlier === undefined) return undefined;
    const router = earlier.#routers.get(commodity.id);
    if (router === undefined) return undefined;
    const change = this.#changeFrom(earlier);
    yield;
    try {
      return yield* patchRouter(router, this, change, () => this.#drafts(commodity, change.extent));
    } catch (error) {
      // A rebuilt graph reports everything wrong, in the order of the tables.
      if (error instanceof InputError) return undefined;
      throw error;
    }
  }

  #changeFrom(earlier: ScenarioModel): NetworkChange {
    if (this.#change !== undefined) return this.#change;
    const change = networkChange(
      { network: earlier.scenario.network, figures: earlier.figures },
      { network: this.scenario.network, figures: this.figures },
    );
    // Which figures an expression rests on is decided by formulas alone.
    const formulaOf = ({ figures }: ScenarioModel, id: string): string =>
      JSON.stringify(figures.get(id)?.formula ?? null);
    if ([...change.figures].every((id) => formulaOf(earlier, id) === formulaOf(this, id))) {
      this.#given = earlier.#given;
      const kindOf = ({ figures }: ScenarioModel, id: string): string | undefined => figures.get(id)?.kind;
      const isSameKind = (id: string): boolean =>
        !earlier.figures.has(id) || kindOf(earlier, id) === kindOf(this, id);
      if ([...change.figures].every(isSameKind)) this.#behind = earlier.#behind;
    }
    this.#change = change;
    return change;
  }

  #drafts(commodity: Commodity, extent?: Extent): Steps<Drafts> {
    return draftArcs(this.scenario.network, commodity, this.#yards, extent);
  }
}
