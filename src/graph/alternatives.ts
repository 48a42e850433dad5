import type { Study } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { checkCount } from "./count.ts";
import { Yen } from "./kernel/index.ts";
import { type RouteQuery, resolveQuery } from "./query.ts";
import type { NoRoute, Route } from "./route.ts";
import type { StateGraph } from "./stateGraph.ts";

/** A question for several ways from end to end. */
export interface AlternativesQuery extends RouteQuery {
  /** How many ways to find at most; 1 to 1,000. */
  readonly count: number;
}

/** Paths looked at for each way wanted, before the search is content with fewer ways. */
const mostPathsPerWay = 128;

/**
 * The best ways from end to end, best first, each by other links: loopless on the state graph (J. Y. Yen, Finding the K
 * shortest loopless paths, Management Science 17, 1971). Ways that take the same links and only change vehicles
 * elsewhere count as one, the best of them.
 *
 * @returns The ways found, fewer when there are no more, or when 128 times as many paths hold no more; or why there is
 *   none.
 * @throws InputError when a name is unknown or an open link or crossing has no price, RangeError when `count` is no
 *   whole number from 1 to 1,000.
 */
export function alternatives(
  study: Study,
  scenario: string | Scenario,
  query: AlternativesQuery,
): readonly Route[] | NoRoute {
  const { count } = query;
  checkCount(count);
  const { router, from, to, least } = resolveQuery(study, scenario, query);
  const ready = router.prepare(from, to);
  if (ready.type === "noRoute") return ready;
  if (ready.type === "way") return [router.describe(ready)];
  const { priced, origin, destination } = ready;
  const yen = new Yen(router.graph.topology);
  // Of paths with equal links the first is the best. The paths of a longer list begin with those of a shorter one.
  const found = new Map<string, ArrayLike<number>>();
  for (let asked = count; asked <= mostPathsPerWay * count; asked *= 2) {
    const paths = yen.paths(priced.weights[least], origin, destination, { count: asked });
    for (const { arcs } of paths) {
      const links = linksOf(router.graph, arcs);
      if (!found.has(links)) found.set(links, arcs);
    }
    if (found.size >= count || paths.length < asked) break;
  }
  if (found.size === 0) return router.noRoute(from, to, { origin, destination });
  const best = [...found.values()].slice(0, count);
  return best.map((arcs) => router.describe({ type: "way", from, to, arcs, priced }));
}

function linksOf(graph: StateGraph, arcs: ArrayLike<number>): string {
  return Array.from(arcs, (arc) => graph.arcs[arc]?.link?.id)
    .filter((id) => id !== undefined)
    .join(" ");
}
