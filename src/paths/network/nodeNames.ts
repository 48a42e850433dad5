/** Node ids by place, and places by id. */
import { didYouMean, InputError, isWorthAHint, type Problem, problem } from "../../base/index.ts";

/** Ids of nodes by place and back. Where ids are the places counted from 1 this takes no memory. */
export interface NodeNames {
  readonly count: number;
  /** The place of a node; `undefined` when there is none of this id. */
  place(id: string): number | undefined;
  id(place: number): string;
  /** What to try instead of an unknown id. */
  hint(id: string): string;
}

/** Nodes with ids of their own; of equal ids the first counts. */
export function namedNodes(ids: readonly string[]): NodeNames {
  const places = new Map<string, number>();
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place];
    if (!places.has(id)) places.set(id, place);
  }
  return {
    count: ids.length,
    place: (id) => places.get(id),
    id: (place) => ids[place],
    hint: (id) => (isWorthAHint(1, ids.length) ? didYouMean(id, ids, 3) : "see the ids of the nodes"),
  };
}

/** Nodes whose ids are their places counted from 1. */
export function numberedNodes(count: number): NodeNames {
  return {
    count,
    place: (id) => {
      const number = /^[1-9]\d{0,9}$/.test(id) ? Number(id) : 0;
      return number >= 1 && number <= count ? number - 1 : undefined;
    },
    id: (place) => String(place + 1),
    hint: () => `nodes are "1" to "${count}"`,
  };
}

/**
 * The places of the nodes that a question names.
 *
 * @throws InputError with every unknown name, by its path in the query.
 */
export function placesOf(
  names: NodeNames,
  asked: Iterable<readonly [path: string, id: string]>,
): Uint32Array {
  const problems: Problem[] = [];
  const places: number[] = [];
  for (const [path, id] of asked) {
    // Callers in plain JavaScript may pass anything: the number 1 is not the node "1".
    const place = typeof id === "string" ? names.place(id) : undefined;
    if (place === undefined) {
      const hint = typeof id === "string" ? names.hint(id) : "ids are texts";
      problems.push(problem({ path, expected: "the id of a node", got: id, hint }));
    }
    places.push(place ?? 0);
  }
  if (problems.length > 0) throw new InputError(problems);
  return Uint32Array.from(places);
}
