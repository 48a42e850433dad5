// Every exported function of every entry, called with nonsense as plain JavaScript can: refused as data, never by a bare error.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InputError, type Problem } from "../../src/base/index.ts";
import {
  analyse,
  compare,
  discover,
  explain,
  sensitivity,
  switchingValues,
  weigh,
} from "../../src/futures/index.ts";
import { operate } from "../../src/operation/index.ts";
import {
  alternatives,
  compile,
  departures,
  earliestArrival,
  frontier,
  route,
  skim,
} from "../../src/routing/index.ts";
import { applyScenario, diff } from "../../src/scenario/index.ts";
import { argumentTables } from "../tools/arguments.ts";
import { toy } from "../toy.ts";

const files = ["../../src/index.ts", ...readdirSync("src/entry").map((name) => `../../src/entry/${name}`)];
const entries: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = await Promise.all(
  files.map(async (file) => [file, (await import(file)) as Record<string, unknown>] as const),
);
type Callable = (...values: readonly unknown[]) => unknown;
const functions = entries.flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, value]): (readonly [string, Callable])[] => {
    const isFunction =
      typeof value === "function" && !/^class\b/.test(Function.prototype.toString.call(value));
    return isFunction ? [[`${file.replace(/^.*src\//, "")} ${name}`, value as Callable]] : [];
  }),
);

const nothing = (): undefined => undefined;
const nonsense: readonly (readonly unknown[])[] = [
  [],
  ...[undefined, null, true, 7, Number.NaN, -0.3, "x", "", Symbol("s"), 9n].map((one) => [
    one,
    one,
    one,
    one,
  ]),
  ...[[], {}, [null], [{}], new Map(), new Float64Array(3), new Date(0), /x/, nothing].map((one) => [
    ...[one, one, one, one],
  ]),
  [{}, "x", {}, {}],
  [{}, "x", null, null],
  [{ length: 3 }, { from: 1 }, { futurs: 100 }, { futures: "many" }],
  [{ network: 1, scenarios: 2 }, "status-quo", { from: [], to: {}, commodity: 5 }, { seed: {} }],
  [Object.create(null), Object.create(null), Object.create(null), Object.create(null)],
];

/** What a call ends with: the error it throws or rejects with, or nothing. */
async function errorOf(call: Callable, values: readonly unknown[]): Promise<unknown> {
  try {
    const made = call(...values);
    if (made instanceof Promise) await made;
    // What is made lazily is asked for, as a caller would.
    else if (made !== null && typeof made === "object" && Symbol.iterator in made)
      [...(made as Iterable<unknown>)].slice(0, 3);
    return undefined;
  } catch (error) {
    return error ?? new Error("nothing was thrown");
  }
}

/** Whether an error says what was wrong with the call: as problems, or as a RangeError that says what it got. */
function isOurs(error: unknown): boolean {
  return error instanceof InputError || (error instanceof RangeError && /got /.test(error.message));
}

describe("exported functions", () => {
  it.each(functions)("%s refuses nonsense as data", async (_, call) => {
    const bare: string[] = [];
    for (const values of nonsense) {
      const error = await errorOf(call, values);
      if (error !== undefined && !isOurs(error))
        bare.push(`${values.map(String.call.bind(Object.prototype.toString)).join()} -> ${String(error)}`);
    }
    expect(bare).toEqual([]);
  });
});

const study = toy({
  places: ["a", "b", "c"].map((id) => ({ id })),
  links: [
    { id: "ab", from: "a", to: "b", length_km: 3.7 },
    { id: "bc", from: "b", to: "c", length_km: 0.3 },
  ],
  figures: { rate: "2 USD/tonne 1 3" },
  scenarios: { shorter: [{ type: "closeLink", link: "bc" }] },
});
const journey = { from: "a", to: "b", commodity: "goods" };
const difference = { base: "base", scenario: "shorter", commodity: "goods" };

/** Calls that are right, of which one argument is then replaced. */
const calls: readonly (readonly [Callable, readonly unknown[]])[] = (
  [
    [route, [study, "base", journey]],
    [alternatives, [study, "base", { ...journey, count: 2 }]],
    [frontier, [study, "base", journey]],
    [skim, [study, "base", { origins: ["a"], destinations: ["b"], commodity: "goods" }]],
    [earliestArrival, [study, "base", { ...journey, depart: "2026-02-20T08:00:00Z" }]],
    [departures, [study, "base", { ...journey, depart: "2026-02-20T08:00:00Z" }]],
    [compile, [study, ["base"], {}]],
    [applyScenario, [study, "shorter", {}]],
    [diff, [study, "base", "shorter", {}]],
    [compare, [study, "base", "shorter", {}]],
    [explain, [route(study, "base", journey), route(study, "base", journey)]],
    [analyse, [study, difference, { futures: 100 }]],
    [sensitivity, [study, difference, { method: "tornado" }]],
    [switchingValues, [study, difference, {}]],
    [discover, [study, difference, { futures: 100 }]],
    [weigh, [study, { options: ["base", "shorter"], commodity: "goods" }, { futures: 100 }]],
    [operate, [study, "base", {}]],
  ] as const
).map(([call, values]) => [call as unknown as Callable, values]);

const one: readonly unknown[] = [
  null,
  true,
  7,
  Number.NaN,
  "x",
  Symbol("s"),
  9n,
  [],
  [null],
  {},
  nothing,
  new Date(0),
];

function problemsOf(error: unknown): readonly Problem[] {
  return error instanceof InputError ? error.problems : [];
}

describe("a right call with one wrong argument", () => {
  it.each(calls)("$name is refused as data", async (call, values) => {
    for (const place of values.keys()) {
      for (const wrong of [undefined, ...one]) {
        const error = await errorOf(call, values.with(place, wrong));
        if (error !== undefined) expect([error, isOurs(error)]).toEqual([error, true]);
        for (const { path, expected } of problemsOf(error))
          expect([path, expected].join("")).not.toMatch(/undefined/);
      }
    }
  });

  it.each(calls)(
    "$name is refused as data for each wrong field of a query or options",
    async (call, values) => {
      for (const [place, value] of values.entries()) {
        // Results are made by the library: of these only their kind is checked.
        if (value === study || typeof value !== "object" || Array.isArray(value)) continue;
        if (value !== null && "type" in value) continue;
        for (const field of Object.keys(value as object)) {
          for (const wrong of one) {
            const error = await errorOf(call, values.with(place, { ...(value as object), [field]: wrong }));
            if (error !== undefined)
              expect([field, wrong, error, isOurs(error)]).toEqual([field, wrong, error, true]);
          }
        }
      }
    },
  );

  it.each([
    [route, [study, "base", { ...journey, leest: "money" }], "leest", 'did you mean "least"?'],
    [route, [study, "base", { ...journey, via: "b", avoyd: ["c"] }], "avoyd", 'did you mean "avoid"?'],
    [alternatives, [study, "base", { ...journey, count: 2, via: "b" }], "via", "known are"],
    [frontier, [study, "base", { ...journey, avoid: ["b"] }], "avoid", "known are"],
    [
      earliestArrival,
      [study, "base", { ...journey, depart: "2026-02-20T08:00Z", modes: ["road"] }],
      "modes",
      "known",
    ],
    [compare, [study, "base", "shorter", { futurs: 100 }], "futurs", 'did you mean "futures"?'],
    [compare, [study, "base", "shorter", { futures: 100, sede: "7" }], "sede", 'did you mean "seed"?'],
    [analyse, [study, difference, { future: 100 }], "future", 'did you mean "futures"?'],
    [
      analyse,
      [study, { ...difference, mesure: "time" }, { futures: 100 }],
      "mesure",
      'did you mean "measure"?',
    ],
    [sensitivity, [study, difference, { method: "tornado", point: 3 }], "point", 'did you mean "points"?'],
    [discover, [study, difference, { futures: 100, treshold: 0 }], "treshold", 'did you mean "threshold"?'],
    [operate, [study, "base", { warmupDays: 3 }], "warmupDays", 'did you mean "warmUpDays"?'],
  ] as const)(
    "%o refuses an option that does not exist, and names the nearest",
    async (call, values, path, hint) => {
      const found = problemsOf(await errorOf(call as unknown as Callable, values));
      expect(found).toContainEqual(expect.objectContaining({ path, hint: expect.stringContaining(hint) }));
    },
  );
});

describe("the tables of arguments", () => {
  const { files: tables, functions: checked } = argumentTables();

  it("are those that `npm run arguments` writes", () => {
    const plain = (text: string): string => text.replace(/[\s,()"]/g, "");
    for (const [file, text] of tables) expect(plain(readFileSync(file, "utf8")), file).toBe(plain(text));
  });

  it("are asked by every function that they are for", () => {
    const missing = checked.filter(
      ({ name, file }) => !readFileSync(file, "utf8").includes(`expectArguments(${name}Arguments, [`),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
