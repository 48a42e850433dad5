import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type Problem, readNumber } from "../../src/base/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { readCsv } from "../../src/io/text/csv.ts";
import { readYaml } from "../../src/io/text/yaml.ts";
import { parseUnit, type Study } from "../../src/model/index.ts";
import { scenarioModel } from "../../src/routing/index.ts";
import { applyScenario, checkScenario, type Scenario } from "../../src/scenario/index.ts";
import { attempt, corridor, corridorWith, partsOfProblem } from "./files.ts";

// Files with bytes, structure or values changed: whatever they hold, they are read or refused in words, soon, and leave
// nothing behind. Ten thousand in a run; for a night, KARVAN_FUZZ multiplies them and KARVAN_SEED changes them.
const times = Number(process.env.KARVAN_FUZZ ?? 1);
fc.configureGlobal({ seed: Number(process.env.KARVAN_SEED ?? 2026) });
const runs = (count: number): fc.Parameters<unknown> => ({
  numRuns: count * times,
  interruptAfterTimeLimit: 600_000 * times,
});

const base = readStudyNow([corridor]);
const names = [...corridor.files.keys()];
const textOf = (name: string): string => corridor.files.get(name) as string;

/** Does something that may take two seconds at most, and refuse in no other way than by naming all parts of a problem. */
function soon<T>(work: () => T): T | undefined {
  const start = performance.now();
  const result = attempt(work);
  expect(performance.now() - start).toBeLessThan(2000);
  if ("done" in result) return result.done;
  expect(result.problems.length).toBeGreaterThan(0);
  tellAll(result.problems, ["path", "expected", "got", "hint"]);
  return undefined;
}

function tellAll(problems: readonly Problem[], parts: readonly (keyof Problem)[]): void {
  for (const problem of problems)
    for (const part of parts) expect(problem, JSON.stringify(problem)).toHaveProperty(part);
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(12);
  expect(readStudyNow([corridor]).hash).toBe(base.hash);
});

const nasty = fc.constantFrom(
  ...[
    "",
    " ",
    ",",
    ";",
    '"',
    '""',
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u001b[2J",
    "\u202e",
    "\ufeff",
    "\ud800",
    "\u06f1\u06f2",
  ],
  ...[
    "-1",
    "0",
    "-0",
    "1e308",
    "1e999",
    "-1e-400",
    "NaN",
    ".inf",
    "9".repeat(25),
    "1,5",
    "0x1F",
    "yes",
    "null",
    "~",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "prototype",
    "../../etc/passwd",
    "file:///etc/passwd",
    "*a",
    "&a [*a]",
    "!!js/function",
  ],
  ...[
    "alma",
    "rail.rate",
    "rail.rate * rail.rate",
    "rail.rate / 0",
    "sqrt(0 - lift)",
    "commodity.value",
    "km/h",
    "USD/tonne",
    "ton",
  ],
  ...[
    "(".repeat(60),
    "[".repeat(120),
    "- ".repeat(200),
    "a: ",
    "{",
    "}",
    "%YAML 1.1\n---\n",
    "---",
    "#",
    "|",
    ">",
    "'",
    "`",
    "@",
    "<<: ",
  ],
);
const piece = fc.oneof({ weight: 4, arbitrary: nasty }, fc.string({ unit: "binary", maxLength: 12 }));

/** A text with a few places cut out, doubled, or replaced. */
const bytesChanged = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(12), piece, fc.constantFrom("cut", "put", "double")), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) =>
      changes.reduce((old, [at, length, put, how]) => {
        const [head, middle, tail] = [old.slice(0, at), old.slice(at, at + length), old.slice(at + length)];
        return how === "cut"
          ? head + tail
          : how === "put"
            ? head + put + tail
            : head + middle + middle + tail;
      }, text),
    );

/** A table with cells replaced, or rows and columns dropped, doubled or moved. */
const tableChanged = (text: string): fc.Arbitrary<string> => {
  const rows = text
    .trim()
    .split("\n")
    .map((row) => row.split(","));
  const spot = fc.tuple(fc.nat(rows.length - 1), fc.nat((rows[0] as string[]).length - 1));
  const change = fc.tuple(
    spot,
    spot,
    fc.oneof({ weight: 3, arbitrary: piece }, fc.constant(undefined)),
    fc.constantFrom("cell", "row", "column"),
  );
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const now = rows.map((row) => [...row]);
    for (const [[r, c], [r2, c2], put, what] of changes) {
      const other = now[r2]?.[c2] ?? "";
      if (what === "cell" && now[r] !== undefined) now[r][c] = put ?? other;
      if (what === "row")
        now.splice(r, put === undefined ? 1 : 0, ...(put === undefined ? [] : [[...(now[r2] ?? [])]]));
      if (what === "column")
        for (const row of now) row.splice(c, 1, ...(put === undefined ? [] : [row[c2] ?? "", row[c] ?? ""]));
    }
    return now.map((row) => row.join(",")).join("\n");
  });
};

describe("fuzzed files", { timeout: 60_000 * times }, () => {
  const changed = fc.constantFrom(...names).chain((name) => {
    const text = textOf(name);
    const kinds = name.endsWith(".csv")
      ? [tableChanged(text), tableChanged(text), bytesChanged(text)]
      : [bytesChanged(text)];
    return fc.oneof(...kinds).map((now) => [name, now] as const);
  });

  it("of a study are read or refused, and what is read is routed or refused", () => {
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 2 }), (files) => {
        const read = soon<Study>(() => readStudyNow([corridorWith(Object.fromEntries(files))]));
        if (read === undefined) return;
        tellAll(read.warnings, partsOfProblem);
        for (const figure of read.network.figures)
          expect(Number.isFinite(figure.value * figure.factor)).toBe(true);
        const [commodity] = read.commodities;
        if (commodity === undefined) return;
        for (const id of read.scenarios.keys()) soon(() => scenarioModel(read, id).priced(commodity, true));
      }),
      runs(1000),
    );
  });

  it("of tables are cut into cells or refused", () => {
    const text = fc
      .constantFrom(...names.filter((name) => name.endsWith(".csv")))
      .chain((name) => bytesChanged(textOf(name)));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.array(piece).map((parts) => parts.join("")),
        ),
        (csv) => {
          const problems: Problem[] = [];
          const table = soon(() => readCsv("t.csv", csv, problems));
          tellAll(problems, [...partsOfProblem, "line", "column"]);
          if (table === undefined) expect(problems.length).toBeGreaterThan(0);
          for (const row of table?.rows ?? []) expect(row.cells).toHaveLength(table?.header.length ?? 0);
        },
      ),
      runs(3700),
    );
  });

  const documents = [
    textOf("study.yaml"),
    textOf("scenarios/rail-joined.yaml"),
    'version: 1\nid: x\ntitle: x\nextends: status-quo\nedits:\n  - { type: set, at: rail.rate, to: "sea.rate * 2" }\n  - type: scale\n    at: [lift, papers]\n    by: { value: 2, unit: "1", kind: assumed }\n  - type: addLink\n    link: { id: r, from: alma, to: barda, twoWay: true, mode: road, country: AA, length: { value: 170, unit: km, kind: assumed }, carries: [freight] }\n',
    '{"version": 1, "id": "x", "title": "x", "edits": [{"type": "setCrossing", "at": "barda", "mode": "road", "queue": {"value": 2, "unit": "hour", "kind": "assumed"}}, {"type": "setTariff", "id": "rail", "perKm": "road.cost"}, {"type": "closeLink", "link": "road-alma--barda"}]}',
  ];

  it("of documents are plain data, applied or refused", () => {
    const text = fc.constantFrom(...documents).chain(bytesChanged);
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 5, arbitrary: text },
          fc.array(piece).map((parts) => parts.join("")),
        ),
        (yaml) => {
          const problems: Problem[] = [];
          const file = soon(() => readYaml("s.yaml", yaml, problems));
          tellAll(problems, [...partsOfProblem, "line", "column"]);
          if (file === undefined) return;
          expect(() => JSON.stringify(file.document)).not.toThrow();
          tellAll(soon(() => checkScenario(file.document, file.where)) ?? [], [
            ...partsOfProblem,
            "line",
            "column",
          ]);
          soon(() => applyScenario(base, file.document as Scenario));
        },
      ),
      runs(3000),
    );
  });

  it("of scenarios hold any value in any field, and are applied or refused", () => {
    const value = fc.oneof(
      piece,
      fc.double(),
      fc.constantFrom<unknown>(null, true, [], {}, undefined, Number.NaN, 1e308, "lift * 2", "barda", "AA"),
    );
    const parsed = documents.slice(2).map((text) => readYaml("s.yaml", text, [])?.document as Scenario);
    fc.assert(
      fc.property(
        fc.constantFrom(...parsed),
        fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 3 }),
        (document, changes) => {
          const edited = structuredClone(document) as unknown as Record<string, unknown>;
          for (const [n, put] of changes) {
            const spots = spotsOf(edited);
            const [owner, key] = spots[n % spots.length] as [Record<string, unknown>, string];
            owner[key] = put;
          }
          const applied = soon(() => applyScenario(base, edited as unknown as Scenario));
          if (applied !== undefined)
            soon(() =>
              scenarioModel(base, edited as unknown as Scenario).priced(
                base.commodities[0] as Study["commodities"][number],
                true,
              ),
            );
        },
      ),
      runs(1300),
    );
  });

  it("of single cells are numbers and units or refused", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (parts) => {
        const cell = parts.join("");
        const [number, unit] = [soon(() => readNumber(cell)), soon(() => parseUnit(cell))];
        expect(number === undefined || unit === undefined).toBe(false);
      }),
      runs(1000),
    );
  });
});

/** Every field and item of a document, with what holds it. */
function spotsOf(value: unknown): [Record<string, unknown>, string][] {
  if (value === null || typeof value !== "object") return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((key) => [
    [owner, key] as [Record<string, unknown>, string],
    ...spotsOf(owner[key]),
  ]);
}
