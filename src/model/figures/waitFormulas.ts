import { type Applied, type Expression, number, operation } from "./expression.ts";

/** A function of formulas that stands for the arithmetic of a closed form. */
export interface WaitFunction {
  /** Names of the arguments. */
  readonly of: readonly string[];
  readonly write: (...of: Expression[]) => Applied;
}

const one = number(1);
const two = number(2);
const plus = (a: Expression, b: Expression): Applied => operation("add", a, b);
const minus = (a: Expression, b: Expression): Applied => operation("subtract", a, b);
const times = (a: Expression, b: Expression): Applied => operation("multiply", a, b);
const over = (a: Expression, b: Expression): Applied => operation("divide", a, b);
const squared = (a: Expression): Applied => operation("power", a, two);

/** Itself, and no number where it is below 0: a negative draw must not pass for a good one. */
const atLeastNought = (a: Expression): Applied => squared(operation("sqrt", a));

/** What is left of 1; 0 where nothing is. */
const spare = (share: Expression): Applied => operation("max", number(0), minus(one, share));

/**
 * 1 while something is spare, no number at load 1 and above: no search may take an endless wait for a closed border and
 * lead around it, and no `min` may cut it short.
 */
const steady = (left: Expression): Applied => over(left, left);

/**
 * Waits as arithmetic over arguments in any consistent units, the figures of a study. They are written out when a formula
 * is read, so that units are checked, futures drawn and shares told as for any formula. They come to what the
 * functions of the same names in `queueing/` come to, and to no number where those refuse the load.
 */
export const waitFunctions: Readonly<Record<string, WaitFunction>> = {
  queueWait: {
    of: ["arrivals", "service", "servers", "arrivalCv", "serviceCv"],
    write(arrivals, service, servers, arrivalCv, serviceCv) {
      const [a, s, c, ca, cs] = [arrivals, service, servers, arrivalCv, serviceCv] as five;
      const load = over(times(a, s), c);
      const left = spare(load);
      // load^(sqrt(2 (c + 1)) - 1), and 0 at load 0, whose logarithm is -Infinity.
      const exponent = minus(operation("sqrt", times(two, plus(c, one))), one);
      const delay = operation("exp", times(exponent, operation("log", load)));
      const variation = over(plus(squared(ca), squared(cs)), two);
      return over(times(times(times(delay, variation), s), steady(left)), times(c, left));
    },
  },
  closingWait: {
    of: ["arrivals", "capacity", "closed", "period"],
    write(arrivals, capacity, closed, period) {
      const [a, m, l, t] = [arrivals, capacity, closed, period] as four;
      const use = atLeastNought(over(a, m));
      const left = spare(over(use, spare(atLeastNought(over(l, t)))));
      return over(times(squared(l), steady(left)), times(times(two, t), spare(use)));
    },
  },
  backlogWait: {
    of: ["arrivals", "capacity", "closed", "since"],
    write(arrivals, capacity, closed, since) {
      const [a, m, l, x] = [arrivals, capacity, closed, since] as four;
      const gained = times(atLeastNought(x), minus(one, atLeastNought(over(a, m))));
      return operation("max", number(0), minus(l, gained));
    },
  },
  departureWait: {
    of: ["headway", "cv"],
    write(headway, cv) {
      const [h, v] = [headway, cv] as [Expression, Expression];
      return over(times(h, plus(one, squared(v))), two);
    },
  },
};

type four = [Expression, Expression, Expression, Expression];
type five = [...four, Expression];

/** How a function is called, e.g. `departureWait(headway, cv)`. */
export function waitCall(name: string): string {
  return `${name}(${waitFunctions[name]?.of.join(", ") ?? ""})`;
}

/** What to look for where arithmetic came to no number. */
export const noNumberHint: string =
  "look for a crossing loaded to its capacity or above, whose queue has no steady wait; else for 0 / 0, or the logarithm or root of a negative number";
