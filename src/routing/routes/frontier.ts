/** All routes that no other route beats in both money and time. */

import { expectArguments } from "../../base/index.ts";
import { FrontierSearch } from "../../paths/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { displayedAnswer } from "../displayedAnswer.ts";
import { frontierArguments } from "../given.ts";
import type { StudyOrModel } from "../model.ts";
import type { RouteRules } from "./constrained.ts";
import { type RouteQuery, resolveQuery, yearOf } from "./query.ts";
import type { NoRoute, Route } from "./route.ts";

/** The routes worth considering when money and time both matter and the value of time is unknown. */
export interface Frontier {
  readonly type: "frontier";
  /** By rising money and falling time; no other route is cheaper without being slower. */
  readonly routes: readonly Route[];
  /** Whether these are all; if not, the search stopped at its limit and dearer, faster routes may exist. */
  readonly complete: boolean;
}

/** Labels a search may make: about 50 MB, far more than a corridor needs. */
const mostLabels = 1_000_000;

/**
 * The frontier of money and time between two ends: all routes that no other beats in both (bi-objective label setting
 * with exact bounds; C. Hernández, W. Yeoh, J. A. Baier and others, Artificial Intelligence 314, 2023).
 *
 * @throws InputError when a name is unknown or an open link or crossing has no price.
 * @example
 * ```ts
 * import { frontier } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const found = frontier(study, "rail-joined", { from: "dalan", to: "gora", commodity: "container" });
 * if (found.type === "noRoute") throw new Error(found.reason);
 * for (const { totals } of found.routes) console.log(totals.money.total.toFixed(2), totals.time.total.toFixed(1));
 * // 26.80 53.6
 * // 37.40 52.8
 * ```
 */
export function frontier(
  study: StudyOrModel,
  scenario: string | Scenario,
  query: Omit<RouteQuery, "least" | keyof RouteRules>,
): Frontier | NoRoute {
  expectArguments(frontierArguments, [study, scenario, query]);
  return displayedAnswer(study, findFrontier(study, scenario, query));
}

function findFrontier(
  study: StudyOrModel,
  scenario: string | Scenario,
  query: Omit<RouteQuery, "least" | keyof RouteRules>,
): Frontier | NoRoute {
  const { router, from, to } = resolveQuery(study, scenario, query);
  const year = yearOf(router, query);
  const ready = router.prepare(from, to);
  if (ready.type === "noRoute") return { ...ready, year };
  if (ready.type === "way") {
    return { type: "frontier", routes: [{ ...router.describe(ready), year }], complete: true };
  }
  const { priced, origin, destination } = ready;
  const { points, complete } = new FrontierSearch(router.graph.topology).points({
    weightsA: priced.weights.money,
    weightsB: priced.weights.time,
    from: origin,
    to: destination,
    maxLabels: mostLabels,
  });
  if (points.length === 0) return { ...router.noRoute(from, to, { origin, destination }), year };
  const routes = points.map(({ arcs }) => {
    return { ...router.describe({ type: "way", from, to, arcs, priced }), year };
  });
  return { type: "frontier", routes, complete };
}
