import { createHash } from "node:crypto";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import type { Seed } from "../../src/random/streams/seed.ts";
import { generatorOf, type Purpose, stream, uniformAt } from "../../src/random/streams/stream.ts";
import { fillUniforms } from "../../src/random/streams/uniforms.ts";

/** The first draws of a stream. */
function draws(
  count: number,
  seed: Seed,
  parameter = "dwell",
  purpose: Purpose = "uncertainty",
): Float64Array {
  const out = new Float64Array(count);
  fillUniforms(stream(seed, parameter, purpose), 0, out);
  return out;
}

/**
 * The same draw by Node's own SHA-256 and the public face of seedrandom, from the description of a stream.
 */
function drawByHand(parts: readonly string[], index: number): number {
  const key = createHash("sha256");
  for (const part of ["karvan/1", ...parts]) {
    const bytes = Buffer.from(part, "utf8");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    key.update(length).update(bytes);
  }
  const block = Buffer.alloc(8);
  block.writeBigUInt64BE(BigInt(Math.floor(index / 1024)));
  const digest = createHash("sha256").update(key.digest()).update(block).digest();
  const word = (i: number): number => digest.readUInt32BE(4 * i);
  const state = {
    s0: word(0) / 2 ** 32,
    s1: word(1) / 2 ** 32,
    s2: word(2) / 2 ** 32,
    c: 1 + (word(3) >>> 12),
  };
  const generator = seedrandom.alea("", { state });
  for (let i = 0; i < index % 1024; i++) generator.double();
  return (Math.floor(generator.double() * 2 ** 52) + 0.5) / 2 ** 52;
}

describe("stream", () => {
  it.each([0, 1, 2, 1023, 1024, 5000, 1e9 + 7, 2 ** 45])(
    "gives draw %i as described: SHA-256, then alea",
    (index) => {
      const expected = drawByHand(["2026", "بصرة", "variability"], index);
      expect(uniformAt(stream(2026, "بصرة", "variability"), index)).toBe(expected);
    },
  );

  it("keeps its draws: another number here changes every result of every user", () => {
    expect([...draws(3, "2026", "speed.rail.iran")]).toEqual([
      0.08870062870229967, 0.1243786303546276, 0.9768621246781849,
    ]);
  });

  // All of these pairs are one stream, or a random one, when given to seedrandom as they are (seedrandom
  // 3.0.5).
  it.each([
    ["1", "11"],
    ["ab", "abab"],
    ["run-1", "run-1run-1"],
    ["\u0633\u0644\u0645", "3DE"],
    ["a", "a\u0000"],
  ])("tells the seeds %j and %j apart", (a, b) => {
    expect(draws(2, a)).not.toEqual(draws(2, b));
  });

  it("tells seed, parameter and purpose apart, wherever one ends and the next begins", () => {
    expect(draws(2, "a", "bc")).not.toEqual(draws(2, "ab", "c"));
    expect(draws(2, "a", "bc")).not.toEqual(draws(2, "bc", "a"));
    expect(draws(2, "a", "b", "uncertainty")).not.toEqual(draws(2, "a", "b", "variability"));
  });

  it("draws alike for 1 and its digits", () => {
    expect(draws(2, 1)).toEqual(draws(2, "1"));
  });

  it("gives 20,000 seeds 20,000 streams", () => {
    const firstTwo = Array.from({ length: 20_000 }, (_, seed) => draws(2, seed).join());
    expect(new Set(firstTwo).size).toBe(20_000);
  });

  it("refuses a parameter that UTF-8 cannot write", () => {
    expect(() => stream("1", "\udc00", "uncertainty")).toThrow("parameter");
  });

  it("gives a block a generator that goes on where fillUniforms stops", () => {
    const made = stream("1", "dwell", "variability");
    const generator = generatorOf(made, 3);
    const out = new Float64Array(1024);
    fillUniforms(made, 3 * 1024, out);
    for (const u of out) expect(u - generator.double()).toBeCloseTo(0, 15);
  });
});
