/** Least costs in lanes, in TypeScript. */

import { isOnGrid, isWeight, LANES, type LaneMemory, marks, ROW_BYTES } from "../kernel.ts";
import { readPlan } from "./readPlan.ts";

// The twin of `../simd/costs.as.ts`.

/** Mark of a label that a changed one leads to. */
const STALE = 1;
/** Mark of a label that was lowered from behind and has not passed it on. */
const CHANGED = 2;

export function gather(
  { f64, u32 }: LaneMemory,
  source: number,
  stride: number,
  lanes: number,
  arcs: number,
  count: number,
  rows: number,
): boolean {
  let suspect = false;
  for (let i = 0; i < count; i++) {
    const from = (source + u32[(arcs >>> 2) + i] * stride) >>> 3;
    const row = (rows >>> 3) + i * LANES;
    for (let lane = 0; lane < lanes; lane++) {
      const weight = f64[from + lane];
      if (!isWeight(weight) || !isOnGrid(weight)) suspect = true;
      f64[row + lane] = weight;
    }
    f64.fill(Number.POSITIVE_INFINITY, row + lanes, row + LANES);
  }
  return suspect;
}

export function inspect({ f64 }: LaneMemory, rows: number, count: number): boolean {
  for (let at = rows >>> 3; at < (rows >>> 3) + count * LANES; at++) {
    const weight = f64[at];
    if (!isWeight(weight) || !isOnGrid(weight)) return true;
  }
  return false;
}

/** `min(start, items)` into `to`; whether any lane differs from what `to` held. */
function reduce({ f64, u32 }: LaneMemory, to: number, start: number, items: number, end: number): boolean {
  let differs = false;
  const first = items >>> 2;
  const last = end >>> 2;
  for (let lane = 0; lane < LANES; lane += 4) {
    const z = (to >>> 3) + lane;
    const s = (start >>> 3) + lane;
    let a0 = f64[s];
    let a1 = f64[s + 1];
    let a2 = f64[s + 2];
    let a3 = f64[s + 3];
    for (let item = first; item < last; item += 2) {
      const x = (u32[item] >>> 3) + lane;
      const y = (u32[item + 1] >>> 3) + lane;
      const s0 = f64[x] + f64[y];
      const s1 = f64[x + 1] + f64[y + 1];
      const s2 = f64[x + 2] + f64[y + 2];
      const s3 = f64[x + 3] + f64[y + 3];
      if (s0 < a0) a0 = s0;
      if (s1 < a1) a1 = s1;
      if (s2 < a2) a2 = s2;
      if (s3 < a3) a3 = s3;
    }
    if (a0 !== f64[z] || a1 !== f64[z + 1] || a2 !== f64[z + 2] || a3 !== f64[z + 3]) differs = true;
    f64[z] = a0;
    f64[z + 1] = a1;
    f64[z + 2] = a2;
    f64[z + 3] = a3;
  }
  return differs;
}

export function evaluate(memory: LaneMemory, cells: number, count: number): void {
  // The loop of `reduce` without its comparison with the old row, which is meaningless here.
  const { f64, u32 } = memory;
  let at = cells >>> 2;
  for (let c = 0; c < count; c++) {
    const row = u32[at] >>> 3;
    const first = at + 2;
    at = first + 2 * u32[at + 1];
    for (let lane = 0; lane < LANES; lane += 4) {
      let a0 = Number.POSITIVE_INFINITY;
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      for (let item = first; item < at; item += 2) {
        const x = (u32[item] >>> 3) + lane;
        const y = (u32[item + 1] >>> 3) + lane;
        const s0 = f64[x] + f64[y];
        const s1 = f64[x + 1] + f64[y + 1];
        const s2 = f64[x + 2] + f64[y + 2];
        const s3 = f64[x + 3] + f64[y + 3];
        if (s0 < a0) a0 = s0;
        if (s1 < a1) a1 = s1;
        if (s2 < a2) a2 = s2;
        if (s3 < a3) a3 = s3;
      }
      f64[row + lane] = a0;
      f64[row + lane + 1] = a1;
      f64[row + lane + 2] = a2;
      f64[row + lane + 3] = a3;
    }
  }
}

export function exchange({ f64, u32 }: LaneMemory, log: number, logged: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const row = u32[(logged >>> 2) + i] >>> 3;
    if (row === 0) continue;
    const slot = (log >>> 3) + i * LANES;
    for (let lane = 0; lane < LANES; lane++) {
      const weight = f64[row + lane];
      f64[row + lane] = f64[slot + lane];
      f64[slot + lane] = weight;
    }
  }
}

export function reevaluate(memory: LaneMemory, plan: number, given: number): number {
  const { f64, u32, u8 } = memory;
  const { table, count, rows, first, marks: marked, userStart, users, log, logged } = readPlan(memory, plan);
  const markChanged = (row: number): void => {
    const index = (row - rows) / ROW_BYTES;
    u8[marked + index] = u8[marked + index] | marks.changed;
    const at = (userStart >>> 2) + index;
    for (let u = u32[at]; u < u32[at + 1]; u++) {
      const mark = marked + u32[(users >>> 2) + u];
      u8[mark] = u8[mark] | marks.dirty;
    }
  };
  for (let i = 0; i < given; i++) {
    const row = u32[(logged >>> 2) + i];
    const slot = (log >>> 3) + i * LANES;
    for (let lane = 0; lane < LANES; lane++) {
      if (f64[slot + lane] === f64[(row >>> 3) + lane]) continue;
      markChanged(row);
      break;
    }
  }
  let slots = given;
  for (let c = 0; c < count; c++) {
    if ((u8[marked + first + c] & marks.dirty) === 0) continue;
    const cell = u32[(table >>> 2) + c];
    const row = u32[cell >>> 2];
    const items = cell + 8;
    // The slot holds the old row; it is kept only if the new one differs. Row 1 is closed.
    const slot = log + slots * ROW_BYTES;
    u8.copyWithin(slot, row, row + ROW_BYTES);
    const end = items + 8 * u32[(cell >>> 2) + 1];
    if (!reduce(memory, row, rows + ROW_BYTES, items, end)) continue;
    u32[(logged >>> 2) + slots] = row;
    slots++;
    markChanged(row);
  }
  return slots;
}

/** Relaxes one arc; whether any lane of the head improved. */
function relax({ f64 }: LaneMemory, tail: number, weight: number, head: number): boolean {
  const x = tail >>> 3;
  const w = weight >>> 3;
  const z = head >>> 3;
  let improved = false;
  for (let lane = 0; lane < LANES; lane++) {
    const sum = f64[x + lane] + f64[w + lane];
    if (sum < f64[z + lane]) {
      f64[z + lane] = sum;
      improved = true;
    }
  }
  return improved;
}

export function sweep(memory: LaneMemory, records: number, nodes: number, dirty: number): number {
  const { u32, u8 } = memory;
  let visits = 0;
  let again = true;
  while (again) {
    again = false;
    for (let rank = 0; rank < nodes; rank++) {
      const state = u8[dirty + rank];
      if (state === 0) continue;
      u8[dirty + rank] = 0;
      visits++;
      let at = u32[(records >>> 2) + rank] >>> 2;
      const label = u32[at];
      const ahead = u32[at + 1];
      const back = u32[at + 2];
      const out = u32[at + 3];
      at += 4;
      const improved = reduce(memory, label, label, at << 2, (at + 2 * ahead) << 2);
      if (!improved && state !== CHANGED) continue;
      at += 2 * ahead;
      for (const end = at + 3 * back; at < end; at += 3) {
        if (!relax(memory, label, u32[at + 1], u32[at])) continue;
        u8[dirty + u32[at + 2]] = CHANGED;
        again = true;
      }
      for (const end = at + out; at < end; at++) {
        const other = dirty + u32[at];
        if (u8[other] === 0) u8[other] = STALE;
      }
    }
  }
  return visits;
}
