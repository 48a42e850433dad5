/** An index of a network that answers many path queries and takes new weights. */

import {
  checkCount,
  expectArguments,
  InputError,
  type LinkColumns,
  type LinkTable,
  problem,
} from "../../base/index.ts";
import { indexNetworkArguments } from "../given.ts";
import type { Coordinates } from "../hierarchy/separator.ts";
import { Yen } from "../search/yen.ts";
import { type Finder, lazily, plainFinders } from "./finder.ts";
import { hierarchyFinders, usefulHierarchy } from "./hierarchyFinder.ts";
import { checkedColumns, costProblems } from "./linkColumns.ts";
import { placesOf } from "./nodeNames.ts";
import { type LinkPath, linkPath, type SearchNetwork, searchNetwork, weightsOf } from "./searchNetwork.ts";

/** Networks of fewer nodes are searched: an answer takes some hundredths of a millisecond either way. */
const fewNodes = 1000;
/** For fewer questions ordering a network does not pay, whatever its size. */
const fewQuestions = 300;
/** From so many nodes on the order in which they lie in memory matters. */
const manyNodes = 100_000;

/**
 * How a {@link NetworkIndex} finds its answers. They do not depend on it, but that of paths whose costs differ by
 * rounding only it may be another.
 */
export type IndexMethod =
  /** By a contraction hierarchy, and with how many edges it took. */
  | { readonly type: "hierarchy"; readonly edges: number }
  /** By a search for each question, and why. */
  | { readonly type: "search"; readonly because: PlainReason };

/** Why a network was not put in a hierarchy. */
export type PlainReason = "few nodes" | "few questions" | "no small separators";

/** What to expect of an index. */
export interface IndexOptions {
  /**
   * About how many questions will be asked, over all costs; a matrix counts as its rows and columns. Below 300 nothing
   * is prepared. Default: more than that.
   */
  readonly questions?: number;
}

/**
 * Prepares any network with one cost per link for many questions. Networks of 1,000 nodes up that can be parted by few
 * nodes, as roads and railways can, are put in a customizable contraction hierarchy (J. Dibbelt, B. Strasser and
 * D. Wagner, 2016): at 100,000 nodes this takes about as long as 200 searches, and an answer a hundredth of one.
 *
 * @throws InputError when an id is used twice, an end is no node, or costs are no numbers of at least 0 that add up to
 *   a finite one.
 * @example
 * ```ts
 * import { indexNetwork } from "karvan/paths";
 * const links = [
 *   { id: "a", from: "Mill", to: "Bridge", cost: 4.5 },
 *   { id: "b", from: "Bridge", to: "Port", cost: 3 },
 * ];
 * const index = indexNetwork({ nodes: ["Mill", "Bridge", "Port"], links });
 * console.log(index.cost("Mill", "Port"), index.find("Mill", "Port")?.links.join(" ")); // 7.5 a b
 * ```
 */
export function indexNetwork(network: LinkTable | LinkColumns, options: IndexOptions = {}): NetworkIndex {
  expectArguments(indexNetworkArguments, [network, options]);
  const columns = checkedColumns(network);
  const { questions = Number.POSITIVE_INFINITY } = options;
  const isAskedLittle = questions < fewQuestions;
  const search = searchNetwork(columns, columns.nodeCount >= manyNodes && !isAskedLittle);
  const yen = lazily(() => new Yen(search.topology));
  const plain = (because: PlainReason): NetworkIndex => {
    const method: IndexMethod = { type: "search", because };
    return new NetworkIndex({ search, method, finders: plainFinders(search.topology), yen }, columns.cost);
  };
  if (columns.nodeCount < fewNodes) return plain("few nodes");
  if (isAskedLittle) return plain("few questions");
  const hierarchy = usefulHierarchy(search.topology, coordinatesOf(columns, search));
  if (hierarchy === undefined) return plain("no small separators");
  const method: IndexMethod = { type: "hierarchy", edges: hierarchy.edgeCount };
  const finders = hierarchyFinders(search.topology, hierarchy);
  return new NetworkIndex({ search, method, finders, yen }, columns.cost);
}

function coordinatesOf({ coordinates }: LinkColumns, { place }: SearchNetwork): Coordinates | undefined {
  const at = (axis: Float64Array): Float64Array => Float64Array.from(place, (v) => axis[v]);
  return coordinates && { x: at(coordinates.x), y: at(coordinates.y) };
}

/** What an index needs whatever the costs. */
interface Prepared {
  readonly search: SearchNetwork;
  readonly method: IndexMethod;
  readonly finders: (weights: Float64Array) => Finder;
  readonly yen: () => Yen;
}

/**
 * A network ready for questions; made by {@link indexNetwork}. Of least-cost paths the one with the fewest links is
 * given, and then the one whose last link has the smallest id, then the last but one, and so on; where links have no
 * ids of their own, the places of the nodes they leave take the part of ids. So the order of the input does not matter.
 *
 * @example
 * ```ts
 * import { indexNetwork } from "karvan/paths";
 * const links = [
 *   { id: "a", from: "Mill", to: "Port", cost: 7.5 },
 *   { id: "b", from: "Mill", to: "Port", cost: 9.25 },
 * ];
 * const index = indexNetwork({ nodes: ["Mill", "Port"], links });
 * const closed = index.withCosts([Infinity, 9.25]);
 * console.log(index.cost("Mill", "Port"), closed.cost("Mill", "Port")); // 7.5 9.25
 * ```
 */
export class NetworkIndex {
  /** How answers are found. */
  readonly method: IndexMethod;
  readonly #prepared: Prepared;
  readonly #weights: Float64Array;
  readonly #finder: Finder;

  /** @internal */
  constructor(prepared: Prepared, costs: ArrayLike<number>) {
    this.method = prepared.method;
    this.#prepared = prepared;
    this.#weights = weightsOf(prepared.search, costs);
    this.#finder = prepared.finders(this.#weights);
  }

  /**
   * The least-cost path, or `undefined` when there is none. From a node to itself: cost 0, no links.
   *
   * @throws InputError when an id is unknown.
   */
  find(from: string, to: string): LinkPath | undefined {
    const [origin, destination] = this.#ends(from, to);
    if (from === to) return { cost: 0, links: [], nodes: [from] };
    const path = this.#finder.path(origin, destination);
    return path && linkPath(this.#prepared.search, from, path);
  }

  /**
   * The cost of the least-cost path, found without the path; `undefined` when there is none. The same as that of
   * {@link find}, apart from rounding where costs do not add up exactly.
   *
   * @throws InputError when an id is unknown.
   */
  cost(from: string, to: string): number | undefined {
    const [origin, destination] = this.#ends(from, to);
    return from === to ? 0 : this.#finder.cost(origin, destination);
  }

  /**
   * Least costs from each of some nodes to each of others, one row for each origin; `undefined` where there is no path.
   *
   * @throws InputError with every unknown id.
   */
  matrix(origins: readonly string[], destinations: readonly string[]): (number | undefined)[][] {
    const { names, origin, destination } = this.#prepared.search;
    const places = placesOf(names, [
      ...origins.map((id, i) => [`origins[${i}]`, id] as const),
      ...destinations.map((id, j) => [`destinations[${j}]`, id] as const),
    ]);
    const from = places.subarray(0, origins.length).map((place) => origin[place]);
    const to = places.subarray(origins.length).map((place) => destination[place]);
    const costs = this.#finder.matrix(from, to);
    return origins.map((id, i) =>
      destinations.map((other, j) => {
        const cost = costs[i * destinations.length + j];
        return id === other ? 0 : cost === Number.POSITIVE_INFINITY ? undefined : cost;
      }),
    );
  }

  /**
   * The least-cost loopless paths, best first, fewer when there are no more; parallel links give paths of their own.
   * Found by search, whatever {@link method} says.
   *
   * @param count - How many paths at most, 1 to 1,000.
   * @throws InputError when an id is unknown, RangeError when `count` is out of bounds.
   */
  alternatives(from: string, to: string, count: number): LinkPath[] {
    checkCount(count);
    const [origin, destination] = this.#ends(from, to);
    if (from === to) return [{ cost: 0, links: [], nodes: [from] }];
    const paths = this.#prepared.yen().paths(this.#weights, origin, destination, { count });
    return paths.map((path) => linkPath(this.#prepared.search, from, path));
  }

  /**
   * The same network with other costs, for a small part of what it took to prepare it. Both may be asked from then on,
   * in turn or not.
   *
   * @param costs - One for each link, in the order in which the network lists them: a number of at least 0, or
   *   `Infinity` for a link that is closed.
   * @throws InputError when there are more or fewer, or some are no such numbers.
   */
  withCosts(costs: ArrayLike<number>): NetworkIndex {
    const weights = this.#weights;
    const prepared = this.#prepared;
    if (costs.length !== weights.length) {
      const expected = `${weights.length} costs, one for each link`;
      const hint = "give a closed link the cost Infinity";
      throw new InputError([problem({ path: "costs", expected, got: costs.length, hint })]);
    }
    const problems = costProblems(costs, prepared.search.linkId, { mayClose: true });
    if (problems.length > 0) throw new InputError(problems);
    return new NetworkIndex(prepared, costs);
  }

  #ends(from: string, to: string): [origin: number, destination: number] {
    const { names, origin, destination } = this.#prepared.search;
    const [a, b] = placesOf(names, [
      ["from", from],
      ["to", to],
    ]) as unknown as [number, number];
    return [origin[a], destination[b]];
  }
}
