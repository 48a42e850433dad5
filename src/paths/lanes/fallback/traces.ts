/** Traces which arcs the least costs use, in TypeScript. */

import { LANES, type LaneMemory, marks, ROW_BYTES } from "../kernel.ts";
import { type Plan, readPlan } from "./readPlan.ts";

// The twin of `../simd/traces.as.ts`.

export function trace(memory: LaneMemory, address: number, patched: boolean): void {
  const { u32, u8 } = memory;
  const plan = readPlan(memory, address);
  const { table, count, rows, first } = plan;
  const wanted = patched ? marks.overlaid : marks.needed;
  const begin = (patched ? plan.patchTrace : plan.baseTrace) >>> 2;
  let top = begin + 1;
  for (let c = count - 1; c >= 0; c--) {
    if ((u8[plan.marks + first + c] & wanted) === 0) continue;
    const cell = u32[(table >>> 2) + c] >>> 2;
    const row = u32[cell];
    const end = cell + 2 + 2 * u32[cell + 1];
    let terms = 0;
    for (let item = cell + 2; item < end; item += 2) {
      const x = u32[item];
      const y = u32[item + 1];
      const mask = tight(memory, x, y, row);
      if (mask === 0) continue;
      const xIndex = (x - rows) / ROW_BYTES;
      const yIndex = (y - rows) / ROW_BYTES;
      u32[top] = xIndex;
      u32[top + 1] = yIndex;
      u32[top + 2] = mask;
      top += 3;
      terms++;
      if (xIndex >= first) touch(u8, plan.marks + xIndex, patched);
      if (yIndex >= first) touch(u8, plan.marks + yIndex, patched);
    }
    // The head comes last, so that the trace is read backwards.
    u32[top] = first + c;
    u32[top + 1] = terms;
    top += 2;
  }
  u32[begin] = 4 * top;
  while (top > begin + 1) {
    top -= 2;
    const index = u32[top];
    const terms = u32[top + 1];
    top -= 3 * terms;
    choose(memory, plan, index, top, terms);
  }
}

/** The lanes in which `x + y` is `row` and finite, a bit each. */
function tight({ f64 }: LaneMemory, x: number, y: number, row: number): number {
  let mask = 0;
  for (let lane = 0; lane < LANES; lane++) {
    const cost = f64[(row >>> 3) + lane];
    const sum = f64[(x >>> 3) + lane] + f64[(y >>> 3) + lane];
    if (sum === cost && cost < Number.POSITIVE_INFINITY) mask |= 1 << lane;
  }
  return mask;
}

/** Marks a cell that a marked one is made of. Arcs need no mark: what is known of them is given. */
function touch(u8: Uint8Array, mark: number, patched: boolean): void {
  const old = u8[mark];
  if (!patched) u8[mark] = old | marks.needed;
  else if ((old & (marks.needed | marks.suspect)) !== marks.needed) u8[mark] = old | marks.overlaid;
}

/** Where the key of a row is: its own, or the overlaid one. */
function keyOf({ u8 }: LaneMemory, plan: Plan, index: number): number {
  const own = plan.keys + index * ROW_BYTES;
  const isOverlaid = (u8[plan.marks + index] & marks.overlaid) !== 0;
  return (isOverlaid ? own + plan.overlay : own) >>> 3;
}

/** Key of a row from the terms that attain its minimum: where several do, the least. */
function choose(memory: LaneMemory, plan: Plan, index: number, terms: number, count: number): void {
  const { f64, u32 } = memory;
  const out = keyOf(memory, plan, index);
  f64.fill(Number.POSITIVE_INFINITY, out, out + LANES);
  for (let term = terms; term < terms + 3 * count; term += 3) {
    const x = keyOf(memory, plan, u32[term]);
    const y = keyOf(memory, plan, u32[term + 1]);
    const mask = u32[term + 2];
    for (let lane = 0; lane < LANES; lane++) {
      if (((mask >>> lane) & 1) === 0) continue;
      const key = f64[x + lane] + f64[y + lane];
      if (key < f64[out + lane]) f64[out + lane] = key;
    }
  }
}

export function suspect(memory: LaneMemory, address: number): void {
  const { u32, u8 } = memory;
  const plan = readPlan(memory, address);
  const begin = plan.baseTrace >>> 2;
  let top = u32[begin] >>> 2;
  while (top > begin + 1) {
    top -= 2;
    const index = u32[top];
    const mark = u8[plan.marks + index];
    let seen = (mark & marks.changed) !== 0 || ((mark & marks.dirty) !== 0 && attained(memory, plan, index));
    for (const terms = top - 3 * u32[top + 1]; top > terms; ) {
      top -= 3;
      const x = u8[plan.marks + u32[top]];
      const y = u8[plan.marks + u32[top + 1]];
      if (((x | y) & (marks.suspect | marks.changed)) !== 0) seen = true;
    }
    if (seen) u8[plan.marks + index] = mark | marks.suspect;
  }
}

/** Whether something changed attains the minimum of a cell. */
function attained(memory: LaneMemory, plan: Plan, index: number): boolean {
  const { u32, u8 } = memory;
  const { rows, table, first } = plan;
  const cell = u32[(table >>> 2) + index - first] >>> 2;
  const row = u32[cell];
  const end = cell + 2 + 2 * u32[cell + 1];
  for (let item = cell + 2; item < end; item += 2) {
    const x = u32[item];
    const y = u32[item + 1];
    const xMark = u8[plan.marks + (x - rows) / ROW_BYTES];
    const yMark = u8[plan.marks + (y - rows) / ROW_BYTES];
    if (((xMark | yMark) & marks.changed) !== 0 && tight(memory, x, y, row) !== 0) return true;
  }
  return false;
}

export function forget(memory: LaneMemory, address: number, kept: number): void {
  const { u8 } = memory;
  const { first, count, marks: marked } = readPlan(memory, address);
  for (let at = marked; at < marked + first + count; at++) u8[at] = u8[at] & kept;
}
