// @ts-nocheck AssemblyScript, not TypeScript: compiled to WebAssembly by asc, never by tsc.
//
// Routes from costs, in WebAssembly SIMD. `../fallback/traces.ts` is the same in TypeScript, function by function, with the same
// bits; `../kernel.ts` says what each function does and how memory is laid out. Every address is in bytes. A row is 32
// lanes of f64, 256 bytes.

const ROW: usize = 256;

// Marks of a row, and words of a plan.
const NEEDED: u8 = 1;
const SUSPECT: u8 = 2;
const OVERLAID: u8 = 4;
const DIRTY: u8 = 8;
const CHANGED: u8 = 16;
const COUNT: usize = 4;
const ROWS: usize = 8;
const FIRST: usize = 12;
const MARKS: usize = 16;
const KEYS: usize = 36;
const OVERLAY: usize = 40;
const BASE_TRACE: usize = 44;
const PATCH_TRACE: usize = 48;
const BITS: usize = 52;

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

/** The lanes in which `x + w` is `row`, a bit each. */
function equal(x: usize, w: usize, row: usize): u32 {
  const low = i8x16.narrow_i16x8_s(equal8(x, w, row), equal8(x + 64, w + 64, row + 64));
  const high = i8x16.narrow_i16x8_s(equal8(x + 128, w + 128, row + 128), equal8(x + 192, w + 192, row + 192));
  return <u32>i8x16.bitmask(low) | ((<u32>i8x16.bitmask(high)) << 16);
}

/** The lanes in which a row is finite. */
function finite(row: usize): u32 {
  const closed = f64x2.splat(Infinity);
  let mask: u32 = 0;
  for (let lane: usize = 0; lane < 16; lane++) {
    mask |= (<u32>i64x2.bitmask(f64x2.lt(v128.load(row + (lane << 4)), closed))) << ((<u32>lane) << 1);
  }
  return mask;
}

/** Marks a cell that a marked one is made of. Arcs need no mark: what is known of them is given. */
function touch(mark: usize, patched: bool): void {
  const old = load<u8>(mark);
  if (!patched) store<u8>(mark, old | NEEDED);
  else if ((old & (NEEDED | SUSPECT)) !== NEEDED) store<u8>(mark, old | OVERLAID);
}

export function trace(plan: usize, patched: bool): void {
  const table = <usize>load<u32>(plan);
  const rows = <usize>load<u32>(plan, ROWS);
  const marks = <usize>load<u32>(plan, MARKS);
  const first = <usize>load<u32>(plan, FIRST);
  const wanted = patched ? OVERLAID : NEEDED;
  const begin = <usize>load<u32>(plan + (patched ? PATCH_TRACE : BASE_TRACE));
  let top = begin + 4;
  for (let c = <isize>load<u32>(plan, COUNT) - 1; c >= 0; c--) {
    const index = first + <usize>c;
    if ((load<u8>(marks + index) & wanted) === 0) continue;
    const cell = <usize>load<u32>(table + ((<usize>c) << 2));
    const row = <usize>load<u32>(cell);
    const end = cell + 8 + ((<usize>load<u32>(cell, 4)) << 3);
    const open = finite(row);
    let terms: u32 = 0;
    for (let item = cell + 8; item < end; item += 8) {
      const x = <usize>load<u32>(item);
      const y = <usize>load<u32>(item, 4);
      const mask = equal(x, y, row) & open;
      if (mask === 0) continue;
      const xIndex = (x - rows) / ROW;
      const yIndex = (y - rows) / ROW;
      store<u32>(top, <u32>xIndex);
      store<u32>(top, <u32>yIndex, 4);
      store<u32>(top, mask, 8);
      top += 12;
      terms++;
      if (xIndex >= first) touch(marks + xIndex, patched);
      if (yIndex >= first) touch(marks + yIndex, patched);
    }
    // The head comes last, so that the trace is read backwards.
    store<u32>(top, <u32>index);
    store<u32>(top, terms, 4);
    top += 8;
  }
  store<u32>(begin, <u32>top);
  for (; top > begin + 4; ) {
    top -= 8;
    const terms = <usize>load<u32>(top, 4);
    const out = <usize>load<u32>(top);
    top -= terms * 12;
    choose(plan, out, top, terms);
  }
}

/** Where the key of a row is: its own, or the overlaid one. */
function keyOf(plan: usize, index: usize): usize {
  const mark = load<u8>(<usize>load<u32>(plan, MARKS) + index);
  const own = <usize>load<u32>(plan, KEYS) + index * ROW;
  return (mark & OVERLAID) !== 0 ? own + <usize>load<u32>(plan, OVERLAY) : own;
}

/** Key of a row from the terms that attain its minimum: where several do, the least. */
function choose(plan: usize, index: usize, terms: usize, count: usize): void {
  const out = keyOf(plan, index);
  if (count === 1 && load<u32>(terms, 8) === 0xffffffff) {
    const x = keyOf(plan, <usize>load<u32>(terms));
    const y = keyOf(plan, <usize>load<u32>(terms, 4));
    for (let lane: usize = 0; lane < ROW; lane += 32) {
      v128.store(out + lane, f64x2.add(v128.load(x + lane), v128.load(y + lane)));
      v128.store(out + lane, f64x2.add(v128.load(x + lane, 16), v128.load(y + lane, 16)), 16);
    }
    return;
  }
  const bits = <usize>load<u32>(plan, BITS);
  for (let lane: usize = 0; lane < ROW; lane += 16) {
    v128.store(out + lane, f64x2.splat(Infinity));
  }
  for (const end = terms + count * 12; terms < end; terms += 12) {
    const x = keyOf(plan, <usize>load<u32>(terms));
    const y = keyOf(plan, <usize>load<u32>(terms, 4));
    let mask = <usize>load<u32>(terms, 8);
    for (let at: usize = 0; at < ROW; at += 16) {
      const here = v128.load(bits + ((mask & 3) << 4));
      mask >>= 2;
      const key = f64x2.add(v128.load(x + at), v128.load(y + at));
      const best = v128.load(out + at);
      const take = v128.and(here, f64x2.lt(key, best));
      v128.store(out + at, v128.bitselect(key, best, take));
    }
  }
}

export function suspect(plan: usize): void {
  const marks = <usize>load<u32>(plan, MARKS);
  const begin = <usize>load<u32>(plan, BASE_TRACE);
  for (let top = <usize>load<u32>(begin); top > begin + 4; ) {
    top -= 8;
    const index = <usize>load<u32>(top);
    const mark = load<u8>(marks + index);
    let seen = (mark & CHANGED) !== 0 || ((mark & DIRTY) !== 0 && attained(plan, index));
    for (const terms = top - <usize>load<u32>(top, 4) * 12; top > terms; ) {
      top -= 12;
      const x = load<u8>(marks + <usize>load<u32>(top));
      const y = load<u8>(marks + <usize>load<u32>(top, 4));
      if (((x | y) & (SUSPECT | CHANGED)) !== 0) seen = true;
    }
    if (seen) store<u8>(marks + index, mark | SUSPECT);
  }
}

/** Whether something changed attains the minimum of a cell. */
function attained(plan: usize, index: usize): bool {
  const rows = <usize>load<u32>(plan, ROWS);
  const marks = <usize>load<u32>(plan, MARKS);
  const cell = <usize>load<u32>(<usize>load<u32>(plan) + ((index - <usize>load<u32>(plan, FIRST)) << 2));
  const row = <usize>load<u32>(cell);
  const end = cell + 8 + ((<usize>load<u32>(cell, 4)) << 3);
  for (let item = cell + 8; item < end; item += 8) {
    const x = <usize>load<u32>(item);
    const y = <usize>load<u32>(item, 4);
    const changed = (load<u8>(marks + (x - rows) / ROW) | load<u8>(marks + (y - rows) / ROW)) & CHANGED;
    if (changed === 0) continue;
    const mask = equal(x, y, row);
    if (mask !== 0 && (mask & finite(row)) !== 0) return true;
  }
  return false;
}

export function forget(plan: usize, kept: u8): void {
  const marks = <usize>load<u32>(plan, MARKS);
  const mask = i8x16.splat(<i8>kept);
  const end = marks + <usize>load<u32>(plan, FIRST) + <usize>load<u32>(plan, COUNT);
  for (let at = marks; at < end; at += 16) v128.store(at, v128.and(v128.load(at), mask));
}
