// Says for which year an answer is, and which dated edits are not in force in it.

import { expectArguments, visible } from "../../base/index.ts";
import type { AnsweredYear, DatedEdit } from "../../scenario/index.ts";
import { yearTextArguments } from "../given.ts";

/**
 * The year of an answer in sentences: which it is and why, which dated edits are not in force, and which may not be
 * because their date has a range.
 *
 * @example
 * ```ts
 * import { applyScenario, defineScenario } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { yearText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const edits = [{ type: "openLink" as const, link: "rail-barda--gora", from: 2029 }];
 * const later = defineScenario(study, { id: "rail-from-2029", title: "The railway is joined in 2029", edits });
 * const { year } = applyScenario(study, later);
 * if (year !== undefined) console.log(yearText(year)); // For 2029, when all dated edits have begun; choose another with --year.
 * ```
 */
export function yearText(options: AnsweredYear): string {
  expectArguments(yearTextArguments, [options]);
  const { year, reason, edits } = options;
  const why = {
    asked: "",
    study: edits.length === 0 ? ", the study's year" : ", the study's year; choose another with --year",
    edits: ", when all dated edits have begun; choose another with --year",
  }[reason];
  const idle = edits
    .filter(({ inForce, uncertain }) => !inForce && !uncertain)
    .map((edit) => `Not in force: ${editWords(edit)}.`);
  const unsure = edits
    .filter(({ uncertain }) => uncertain)
    .map(
      (edit) =>
        `${edit.inForce ? "In" : "Not in"} force at the central date, uncertain over its range: ${editWords(edit)}.`,
    );
  return visible([`For ${year}${why}.`, ...idle, ...unsure].join(" "));
}

function editWords({ scenario, edit, type, from, until }: DatedEdit): string {
  const dates = [from === undefined ? [] : `from ${from}`, until === undefined ? [] : `until ${until}`];
  return `edit ${edit + 1} of ${scenario} (${type}, ${dates.flat().join(" ")})`;
}
