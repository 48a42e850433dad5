/** How shares answer to a change of one attribute of one alternative. */

import { expectArguments, refuse } from "../../base/index.ts";
import { elasticitiesArguments } from "../given.ts";
import { choose, type LogitOptions, type NestedLogitOptions } from "./alternatives.ts";

/**
 * Direct and cross elasticities of shares, at a point: by how many percent the share of alternative i changes where an attribute
 * of alternative j grows by one percent. With z the part of j's utility that the attribute makes (coefficient times amount, for
 * cost `-cost / spread`), P the shares and Q the shares in a nest:
 *
 * - direct: `z ((1 - P) + (1 - lambda) / lambda (1 - Q))`
 * - cross, in one nest: `-z (P + (1 - lambda) / lambda Q)`
 * - cross, from another nest: `-z P`
 *
 * P and Q are those of j. With lambda 1 these are the elasticities of the multinomial logit (K. E. Train, Discrete Choice Methods
 * with Simulation, 2009, section 3.6; F. S. Koppelman, C. Bhat, A Self Instructing Course in Mode Choice Modeling, 2006,
 * section 8.3).
 *
 * @param utilities - Without a unit; -Infinity where an alternative is closed.
 * @param parts - Part of each utility that is proportional to the attribute.
 * @returns Row i, column j: the elasticity of share i to the attribute of j; 0 where i or j is closed.
 * @throws InputError when a number is out of its bounds or lists differ in length.
 * @example
 * ```ts
 * import { elasticities } from "karvan/flow";
 * // Truck at 60 and rail at 75 USD/t, where 15 USD/t make a way e times as likely.
 * const utilities = [60, 75].map((cost) => -cost / 15);
 * for (const row of elasticities(utilities, utilities)) console.log(Array.from(row, (each) => each.toFixed(2)).join(" "));
 * // -1.08 1.34
 * // 2.92 -3.66
 * ```
 */
export function elasticities(
  utilities: ArrayLike<number>,
  parts: ArrayLike<number>,
  options: LogitOptions | NestedLogitOptions = {},
): readonly Float64Array[] {
  expectArguments(elasticitiesArguments, [utilities, parts, options]);
  const { shares, within, nests } = choose(utilities, options);
  const count = shares.length;
  if (parts.length !== count) refuse("parts", `${count} numbers, as utilities`, `${parts.length} numbers`);
  const isOpen = (i: number): boolean => utilities[i] !== Number.NEGATIVE_INFINITY;
  for (let j = 0; j < count; j++)
    if (isOpen(j) && !Number.isFinite(parts[j])) refuse(`parts[${j}]`, "a finite number", parts[j]);
  // What all alternatives lose to j, then what those of its nest lose besides.
  const rows = Array.from(shares, (_, i) =>
    Float64Array.from(shares, (share, j) => (i === j ? 1 : 0) - share),
  );
  for (const { lambda, members } of nests)
    for (const i of members)
      for (const j of members) {
        const row = rows[i] as Float64Array;
        row[j] = (row[j] as number) + ((1 - lambda) / lambda) * ((i === j ? 1 : 0) - (within[j] as number));
      }
  return rows.map((row, i) =>
    row.map((each, j) => (isOpen(i) && isOpen(j) ? each * (parts[j] as number) : 0)),
  );
}
