import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { contentHash } from "../../src/compiled/compiledForm.ts";
import { compileStudy, readCompiled } from "../../src/compiled/index.ts";
import { compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";
import { route } from "../../src/routing/index.ts";
import { problemsOf, toy } from "../toy.ts";

const toyStudy = toy({
  places: [{ id: "a" }, { id: "b", kind: "port" }, { id: "c" }],
  links: [
    { id: "ab", from: "a", to: "b", length_km: 8 },
    { id: "bc", from: "b", to: "c", length_km: 8 },
    { id: "ac", from: "a", to: "c", length_km: 12, mode: "rail", status: "planned" },
  ],
  figures: {
    km: "1 USD/tonne/km 0.5 2 triangular",
    kmh: "1 km/hour 0.5 2 lognormal",
    odd: "3 USD/tonne 1 4 uniform",
  },
  scenarios: {
    open: [{ type: "openLink", link: "ac" }],
    dear: [{ type: "scale", at: "km", by: { value: 3, unit: "1", kind: "assumed" } }],
  },
});

const opened = { id: "both", title: "Both", version: 1, extends: ["open", "dear"], edits: [] } as const;

describe("a compiled study of a toy", () => {
  it("answers as the study does, for scenarios by name, joined and written out", async () => {
    const ids = [...toyStudy.scenarios.keys(), "open+dear"];
    const compiled = readCompiled(
      compileStudy(toyStudy, [...ids, { ...opened, extends: [...opened.extends], edits: [] }]),
    );
    expect(compiled.scenarios.map(({ id }) => id)).toEqual([...ids, "both"]);
    for (const id of ids) {
      for (const to of ["b", "c"]) {
        const query = { from: "a", to, commodity: "goods" };
        expect(JSON.stringify(compiled.route(id, query))).toBe(JSON.stringify(route(toyStudy, id, query)));
      }
    }
    for (const design of ["monteCarlo", "sobol", "latinHypercube", "halton"] as const) {
      const options = { futures: 300, design };
      const found = await compiled.compare("base", ["open", "dear"], options);
      expect(JSON.stringify(found)).toBe(
        JSON.stringify(await compare(toyStudy, "base", ["open", "dear"], options)),
      );
    }
    expect(JSON.stringify(await compiled.compare("base", "open"))).toBe(
      JSON.stringify(await compare(toyStudy, "base", "open")),
    );
  });

  it("is refused names it does not have, with the nearest ones", async () => {
    const compiled = readCompiled(compileStudy(toyStudy, ["base", "open"]));
    const query = { from: "a", to: "b", commodity: "goods" };
    expect(problemsOf(() => compiled.route("opne", query))).toMatchObject([
      { path: "scenario", got: '"opne"' },
    ]);
    expect(problemsOf(() => compiled.route("dear", query))[0]?.hint).toContain("base, open");
    expect(problemsOf(() => compiled.route("base", { ...query, to: "d" }))).toMatchObject([{ path: "to" }]);
    await expect(compiled.compare("base", "dear")).rejects.toThrow(InputError);
  });

  it("stores tables and rows that scenarios leave alone once", () => {
    const { content } = JSON.parse(compileStudy(toyStudy));
    const [base, ...others] = content.networks;
    for (const network of others) expect(network.places).toBe(base.places);
    const open = content.scenarios.find(({ id }: { id: string }) => id === "open");
    const { rows } = content.tables[content.networks[open.network].links];
    expect(rows.filter((row: unknown) => typeof row === "object")).toHaveLength(2);
  });

  it("says which scenario cannot be applied", () => {
    expect(problemsOf(() => compileStudy(toyStudy, ["nowhere"]))).toMatchObject([{ path: "scenario" }]);
  });
});

describe("the compiled study that is shipped", () => {
  let study: Study;
  beforeAll(async () => {
    const whole = await loadStudy("scenarios/iran-iraq");
    // A dozen journeys of each question: all of them take the whole suite's time.
    const questions = whole.questions.map((question) => ({
      ...question,
      pairs: question.pairs.slice(0, 12),
    }));
    study = { ...whole, questions };
  });

  it("compares to the same bits, futures included", async () => {
    const ids = ["status-quo", "planned-link"];
    const compiled = readCompiled(compileStudy(study, ids));
    const options = { futures: 8, seed: "7" };
    const [base = "", ...others] = ids;
    const found = JSON.stringify(await compiled.compare(base, others, options));
    expect(found).toBe(JSON.stringify(await compare(study, base, others, options)));
    expect(found.length).toBeGreaterThan(1e5);
  });

  it("holds all scenarios, the same routes under each", () => {
    const compiled = readCompiled(compileStudy(study));
    expect(compiled.scenarios.map(({ id }) => id)).toEqual([...study.scenarios.keys()]);
    for (const { id } of compiled.scenarios) {
      const query = { from: "tehran", to: "basra", commodity: "container" };
      expect(JSON.stringify(compiled.route(id, query))).toBe(JSON.stringify(route(study, id, query)));
    }
  });
});

describe("a file that is no compiled study", () => {
  const text = compileStudy(toyStudy, ["base", "open"]);
  const file = JSON.parse(text);
  const pathOf = (given: unknown): string | undefined =>
    problemsOf(() => readCompiled(typeof given === "string" ? given : JSON.stringify(given)))[0]?.path;

  it("is refused for what it is", () => {
    expect(pathOf("")).toBe("document");
    expect(pathOf(text.slice(0, -9))).toBe("document");
    expect(pathOf([])).toBe("format");
    expect(pathOf(null)).toBe("format");
    expect(pathOf({ version: 1, id: "toy" })).toBe("format");
    expect(pathOf({ ...file, version: 2 })).toBe("version");
    expect(pathOf({ ...file, hash: "0" })).toBe("hash");
    expect(pathOf({ ...file, content: { ...file.content, karvan: "0.0.0" } })).toBe("hash");
  });

  it("is refused when another program signed it and a field is wrong", () => {
    const signed = (edit: (content: typeof file.content) => void): unknown => {
      const content = structuredClone(file.content);
      edit(content);
      return { ...file, content, hash: contentHash(content) };
    };
    const faults: [string, (content: typeof file.content) => void][] = [
      ["content.karvan", (c) => delete c.karvan],
      ["content.study.currency", (c) => delete c.study.currency],
      ["content.study.questions[0].commodities", (c) => (c.study.questions[0].commodities = ["gold"])],
      ["content.study.questions[0].pairs[0].from.place", (c) => (c.study.questions[0].pairs[0].from = {})],
      ["content.networks", (c) => (c.networks = [])],
      ["content.networks[0].links", (c) => delete c.networks[0].links],
      ["content.networks[0].links", (c) => (c.networks[0].links = 1e6)],
      ["content.scenarios[0].network", (c) => (c.scenarios[0].network = 0.5)],
      ["content.tables[0].rows[0]", (c) => (c.tables[0].rows[0] = 0)],
      ["content.tables[0].rows[0].id", (c) => delete c.tables[0].rows[0].id],
      ["content.tables[0].like", (c) => (c.tables[0].like = 0)],
    ];
    for (const [path, edit] of faults) expect(pathOf(signed(edit)), path).toBe(path);
    const figures = file.content.networks[0].figures;
    expect(pathOf(signed((c) => (c.tables[figures].rows[0].value = null)))).toBe(
      `content.tables[${figures}].rows[0].value`,
    );
    const tariffs = file.content.networks[0].tariffs;
    const perKm = { type: "figure", id: "nowhere" };
    const path = pathOf(
      signed((c) => Object.assign(c.tables[tariffs].rows[0], { amount: { expression: perKm } })),
    );
    expect(path).toBe(`content.tables[${tariffs}].rows[0].amount.expression`);
  });

  it("is refused with any byte changed, or read as the same", () => {
    const content = JSON.stringify(file.content);
    const byte = fc.record({ at: fc.nat(text.length - 1), code: fc.integer({ min: 32, max: 126 }) });
    fc.assert(
      fc.property(fc.array(byte, { minLength: 1, maxLength: 3 }), (changes) => {
        let damaged = text;
        for (const { at, code } of changes)
          damaged = damaged.slice(0, at) + String.fromCharCode(code) + damaged.slice(at + 1);
        try {
          readCompiled(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        // Another way to write the same, such as 1.0 for 1.
        expect(JSON.stringify(JSON.parse(damaged).content)).toBe(content);
      }),
      { numRuns: 400 },
    );
  });

  it("is refused with any value changed and signed again, or read", () => {
    const places: { holder: Record<string, unknown>; key: string }[] = [];
    const copy = structuredClone(file.content);
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, part] of Object.entries(value)) {
        places.push({ holder: value as Record<string, unknown>, key });
        visit(part);
      }
    };
    visit(copy);
    const other = fc.constantFrom<unknown>(null, -1, 0.5, "", "x", true, [], {}, { type: "operation" });
    fc.assert(
      fc.property(fc.nat(places.length - 1), other, (i, value) => {
        const { holder, key } = places[i] as (typeof places)[0];
        const kept = holder[key];
        holder[key] = value;
        const signed = JSON.stringify({ ...file, content: copy, hash: contentHash(copy) });
        holder[key] = kept;
        try {
          readCompiled(signed);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("the entry karvan/compiled", () => {
  it("is less than 84 kB gzipped in one file, without readers of units, formulas, tables and scenarios", async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: ["src/entry/compiled.ts"],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2023",
      write: false,
      metafile: true,
    });
    const bytes = gzipSync(outputFiles[0]?.contents as Uint8Array).length;
    expect(bytes).toBeGreaterThan(40_000);
    // Of 1,024 bytes each: 81,446 when the reasons for no route named the gap.
    expect(bytes).toBeLessThan(84_000);
    const inputs = Object.values(metafile.outputs).flatMap(({ inputs: all }) =>
      Object.entries(all).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    );
    expect(
      inputs.filter((path) => /mathjs|zod|yaml|d3-dsv|ngraph|src\/(io|report|operation)\//.test(path)),
    ).toEqual([]);
  });
});
