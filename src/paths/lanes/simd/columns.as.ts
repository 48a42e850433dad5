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

export function total(plan: usize, measures: u32, out: usize): void {
  for (; measures > 0; measures--, out += ROW) {
    const count = <usize>load<u32>(plan);
    const constant = f64x2.splat(load<f64>(plan, 8));
    const first = plan + 16;
    const end = first + (count << 2);
    // Half a row at a time: eight sums stay in registers.
    for (let half: usize = 0; half < ROW; half += 128) {
      let a0 = constant;
      let a1 = constant;
      let a2 = constant;
      let a3 = constant;
      let a4 = constant;
      let a5 = constant;
      let a6 = constant;
      let a7 = constant;
      for (let at = first; at < end; at += 4) {
        const row = <usize>load<u32>(at) + half;
        a0 = f64x2.add(a0, v128.load(row));
        a1 = f64x2.add(a1, v128.load(row, 16));
        a2 = f64x2.add(a2, v128.load(row, 32));
        a3 = f64x2.add(a3, v128.load(row, 48));
        a4 = f64x2.add(a4, v128.load(row, 64));
        a5 = f64x2.add(a5, v128.load(row, 80));
        a6 = f64x2.add(a6, v128.load(row, 96));
        a7 = f64x2.add(a7, v128.load(row, 112));
      }
      v128.store(out + half, a0);
      v128.store(out + half, a1, 16);
      v128.store(out + half, a2, 32);
      v128.store(out + half, a3, 48);
      v128.store(out + half, a4, 64);
      v128.store(out + half, a5, 80);
      v128.store(out + half, a6, 96);
      v128.store(out + half, a7, 112);
    }
    plan = (end + 7) & ~7;
  }
}
