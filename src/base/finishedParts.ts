/** Where a caller keeps finished parts of long work, so that a repeated call need not do them again. */

/** A store of finished parts, by keys that depend on everything a part depends on. */
export interface FinishedParts {
  /** The part with a key, exactly as it was written; `undefined` when there is none. */
  readonly read: (key: string) => unknown;
  /** Keeps a part: plain data, also with numbers that are not finite. */
  readonly write: (key: string, part: unknown) => void;
}

/** Takes a finished part from a store, or does the work and keeps it. */
export async function finishedOr<Part>(
  store: FinishedParts | undefined,
  key: () => string,
  work: () => Promise<Part>,
): Promise<Part> {
  if (store === undefined) return work();
  const name = key();
  const kept = store.read(name);
  if (kept !== undefined) return kept as Part;
  const part = await work();
  store.write(name, part);
  return part;
}
