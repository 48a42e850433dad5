import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, hashOf } from "../../src/base/index.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const shuffledKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffledKeys(inner)]),
  );
};
const data = fc.jsonValue({ maxDepth: 4 });

describe("hashOf", () => {
  it("is the SHA-256 of the text, as any other program finds it", () => {
    const value = { b: [1, "two", null], a: { "\u06cc": 0.1 } };
    expect(canonicalJson(value)).toBe('{"a":{"\u06cc":0.1},"b":[1,"two",null]}');
    expect(hashOf(value)).toBe(createHash("sha256").update(canonicalJson(value)).digest("hex"));
  });

  it("does not depend on the order of keys, nor on keys without a value", () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(hashOf(shuffledKeys(value))).toBe(hashOf(value));
      }),
    );
    expect(hashOf({ a: 1, b: undefined })).toBe(hashOf({ a: 1 }));
  });

  it("keeps what JSON keeps", () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("takes names such as __proto__ for keys like any other", () => {
    const odd = JSON.parse('{"__proto__": {"b": 1, "a": 2}, "constructor": 3, "10": 4, "9": 5}') as unknown;
    expect(JSON.parse(canonicalJson(odd))).toEqual(odd);
    expect(hashOf(odd)).not.toBe(hashOf({ constructor: 3, 10: 4, 9: 5 }));
  });

  it("tells lists of another order, texts from numbers, and lone halves of characters apart", () => {
    const values = [[1, 2], [2, 1], ["1", 2], [12], "\ud800", "\udc00", "\ufffd"];
    expect(new Set(values.map(hashOf)).size).toBe(values.length);
  });
});
