import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as queueing from "../../../src/math/queueing/index.ts";

/** Arguments that are lists; those of one entry are written like a number. */
const lists = new Set([
  "mg1PriorityMeanWaitsHours arrivalsPerHour",
  "mg1PriorityMeanWaitsHours serviceHours",
  "mg1PriorityMeanWaitsHours serviceCv",
  "mmcPriorityMeanWaitsHours arrivalsPerHour",
  "timetableWait departuresHours",
]);

type Arguments = Record<string, number | number[]>;

/** Values from mpmath at 400 bits and more; see queueing.oracle.py beside the fixture. */
const rows = readFileSync(new URL("queueing.fixture.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [name = "", written = "", value = "", expected = ""] = line.split(",");
    const given: Arguments = Object.fromEntries(
      written.split(" ").map((each) => {
        const [argument = "", text = ""] = each.split("=");
        const isList = lists.has(`${name} ${argument}`);
        return [argument, isList ? text.split("|").map(Number) : Number(text)];
      }),
    );
    return { name, written, given, value, expected: Number(expected) };
  });

const functions = queueing as unknown as Record<string, (given: unknown) => unknown>;

/** What a function gives, by the name of the value. */
function measured(name: string, given: Arguments, value: string): number {
  const result = functions[name]?.(name === "mg1PriorityMeanWaitsHours" ? classesOf(given) : given);
  if (value === "") return result as number;
  return (result as Record<string, number>)[value] as number;
}

/** Columns as one object for each class. */
function classesOf(given: Arguments): object[] {
  return (given.arrivalsPerHour as number[]).map((_, k) =>
    Object.fromEntries(Object.entries(given).map(([name, list]) => [name, (list as number[])[k]])),
  );
}

describe("closed forms of waiting", () => {
  it.each([...new Set(rows.map(({ name }) => name))])("%s has its values to 1e-11", (which) => {
    const own = rows.filter(({ name }) => name === which);
    expect(own.length).toBeGreaterThan(3);
    for (const { name, written, given, value, expected } of own) {
      const got = measured(name, given, value);
      const error = expected === 0 ? Math.abs(got) : Math.abs(got / expected - 1);
      expect(error, `${written} ${value}: ${got}, not ${expected}`).toBeLessThan(1e-11);
    }
  });
});
