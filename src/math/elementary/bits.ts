/** Access to the sign, exponent and leading bits of a double. */

const view: DataView = new DataView(new ArrayBuffer(8));

/** The sign, the 11 bits of the exponent and the first 20 of the fraction of a double, as one signed word. */
export function highWordOf(x: number): number {
  view.setFloat64(0, x, true);
  return view.getInt32(4, true);
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
