/** Functions of formulas for waits, written as the arithmetic of closed forms. */
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

/** The value unchanged, and no number where it is below 0: a negative draw must not pass for a valid one. */
const unlessNegative = (a: Expression): Applied => squared(operation("sqrt", a));

/** What remains of 1; 0 where nothing does. */
const remainder = (share: Expression): Applied => operation("max", number(0), minus(one, share));

/**
 * 1 while capacity is spare, no number at load 1 and above: no search may take an endless wait for a closed border and
 * lead around it, and no `min` may cut it short.
 */
const oneIfSpare = (spare: Expression): Applied => over(spare, spare);

/**
 * Waits as arithmetic over arguments in any consistent units, the figures of a study. They are written in full when a
 * formula is read, so that units are checked, futures drawn and shares calculated as for any formula. Their values are
 * those of the functions of the same names in `math/queueing`, and no number where those refuse the load.
 */
export const waitFunctions: Readonly<Record<string, WaitFunction>> = {
  queueWait: {
    of: ["arrivals", "service", "servers", "arrivalCv", "serviceCv"],
    write(...of) {
      const [arrivals, service, servers, arrivalCv, serviceCv] = of as Five;
      const load = over(times(arrivals, service), servers);
      const spare = remainder(load);
      // load^(sqrt(2 (servers + 1)) - 1), and 0 at load 0, whose logarithm is -Infinity.
      const exponent = minus(operation("sqrt", times(two, plus(servers, one))), one);
      const delayed = operation("exp", times(exponent, operation("log", load)));
      const variation = over(plus(squared(arrivalCv), squared(serviceCv)), two);
      return over(times(times(times(delayed, variation), service), oneIfSpare(spare)), times(servers, spare));
    },
  },
  closingWait: {
    of: ["arrivals", "capacity", "closed", "period"],
    write(...of) {
      const [arrivals, capacity, closed, period] = of as Four;
      const use = unlessNegative(over(arrivals, capacity));
      const spare = remainder(over(use, remainder(unlessNegative(over(closed, period)))));
      return over(times(squared(closed), oneIfSpare(spare)), times(times(two, period), remainder(use)));
    },
  },
  backlogWait: {
    of: ["arrivals", "capacity", "closed", "since"],
    write(...of) {
      const [arrivals, capacity, closed, since] = of as Four;
      const caughtUp = times(unlessNegative(since), minus(one, unlessNegative(over(arrivals, capacity))));
      return operation("max", number(0), minus(closed, caughtUp));
    },
  },
  departureWait: {
    of: ["headway", "cv"],
    write: (...of) => departureWait(...(of as [Expression, Expression])),
  },
};

/** The mean wait for departures whose times between have a mean and a coefficient of variation. */
export function departureWait(headway: Expression, cv: Expression): Applied {
  return over(times(headway, plus(one, squared(cv))), two);
}

type Four = [Expression, Expression, Expression, Expression];
type Five = [...Four, Expression];

/** A call of a function with its arguments, e.g. `departureWait(headway, cv)`. */
export function waitCall(name: string): string {
  return `${name}(${waitFunctions[name]?.of.join(", ") ?? ""})`;
}

/** What to look for where the result is no number. */
export const noNumberHint: string =
  "look for a crossing loaded to its capacity or above, whose queue has no steady wait; else for 0 / 0, or the logarithm or root of a negative number";

/** What to look for where a result is infinite or no number. */
export function noFiniteHint(value: number): string {
  return Number.isNaN(value) ? noNumberHint : "look for a division by 0 or a number that is far too large";
}
