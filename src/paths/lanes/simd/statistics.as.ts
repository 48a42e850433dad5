// @ts-nocheck AssemblyScript, not TypeScript: compiled to WebAssembly by asc, never by tsc.
//
// Statistics of columns, in WebAssembly SIMD. `../fallback/statistics.ts` is the same in TypeScript, function by function, with the
// same bits; `../kernel.ts` says what each function does. Every address is in bytes.

/** Number i of two columns. */
function pair(a: usize, b: usize, at: usize): v128 {
  return v128.load64_lane(b + at, v128.load64_zero(a + at), 1);
}

/** Writes one entry of two columns' results, 32 bytes apart. */
function write(out: usize, two: v128): void {
  store<f64>(out, f64x2.extract_lane(two, 0));
  store<f64>(out + 32, f64x2.extract_lane(two, 1));
}

export function moments(columns: usize, stride: usize, count: usize, out: usize): void {
  const c1 = columns + stride;
  const c2 = c1 + stride;
  const c3 = c2 + stride;
  const end = count << 3;
  // Sums are added one by one in order, as they have to be; two columns to a vector, two vectors side by side: as much as
  // stays in registers.
  const o0 = pair(columns, c1, 0);
  const o1 = pair(c2, c3, 0);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let q0 = s0;
  let q1 = s0;
  let l0 = o0;
  let l1 = o1;
  let h0 = o0;
  let h1 = o1;
  for (let at: usize = 0; at < end; at += 8) {
    const x0 = pair(columns, c1, at);
    const x1 = pair(c2, c3, at);
    const d0 = f64x2.sub(x0, o0);
    const d1 = f64x2.sub(x1, o1);
    s0 = f64x2.add(s0, d0);
    s1 = f64x2.add(s1, d1);
    q0 = f64x2.add(q0, f64x2.mul(d0, d0));
    q1 = f64x2.add(q1, f64x2.mul(d1, d1));
    l0 = f64x2.pmin(l0, x0);
    l1 = f64x2.pmin(l1, x1);
    h0 = f64x2.pmax(h0, x0);
    h1 = f64x2.pmax(h1, x1);
  }
  write(out, s0);
  write(out + 64, s1);
  write(out + 8, q0);
  write(out + 72, q1);
  write(out + 16, l0);
  write(out + 80, l1);
  write(out + 24, h0);
  write(out + 88, h1);
}

export function tally(column: usize, count: usize, bins: usize, size: u32, from: f64, scale: f64): void {
  const start = f64x2.splat(from);
  const by = f64x2.splat(scale);
  const last = f64x2.splat(<f64>(size - 1));
  const zero = f64x2.splat(0);
  for (; count > 0; column += 16) {
    const place = f64x2.mul(f64x2.sub(v128.load(column), start), by);
    const bin = i32x4.trunc_sat_f64x2_u_zero(f64x2.pmin(f64x2.pmax(zero, place), last));
    const first = bins + ((<usize>i32x4.extract_lane(bin, 0)) << 2);
    store<u32>(first, load<u32>(first) + 1);
    if (count === 1) return;
    const second = bins + ((<usize>i32x4.extract_lane(bin, 1)) << 2);
    store<u32>(second, load<u32>(second) + 1);
    count -= 2;
  }
}

export function signs(column: usize, count: usize): u32 {
  let below: u32 = 0;
  let above: u32 = 0;
  for (const end = column + (count << 3); column < end; column += 8) {
    const x = load<f64>(column);
    below += <u32>(x < 0);
    above += <u32>(x > 0);
  }
  return (below << 16) | above;
}
