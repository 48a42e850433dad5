/** Arithmetic and sums over columns, in TypeScript. */

import { LANES, type LaneMemory, type Operation, operations } from "../kernel.ts";

// The twin of `../simd/columns.as.ts`.

// Rounding up to multiples of 2^-30, as amounts are rounded; written out here, since a call in the innermost loop would
// cost more than the rounding.
const step = 2 ** -30;
const shift = 1.5 * 2 ** 22;

export function compute({ f64, u32 }: LaneMemory, list: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const at = (list >>> 2) + 8 * i;
    const out = u32[at + 1] >>> 3;
    const a = u32[at + 2] >>> 3;
    const b = u32[at + 3] >>> 3;
    const f = f64[(at >>> 1) + 2];
    const g = f64[(at >>> 1) + 3];
    loops[operations[u32[at]]](f64, out, a, b, f, g);
  }
}

type Loop = (m: Float64Array, out: number, a: number, b: number, f: number, g: number) => void;

const loops: Record<Operation, Loop> = {
  scaleUp: (m, out, a, _, f, g) => {
    for (let i = 0; i < LANES; i++) {
      const x = m[a + i] * f;
      const r = x + shift - shift;
      m[out + i] = (r < x ? r + step : r) + g;
    }
  },
  scale: (m, out, a, _, f, g) => {
    for (let i = 0; i < LANES; i++) m[out + i] = m[a + i] * f + g;
  },
  add: (m, out, a, b) => {
    for (let i = 0; i < LANES; i++) m[out + i] = m[a + i] + m[b + i];
  },
  subtract: (m, out, a, b) => {
    for (let i = 0; i < LANES; i++) m[out + i] = m[a + i] - m[b + i];
  },
  multiply: (m, out, a, b) => {
    for (let i = 0; i < LANES; i++) m[out + i] = m[a + i] * m[b + i];
  },
  divide: (m, out, a, b) => {
    for (let i = 0; i < LANES; i++) m[out + i] = m[a + i] / m[b + i];
  },
  min: (m, out, a, b) => {
    for (let i = 0; i < LANES; i++) m[out + i] = Math.min(m[a + i], m[b + i]);
  },
  max: (m, out, a, b) => {
    for (let i = 0; i < LANES; i++) m[out + i] = Math.max(m[a + i], m[b + i]);
  },
  abs: (m, out, a) => {
    for (let i = 0; i < LANES; i++) m[out + i] = Math.abs(m[a + i]);
  },
  sqrt: (m, out, a) => {
    for (let i = 0; i < LANES; i++) m[out + i] = Math.sqrt(m[a + i]);
  },
};

export function total({ f64, u32 }: LaneMemory, plan: number, measures: number, out: number): void {
  let at = plan;
  for (let k = 0; k < measures; k++) {
    const count = u32[at >>> 2];
    const to = (out >>> 3) + k * LANES;
    f64.fill(f64[(at >>> 3) + 1], to, to + LANES);
    const first = (at + 16) >>> 2;
    for (let i = first; i < first + count; i++) {
      const row = u32[i] >>> 3;
      for (let lane = 0; lane < LANES; lane++) f64[to + lane] = f64[to + lane] + f64[row + lane];
    }
    at = (at + 16 + 4 * count + 7) & ~7;
  }
}
