/** Reads the questions of `study.yaml` against the network. */

import { compact, didYouMean, type Fault, type FieldPath } from "../../base/index.ts";
import { type Commodity, type End, type Network, parseEnd, type Question } from "../../model/index.ts";
import type { PartOf } from "./documents.ts";
import type { StudyFile } from "./studyFile.ts";

/**
 * Reads the questions of a study: every end of `between` with every end of `and`, and back where that is asked.
 *
 * @param refuse - Notes what is wrong at a path of `study.yaml`.
 */
export function readQuestions(
  questions: NonNullable<PartOf<StudyFile>["questions"]>,
  network: Network,
  commodities: readonly Commodity[],
  refuse: (path: FieldPath, fault: Fault) => void,
): Question[] {
  const places = new Map(network.places.map((place) => [place.id, place]));
  const commodityIds = commodities.map(({ id }) => id);
  const met = new Set<string>();
  return questions.map((question = {}, q) => {
    const at: FieldPath = ["questions", q];
    if (question.id !== undefined && met.has(question.id)) {
      const hint = "give each question a name of its own";
      refuse([...at, "id"], { expected: "an id used once", got: question.id, hint });
    }
    if (question.id !== undefined) met.add(question.id);
    const ends = (field: "between" | "and"): End[] =>
      (question[field] ?? []).flatMap((text, i) => {
        if (text === undefined) return [];
        const end = parseEnd(text, places);
        if ("place" in end) return [end];
        refuse([...at, field, i], end);
        return [];
      });
    for (const [i, got] of (question.commodities ?? []).entries()) {
      if (got === undefined || commodityIds.includes(got)) continue;
      const hint = didYouMean(got, commodityIds);
      refuse([...at, "commodities", i], { expected: "the id of a commodity", got, hint });
    }
    const and = ends("and");
    const there = ends("between").flatMap((from) => and.map((to) => ({ from, to })));
    const back = question.bothWays === true ? there.map(({ from, to }) => ({ from: to, to: from })) : [];
    return compact<Question>({
      id: question.id ?? "",
      title: question.title,
      pairs: [...there, ...back],
      commodities: (question.commodities ?? commodityIds).filter((id) => id !== undefined),
    });
  });
}
