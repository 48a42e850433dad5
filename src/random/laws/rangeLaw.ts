/** The law of a figure's range, with no other families of distributions than the shapes of figures need. */

import { InputError, type RangeShape } from "../../base/index.ts";
import { constant } from "./constant.ts";
import { discrete } from "./discrete.ts";
import type { Distribution } from "./distribution.ts";
import type { Family } from "./family.ts";
import { type FittedRange, fitRange } from "./fitRange.ts";
import type { Law } from "./law.ts";
import { lognormal } from "./lognormal.ts";
import { triangular } from "./triangular.ts";
import { uniform } from "./uniform.ts";

const families: Readonly<Record<string, Family<never>>> = {
  constant,
  discrete,
  lognormal,
  triangular,
  uniform,
};

/**
 * The law of a range of one of the shapes that figures have; the same as `lawOf(fitRange(range))`, in a program that need not
 * load the other ten families.
 *
 * @throws InputError when the range is not in order, or too wide.
 */
export function rangeLaw(range: FittedRange & { readonly shape: RangeShape }): Law {
  const { type, ...fields } = fitRange(range);
  const family = families[type] as Family<Distribution>;
  const problems = family.check(fields, "distribution");
  if (problems.length > 0) throw new InputError(problems);
  return family.law({ type, ...fields } as Distribution);
}
