// The tables of docs/guide/base-year.md: what the conditioned draws of the shipped study give, next to what was counted.
import { readFileSync } from "node:fs";
import { loadStudy } from "karvan/node";
import { finish } from "../../src/base/index.ts";
import { scaleOf } from "../../src/flow/calibrate/observedScale.ts";
import { type Calibration, flows } from "../../src/flow/index.ts";
import { Predictions } from "../../src/flow/observed/predictions.ts";
import { quantilesOf } from "../../src/math/index.ts";
import { byRanges, type Observation, type Study, uniformsFrom } from "../../src/model/index.ts";
import { modelOf, type ScenarioModel } from "../../src/routing/index.ts";

const folder = "scenarios/iran-iraq";
const border = [
  "bashmaq",
  "chazabeh",
  "khosravi",
  "mehran",
  "parviz-khan",
  "shalamcheh",
  "sumar",
  "tamarchin",
];

type Band = Calibration["rows"][number]["after"];

const number = (value: number): string => value.toLocaleString("en", { maximumSignificantDigits: 3 });
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const band = ({ p5, p50, p95 }: Band): string => `${number(p50)} (${number(p5)} to ${number(p95)})`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map((_, i) => (i === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

/** The tables of the page. */
export async function baseYearTables(): Promise<string> {
  const study = await loadStudy(folder);
  const calibration = JSON.parse(readFileSync(`${folder}/calibration.json`, "utf8")) as Calibration;
  const { rows, scores, moved, members, passes, seed, misfit, weighted, modelError } = calibration;
  const names = new Map(study.network.places.map(({ id, name }) => [id, name]));
  const score = (use: "fit" | "test", when: "before" | "after"): string[] => {
    const { rows: count, bracketed, bracketedByModel, intervalScore, geh } = scores[use][when];
    return [
      `${use}, ${when}`,
      `${count}`,
      percent(bracketed),
      percent(bracketedByModel),
      intervalScore.toFixed(2),
      percent(geh ?? 0),
    ];
  };
  const after = new Map(rows.map((row) => [row.id, row]));
  const median = (id: string): number => after.get(id)?.after.p50 as number;
  const gates = await gateShares(study);
  const within = (use: "fit" | "test", points: number): string => {
    const own = gates.filter((gate) => gate.use.includes(use));
    const met = own.filter(({ observed, modelled }) => Math.abs(observed - modelled) <= points / 100);
    return `${met.length} of ${own.length} gates`;
  };
  const verdict = (isMet: boolean): string => (isMet ? "met" : "missed");
  const gatesMet = gates.every(
    ({ observed, modelled, use }) => Math.abs(observed - modelled) <= (use.includes("fit") ? 0.1 : 0.15),
  );
  const uses = rows.filter(({ use }) => use === "test").length;
  const bars: string[][] = [
    [
      "gates within 10 points of their share of tonnes (fit), 15 (test only)",
      `${within("fit", 10)}; ${gates.filter(({ use }) => !use.includes("fit")).length} test only`,
      verdict(gatesMet),
    ],
    [
      "rail below 2 % at the Iran-Iraq land border",
      percent(median("m-border-rail")),
      verdict(median("m-border-rail") < 0.02),
    ],
    [
      "boxes China-Baghdad at least 90 % by sea and Umm Qasr",
      percent(median("m-china-sea")),
      verdict(median("m-china-sea") >= 0.9),
    ],
    [
      "boxes Gulf-Baghdad at least 90 % by sea and Umm Qasr",
      percent(median("m-gulf-sea")),
      verdict(median("m-gulf-sea") >= 0.9),
    ],
    [
      "bulk Iran-Iraq at least 90 % by truck",
      percent(median("m-bulk-road")),
      verdict(median("m-bulk-road") >= 0.9),
    ],
    [
      "at least 80 rows, 30 of them test",
      `${rows.length}, ${uses}`,
      verdict(rows.length >= 80 && uses >= 30),
    ],
    [
      "80 % of test rows inside P5-P95",
      percent(scores.test.after.bracketed),
      verdict(scores.test.after.bracketed >= 0.8),
    ],
    [
      "a better interval score on test rows than the ranges alone",
      `${scores.test.after.intervalScore.toFixed(2)} against ${scores.test.before.intervalScore.toFixed(2)}`,
      verdict(scores.test.after.intervalScore < scores.test.before.intervalScore),
    ],
  ];
  const zero = withoutConstants(study, calibration);
  return `
${members} draws, ${passes} passes, seed ${seed}. Error of the model: ${percent(modelError.amounts)} of amounts, ${(100 * modelError.shares).toFixed(0)} points of
shares. The medians miss the fit rows by ${Math.sqrt(misfit).toFixed(1)} standard deviations (root mean square). Weighting the draws of
the ranges instead would leave ${weighted.toFixed(1)} effective draws of ${members}.

### Criteria

${table(["criterion", "found", "verdict"], bars)}

### How well it fits

${table(["rows", "number", "inside the band expected", "inside the band of the model alone", "interval score", "GEH below 5"], [score("fit", "before"), score("fit", "after"), score("test", "before"), score("test", "after")])}

With every constant of modes and gates at 0, ${percent(zero.fit)} of the fit rows and ${percent(zero.test)} of the test rows are inside.

### Gates between Iran and Iraq, trucks into Iraq

${table(
  ["gate", "rows", "observed share of tonnes", "modelled", "difference, points"],
  gates.map(({ gate, use, observed, modelled }) => [
    names.get(gate) ?? gate,
    use,
    percent(observed),
    percent(modelled),
    (100 * (modelled - observed)).toFixed(0),
  ]),
)}

### Rows

${table(
  ["observation", "use", "unit", "observed", "ranges alone", "conditioned", "expected", "inside"],
  rows.map((row) => [
    row.id,
    row.use,
    row.unit,
    number(row.observed),
    band(row.before),
    band(row.after),
    band(row.expectedAfter),
    row.observed >= row.expectedAfter.p5 && row.observed <= row.expectedAfter.p95 ? "yes" : "no",
  ]),
)}

### Figures that moved most

${table(
  ["figure", "unit", "before", "after", "moved by, sd", "spread left"],
  moved
    .slice(0, 20)
    .map((figure) => [
      `\`${figure.id}\``,
      figure.unit,
      band(figure.before),
      band(figure.after),
      figure.shift.toFixed(1),
      percent(figure.spread),
    ]),
)}

Worth counting next: ${calibration.worthCounting.map(({ id }) => id).join(", ")}.
`;
}

interface GateShare {
  readonly gate: string;
  /** Uses of the rows that count it. */
  readonly use: string;
  readonly observed: number;
  readonly modelled: number;
}

/** Shares of the tonnes that leave Iran for Iraq: the mean of all rows that count a gate, and the median of the futures. */
async function gateShares(study: Study): Promise<GateShare[]> {
  const { totals } = await flows(study, [calibratedScenario], { futures: 500 });
  const payload = study.network.figures.find(({ id }) => id === study.vehicles?.truck)?.value as number;
  const tonnes = ({ measure, value }: Observation): number =>
    measure === "vehicles" ? value * payload * 365.25 : value;
  const found = border.flatMap((gate) => {
    const own = study.observations.filter(
      ({ use, measure, at, mode, to, from, unit }) =>
        use !== "record" &&
        (measure === "vehicles" || (measure === "amount" && unit === "tonne/year")) &&
        at.length === 1 &&
        at[0] === gate &&
        mode === "road" &&
        to.includes("IQ") &&
        (from.length === 0 || from.includes("IR")),
    );
    if (own.length === 0) return [];
    const total = totals.find(
      ({ of, id, side, commodity }) =>
        of === "gate" && id === gate && side === "IR" && commodity === "freight",
    );
    return [
      {
        gate,
        use: [...new Set(own.map(({ use }) => use))].sort().join(" "),
        observed: own.reduce((sum, row) => sum + tonnes(row), 0) / own.length,
        modelled: total?.values[0]?.futures?.p50 ?? 0,
      },
    ];
  });
  const all = (field: "observed" | "modelled"): number => found.reduce((sum, each) => sum + each[field], 0);
  const [observed, modelled] = [all("observed"), all("modelled")];
  return found.map((each) => ({
    ...each,
    observed: each.observed / observed,
    modelled: each.modelled / modelled,
  }));
}

const calibratedScenario = "status-quo";

/** Share of rows inside the band expected, where every constant is 0 and all else as conditioned. */
function withoutConstants(
  study: Study,
  calibration: Calibration,
): { readonly fit: number; readonly test: number } {
  const { members, streams, modelError, routes } = calibration;
  const model = modelOf(byRanges(study));
  const [opened] = finish(model.openTogether([calibratedScenario], undefined));
  const observations = study.observations.filter(({ use }) => use !== "record");
  const predictions = finish(
    Predictions.open(study, opened as ScenarioModel, { observations, most: routes }),
  );
  const uniforms = new Map(
    Object.entries(streams).map(([name, text]) => [name, uniformsFrom(text, members) as Float64Array]),
  );
  for (const [name, column] of uniforms) {
    // Ranges around 0 have it in the middle; that of the transit of boxes begins there.
    if (/^choice\.(gate|pax|mode|rail)\./.test(name)) column.fill(0.5);
    if (name === "choice.transit.irn") column.fill(1e-9);
  }
  const columns = finish(predictions.predict(members, { type: "given", uniforms }));
  const shareOf = (use: string): number => {
    const own = predictions.rows.flatMap((row, k) => (row.use === use ? [k] : []));
    const inside = own.filter((k) => {
      const row = predictions.rows[k] as Observation;
      const { value, sd, scaled } = scaleOf(row, modelError, 1);
      const [low, high] = quantilesOf((columns[k] as Float64Array).map(scaled), [0.05, 0.95]) as [
        number,
        number,
      ];
      const reach = 1.645 * sd;
      const [middle, half] = [(low + high) / 2, (high - low) / 2];
      return Math.abs(value - middle) <= Math.sqrt(half ** 2 + reach ** 2);
    });
    return inside.length / own.length;
  };
  return { fit: shareOf("fit"), test: shareOf("test") };
}
