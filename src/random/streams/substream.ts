/** Streams derived from a stream. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Stream } from "./stream.ts";

/**
 * A stream beside another one, for draws that must not touch its own.
 *
 * @param label - What the draws are for; another label, another stream.
 */
export function substream(stream: Stream, label: string): Stream {
  return { key: sha256.create().update(stream.key).update(utf8ToBytes(label)).digest() };
}

/** The key of a stream as eight words of 32 bits, each uniform. */
export function wordsOf({ key }: Stream): Uint32Array {
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  return Uint32Array.from({ length: 8 }, (_, i) => view.getUint32(4 * i));
}
