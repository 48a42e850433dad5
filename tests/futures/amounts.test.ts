// Money, hours, emissions and their parts over futures: by hand in the first corridor, and against route queries at the
// values that were drawn.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { finish } from "../../src/base/index.ts";
import { amountColumn, componentNames, payeeNames } from "../../src/futures/columns/amountColumn.ts";
import { drawnFigure } from "../../src/futures/columns/draws.ts";
import { type AmountName, analyse, compare, type RowFutures, sensitivity } from "../../src/futures/index.ts";
import { StudyFunction } from "../../src/futures/questions/studyFunction.ts";
import { readStudyNow } from "../../src/io/index.ts";
import type { Study } from "../../src/model/index.ts";
import { type Route, route, scenarioModel, transfers } from "../../src/routing/index.ts";

const folder = "examples/first-corridor";

/** The example study with some of its files rewritten. */
function example(rewrite: (name: string, text: string) => string = (_, text) => text): Study {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(`${folder}/${name}`).isFile());
  const texts = files.map(
    (name) => [name, rewrite(name, readFileSync(`${folder}/${name}`, "utf8"))] as const,
  );
  return readStudyNow([{ folder: "", files: new Map(texts) }]);
}

function timeIsWorthNothing(name: string, text: string): string {
  return name === "commodities.csv" ? text.replace("value.day * value.goods", "0") : text;
}

/** A study in which nothing is uncertain: every figure has the value that is given, or its own. */
function settled(study: Study, valueFor: (id: string) => number | undefined = () => undefined): Study {
  const figures = study.network.figures.map(({ low: _, high: __, ...figure }) => ({
    ...figure,
    value: valueFor(figure.id) ?? figure.value,
  }));
  return { ...study, network: { ...study.network, figures } };
}

async function rowOf(study: Study, options: object = {}): Promise<RowFutures> {
  const { rows } = await compare(study, "status-quo", "rail-joined", { futures: 40, seed: 1, ...options });
  const row = rows.find(({ from, to }) => from.place === "alma" && to.place === "gora");
  return row?.futures as RowFutures;
}

describe("futures of a study whose value of time is 0", () => {
  it("have the hours worked by hand", async () => {
    // 6.6 h of driving and 24 h at the border by road; 5.7 h of running, 6.7 h of stops, 12 h of handling and 12 h at the
    // border by rail. The railway costs 13.2 USD and emits 9.3 kg, the road 24.8 USD and 33 kg.
    const { time, money, co2e, generalisedCost } = await rowOf(settled(example(timeIsWorthNothing)));
    for (const [spread, hours] of [
      [time.base, 30.6],
      [time.scenario, 36.4],
      [time.difference, 5.8],
      [money.base, 24.8],
      [money.difference, -11.6],
      [generalisedCost.difference, -11.6],
      [co2e.base, 33],
      [co2e.difference, -23.7],
    ] as const) {
      expect(spread.mean).toBeCloseTo(hours, 6);
      expect(spread.p5).toBeCloseTo(hours, 6);
      expect(spread.p95).toBeCloseTo(hours, 6);
      expect(spread.sd).toBe(0);
    }
  });

  it("have hours where figures are drawn, and so do analyses of time", async () => {
    const study = example(timeIsWorthNothing);
    const { time } = await rowOf(study, { futures: 400 });
    expect(time.base.mean).toBeGreaterThan(24);
    expect(time.base.sd).toBeGreaterThan(0);
    const query = { base: "status-quo", scenario: "rail-joined", commodity: "container" } as const;
    const journey = { ...query, from: "alma", to: "gora", measure: "time" } as const;
    const analysis = await analyse(study, journey, { futures: 400, seed: 1 });
    expect(analysis.single).toBeCloseTo(5.8, 6);
    expect(analysis.spread.mean).toBeCloseTo(time.difference.mean, 8);
    expect(analysis.query.unit).toBe("h");
  });
});

describe("amounts of routes over futures", () => {
  let study: Study;
  beforeAll(() => {
    study = example();
  });

  it("are those of a route query at the values that were drawn, part by part", async () => {
    const scenarios = ["status-quo", "rail-joined"];
    const models = scenarios.map((scenario) => scenarioModel(study, scenario));
    const commodity = study.commodities.find(({ id }) => id === "container") as Study["commodities"][number];
    const names: AmountName[] = [
      ...(["money", "time", "co2e"] as const),
      ...componentNames(models, commodity),
      ...payeeNames(models, commodity),
    ];
    expect(names).toContain("time.rest");
    expect(names).toContain("payee.terminals");
    const count = 9;
    // Near the middle of the ranges: whether drivers rest on a journey is settled at the single values.
    for (const [from, to] of [
      ["alma", "gora"],
      ["dalan", "gora"],
      ["gora", "dalan"],
    ] as const) {
      const of = finish(
        StudyFunction.open(study, {
          base: "status-quo",
          scenarios: ["rail-joined"],
          commodity: "container",
          from,
          to,
          amounts: names.map(amountColumn),
        }),
      );
      const uniforms = new Map(
        of.inputs.map(({ name }, k) => [
          name,
          Float64Array.from({ length: count }, (_, i) => 0.3 + (0.4 * ((7 * i + 5 * k) % count)) / count),
        ]),
      );
      const outcome = await of.ask({ count, uniforms });
      for (let i = 0; i < count; i++) {
        const drawn = new Map(
          of.inputs.flatMap(({ name, figures }) =>
            figures.map((figure) => {
              const value = drawnFigure(figure)?.law.quantile(uniforms.get(name)?.[i] as number) as number;
              return [figure.id, value / figure.factor] as const;
            }),
          ),
        );
        const fixed = settled(study, (id) => drawn.get(id));
        for (const [m, scenario] of scenarios.entries()) {
          const found = route(fixed, scenario, { from, to, commodity: "container" }) as Route;
          const at = (name: string): number => outcome.amounts.get(name)?.[m]?.[i] as number;
          const { totals } = found;
          expect(outcome.generalisedCost[m]?.[i]).toBeCloseTo(totals.generalisedCost, 6);
          for (const measure of ["money", "time", "co2e"] as const) {
            expect(at(measure), measure).toBeCloseTo(totals[measure].total, 6);
            for (const name of names.filter((each) => each.startsWith(`${measure}.`)))
              expect(at(name), name).toBeCloseTo(totals[measure].parts[name.split(".")[1] as string] ?? 0, 6);
          }
          const received = new Map(transfers(found).map(({ payee, amount }) => [`payee.${payee}`, amount]));
          for (const name of names.filter((each) => each.startsWith("payee.")))
            expect(at(name), name).toBeCloseTo(received.get(name) ?? 0, 6);
          // Generalised cost is money and the value of time, up to the grid of 2^-30 for each arc.
          const hour = scenarioModel(fixed, scenario).evaluate(commodity.valueOfTime.expression);
          const cost = at("money") + at("time") * hour;
          expect(Math.abs(cost - (outcome.generalisedCost[m]?.[i] as number))).toBeLessThan(2 ** -24);
        }
      }
    }
  });

  it("add up: components to their measure, and a caller's columns to theirs", async () => {
    const custom = {
      name: "at the border",
      includes: ({ rule }: { rule: string }) => /^crossings/.test(rule),
    };
    const found = await rowOf(study, { futures: 300, components: true, payees: true, amounts: [custom] });
    const amounts = found.amounts as NonNullable<RowFutures["amounts"]>;
    for (const measure of ["money", "time", "co2e"] as const) {
      const parts = Object.entries(amounts).filter(([name]) => name.startsWith(`${measure}.`));
      for (const side of ["base", "scenario", "difference"] as const) {
        const sum = parts.reduce((total, [, part]) => total + part[side].mean, 0);
        expect(sum, `${measure} ${side}`).toBeCloseTo(found[measure][side].mean, 6);
      }
    }
    const border = ["queue", "documents", "inspection", "release"].map((name) => amounts[`time.${name}`]);
    const hours = border.reduce((total, part) => total + (part?.base.mean as number), 0);
    const fee = amounts["payee.border posts"]?.base.mean as number;
    expect(amounts["at the border"]?.base.mean).toBeCloseTo(hours + fee, 6);
    // Asking for more changes nothing that was there.
    const { amounts: _, ...plain } = found;
    expect(await rowOf(study, { futures: 300 })).toEqual(plain);
  });

  it("can be asked about like any difference", async () => {
    const query = { base: "status-quo", scenario: "rail-joined", commodity: "container" } as const;
    const journey = { ...query, from: "alma", to: "gora" } as const;
    const units = {
      co2e: "kgCO2e/t",
      "time.queue": "h",
      "money.lineHaul": "USD/t",
      "payee.terminals": "USD/t",
    };
    // The railway saves 23.7 kg, 6 h of queueing and 13.6 USD of haulage; its terminals get 2 USD.
    const differences = { co2e: -23.7, "time.queue": -6, "money.lineHaul": -13.6, "payee.terminals": 2 };
    for (const measure of Object.keys(units) as (keyof typeof units)[]) {
      const { query: asked, single } = await analyse(study, { ...journey, measure }, { futures: 100 });
      expect([asked.unit, asked.measure]).toEqual([units[measure], measure]);
      expect(single).toBeCloseTo(differences[measure], 6);
    }
    const screened = await sensitivity(study, { ...journey, measure: "co2e" }, { method: "tornado" });
    expect(screened.query.unit).toBe("kgCO2e/t");
  });

  it.each([
    ["co2", /measure: expected one of generalisedCost, money, time, co2e.*got "co2".*did you mean "co2e"/],
    ["time.que", /got "time.que"; did you mean "time.queue"/],
    [
      "payee.terminal",
      /measure: expected one of payee\..*got "payee.terminal"; did you mean "payee.terminals"/,
    ],
  ])("refuse the measure %s", async (measure, message) => {
    const query = { base: "status-quo", scenario: "rail-joined", commodity: "container" };
    const run = analyse(study, { ...query, measure: measure as AmountName }, { futures: 100 });
    await expect(run).rejects.toThrow(message);
  });

  it.each([
    [
      { futures: 10, amounts: [{ name: "money.mine", includes: () => true }] },
      /amounts\[0\]\.name: expected a name/,
    ],
    [
      { futures: 10, amounts: ["x", "x"].map((name) => ({ name, includes: () => true })) },
      /amounts\[1\]\.name: expected a name that no other amount has, got "x"/,
    ],
    [{ components: true }, /components: expected the option futures as well/],
  ])("refuse %j", async (options, message) => {
    await expect(compare(study, "status-quo", "rail-joined", options)).rejects.toThrow(message);
  });
});
