/** Fills arrays with the uniform draws of a stream. */
import { blockSize } from "../../base/index.ts";
import { type Stream, stateOf } from "./stream.ts";

// alea is a multiply-with-carry generator (G. Marsaglia, 1994): of four whole numbers, t = multiplier * s0 +
// carry; its low 32 bits are the draw, the rest the next carry. seedrandom does this in fractions, where
// every draw waits for the last; in integers the product is ready early and the carry out of its low half
// almost never comes. Same bits, a quarter of the time.

/**
 * Fills an array with the draws first, first + 1, ... of a stream: uniform, never 0 nor 1, the bits of
 * `uniformAt`. Cheapest when `first` is the start of a block of 1,024, as a block is always drawn from its
 * start.
 */
export function fillUniforms(stream: Stream, first: number, out: Float64Array): void {
  let done = 0;
  while (done < out.length) {
    const index = first + done;
    const skip = index % blockSize;
    const count = Math.min(blockSize - skip, out.length - done);
    fillFromBlock(stream, (index - skip) / blockSize, skip, out, done, count);
    done += count;
  }
}

function fillFromBlock(
  stream: Stream,
  block: number,
  skip: number,
  out: Float64Array,
  offset: number,
  count: number,
): void {
  const state = stateOf(stream, block);
  let s0 = (state.s0 * 4294967296) | 0;
  let s1 = (state.s1 * 4294967296) | 0;
  let s2 = (state.s2 * 4294967296) | 0;
  let carry = state.c | 0;
  // Constants in the function stay constants in a bundle.
  const multiplier = 2091639;
  const multiplierHigh = multiplier / 4294967296;
  const end = offset + count;
  for (let i = offset - skip; i < end; i++) {
    let low = Math.imul(multiplier, s0);
    let high = ((s0 >>> 0) * multiplierHigh) | 0;
    const first = (low + carry) | 0;
    if (first >>> 0 < low >>> 0) high = (high + 1) | 0;
    carry = high;
    low = Math.imul(multiplier, s1);
    high = ((s1 >>> 0) * multiplierHigh) | 0;
    const second = (low + carry) | 0;
    if (second >>> 0 < low >>> 0) high = (high + 1) | 0;
    carry = high;
    s0 = s2;
    s1 = first;
    s2 = second;
    if (i >= offset) {
      out[i] = (first >>> 0) * 2.3283064365386963e-10 + ((second >>> 12) + 0.5) * 2.220446049250313e-16;
    }
  }
}
