/** The query for several routes of one journey. */

import { checkCount, expectArguments } from "../../base/index.ts";
import type { Link } from "../../model/index.ts";
import { Yen } from "../../paths/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { displayedAnswer } from "../displayedAnswer.ts";
import { alternativesArguments } from "../given.ts";
import type { StudyOrModel } from "../model.ts";
import type { StateGraph } from "../states/stateGraph.ts";
import type { RouteRules } from "./constrained.ts";
import { type RouteQuery, resolveQuery, yearOf } from "./query.ts";
import type { NoRoute, Route } from "./route.ts";

/** A question for several ways from end to end. */
export interface AlternativesQuery extends Omit<RouteQuery, keyof RouteRules> {
  /** How many ways to find at most; 1 to 1,000. */
  readonly count: number;
}

/** Paths looked at for each way wanted, before the search is content with fewer ways. */
const mostPathsPerWay = 128;

/**
 * The best ways from end to end, best first, each by other links: loopless on the state graph (J. Y. Yen, Finding the K
 * shortest loopless paths, Management Science 17, 1971). Ways that take the same links and only change vehicles
 * elsewhere count as one, the best of them. Ways that go past a place and come back to it are left out where going
 * without that detour is better.
 *
 * @returns The ways found, fewer when there are no more, or when 128 times as many paths hold no more; or why there is
 *   none.
 * @throws InputError when a name is unknown or an open link or crossing has no price, RangeError when `count` is no
 *   whole number from 1 to 1,000.
 * @example
 * ```ts
 * import { alternatives } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const query = { from: "alma", to: "gora", commodity: "container", count: 2 };
 * const found = alternatives(study, "rail-joined", query);
 * if ("reason" in found) throw new Error(found.reason);
 * for (const { totals, links } of found) console.log(totals.generalisedCost.toFixed(2), links.join(" "));
 * // 49.60 rail-alma--barda rail-barda--gora
 * // 55.40 road-alma--barda road-barda--gora
 * ```
 */
export function alternatives(
  study: StudyOrModel,
  scenario: string | Scenario,
  query: AlternativesQuery,
): readonly Route[] | NoRoute {
  expectArguments(alternativesArguments, [study, scenario, query]);
  return displayedAnswer(study, findAlternatives(study, scenario, query));
}

function findAlternatives(
  study: StudyOrModel,
  scenario: string | Scenario,
  query: AlternativesQuery,
): readonly Route[] | NoRoute {
  const { count } = query;
  checkCount(count);
  const { router, from, to, least } = resolveQuery(study, scenario, query);
  const year = yearOf(router, query);
  const ready = router.prepare(from, to);
  if (ready.type === "noRoute") return { ...ready, year };
  if (ready.type === "way") return [{ ...router.describe(ready), year }];
  const { priced, origin, destination } = ready;
  const yen = new Yen(router.graph.topology);
  let ways: ArrayLike<number>[] = [];
  // The paths of a longer list begin with those of a shorter one.
  for (let asked = count; asked <= mostPathsPerWay * count; asked *= 2) {
    const paths = yen.paths(priced.weights[least], origin, destination, { count: asked });
    ways = withoutTwins(
      distinct(
        router.graph,
        paths.map((path) => path.arcs),
      ),
      { graph: router.graph, weights: [priced.weights.money, priced.weights.time] },
    );
    if (ways.length >= count || paths.length < asked) break;
  }
  if (ways.length === 0) return { ...router.noRoute(from, to, { origin, destination }), year };
  return ways.slice(0, count).map((arcs) => {
    return { ...router.describe({ type: "way", from, to, arcs, priced }), year };
  });
}

/** Of paths in order, the best one for each sequence of links, without needless detours. */
function distinct(graph: StateGraph, paths: readonly ArrayLike<number>[]): ArrayLike<number>[] {
  const seen = new Set<string>();
  return paths.filter((arcs) => {
    const links = Array.from(arcs, (arc) => graph.arcs[arc]?.link).filter((link) => link !== undefined);
    const name = nameOf(links);
    if (seen.has(name)) return false;
    seen.add(name);
    // What is better came before: a way without the detour is better exactly when it has been seen.
    return !withoutDetours(links).some((shorter) => seen.has(nameOf(shorter)));
  });
}

/** Routes by the same modes whose money and hours differ by less than this are one route in two names. */
const twinShare = 0.001;

/**
 * Of ways in order, those that are no twin of an earlier one: by the same modes through the same countries, with practically the
 * same money and hours, as where a road is also a chain of two roads through a free zone.
 */
function withoutTwins(
  ways: readonly ArrayLike<number>[],
  { graph, weights }: { readonly graph: StateGraph; readonly weights: readonly Float64Array[] },
): ArrayLike<number>[] {
  const kept = new Map<string, number[][]>();
  return ways.filter((arcs) => {
    const legs = Array.from(arcs, (arc) => graph.arcs[arc]?.link).filter((link) => link !== undefined);
    const names = legs.map(({ mode, country }) => `${mode} ${country}`);
    const key = names.filter((name, i) => name !== names[i - 1]).join(", ");
    const sums = weights.map((weight) =>
      Array.from(arcs, (arc) => weight[arc] as number).reduce((sum, own) => sum + own, 0),
    );
    const others = kept.get(key) ?? [];
    const isTwin = others.some((other) =>
      other.every((sum, i) => Math.abs(sum - (sums[i] as number)) <= twinShare * Math.abs(sum)),
    );
    if (!isTwin) kept.set(key, [...others, sums]);
    return !isTwin;
  });
}

function nameOf(links: readonly Link[]): string {
  return links.map((link) => link.id).join(" ");
}

/** The links left when one stretch that leads from a place back to it is taken out; for each such stretch. */
function withoutDetours(links: readonly Link[]): Link[][] {
  const places = [links[0]?.from, ...links.map((link) => link.to)];
  return places.flatMap((place, i) => {
    const returns = places.flatMap((other, j) => (j > i && other === place ? [j] : []));
    return returns.map((j) => [...links.slice(0, i), ...links.slice(j)]);
  });
}
