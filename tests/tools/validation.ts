import { readFile } from "node:fs/promises";
import { csvParse } from "d3-dsv";
import { type Route, route } from "karvan";
import { loadStudy } from "karvan/node";

/** A published journey, and what the study says of it at its best single values. */
export interface ValidationCase {
  readonly id: string;
  readonly kind: "measured" | "plan" | "claim";
  readonly what: string;
  readonly publishedHours: readonly [number, number];
  readonly hours: number;
  readonly publishedMoney?: number;
  /** USD/TEU. */
  readonly money?: number;
  readonly source: string;
  readonly verdict: string;
}

/** Share of a measured time within which the model has to come. */
const tolerance = 0.25;

/** Runs all cases of `scenarios/validation`. */
export async function validationCases(): Promise<ValidationCase[]> {
  const study = await loadStudy("scenarios/validation");
  const rows = csvParse(await readFile("scenarios/validation/cases.csv", "utf8"));
  return rows.map((row) => {
    const text = (column: string): string => row[column] ?? "";
    const found = route(study, text("scenario"), {
      from: text("from"),
      to: text("to"),
      commodity: text("commodity"),
    });
    if (found.type !== "route") throw new Error(`${text("id")}: ${found.reason}`);
    const hours = text("time_of") === "running" ? (found.totals.time.parts.running ?? 0) : tripHours(found);
    const publishedHours = [Number(text("time_low_h")), Number(text("time_high_h"))] as const;
    const kind = text("kind") as ValidationCase["kind"];
    const price =
      text("money_low") === ""
        ? {}
        : { publishedMoney: Number(text("money_low")), money: carriageMoney(found) * 18 };
    const verdict = judge(kind, hours, publishedHours);
    return {
      ...price,
      id: text("id"),
      kind,
      what: text("what"),
      publishedHours,
      hours,
      source: text("source"),
      verdict,
    };
  });
}

/** From departure to arrival: what is done at the ends is left out. */
function tripHours({ steps }: Route): number {
  const onTheWay = steps.filter(({ type }) => !["load", "unload", "clear"].includes(type));
  return onTheWay
    .flatMap(({ charges }) => charges)
    .reduce((sum, c) => sum + (c.measure === "time" ? c.amount : 0), 0);
}

function carriageMoney({ totals: { money } }: Route): number {
  return money.total - (money.parts.clearance ?? 0) - (money.parts.duty ?? 0);
}

function judge(kind: ValidationCase["kind"], hours: number, [low, high]: readonly [number, number]): string {
  if (kind === "measured") {
    const nearest = Math.min(Math.max(hours, low), high);
    return Math.abs(hours / nearest - 1) <= tolerance ? "met" : "missed";
  }
  if (hours < low)
    return `missed: ${Math.round((1 - hours / low) * 100)} % faster than ${kind === "plan" ? "planned" : "claimed"}`;
  return hours <= high ? "within" : "not bettered";
}

/** The table of the page. */
export async function validationTable(): Promise<string> {
  const cases = await validationCases();
  const hoursText = ([low, high]: readonly [number, number]): string =>
    low === high ? `${low}` : `${low} to ${high}`;
  const lines = [
    "| case | kind | what | published, h | model, h | published, USD/TEU | model, USD/TEU | verdict | source |",
    "| --- | --- | --- | ---: | ---: | ---: | ---: | --- | --- |",
    ...cases.map((c) => {
      const money = c.money === undefined ? "" : c.money.toFixed(0);
      const cells = [
        c.id,
        c.kind,
        c.what,
        hoursText(c.publishedHours),
        c.hours.toFixed(0),
        c.publishedMoney ?? "",
        money,
        c.verdict,
      ];
      return `| ${cells.join(" | ")} | \`${c.source}\` |`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}
