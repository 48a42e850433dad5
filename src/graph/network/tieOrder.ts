/**
 * The order of links that settles ties between paths, as places of links: by id, so that it does not matter in which
 * order the links are listed.
 *
 * @returns `undefined` when the links are in this order as they stand.
 */
export function orderOfIds(ids: readonly string[]): Uint32Array | undefined {
  let place = 1;
  while (place < ids.length && (ids[place - 1] as string) <= (ids[place] as string)) place++;
  if (place >= ids.length) return undefined;
  const order = Uint32Array.from(ids.keys());
  return order.sort((a, b) => {
    const [first, second] = [ids[a] as string, ids[b] as string];
    return first < second ? -1 : first > second ? 1 : a - b;
  });
}

/**
 * The same for links whose ids are their places: by the places of their ends, so that the nodes of an answer do not
 * depend on the order of links either. Links between the same nodes stay as they stand.
 */
export function orderOfEnds(from: Uint32Array, to: Uint32Array, nodeCount: number): Uint32Array | undefined {
  let place = 1;
  while (place < from.length && inOrder(from, to, place)) place++;
  if (place >= from.length) return undefined;
  // Counting sorts keep the order of equals, so sorting by the second key first leaves it within the first.
  return sortedBy(from, sortedBy(to, Uint32Array.from(from.keys()), nodeCount), nodeCount);
}

function inOrder(from: Uint32Array, to: Uint32Array, place: number): boolean {
  const difference = (from[place] as number) - (from[place - 1] as number);
  return difference > 0 || (difference === 0 && (to[place] as number) >= (to[place - 1] as number));
}

function sortedBy(key: Uint32Array, places: Uint32Array, keyCount: number): Uint32Array {
  const next = new Uint32Array(keyCount + 1);
  for (const k of key) next[k + 1] = (next[k + 1] as number) + 1;
  for (let k = 0; k < keyCount; k++) next[k + 1] = (next[k + 1] as number) + (next[k] as number);
  const sorted = new Uint32Array(places.length);
  for (const place of places) {
    const k = key[place] as number;
    const slot = next[k] as number;
    sorted[slot] = place;
    next[k] = slot + 1;
  }
  return sorted;
}
