/** The steps of the patient rule induction method: peeling a box and pasting it back. */
import type { Steps } from "../../base/index.ts";
import { type BoxBounds, type Futures, isWithin } from "./box.ts";

/** What a step takes off a box, or pastes on to it. */
interface Slice {
  readonly input: number;
  readonly side: "low" | "high";
  /** The new end of the box. */
  readonly bound: number;
  readonly futures: number;
  readonly cases: number;
}

/**
 * Boxes from all futures to a small one. Each step takes off the slice, at one end of one input, that raises the
 * density most for each future lost; of equal ones an end that was moved before, so that no more inputs are
 * restricted than need be, then that of the first input, and its low end.
 *
 * @param orders - Places of the futures in the order of each input.
 * @param share - Share of the box's futures in a slice; more where values are equal.
 * @param least - No box has fewer futures.
 */
export function* peel(
  all: Futures,
  orders: readonly Uint32Array[],
  { share, least }: { readonly share: number; readonly least: number },
): Steps<BoxBounds[]> {
  let bounds = openBox(all.columns.length);
  const trajectory = [bounds];
  const inside = new Uint8Array(all.interest.length).fill(1);
  let futures = all.interest.length;
  let cases = all.cases;
  while (cases < futures) {
    const wanted = Math.max(1, Math.floor(share * futures));
    const density = cases / futures;
    let best: Slice | undefined;
    let bestGain = Number.NEGATIVE_INFINITY;
    for (const slice of slicesOf(all, orders, inside, wanted)) {
      yield;
      const left = futures - slice.futures;
      if (left < least) continue;
      const gain = ((cases - slice.cases) / left - density) / slice.futures;
      const plainer = gain === bestGain && isMoved(bounds, slice) && !isMoved(bounds, best);
      if (gain > bestGain || plainer) [best, bestGain] = [slice, gain];
    }
    if (best === undefined) break;
    bounds = moved(bounds, best);
    futures -= best.futures;
    cases -= best.cases;
    const column = all.columns[best.input];
    for (let i = 0; i < inside.length; i++) {
      if (inside[i] === 1 && !isWithin(column[i], bounds, best.input)) inside[i] = 0;
    }
    trajectory.push(bounds);
  }
  return trajectory;
}

/** A box without restrictions. */
function openBox(inputs: number): BoxBounds {
  return {
    low: new Float64Array(inputs).fill(Number.NEGATIVE_INFINITY),
    high: new Float64Array(inputs).fill(Number.POSITIVE_INFINITY),
  };
}

function isMoved(bounds: BoxBounds, slice: Slice | undefined): boolean {
  return slice !== undefined && Number.isFinite(bounds[slice.side][slice.input]);
}

function moved(bounds: BoxBounds, { input, side, bound }: Slice): BoxBounds {
  return { ...bounds, [side]: bounds[side].with(input, bound) };
}

function* slicesOf(
  all: Futures,
  orders: readonly Uint32Array[],
  inside: Uint8Array,
  wanted: number,
): Generator<Slice> {
  for (let input = 0; input < orders.length; input++) {
    for (const side of ["low", "high"] as const) {
      const slice = sliceOf(all, { input, side, order: orders[input] }, inside, wanted);
      if (slice !== undefined) yield slice;
    }
  }
}

interface End {
  readonly input: number;
  readonly side: "low" | "high";
  readonly order: Uint32Array;
}

/**
 * The outermost values of the box that hold at most the wanted number of futures, but at least one value: futures
 * of equal value go together. None when that would leave nothing.
 */
function sliceOf(
  { columns, interest }: Futures,
  { input, side, order }: End,
  inside: Uint8Array,
  wanted: number,
): Slice | undefined {
  const column = columns[input];
  // Counts of the whole values so far, and of all futures so far.
  let whole = { futures: 0, cases: 0 };
  let futures = 0;
  let cases = 0;
  let value: number | undefined;
  for (let step = 0; step < order.length; step++) {
    const i = order[side === "low" ? step : order.length - 1 - step];
    if (inside[i] === 0) continue;
    const here = column[i];
    if (value !== undefined && here !== value) {
      if (futures > wanted && whole.futures > 0) return { input, side, bound: value, ...whole };
      whole = { futures, cases };
      if (futures >= wanted) return { input, side, bound: here, ...whole };
    }
    value = here;
    futures++;
    cases += interest[i];
  }
  return whole.futures > 0 ? { input, side, bound: value as number, ...whole } : undefined;
}

/**
 * Widens a box by slices for as long as its density does not fall: peeling looks at one end at a
 * time and may have taken off too much of the first ones.
 */
export function* paste(
  all: Futures,
  orders: readonly Uint32Array[],
  start: BoxBounds,
  share: number,
): Steps<BoxBounds> {
  let bounds = start;
  for (;;) {
    const [futures, cases] = countInside(all, bounds);
    const wanted = Math.max(1, Math.floor(share * futures));
    let best: Slice | undefined;
    let bestDensity = cases / futures;
    for (let input = 0; input < orders.length; input++) {
      for (const side of ["low", "high"] as const) {
        const end = { input, side, order: orders[input] };
        yield;
        const slice = strip(all, end, bounds, wanted);
        if (slice === undefined) continue;
        const density = (cases + slice.cases) / (futures + slice.futures);
        if (density > bestDensity || (best === undefined && density === bestDensity)) {
          [best, bestDensity] = [slice, density];
        }
      }
    }
    if (best === undefined) return bounds;
    bounds = moved(bounds, best);
  }
}

function countInside({ columns, interest }: Futures, bounds: BoxBounds): [futures: number, cases: number] {
  let futures = 0;
  let cases = 0;
  for (let i = 0; i < interest.length; i++) {
    if (!columns.every((column, k) => isWithin(column[i], bounds, k))) continue;
    futures++;
    cases += interest[i];
  }
  return [futures, cases];
}

/**
 * The futures just beyond one end of a box, inside it by all other inputs, about the wanted number; futures of
 * equal value go together. When they are the last ones the box is open there.
 */
function strip(
  { columns, interest }: Futures,
  { input, side, order }: End,
  bounds: BoxBounds,
  wanted: number,
): Slice | undefined {
  const column = columns[input];
  const end = bounds[side][input];
  const beyond = (value: number): boolean => (side === "low" ? value < end : value > end);
  let futures = 0;
  let cases = 0;
  let bound = end;
  for (let step = 0; step < order.length; step++) {
    const i = order[side === "low" ? order.length - 1 - step : step];
    const here = column[i];
    if (!beyond(here)) continue;
    if (futures >= wanted && here !== bound) return { input, side, bound, futures, cases };
    if (!columns.every((other, k) => k === input || isWithin(other[i], bounds, k))) continue;
    bound = here;
    futures++;
    cases += interest[i];
  }
  const open = side === "low" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return futures === 0 ? undefined : { input, side, bound: open, futures, cases };
}
