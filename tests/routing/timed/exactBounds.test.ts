// What ends just at a bound meets it: decimal hours against an oracle that counts in whole millionths of an hour.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundAmount } from "../../../src/model/index.ts";
import { departures, earliestArrival } from "../../../src/routing/index.ts";
import { pass, type Stage } from "../../../src/routing/timed/stages.ts";
import { type Row, toy } from "../../toy.ts";

const million = 1_000_000n;

/** Hours as a text of decimals, as tables write them: the program reads the text, the oracle the count. */
function text(count: bigint): string {
  return `${count / million}.${String(count % million).padStart(6, "0")}`;
}

function asAmount(count: bigint): number {
  return roundAmount(Number(text(count)));
}

type Part =
  | { readonly type: "fixed"; readonly work: bigint }
  | {
      readonly type: "opened";
      readonly work: bigint;
      readonly windows: readonly bigint[];
      readonly unbroken: boolean;
    }
  | { readonly type: "departing"; readonly cutOff: bigint; readonly departures: readonly bigint[] };

function oracle(parts: readonly Part[], begin: bigint): bigint | undefined {
  let now = begin;
  for (const part of parts) {
    if (part.type === "fixed") now += part.work;
    else if (part.type === "departing") {
      const earliest = now + part.cutOff;
      const leaves = part.departures.find((departure) => departure >= earliest);
      if (leaves === undefined) return undefined;
      now = leaves;
    } else {
      let due = part.work;
      let end: bigint | undefined;
      for (let i = 0; i < part.windows.length && end === undefined; i += 2) {
        const [opens, shuts] = [part.windows[i] as bigint, part.windows[i + 1] as bigint];
        const begins = opens > now ? opens : now;
        if (begins >= shuts) continue;
        if (begins + due <= shuts) end = begins + due;
        else if (!part.unbroken) due -= shuts - begins;
      }
      if (end === undefined) return undefined;
      now = end;
    }
  }
  return now;
}

// Awkward decimals, from millionths of an hour to a day.
const decimal = fc.oneof(
  fc.integer({ min: 1, max: 240 }).map((n) => BigInt(n) * 100_000n),
  fc.integer({ min: 1, max: 24_000 }).map((n) => BigInt(n) * 1000n),
  fc.integer({ min: 1, max: 24_000_000 }).map((n) => BigInt(n)),
);
// A bound is where the work so far ends, or just beside it: a millionth of an hour is 3.6 ms.
const beside = fc.constantFrom(0n, 0n, 0n, 1n, -1n, 1000n, -1000n);

interface Draft {
  readonly type: "fixed" | "opened" | "departing";
  readonly work: bigint;
  readonly gap: bigint;
  readonly beside: bigint;
  readonly unbroken: boolean;
}

const drafts: fc.Arbitrary<readonly Draft[]> = fc.array(
  fc.record({
    type: fc.constantFrom("fixed" as const, "fixed" as const, "opened" as const, "departing" as const),
    work: decimal,
    gap: decimal,
    beside,
    unbroken: fc.boolean(),
  }),
  { minLength: 2, maxLength: 12 },
);

/** Parts whose bounds lie where the parts before end. */
function partsOf(list: readonly Draft[], begin: bigint): Part[] {
  const parts: Part[] = [];
  for (const draft of list) {
    const now = oracle(parts, begin) ?? begin;
    if (draft.type === "fixed") parts.push({ type: "fixed", work: draft.work });
    else if (draft.type === "departing") {
      const first = now + draft.work + draft.beside;
      parts.push({ type: "departing", cutOff: draft.work, departures: [first, first + draft.gap] });
    } else {
      const shuts = now + draft.work + draft.beside;
      const opens = shuts + draft.gap;
      // Open from before the work until about its end, and again after a pause.
      const from = now > draft.gap ? now - draft.gap : 0n;
      const windows = [from, shuts, opens, opens + draft.work + 1n];
      parts.push({ type: "opened", work: draft.work, windows, unbroken: draft.unbroken });
    }
  }
  return parts;
}

function stageOf(part: Part): Stage {
  if (part.type === "fixed") return { type: "fixed", hours: asAmount(part.work) };
  if (part.type === "departing") {
    const times = Float64Array.from(part.departures, asAmount);
    return { type: "departing", service: "train", departures: times, cutOff: asAmount(part.cutOff) };
  }
  const windows = Float64Array.from(part.windows, asAmount);
  const { unbroken } = part;
  return { type: "opened", hours: asAmount(part.work), calendar: "day", windows, unbroken };
}

describe("a journey in decimal hours", () => {
  it("meets the bounds that it meets in exact arithmetic, and no others, 10,000 times", () => {
    let met = 0;
    fc.assert(
      fc.property(drafts, decimal, (list, begin) => {
        const parts = partsOf(list, begin);
        const exact = oracle(parts, begin);
        const found = pass(parts.map(stageOf), asAmount(begin));
        if (exact === undefined) expect(found).toBeUndefined();
        else {
          expect(BigInt(Math.round((found?.end as number) * 1e6))).toBe(exact);
          if (list.some((draft) => draft.type !== "fixed" && draft.beside === 0n)) met += 1;
        }
      }),
      { numRuns: 10_000, seed: 2026 },
    );
    expect(met).toBeGreaterThan(5000);
  });
});

describe("a border that is open from 08:00 to 16:00 in Tehran", () => {
  // An hour of road to it and from it, and four parts of work that are 8 h together, none of them a sum of halves.
  const borderOf = (parts: readonly string[], unbroken: string) => {
    const [queue, documents, inspection, release] = parts.map((hours) => `${hours} * hour`);
    const crossing = { queue, documents, inspection_share: 1, inspection, release } as Row;
    return toy({
      places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
      links: [
        { id: "ax", from: "a", to: "x", length_km: 64 },
        { id: "xb", from: "x", to: "b", length_km: 64, country: "BB" },
      ],
      crossings: [{ id: "x", at: "x", calendar: "day", ...crossing }],
      calendars: [{ id: "day", hours: "08:00-16:00", zone: "Asia/Tehran", unbroken }],
    });
  };
  const leaving = {
    from: "a",
    to: "b",
    commodity: "goods",
    depart: "2026-11-25T07:00+03:30",
  };

  it.each([
    { parts: ["1.7", "2.3", "1.9", "2.1"], unbroken: "" },
    { parts: ["1.7", "2.3", "1.9", "2.1"], unbroken: "yes" },
    { parts: ["0.1", "0.2", "0.3", "7.4"], unbroken: "yes" },
    { parts: ["3.3333333", "1.1111111", "2.2222222", "1.3333334"], unbroken: "yes" },
  ])("lets go at 16:00 who began at 08:00: $parts $unbroken", ({ parts, unbroken }) => {
    const found = earliestArrival(borderOf(parts, unbroken), "base", leaving);
    expect(found).toMatchObject({ arrives: "2026-11-25T17:00+03:30" });
    const { departures: all } = departures(borderOf(parts, unbroken), "base", { ...leaving, spanHours: 1 });
    expect(all[0]).toMatchObject({ arrives: "2026-11-25T17:00+03:30" });
  });

  it("keeps until the next day who is four milliseconds late", () => {
    const found = earliestArrival(borderOf(["1.7", "2.3", "1.9", "2.100001"], ""), "base", leaving);
    expect(found).toMatchObject({ arrives: "2026-11-26T09:00+03:30" });
  });
});
