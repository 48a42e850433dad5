import type { Study } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { Yen } from "./kernel/index.ts";
import { type RouteQuery, resolveQuery } from "./query.ts";
import { describeRoute, type NoRoute, type Route } from "./route.ts";

/** A question for several ways from end to end. */
export interface AlternativesQuery extends RouteQuery {
  /** How many ways to find at most; 1 to 1,000. */
  readonly count: number;
}

/**
 * The best ways from end to end, best first, each by other links: loopless on the state graph (J. Y. Yen, Finding the K
 * shortest loopless paths, Management Science 17, 1971). Ways that take the same links and only change vehicles
 * elsewhere count as one, the best of them.
 *
 * @returns The ways found, fewer when there are no more; or why there is none.
 * @throws InputError when a name is unknown, RangeError when `count` is no whole number from 1 to 1,000.
 */
export function alternatives(
  study: Study,
  scenario: string | Scenario,
  query: AlternativesQuery,
): readonly Route[] | NoRoute {
  const { count } = query;
  if (!(Number.isInteger(count) && count >= 1 && count <= 1000)) {
    throw new RangeError(`count: expected a whole number from 1 to 1000, got ${count}`);
  }
  const { router, from, to, least } = resolveQuery(study, scenario, query);
  const ready = router.prepare(from, to);
  if (ready.type === "noRoute") return ready;
  const tell = (arcs: ArrayLike<number>): Route =>
    describeRoute(arcs, { priced: ready.priced, figures: router.model.figures, from, to });
  if (ready.type === "way") return [tell(ready.arcs)];
  const { priced, origin, destination } = ready;
  const yen = new Yen(router.graph.topology);
  const found = new Map<string, Route>();
  // Ways with equal links are dropped, so more paths than wanted may be needed; the paths of a longer list begin with
  // those of a shorter one.
  for (let asked = count; ; asked *= 2) {
    const paths = yen.paths(priced.weights[least], origin, destination, { count: asked });
    for (const { arcs } of paths) {
      const key = Array.from(arcs, (a) => router.graph.arcs[a]?.link?.id ?? "")
        .filter((id) => id !== "")
        .join("\n");
      if (!found.has(key) && found.size < count) found.set(key, tell(arcs));
    }
    if (found.size === count || paths.length < asked || asked > 64 * count) break;
  }
  return found.size === 0 ? router.noRoute(from, to, origin, destination) : [...found.values()];
}
