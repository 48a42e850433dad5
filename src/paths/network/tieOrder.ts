/** The order of links that decides ties, independent of the order of the table. */

/**
 * The order of links that settles ties between paths, as places of links: by id, so that it does not matter in which
 * order the links are listed.
 *
 * @returns `undefined` when the links are in this order as they stand.
 */
export function orderOfIds(ids: readonly string[]): Uint32Array | undefined {
  let place = 1;
  while (place < ids.length && ids[place - 1] <= ids[place]) place++;
  if (place >= ids.length) return undefined;
  const order = Uint32Array.from(ids.keys());
  return order.sort((a, b) => {
    const first = ids[a];
    const second = ids[b];
    return first < second ? -1 : first > second ? 1 : a - b;
  });
}

/**
 * The same for links whose ids are their places: by the places of the nodes they leave, so that the nodes of an answer
 * do not depend on the order of links either. Only links that enter the same node ever tie, so where they lead does
 * not matter; links between the same nodes stay as they stand.
 */
export function orderOfTails(from: Uint32Array, nodeCount: number): Uint32Array | undefined {
  let place = 1;
  while (place < from.length && from[place - 1] <= from[place]) place++;
  if (place >= from.length) return undefined;
  // A counting sort keeps the order of equals.
  const next = new Uint32Array(nodeCount + 1);
  for (const v of from) next[v + 1] = next[v + 1] + 1;
  for (let v = 0; v < nodeCount; v++) next[v + 1] = next[v + 1] + next[v];
  const order = new Uint32Array(from.length);
  for (let link = 0; link < from.length; link++) {
    const v = from[link];
    const slot = next[v];
    order[slot] = link;
    next[v] = slot + 1;
  }
  return order;
}
