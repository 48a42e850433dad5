// No number that a comparison or an analysis reports is 0 in all tests: a number that is always 0 would pass unseen.
import { beforeAll, describe, expect, it } from "vitest";
import { analyse, compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";

/** Where in a result there are numbers, with entries of lists under one name, and whether any of them differs from 0. */
class Numbers {
  readonly found = new Map<string, boolean>();

  add(value: unknown, path = ""): void {
    if (typeof value === "number") this.found.set(path, this.found.get(path) === true || value !== 0);
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      this.add(inner, Array.isArray(value) || value instanceof Float64Array ? `${path}[]` : `${path}.${key}`);
    }
  }

  get alwaysZero(): string[] {
    return [...this.found].filter(([, differs]) => !differs).map(([path]) => path);
  }
}

/** The study as if every other figure had been read in a source. */
function withSources(study: Study): Study {
  const figures = study.network.figures.map((figure, i) =>
    i % 2 === 0 ? { ...figure, kind: "sourced" as const } : figure,
  );
  return { ...study, network: { ...study.network, figures } };
}

/** Each pair of a scenario and the first one, in both directions. */
function pairsOf({ scenarios }: Study): (readonly [string, string])[] {
  const [first = "", ...others] = scenarios.keys();
  return others.flatMap((other) => [[first, other] as const, [other, first] as const]);
}

describe("numbers that are reported", () => {
  let studies: Study[];
  beforeAll(async () => {
    const small = await loadStudy("examples/first-corridor");
    studies = [small, withSources(small), await loadStudy("scenarios/middle-corridor")];
  });

  it("by comparisons with futures differ from 0 somewhere", async () => {
    const numbers = new Numbers();
    for (const study of studies) {
      for (const [from, to] of pairsOf(study)) numbers.add(await compare(study, from, to, { futures: 200 }));
    }
    expect(numbers.found.size).toBeGreaterThan(60);
    expect(numbers.alwaysZero).toEqual([]);
  });

  it("by analyses differ from 0 somewhere", async () => {
    const numbers = new Numbers();
    for (const study of studies) {
      for (const [base, scenario] of pairsOf(study)) {
        const { rows } = await compare(study, base, scenario);
        const changed = rows.filter(({ change, difference }) => difference && change !== "none").slice(0, 2);
        for (const { from, to, commodity } of changed) {
          const query = { base, scenario, from: from.place, to: to.place, commodity };
          numbers.add(await analyse(study, query, { futures: 200 }));
        }
      }
    }
    expect(numbers.found.size).toBeGreaterThan(20);
    // The difference at which an answer switches is 0 unless a caller asks for another.
    expect(numbers.alwaysZero).toEqual([".switches.target"]);
  });
});
