/** A constant as a distribution. */
import { checkNumbers, type Family } from "./family.ts";
import { expectProbability, type Law } from "./law.ts";

/** A known value. */
export interface Constant {
  readonly type: "constant";
  readonly value: number;
}

/** The law of a single value. */
export function constantLaw(value: number): Law {
  return {
    kind: "discrete",
    mean: value,
    sd: 0,
    low: value,
    high: value,
    quantile(probability) {
      expectProbability(probability);
      return value;
    },
    cdf: (x) => (x < value ? 0 : 1),
    density: (x) => (x === value ? 1 : 0),
    fill(uniforms, out) {
      out.fill(value, 0, uniforms.length);
    },
  };
}

export const constant: Family<Constant> = {
  fields: ["value"],
  check: (fields, path) => checkNumbers(fields, path, ["value"]),
  law: ({ value }) => constantLaw(value),
};
