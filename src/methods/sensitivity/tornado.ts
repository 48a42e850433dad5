/** Tornado: the output at the low and the high end of each input. */

import { expectArguments, expectColumn, expectFraction, refuse } from "../../base/index.ts";
import { tornadoArguments, tornadoDesignArguments } from "../given.ts";
import { expectInputs, type PointDesign } from "./points.ts";

/** How a tornado is made. */
export interface TornadoOptions {
  readonly inputs: readonly string[];
  /** Where an input stands low, as a probability; by default 0.1. */
  readonly low?: number;
  /** Where all inputs stand in the base; by default 0.5. */
  readonly base?: number;
  /** Where an input stands high, above `low`; by default 0.9. */
  readonly high?: number;
}

/** One point with all inputs at their base, then for each input one with it low and one with it high. */
export interface TornadoDesign extends PointDesign {
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** What one input does to the output while all others stay at their base. */
export interface TornadoRow {
  readonly input: string;
  /** Where it stood low, as a probability. */
  readonly low: number;
  readonly high: number;
  readonly outputLow: number;
  readonly outputHigh: number;
  /** From the smallest to the greatest of the outputs at low, base and high; at least 0. */
  readonly swing: number;
}

/** A tornado: the base, and the inputs by their swing, the greatest first. */
export interface Tornado {
  readonly outputBase: number;
  readonly rows: readonly TornadoRow[];
}

/**
 * The points of a one-at-a-time analysis (T. G. Eschenbach, Spiderplots versus tornado diagrams, Interfaces
 * 22(6), 1992): 1 + 2 k of them for k inputs. It sees neither what inputs do together nor what happens
 * between the points.
 *
 * @throws InputError
 * @example
 * ```ts
 * import { tornadoDesign } from "karvan/methods";
 * const design = tornadoDesign({ inputs: ["dwell", "tariff"], low: 0.1, base: 0.5, high: 0.9 });
 * const { columns } = design.parts[0];
 * console.log(design.count, Object.keys(columns).join(" ")); // 5 dwell tariff
 * ```
 */
export function tornadoDesign(options: TornadoOptions): TornadoDesign {
  expectArguments(tornadoDesignArguments, [options]);
  const { inputs, low = 0.1, base = 0.5, high = 0.9 } = options;
  expectInputs(inputs);
  for (const [name, value] of Object.entries({ low, base, high })) expectFraction(value, name);
  if (low >= high) refuse("high", `a probability above low, ${low}`, high);
  const count = 1 + 2 * inputs.length;
  const columns = inputs.map((input, i) => {
    const column = new Float64Array(count).fill(base);
    column.set([low, high], 1 + 2 * i);
    return [input, column] as const;
  });
  return { inputs, count, parts: [{ count, columns: Object.fromEntries(columns) }], low, base, high };
}

/**
 * The tornado of the outputs at the points of a design. Inputs of equal swing keep their order.
 *
 * @throws InputError when there are not as many finite outputs as points.
 * @example
 * ```ts
 * import { evaluateDesign, tornado, tornadoDesign } from "karvan/methods";
 * const design = tornadoDesign({ inputs: ["dwell", "tariff"], low: 0.1, base: 0.5, high: 0.9 });
 * const costs = evaluateDesign(design, ({ dwell, tariff }) => 0.2 * (6 + 90 * dwell) + 300 * (0.02 + 0.04 * tariff));
 * for (const { input, swing } of tornado(design, costs).rows) console.log(input, swing.toFixed(2));
 * // dwell 14.40
 * // tariff 9.60
 * ```
 */
export function tornado(design: TornadoDesign, outputs: Float64Array): Tornado {
  expectArguments(tornadoArguments, [design, outputs]);
  expectColumn(outputs, "outputs", design.count);
  const { low, high } = design;
  const outputBase = outputs[0];
  const rows = design.inputs.map((input, i) => {
    const outputLow = outputs[1 + 2 * i];
    const outputHigh = outputs[2 + 2 * i];
    const swing = Math.max(outputBase, outputLow, outputHigh) - Math.min(outputBase, outputLow, outputHigh);
    return { input, low, high, outputLow, outputHigh, swing };
  });
  return { outputBase, rows: rows.sort((a, b) => b.swing - a.swing) };
}
