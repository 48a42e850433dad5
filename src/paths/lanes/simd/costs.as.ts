// @ts-nocheck AssemblyScript, not TypeScript: compiled to WebAssembly by asc, never by tsc.
//
// Least costs, in WebAssembly SIMD. `../fallback/costs.ts` is the same in TypeScript, function by function, with the same
// bits; `../kernel.ts` says what each function does and how memory is laid out. Every address is in bytes. A row is 32
// lanes of f64, 256 bytes.
// `pmin(a, b)` is `b < a ? b : a`.

const ROW: usize = 256;
const CHUNK: usize = 64;
const STALE: u8 = 1;
const CHANGED: u8 = 2;

// Marks of a row, and words of a plan.
const DIRTY: u8 = 8;
const CHANGED_ROW: u8 = 16;
const COUNT: usize = 4;
const ROWS: usize = 8;
const FIRST: usize = 12;
const MARKS: usize = 16;
const USER_START: usize = 20;
const USERS: usize = 24;
const LOG: usize = 28;
const LOGGED: usize = 32;

export function gather(
  source: usize,
  stride: usize,
  lanes: usize,
  arcs: usize,
  count: usize,
  rows: usize,
): bool {
  // Adding this leaves no bits below 2^-30, up to 2^21; beyond, a weight may be suspected without reason.
  const grid = f64x2.splat(6291456.0);
  let odd = i64x2.splat(0);
  let signs = odd;
  const used = lanes << 3;
  for (const end = arcs + (count << 2); arcs < end; arcs += 4) {
    const from = source + <usize>load<u32>(arcs) * stride;
    let at: usize = 0;
    for (; at + 32 <= used; at += 32) {
      const w0 = v128.load(from + at);
      const w1 = v128.load(from + at, 16);
      v128.store(rows + at, w0);
      v128.store(rows + at, w1, 16);
      signs = v128.or(signs, v128.or(w0, w1));
      odd = v128.or(odd, f64x2.ne(w0, f64x2.sub(f64x2.add(w0, grid), grid)));
      odd = v128.or(odd, f64x2.ne(w1, f64x2.sub(f64x2.add(w1, grid), grid)));
    }
    for (; at < ROW; at += 8) {
      const w = f64x2.splat(at < used ? load<f64>(from + at) : Infinity);
      v128.store64_lane(rows + at, w, 0);
      signs = v128.or(signs, w);
      odd = v128.or(odd, f64x2.ne(w, f64x2.sub(f64x2.add(w, grid), grid)));
    }
    rows += ROW;
  }
  return v128.any_true(odd) || i64x2.bitmask(signs) !== 0;
}

export function inspect(rows: usize, count: usize): bool {
  const grid = f64x2.splat(6291456.0);
  let odd = i64x2.splat(0);
  let signs = odd;
  for (const end = rows + count * ROW; rows < end; rows += 32) {
    const w0 = v128.load(rows);
    const w1 = v128.load(rows, 16);
    signs = v128.or(signs, v128.or(w0, w1));
    odd = v128.or(odd, f64x2.ne(w0, f64x2.sub(f64x2.add(w0, grid), grid)));
    odd = v128.or(odd, f64x2.ne(w1, f64x2.sub(f64x2.add(w1, grid), grid)));
  }
  return v128.any_true(odd) || i64x2.bitmask(signs) !== 0;
}

function copyRow(to: usize, from: usize): void {
  for (let at: usize = 0; at < ROW; at += CHUNK) {
    v128.store(to + at, v128.load(from + at));
    v128.store(to + at, v128.load(from + at, 16), 16);
    v128.store(to + at, v128.load(from + at, 32), 32);
    v128.store(to + at, v128.load(from + at, 48), 48);
  }
}

/** `min(start, items)` into `to`; whether any lane differs from what `to` held. */
function reduce(to: usize, start: usize, items: usize, end: usize): bool {
  let differs = i64x2.splat(0);
  for (let lane: usize = 0; lane < ROW; lane += CHUNK) {
    const z = to + lane;
    const s = start + lane;
    let a0 = v128.load(s);
    let a1 = v128.load(s, 16);
    let a2 = v128.load(s, 32);
    let a3 = v128.load(s, 48);
    for (let item = items; item < end; item += 8) {
      const x = <usize>load<u32>(item) + lane;
      const y = <usize>load<u32>(item, 4) + lane;
      a0 = f64x2.pmin(a0, f64x2.add(v128.load(x), v128.load(y)));
      a1 = f64x2.pmin(a1, f64x2.add(v128.load(x, 16), v128.load(y, 16)));
      a2 = f64x2.pmin(a2, f64x2.add(v128.load(x, 32), v128.load(y, 32)));
      a3 = f64x2.pmin(a3, f64x2.add(v128.load(x, 48), v128.load(y, 48)));
    }
    differs = v128.or(differs, v128.or(f64x2.ne(a0, v128.load(z)), f64x2.ne(a1, v128.load(z, 16))));
    differs = v128.or(differs, v128.or(f64x2.ne(a2, v128.load(z, 32)), f64x2.ne(a3, v128.load(z, 48))));
    v128.store(z, a0);
    v128.store(z, a1, 16);
    v128.store(z, a2, 32);
    v128.store(z, a3, 48);
  }
  return v128.any_true(differs);
}

export function evaluate(cells: usize, count: usize): void {
  const closed = f64x2.splat(Infinity);
  for (; count > 0; count--) {
    const items = cells + 8;
    const row = <usize>load<u32>(cells);
    const end = items + ((<usize>load<u32>(cells, 4)) << 3);
    for (let lane: usize = 0; lane < ROW; lane += CHUNK) {
      const z = row + lane;
      let a0 = closed;
      let a1 = closed;
      let a2 = closed;
      let a3 = closed;
      for (let item = items; item < end; item += 8) {
        const x = <usize>load<u32>(item) + lane;
        const y = <usize>load<u32>(item, 4) + lane;
        a0 = f64x2.pmin(a0, f64x2.add(v128.load(x), v128.load(y)));
        a1 = f64x2.pmin(a1, f64x2.add(v128.load(x, 16), v128.load(y, 16)));
        a2 = f64x2.pmin(a2, f64x2.add(v128.load(x, 32), v128.load(y, 32)));
        a3 = f64x2.pmin(a3, f64x2.add(v128.load(x, 48), v128.load(y, 48)));
      }
      v128.store(z, a0);
      v128.store(z, a1, 16);
      v128.store(z, a2, 32);
      v128.store(z, a3, 48);
    }
    cells = end;
  }
}

export function exchange(log: usize, logged: usize, count: usize): void {
  for (let i: usize = 0; i < count; i++) {
    const row = <usize>load<u32>(logged + (i << 2));
    if (row === 0) continue;
    const slot = log + i * ROW;
    for (let lane: usize = 0; lane < ROW; lane += 16) {
      const weight = v128.load(row + lane);
      v128.store(row + lane, v128.load(slot + lane));
      v128.store(slot + lane, weight);
    }
  }
}

function differ(a: usize, b: usize): bool {
  let any = i64x2.splat(0);
  for (let lane: usize = 0; lane < ROW; lane += 16) {
    any = v128.or(any, f64x2.ne(v128.load(a + lane), v128.load(b + lane)));
  }
  return v128.any_true(any);
}

function markChanged(row: usize, plan: usize): void {
  const marks = <usize>load<u32>(plan, MARKS);
  const index = (row - <usize>load<u32>(plan, ROWS)) / ROW;
  store<u8>(marks + index, load<u8>(marks + index) | CHANGED_ROW);
  const users = <usize>load<u32>(plan, USERS);
  const at = <usize>load<u32>(plan, USER_START) + (index << 2);
  const last = <usize>load<u32>(at, 4);
  for (let u = <usize>load<u32>(at); u < last; u++) {
    const mark = marks + <usize>load<u32>(users + (u << 2));
    store<u8>(mark, load<u8>(mark) | DIRTY);
  }
}

export function reevaluate(plan: usize, given: usize): usize {
  const table = <usize>load<u32>(plan);
  const count = <usize>load<u32>(plan, COUNT);
  const closed = <usize>load<u32>(plan, ROWS) + ROW;
  const marks = <usize>load<u32>(plan, MARKS) + <usize>load<u32>(plan, FIRST);
  const log = <usize>load<u32>(plan, LOG);
  const logged = <usize>load<u32>(plan, LOGGED);
  for (let i: usize = 0; i < given; i++) {
    const row = <usize>load<u32>(logged + (i << 2));
    if (differ(log + i * ROW, row)) markChanged(row, plan);
  }
  let slots = given;
  for (let c: usize = 0; c < count; c++) {
    if ((load<u8>(marks + c) & DIRTY) === 0) continue;
    const cell = <usize>load<u32>(table + (c << 2));
    const row = <usize>load<u32>(cell);
    const items = cell + 8;
    copyRow(log + slots * ROW, row);
    if (!reduce(row, closed, items, items + ((<usize>load<u32>(cell, 4)) << 3))) continue;
    store<u32>(logged + (slots << 2), <u32>row);
    slots++;
    markChanged(row, plan);
  }
  return slots;
}

export function fillClosed(from: usize, to: usize): void {
  const closed = f64x2.splat(Infinity);
  for (; from < to; from += 16) v128.store(from, closed);
}

/** Relaxes one arc; whether any lane of the head improved. */
function relax(x: usize, w: usize, head: usize): bool {
  let better = i64x2.splat(0);
  for (let lane: usize = 0; lane < ROW; lane += 32) {
    const s0 = f64x2.add(v128.load(x + lane), v128.load(w + lane));
    const s1 = f64x2.add(v128.load(x + lane, 16), v128.load(w + lane, 16));
    better = v128.or(better, f64x2.lt(s0, v128.load(head + lane)));
    better = v128.or(better, f64x2.lt(s1, v128.load(head + lane, 16)));
  }
  // Nearly always nothing improves, and nothing is written.
  if (!v128.any_true(better)) return false;
  for (let lane: usize = 0; lane < ROW; lane += 16) {
    const sum = f64x2.add(v128.load(x + lane), v128.load(w + lane));
    v128.store(head + lane, f64x2.pmin(v128.load(head + lane), sum));
  }
  return true;
}

export function sweep(records: usize, nodes: usize, dirty: usize): usize {
  let visits: usize = 0;
  let again = true;
  while (again) {
    again = false;
    for (let rank: usize = 0; rank < nodes; rank++) {
      const state = load<u8>(dirty + rank);
      if (state === 0) continue;
      store<u8>(dirty + rank, 0);
      visits++;
      let at = <usize>load<u32>(records + (rank << 2));
      const label = <usize>load<u32>(at);
      const ahead = (<usize>load<u32>(at, 4)) << 3;
      const back = <usize>load<u32>(at, 8);
      const out = <usize>load<u32>(at, 12);
      at += 16;
      const improved = reduce(label, label, at, at + ahead);
      if (!improved && state !== CHANGED) continue;
      at += ahead;
      for (const end = at + back * 12; at < end; at += 12) {
        if (!relax(label, <usize>load<u32>(at, 4), <usize>load<u32>(at))) continue;
        store<u8>(dirty + <usize>load<u32>(at, 8), CHANGED);
        again = true;
      }
      for (const end = at + (out << 2); at < end; at += 4) {
        const other = dirty + <usize>load<u32>(at);
        if (load<u8>(other) === 0) store<u8>(other, STALE);
      }
    }
  }
  return visits;
}
