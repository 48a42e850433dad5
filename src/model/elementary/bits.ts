/**
 * The bits of a double, and the powers of two. One scratch number serves all elementary functions: none of them
 * keeps anything in it from one call to the next.
 */
const scratch: Float64Array = new Float64Array(1);
const words: Int32Array = new Int32Array(scratch.buffer);

// The word that holds sign and exponent: the second one on every machine but a few mainframes.
scratch[0] = 1;
const highWord: number = words[1] === 0 ? 0 : 1;

/** The sign, the 11 bits of the exponent and the first 20 of the fraction of a double, as one signed word. */
export function highWordOf(x: number): number {
  scratch[0] = x;
  return words[highWord] as number;
}

/** Exponents of {@link powersOfTwo} run from -1074, which stands at place 0, to 1023. */
export const leastExponent = -1074;

/** All powers of two that a double can hold, at `exponent - leastExponent`. */
export const powersOfTwo: Float64Array = tabulate();

function tabulate(): Float64Array {
  const table = new Float64Array(1023 - leastExponent + 1);
  let power = 1;
  for (let e = 0; e <= 1023; e++, power *= 2) table[e - leastExponent] = power;
  power = 0.5;
  for (let e = -1; e >= leastExponent; e--, power /= 2) table[e - leastExponent] = power;
  return table;
}

/** A factor of two parts of a double that are short enough for their products to be exact (Veltkamp 1968). */
export const splitter = 134217729;
