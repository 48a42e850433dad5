/** Latin hypercubes. */
import type { Stream } from "../streams/stream.ts";
import { substream, wordsOf } from "../streams/substream.ts";
import { fillUniforms } from "../streams/uniforms.ts";
import { belowOne, type UniformColumn } from "./column.ts";

/**
 * A column of a Latin hypercube: of so many equal cells of the range 0 to 1, each holds one point, somewhere within it
 * (M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21, 1979). The order of the cells is calculated point by
 * point, so no list of them is held.
 *
 * @param stream - Of the input; the position of a point within its cell is its draw of this stream.
 * @param points - From 1 to 1e9.
 */
export function latinHypercubeColumn(stream: Stream, points: number): UniformColumn {
  const cellOf = permutation(points, substream(stream, `latinHypercube ${points}`));
  return {
    fill(first, out) {
      if (first + out.length > points) {
        throw new RangeError(`the design has ${points} points, not ${first + out.length}`);
      }
      fillUniforms(stream, first, out);
      for (let i = 0; i < out.length; i++) {
        const cell = cellOf(first + i);
        // Rounding may carry a point over the edge of its cell.
        out[i] = Math.min(cell + out[i], (cell + 1) * belowOne) / points;
      }
    },
  };
}

const rounds = 8;

/**
 * A permutation of 0 to count - 1 drawn from a stream, place by place. Rounds of steps that can be undone (add, multiply
 * by an odd number, fold the upper half of the bits onto the lower) shuffle the next power of two; what falls beyond
 * the count goes on until it does not (J. Black, P. Rogaway, Ciphers with arbitrary finite domains, 2002).
 */
function permutation(count: number, stream: Stream): (place: number) => number {
  let bits = 1;
  while (1 << bits < count) bits++;
  const mask = (1 << bits) - 1;
  const shift = Math.max(1, bits >> 1);
  const words = Int32Array.of(...wordsOf(stream), ...wordsOf(substream(stream, "more")));
  return (place) => {
    let x = place;
    do {
      for (let round = 0; round < rounds; round++) {
        x = (x + words[2 * round]) & mask;
        x = Math.imul(x, words[2 * round + 1] | 1) & mask;
        x ^= x >>> shift;
      }
    } while (x >= count);
    return x;
  };
}
