/** Switching values: where a function of one figure passes its target. */

import { expectArguments, expectWhole, type ProgressOptions, refuse } from "../../base/index.ts";
import { findSwitchesArguments } from "../given.ts";
import { type Bracket, narrow, sideOf } from "./bracket.ts";

/** Where to look for switching values. */
export interface FindSwitchesOptions extends Pick<ProgressOptions, "signal"> {
  /** Low end of the range. */
  readonly low: number;
  /** High end of the range, above `low`. */
  readonly high: number;
  /** What the function is compared with; by default 0. */
  readonly target?: number;
  /** Where things stand: switches nearest to it come first. By default the middle of the range. */
  readonly from?: number;
  /**
   * Into how many equal cells the range is cut, 1 to 100,000; by default 16. Two switches within one cell are not
   * seen.
   */
  readonly cells?: number;
  /** How narrow a switch is bracketed, as a share of the range, above 1e-15; by default 1e-9. */
  readonly tolerance?: number;
}

/** A place where a function changes from below its target to at or above it, or back. */
export interface FunctionSwitch {
  /** The middle of the bracket. */
  readonly at: number;
  readonly bracket: readonly [low: number, high: number];
  /** The function at either end of the bracket. */
  readonly values: readonly [low: number, high: number];
  /** `rises`: at or above the target from here on; `falls`: below it. */
  readonly direction: "rises" | "falls";
  /**
   * `crosses`: passes through the target. `jumps`: more than a thousandth of the change over the cell happens
   * inside the bracket, as where a cheapest route gives way to another one.
   */
  readonly kind: "crosses" | "jumps";
}

/** Whether and where a function meets its target within a range. */
export type FunctionSwitches = SwitchesFound | NoSwitches;

interface Searched {
  /** How often the function was evaluated. */
  readonly evaluations: number;
  /** Width of a cell: what happens twice within it may be missed. */
  readonly resolution: number;
}

/** The target is passed at least once. */
export interface SwitchesFound extends Searched {
  readonly status: "switches";
  /** The one nearest to `from` first. */
  readonly switches: readonly [FunctionSwitch, ...FunctionSwitch[]];
}

/** The target is not passed, as far as the resolution shows. */
export interface NoSwitches extends Searched {
  readonly status: "neverInRange";
  /** On which side of the target the function stays; a function at its target is above. */
  readonly side: "below" | "above";
  /** Where it comes nearest to the target, of the places evaluated. */
  readonly nearest: { readonly at: number; readonly value: number };
}

/**
 * The values of a figure at which a measure passes a target: what would have to be true for an answer to flip
 * (HM Treasury, The Green Book, calls them switching values). The range is cut into cells; each cell whose
 * ends lie on different sides holds a switch, narrowed down by the ITP method (I. F. D. Oliveira, R. H. C.
 * Takahashi, ACM Trans. Math. Softw. 47(1), 2021): nearly as fast as the secant on smooth functions, and never more
 * than three steps slower than halving on functions with kinks and jumps.
 *
 * @param measure - A function of the figure, finite in the whole range.
 * @throws InputError when an option is out of bounds or the function gives no finite number.
 * @example
 * ```ts
 * import { findSwitches } from "karvan/methods";
 * const saving = (dwell: number) => 0.2 * dwell - 11.3; // USD per tonne, by hours at the border
 * const found = await findSwitches(saving, { low: 6, high: 96 });
 * if (found.status === "switches") console.log(found.switches[0].at.toFixed(1), found.switches[0].direction); // 56.5 rises
 * ```
 */
export async function findSwitches(
  measure: (figure: number) => number | Promise<number>,
  options: FindSwitchesOptions,
): Promise<FunctionSwitches> {
  expectArguments(findSwitchesArguments, [measure, options]);
  const { low, high, target = 0, cells = 16, tolerance = 1e-9, signal } = options;
  checkOptions(low, high, target);
  expectWhole(cells, "options.cells", [1, 100_000]);
  if (!(tolerance > 1e-15 && tolerance < 1))
    refuse("options.tolerance", "above 1e-15 and below 1", tolerance);
  let evaluations = 0;
  const excess = async (figure: number): Promise<number> => {
    signal?.throwIfAborted();
    evaluations++;
    const value = await measure(figure);
    if (!Number.isFinite(value)) refuse(`measure(${figure})`, "a finite number", value);
    return value - target;
  };
  const scanned = await scan(excess, { low, high, cells });
  const switches: FunctionSwitch[] = [];
  for (const cell of cellsOf(scanned)) {
    if (sideOf(cell.atLow) === sideOf(cell.atHigh)) continue;
    switches.push(switchIn(cell, await narrow(excess, cell, tolerance * (high - low)), target));
  }
  const searched = { evaluations, resolution: (high - low) / cells };
  const { from = low + 0.5 * (high - low) } = options;
  const distance = ({ at }: FunctionSwitch): number => Math.abs(at - from);
  const [first, ...rest] = switches.sort((a, b) => distance(a) - distance(b) || a.at - b.at);
  if (first !== undefined) return { status: "switches", switches: [first, ...rest], ...searched };
  return { status: "neverInRange", ...nearestOf(scanned, target), ...searched };
}

interface Scanned {
  readonly at: number;
  readonly excess: number;
}

async function scan(
  excess: (figure: number) => Promise<number>,
  { low, high, cells }: { readonly low: number; readonly high: number; readonly cells: number },
): Promise<Scanned[]> {
  const scanned: Scanned[] = [];
  for (let i = 0; i <= cells; i++) {
    const at = i === cells ? high : low + ((high - low) * i) / cells;
    scanned.push({ at, excess: await excess(at) });
  }
  return scanned;
}

function cellsOf(scanned: readonly Scanned[]): Bracket[] {
  return scanned.slice(1).map((end, i) => {
    const start = scanned[i];
    return { low: start.at, high: end.at, atLow: start.excess, atHigh: end.excess };
  });
}

function switchIn(cell: Bracket, { low, high, atLow, atHigh }: Bracket, target: number): FunctionSwitch {
  return {
    at: low + 0.5 * (high - low),
    bracket: [low, high],
    values: [atLow + target, atHigh + target],
    direction: sideOf(atHigh) === "above" ? "rises" : "falls",
    kind: Math.abs(atHigh - atLow) > 1e-3 * Math.abs(cell.atHigh - cell.atLow) ? "jumps" : "crosses",
  };
}

function nearestOf(scanned: readonly Scanned[], target: number): Pick<NoSwitches, "side" | "nearest"> {
  const near = scanned.reduce((best, s) => (Math.abs(s.excess) < Math.abs(best.excess) ? s : best));
  return { side: sideOf(near.excess), nearest: { at: near.at, value: near.excess + target } };
}

function checkOptions(low: number, high: number, target: number): void {
  if (!Number.isFinite(low)) refuse("options.low", "a finite number", low);
  if (!(high > low && high - low < Number.POSITIVE_INFINITY)) {
    refuse("options.high", `a finite number above low, ${low}`, high);
  }
  if (!Number.isFinite(target)) refuse("options.target", "a finite number", target);
}
