/** Amounts as multiples of 2^-30, and the problems of those that cannot be added exactly. */

import { InputError, type Problem, problem } from "../../base/index.ts";
import { largestAmount, noNumberHint, roundAmount } from "../../model/index.ts";

/** Rounds amounts, and notes those no route can be made of: each rule once, with the first place where it is wrong. */
export class Amounts {
  readonly #problems = new Map<string, Problem>();

  /** The amount as a multiple of 2^-30; 0 stands in for one that is refused. */
  rounded(got: number, rule: string, at: string, ...what: readonly string[]): number {
    if (got >= 0 && got < largestAmount) return roundAmount(got);
    const path = what.length === 0 ? rule : `${rule}, ${what.join(" ")}`;
    if (!this.#problems.has(path)) this.#problems.set(path, problem({ path, ...amountFault(got, at) }));
    return 0;
  }

  throwIfWrong(): void {
    if (this.#problems.size > 0) throw new InputError([...this.#problems.values()]);
  }
}

function amountFault(got: number, at: string): { expected: string; got: number; hint: string } {
  if (got < 0) {
    const hint = `at ${at}: a subsidy is no cost of a route, routing needs costs of at least 0`;
    return { expected: "an amount of at least 0", got, hint };
  }
  const search = Number.isNaN(got) ? noNumberHint : "look for a division by 0 or a figure in a wrong unit";
  const hint = `at ${at}: ${search}`;
  return { expected: `a finite amount below ${largestAmount}`, got, hint };
}
