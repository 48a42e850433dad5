/** Content hashes of plain data. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of plain data in lower-case hex: equal data gives equal hashes, whatever the order of its keys. */
export function hashOf(data: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(data))));
}

/** JSON without blanks, its keys in an order that depends on the keys alone; what is undefined is left out. */
export function canonicalJson(data: unknown): string {
  return JSON.stringify(sorted(data)) ?? "null";
}

function sorted(data: unknown): unknown {
  if (data === null || typeof data !== "object") return data;
  if (Array.isArray(data)) return data.map(sorted);
  // Without a prototype, a key such as `__proto__` is a key like any other.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(data).sort()) copy[key] = sorted((data as Record<string, unknown>)[key]);
  return copy;
}
