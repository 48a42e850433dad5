/** The year for which an answer is, and which dated edits hold in it; apart from the edits, which answers do not need. */
import type { Study } from "../model/index.ts";
import type { Edit } from "./scenario.ts";

/** A year such as 2029, which stands for the middle of it, 1 July; or a day such as `2029-11-15`. */
export type YearInput = number | string;

/** An edit with a date, and whether it is in force. */
export interface DatedEdit {
  /** Id of the scenario whose file holds it. */
  readonly scenario: string;
  /** Its position among the edits of that scenario, from 0. */
  readonly edit: number;
  readonly type: Edit["type"];
  /** When it takes effect, as people write it: `2029`, `2029-07-01`, `2029 (2028 to 2032)`. */
  readonly from?: string;
  /** When it ends; at that moment it is no longer in force. */
  readonly until?: string;
  /** Whether it is in force in the year of the answer, with dates at their single values. */
  readonly inForce: boolean;
  /** Whether another date within its range would change that. */
  readonly uncertain?: true;
}

/** The year that an answer is for. */
export interface AnsweredYear {
  readonly year: YearInput;
  /**
   * Why that year: `asked` by the caller; `study`, the year of the study's `asOf`, where no edit begins later; `edits`, the
   * first year in which all edits that have a date have begun.
   */
  readonly reason: "asked" | "study" | "edits";
  /** All edits with a date. Those that are not in force had no effect. */
  readonly edits: readonly DatedEdit[];
}

/** The year of the study's data. */
export function baseYear({ asOf }: Pick<Study, "asOf">): YearInput {
  return Number(/\d{4}/.exec(asOf)?.[0]) || asOf;
}

/** The year of an answer that rests on some applied scenarios. */
export function answeredYear(
  study: Pick<Study, "asOf">,
  scenarios: readonly { readonly year?: AnsweredYear }[],
  asked?: YearInput,
): AnsweredYear {
  const found = scenarios.flatMap(({ year }) => year ?? []);
  const edits = new Map(
    found.flatMap((each) => each.edits).map((edit) => [`${edit.scenario} ${edit.edit}`, edit]),
  );
  const named = asked ?? found[0]?.year ?? baseYear(study);
  // A year is a number, also where a command line gives its text; a day is a text.
  const year = Number(named) || named;
  const reason = asked !== undefined ? "asked" : year === baseYear(study) ? "study" : "edits";
  return { year, reason, edits: [...edits.values()] };
}
