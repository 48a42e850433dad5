/** Lets answers about routes show themselves in notebooks. */
import { displayed } from "../base/index.ts";
import { type StudyOrModel, studyOf } from "./model.ts";

interface Answer {
  readonly type: "route" | "noRoute" | "frontier" | "itinerary";
  readonly routes?: readonly object[];
}

/** The same answer, which can show itself, and so can each route in it. */
export function displayedAnswer<T extends Answer | readonly object[]>(asked: StudyOrModel, answer: T): T {
  const study = studyOf(asked);
  const own: Answer | readonly object[] = answer;
  const routes = isList(own) ? own : (own.routes ?? []);
  for (const route of routes) displayed(route, "route", study);
  return displayed(answer, isList(own) ? "routes" : own.type, study);
}

function isList(answer: Answer | readonly object[]): answer is readonly object[] {
  return Array.isArray(answer);
}
