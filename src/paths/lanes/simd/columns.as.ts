// @ts-nocheck AssemblyScript, not TypeScript: compiled to WebAssembly by asc, never by tsc.
//
// Arithmetic on rows, in WebAssembly SIMD. `../fallback/columns.ts` is the same in TypeScript, function by function, with the same
// bits; `../kernel.ts` says what each function does and how memory is laid out. Every address is in bytes. A row is 32
// lanes of f64, 256 bytes.

const ROW: usize = 256;

export function compute(operations: usize, count: usize): void {
  const shift = f64x2.splat(6291456.0);
  const step = f64x2.splat(9.313225746154785e-10);
  for (; count > 0; count--, operations += 32) {
    const code = load<u32>(operations);
    const out = <usize>load<u32>(operations, 4);
    const a = <usize>load<u32>(operations, 8);
    const b = <usize>load<u32>(operations, 12);
    const f = f64x2.splat(load<f64>(operations, 16));
    const g = f64x2.splat(load<f64>(operations, 24));
    if (code === 0) {
      for (let at: usize = 0; at < ROW; at += 16) {
        const x = f64x2.mul(v128.load(a + at), f);
        const r = f64x2.sub(f64x2.add(x, shift), shift);
        const up = f64x2.add(r, v128.and(f64x2.lt(r, x), step));
        v128.store(out + at, f64x2.add(up, g));
      }
    } else if (code === 1) {
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(out + at, f64x2.add(f64x2.mul(v128.load(a + at), f), g));
      }
    } else if (code === 2) {
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(out + at, f64x2.add(v128.load(a + at), v128.load(b + at)));
      }
    } else if (code === 3) {
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(out + at, f64x2.sub(v128.load(a + at), v128.load(b + at)));
      }
    } else if (code === 4) {
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(out + at, f64x2.mul(v128.load(a + at), v128.load(b + at)));
      }
    } else if (code === 5) {
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(out + at, f64x2.div(v128.load(a + at), v128.load(b + at)));
      }
    } else if (code === 6) {
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(out + at, f64x2.min(v128.load(a + at), v128.load(b + at)));
      }
    } else if (code === 7) {
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(out + at, f64x2.max(v128.load(a + at), v128.load(b + at)));
      }
    } else if (code === 8) {
      for (let at: usize = 0; at < ROW; at += 16) v128.store(out + at, f64x2.abs(v128.load(a + at)));
    } else {
      for (let at: usize = 0; at < ROW; at += 16) v128.store(out + at, f64x2.sqrt(v128.load(a + at)));
    }
  }
}
