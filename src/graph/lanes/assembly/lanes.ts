// @ts-nocheck AssemblyScript, not TypeScript: compiled to WebAssembly by asc, never by tsc.
//
// The lane kernel in WebAssembly SIMD. `../typescript.ts` is the same kernel in TypeScript, function by
// function, with the same bits; `../kernel.ts` says what each function does and how memory is laid out.
// Every address is in bytes. A row is 32 lanes of f64, 256 bytes. `pmin(a, b)` is `b < a ? b : a`.

const ROW: usize = 256;
const CHUNK: usize = 64;
const STALE: u8 = 1;
const CHANGED: u8 = 2;

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

function markUsers(row: usize, dirty: usize, rows: usize, userStart: usize, users: usize): void {
  const at = userStart + (((row - rows) / ROW) << 2);
  const last = <usize>load<u32>(at, 4);
  for (let u = <usize>load<u32>(at); u < last; u++) store<u8>(dirty + <usize>load<u32>(users + (u << 2)), 1);
}

export function reevaluate(
  table: usize,
  count: usize,
  dirty: usize,
  rows: usize,
  userStart: usize,
  users: usize,
  log: usize,
  logged: usize,
  given: usize,
): usize {
  for (let i: usize = 0; i < given; i++) {
    const row = <usize>load<u32>(logged + (i << 2));
    if (differ(log + i * ROW, row)) markUsers(row, dirty, rows, userStart, users);
  }
  let slots = given;
  for (let c: usize = 0; c < count; c++) {
    if (load<u8>(dirty + c) === 0) continue;
    const cell = <usize>load<u32>(table + (c << 2));
    const row = <usize>load<u32>(cell);
    const items = cell + 8;
    copyRow(log + slots * ROW, row);
    if (!reduce(row, rows + ROW, items, items + ((<usize>load<u32>(cell, 4)) << 3))) continue;
    store<u32>(logged + (slots << 2), <u32>row);
    slots++;
    markUsers(row, dirty, rows, userStart, users);
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

/** Eight lanes from `lane` on in which `x + w` is `row`, as all ones in 16 bits each. */
function equal8(x: usize, w: usize, row: usize): v128 {
  const e0 = f64x2.eq(f64x2.add(v128.load(x), v128.load(w)), v128.load(row));
  const e1 = f64x2.eq(f64x2.add(v128.load(x, 16), v128.load(w, 16)), v128.load(row, 16));
  const e2 = f64x2.eq(f64x2.add(v128.load(x, 32), v128.load(w, 32)), v128.load(row, 32));
  const e3 = f64x2.eq(f64x2.add(v128.load(x, 48), v128.load(w, 48)), v128.load(row, 48));
  const low = v128.shuffle<i32>(e0, e1, 0, 2, 4, 6);
  const high = v128.shuffle<i32>(e2, e3, 0, 2, 4, 6);
  return i16x8.narrow_i32x4_s(low, high);
}

export function tight(entry: usize): void {
  const row = <usize>load<u32>(entry);
  const end = entry + 12 + ((<usize>load<u32>(entry, 4)) << 3);
  let out = <usize>load<u32>(entry, 8);
  let once: u32 = 0;
  let twice: u32 = 0;
  for (let term = entry + 12; term < end; term += 8) {
    const x = <usize>load<u32>(term);
    const w = <usize>load<u32>(term, 4);
    const low = i8x16.narrow_i16x8_s(equal8(x, w, row), equal8(x + 64, w + 64, row + 64));
    const high = i8x16.narrow_i16x8_s(
      equal8(x + 128, w + 128, row + 128),
      equal8(x + 192, w + 192, row + 192),
    );
    const mask = <u32>i8x16.bitmask(low) | ((<u32>i8x16.bitmask(high)) << 16);
    store<u32>(out, mask);
    twice |= once & mask;
    once |= mask;
    out += 4;
  }
  store<u32>(out, twice);
}
