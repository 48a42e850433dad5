/** Looks up how a commodity is shared out over routes. */

import { InputError, type Problem, problem } from "../../base/index.ts";
import {
  type ChoiceRow,
  type Commodity,
  commoditiesNamed,
  type Expression,
  forCommodity,
  type Mode,
  number,
  type Study,
  select,
} from "../../model/index.ts";
import type { RouteTraits } from "./routeTraits.ts";

/** A constant that routes by a mode, or through some gates, bear. */
export interface ChoiceConstant {
  /** Id of its row. */
  readonly id: string;
  readonly mode?: Mode;
  readonly gates: readonly string[];
  readonly amount: Expression;
}

/** How a commodity is shared out over routes. Amounts in canonical units. */
export interface ChoiceRules {
  /** Difference in generalised cost that makes a route e times as likely. */
  readonly spread: Expression;
  readonly nest: Expression;
  readonly overlap: Expression;
  readonly captive: Expression;
  readonly constants: readonly ChoiceConstant[];
}

const amounts = ["spread", "nest", "overlap", "captive"] as const;
const byDefault = { nest: number(1), overlap: number(1), captive: number(0) };

/**
 * How a commodity is shared out: of several rows the most specific counts, amount by amount; constants add up.
 *
 * @throws InputError when no row gives its spread, or two rows are equally specific.
 */
export function choiceRules({ choice }: Pick<Study, "choice">, commodity: Commodity): ChoiceRules {
  const problems: Problem[] = [];
  const lookedUp = (field: (typeof amounts)[number]): Expression | undefined => {
    const rows = choice.filter((row) => row[field] !== undefined).map((row) => ({ ...row, countries: [] }));
    const found = select(rows, { country: "", commodity, at: "" }, () => []);
    if (found.type === "none") return undefined;
    if (found.type === "several") {
      const got = found.rows.map(({ id }) => id).join(", ");
      const expected = `one most specific ${field} for ${commodity.id}`;
      problems.push(problem({ file: "choice.csv", path: field, expected, got }));
      return undefined;
    }
    return forCommodity((found.row[field] as NonNullable<ChoiceRow["spread"]>).expression, commodity);
  };
  const [spread, nest, overlap, captive] = amounts.map(lookedUp);
  if (spread === undefined && problems.length === 0) {
    const hint = "a row with a spread: the difference in cost that makes a route e times as likely";
    problems.push(
      problem({
        file: "choice.csv",
        path: "spread",
        expected: `a spread for ${commodity.id}`,
        got: "none",
        hint,
      }),
    );
  }
  if (problems.length > 0) throw new InputError(problems);
  const constants = choice.flatMap(({ id, commodities, mode, gates, constant }): ChoiceConstant[] => {
    if (constant === undefined || commoditiesNamed([commodity], commodities).length === 0) return [];
    const amount = forCommodity(constant.expression, commodity);
    return [{ id, gates, amount, ...(mode === undefined ? {} : { mode }) }];
  });
  return {
    ...{ spread: spread as Expression, nest: nest ?? byDefault.nest },
    ...{ overlap: overlap ?? byDefault.overlap, captive: captive ?? byDefault.captive, constants },
  };
}

/** Whether a route bears a constant. */
export function bears({ modes, places }: RouteTraits, { mode, gates }: ChoiceConstant): boolean {
  if (mode !== undefined && !modes.includes(mode)) return false;
  return gates.length === 0 || gates.some((gate) => places.includes(gate));
}
