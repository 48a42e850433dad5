/** Prices the routes of choice sets in lanes: every route in every future, under every scenario. */

import type { Steps } from "../../base/index.ts";
import {
  type AmountColumn,
  type ArcNodes,
  type InputFigure,
  loweringSteps,
  ProgramBuilder,
  type Union,
  Writer,
} from "../../futures/index.ts";
import type { Commodity, Expression } from "../../model/index.ts";
import { GivenRoutes } from "../../paths/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import type { ChoiceSet } from "../sets/choiceSets.ts";

/** What is priced. */
export interface PricedSets {
  readonly union: Union;
  readonly sets: readonly ChoiceSet[];
  /** Further amounts that are asked for beside the routes: each becomes a row. */
  readonly extras: readonly Expression[];
  /** What is added up along routes beside their generalised cost. */
  readonly amounts: readonly AmountColumn[];
  /** Lanes of a run, at most. */
  readonly lanes: number;
}

/** A figure that is drawn, with the column of its values, in canonical units. */
export interface RouteInput extends InputFigure {
  readonly column: Float64Array;
}

/** The routes of choice sets, priced in lanes. */
export class RoutePrices {
  /** The figures that vary, each with its column, to be filled before a run. */
  readonly inputs: readonly RouteInput[];
  readonly given: GivenRoutes;
  /** Scenario -> set -> route -> its number among the given routes. */
  readonly numbers: readonly (readonly Uint32Array[])[];
  /** Extra -> its number among the given routes. */
  readonly extras: readonly number[];

  private constructor(parts: Pick<RoutePrices, "inputs" | "given" | "numbers" | "extras">) {
    this.inputs = parts.inputs;
    this.given = parts.given;
    this.numbers = parts.numbers;
    this.extras = parts.extras;
  }

  /** Prices the arcs that some route takes, in steps. */
  static *open(
    models: readonly ScenarioModel[],
    commodity: Commodity,
    asked: PricedSets,
  ): Steps<RoutePrices> {
    const { union, sets, extras, amounts, lanes } = asked;
    const used = [...new Set(sets.flatMap(({ routes }) => routes.flatMap(({ arcs }) => [...arcs])))].sort(
      (a, b) => a - b,
    );
    const program = new ProgramBuilder();
    const found = new Map<string, InputFigure>();
    const shared = {
      ...{ program, amounts, inputs: found, isInput: () => false },
      base: models[0] as ScenarioModel,
      ...{ kinds: new Map(), priced: new Map() },
    };
    const nothing = amounts.map(() => program.constant(0));
    // Of each arc two versions: where drivers rest on the way, and where they do not. Behind them stand the extras.
    const written: ArcNodes[][] = [];
    for (const [m, model] of models.entries()) {
      const writer = new Writer(model, shared);
      const valueOfTime = writer.node(commodity.valueOfTime.expression);
      const nodes: ArcNodes[] = [];
      for (const a of used) {
        const { withRest, withoutRest } = writer.arc(union.arcs[a]?.versions[m], valueOfTime);
        nodes.push(withRest, withoutRest);
        yield;
      }
      for (const extra of extras) nodes.push({ weight: writer.node(extra), amounts: nothing });
      written.push(nodes);
    }
    const [base, ...others] = written as [ArcNodes[], ...ArcNodes[][]];
    const patches = others.map((nodes) => {
      const arcs = Uint32Array.from(nodes.keys()).filter((a) =>
        differs(base[a] as ArcNodes, nodes[a] as ArcNodes),
      );
      return { arcs, nodes: Array.from(arcs, (a) => nodes[a] as ArcNodes) };
    });
    const lowered = yield* loweringSteps(program, { inputs: [...found.keys()], arcs: base, patches });
    const inputs = [...found.values()].map((input) => ({ ...input, column: new Float64Array(lanes) }));
    const placeOf = new Map(used.map((a, i) => [a, 2 * i]));
    const routes: Uint32Array[] = [];
    // Scenarios under which drivers rest alike have the same routes.
    const known = new Map<string, Uint32Array>();
    const numbers = models.map((_, m) =>
      sets.map((set, s) => {
        const rest = set.rest[m] === true;
        const key = `${s} ${rest}`;
        const own =
          known.get(key) ??
          Uint32Array.from(set.routes, ({ arcs }) => {
            return routes.push(arcs.map((a) => (placeOf.get(a) as number) + (rest ? 0 : 1))) - 1;
          });
        known.set(key, own);
        return own;
      }),
    );
    const firstExtra = routes.length;
    const extraRoutes = extras.map((_, i) => Uint32Array.of(2 * used.length + i));
    yield;
    return new RoutePrices({
      inputs,
      given: new GivenRoutes(lowered, {
        routes: [...routes, ...extraRoutes],
        inputs: inputs.map(({ column }) => column),
        lanes,
      }),
      numbers,
      extras: extras.map((_, i) => firstExtra + i),
    });
  }
}

function differs(a: ArcNodes, b: ArcNodes): boolean {
  return a.weight !== b.weight || a.amounts.some((amount, k) => amount !== b.amounts[k]);
}
