/** Moments and bins of columns, in TypeScript. */

import { type LaneMemory, momentColumns } from "../kernel.ts";

// The twin of `../simd/statistics.as.ts`.

export function moments(
  { f64 }: LaneMemory,
  columns: number,
  stride: number,
  count: number,
  out: number,
): void {
  for (let k = 0; k < momentColumns; k++) {
    const first = (columns + k * stride) >>> 3;
    const origin = f64[first];
    let sum = 0;
    let squares = 0;
    let low = origin;
    let high = origin;
    for (let i = first; i < first + count; i++) {
      const value = f64[i];
      const difference = value - origin;
      sum += difference;
      squares += difference * difference;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    f64.set([sum, squares, low, high], (out >>> 3) + 4 * k);
  }
}

export function tally(
  { f64, u32 }: LaneMemory,
  column: number,
  count: number,
  bins: number,
  size: number,
  from: number,
  scale: number,
): void {
  const last = size - 1;
  for (let i = column >>> 3; i < (column >>> 3) + count; i++) {
    const place = (f64[i] - from) * scale;
    const bin = (bins >>> 2) + (place > 0 ? (place < last ? place | 0 : last) : 0);
    u32[bin] = u32[bin] + 1;
  }
}

export function signs({ f64 }: LaneMemory, column: number, count: number): number {
  let below = 0;
  let above = 0;
  for (let i = column >>> 3; i < (column >>> 3) + count; i++) {
    const value = f64[i];
    if (value < 0) below++;
    else if (value > 0) above++;
  }
  return ((below << 16) | above) >>> 0;
}
