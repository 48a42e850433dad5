/** Seeds and their check. */
import { InputError, type Problem, problem } from "../../base/index.ts";

/**
 * What a user names a run's randomness with: a text of 1 to 200 characters in any script, or a whole number.
 * A number is the same seed as its decimal digits: `1` and `"1"` draw alike, `"01"` does not.
 */
export type Seed = string | number;

const longest = 200;

/** What is wrong with a seed; nothing when it can be used. */
export function checkSeed(input: unknown, path = "seed"): Problem[] {
  const refuse = (hint: string): Problem[] => [
    problem({ path, expected: `a text of 1 to ${longest} characters or a whole number`, got: input, hint }),
  ];
  if (typeof input === "number") {
    if (Number.isSafeInteger(input)) return [];
    return refuse(
      Number.isInteger(input) ? "whole numbers are exact only to 9007199254740991: quote it" : "quote it",
    );
  }
  if (typeof input !== "string") return refuse('name one, e.g. "2026", so that the run can be repeated');
  if (input === "") return refuse("an empty text is often a variable that was never set");
  if (input.length > longest) return refuse("shorten it");
  if (!isWellFormed(input)) return refuse("half of a surrogate pair is no character");
  return [];
}

/**
 * The text that stands for a seed in every stream.
 *
 * @throws InputError when it is no seed.
 */
export function seedText(seed: Seed): string {
  const problems = checkSeed(seed);
  if (problems.length > 0) throw new InputError(problems);
  return String(seed);
}

/** Whether every surrogate has its partner; UTF-8 would write all lone ones alike. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
