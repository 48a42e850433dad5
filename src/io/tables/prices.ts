import {
  type Amount,
  compact,
  type Dimension,
  didYouMean,
  type EmissionFactor,
  figuresOf,
  type Mode,
  modes,
  type Tariff,
  type Timing,
} from "../../model/index.ts";
import { type Columns, per, type RowReader } from "../cells.ts";
import {
  commoditiesNamed,
  emissions,
  hours,
  type Pricing,
  perUnit,
  type Reading,
  rowsOf,
  speed,
} from "./reading.ts";

const selection = ["countries", "commodities", "links", "note"];

/** Reads `tariffs.csv`. */
export function readTariffs(reading: Reading, pricing: Pricing): Tariff[] {
  const columns = {
    table: "tariffs",
    required: ["id", "component", "mode", "price_year"],
    optional: [...selection, "per_km", "fixed", "payee"],
  };
  const money = { [pricing.currency]: 1 };
  return rowsOf(reading, "tariffs.csv", columns).map((row) => {
    const selector = readSelector(row, pricing);
    if (!row.has("per_km") && !row.has("fixed"))
      row.refuse("per_km", { expected: "a price per km, a fixed price, or both", got: "" });
    return compact<Tariff>({
      ...selector,
      component: row.choice("component", ["lineHaul", "toll"] as const),
      perKm: readAmount(
        row,
        "per_km",
        perUnit(pricing, selector.commodities, per(money, { km: 1 })),
        pricing,
      ),
      fixed: readAmount(row, "fixed", perUnit(pricing, selector.commodities, money), pricing),
      priceYear: row.number("price_year", { whole: true, least: 1900, most: 2200 }),
      payee: row.raw("payee") || undefined,
    });
  });
}

/** Reads `timings.csv`. */
export function readTimings(reading: Reading, pricing: Pricing): Timing[] {
  const optional = [...selection, "running", "commercial", "driving_hours", "duration", "waiting"];
  const columns: Columns = { table: "timings", required: ["id", "mode"], optional };
  return rowsOf(reading, "timings.csv", columns).map((row) => {
    if (!row.has("running") && !row.has("duration"))
      row.refuse("running", { expected: "a running speed or a duration", got: "" });
    return compact<Timing>({
      ...readSelector(row, pricing),
      running:
        row.raw("running") === "link" ? ("link" as const) : readAmount(row, "running", [speed], pricing),
      commercial: readAmount(row, "commercial", [speed], pricing),
      drivingHours: readAmount(row, "driving_hours", [hours], pricing),
      duration: readAmount(row, "duration", [hours], pricing),
      waiting: readAmount(row, "waiting", [hours], pricing),
    });
  });
}

/** Reads `emissions.csv`. */
export function readEmissionFactors(reading: Reading, pricing: Pricing): EmissionFactor[] {
  const columns: Columns = { table: "emissions", required: ["id", "mode", "per_km"], optional: selection };
  return rowsOf(reading, "emissions.csv", columns).map((row) => {
    const selector = readSelector(row, pricing);
    const wanted = perUnit(pricing, selector.commodities, per(emissions, { km: 1 }));
    const perKm = readAmount(row, "per_km", wanted, pricing);
    if (!row.has("per_km")) row.refuse("per_km", { expected: "an emission factor", got: "" });
    return compact<EmissionFactor>({ ...selector, perKm: perKm ?? zero });
  });
}

const zero: Amount = { text: "0", expression: { type: "number", value: 0 } };

interface ReadSelector {
  readonly id: string;
  readonly mode: Mode;
  readonly countries: string[];
  readonly commodities: string[];
  readonly links: string[];
  readonly note: string | undefined;
}

function readSelector(row: RowReader, pricing: Pricing): ReadSelector {
  return {
    id: row.id(),
    mode: row.choice("mode", modes),
    countries: row.list("countries"),
    commodities: readCommodityNames(row, pricing),
    links: row.list("links"),
    note: row.raw("note") || undefined,
  };
}

/** Reads a list of commodities: ids, handlings, `freight` or `passengers`. */
export function readCommodityNames(row: RowReader, pricing: Pricing): string[] {
  const names = row.list("commodities");
  const known = [...new Set(pricing.commodities.flatMap((c) => [c.id, c.handling, c.traffic]))];
  for (const name of names) {
    const hint = didYouMean(name, known);
    if (!known.includes(name)) {
      row.refuse("commodities", {
        expected: "commodities, their handling or traffic",
        got: name,
        ...(hint === undefined ? {} : { hint }),
      });
    }
  }
  return names;
}

/** Reads an amount; what it says of the commodity must be known for every commodity of the row. */
export function readAmount(
  row: RowReader,
  column: string,
  wanted: readonly Dimension[],
  pricing: Pricing,
): Amount | undefined {
  const amount = row.amount(column, wanted, pricing.figures);
  if (amount === undefined) return undefined;
  const names = row.list("commodities");
  const matched = commoditiesNamed(pricing.commodities, names);
  if (new Set(matched.map((c) => c.unit)).size > 1 && wanted.length > 1 && amount.text !== "0") {
    row.refuse(column, { expected: "rows for goods and for passengers apart", got: names.join(" ") });
  }
  for (const id of figuresOf(amount.expression)) {
    const field =
      id === "commodity.value" ? "value" : id === "commodity.tonnesPerTeu" ? "tonnesPerTeu" : undefined;
    const without = field === undefined ? undefined : matched.find((c) => c[field] === undefined);
    if (without !== undefined) row.refuse(column, { expected: `commodities with ${id}`, got: without.id });
  }
  return amount;
}
