import { compact } from "../../base/index.ts";
import {
  commodityNames,
  type EmissionFactor,
  modes,
  type Selector,
  type Tariff,
  type Timing,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../text/cells.ts";
import {
  duration,
  emissions,
  emissionsPerKm,
  hoursOfDay,
  type Pricing,
  price,
  pricingOf,
  type Reading,
  rowsOf,
  speed,
} from "./reading.ts";

const selection = ["countries", "commodities", "links", "note"];

/** Columns of `tariffs.csv`. */
export const tariffColumns: Columns = {
  table: "tariffs",
  required: ["id", "component", "mode", "price_year"],
  optional: [...selection, "per_km", "fixed", "payee"],
};

/** Columns of `timings.csv`. */
export const timingColumns: Columns = {
  table: "timings",
  required: ["id", "mode"],
  optional: [...selection, "running", "commercial", "driving_hours", "duration", "waiting"],
};

/** Columns of `emissions.csv`. */
export const emissionColumns: Columns = {
  table: "emissions",
  required: ["id", "mode", "per_km"],
  optional: [...selection, "fixed"],
};

/** Reads `tariffs.csv`. */
export function readTariffs(reading: Reading, pricing: Pricing): Tariff[] {
  return rowsOf(reading, tariffColumns).map((row) => {
    const own = pricingOf(pricing, row);
    if (!row.has("per_km") && !row.has("fixed"))
      row.refuse("per_km", { expected: "a price per km, a fixed price, or both", got: "" });
    return compact<Tariff>({
      ...readSelection(row, pricing),
      component: row.choice("component", ["lineHaul", "toll"] as const),
      perKm: row.amount("per_km", price(pricing.currency, { km: -1 }), own),
      fixed: row.amount("fixed", price(pricing.currency), own),
      priceYear: row.number("price_year", { whole: true, least: 1900, most: 2200 }),
      payee: row.optional("payee"),
    });
  });
}

/** Reads `timings.csv`. */
export function readTimings(reading: Reading, pricing: Pricing): Timing[] {
  return rowsOf(reading, timingColumns).map((row) => {
    const own = pricingOf(pricing, row);
    if (!row.has("running") && !row.has("duration"))
      row.refuse("running", { expected: "a running speed or a duration", got: "" });
    return compact<Timing>({
      ...readSelection(row, pricing),
      running: row.raw("running") === "link" ? "link" : row.amount("running", speed, own),
      commercial: row.amount("commercial", speed, own),
      drivingHours: row.amount("driving_hours", hoursOfDay, own),
      duration: row.amount("duration", duration, own),
      waiting: row.amount("waiting", duration, own),
    });
  });
}

/** Reads `emissions.csv`. */
export function readEmissionFactors(reading: Reading, pricing: Pricing): EmissionFactor[] {
  return rowsOf(reading, emissionColumns).map((row) => {
    const own = pricingOf(pricing, row);
    const perKm = row.amount("per_km", emissionsPerKm, own);
    if (!row.has("per_km")) row.refuse("per_km", { expected: "an emission factor", got: "" });
    return compact<EmissionFactor>({
      ...readSelection(row, pricing),
      perKm: perKm ?? { text: "0", expression: { type: "number", value: 0 } },
      fixed: row.amount("fixed", emissions, own),
    });
  });
}

type LinkSelection = Selector & Pick<Tariff, "id" | "mode" | "links"> & { readonly note: string | undefined };

function readSelection(row: RowReader, pricing: Pricing): LinkSelection {
  return {
    id: row.id(),
    mode: row.choice("mode", modes),
    countries: row.list("countries"),
    commodities: readCommodityNames(row, pricing),
    links: row.list("links"),
    note: row.optional("note"),
  };
}

/** Reads a list of commodities: ids, handlings, `freight` or `passengers`. */
export function readCommodityNames(row: RowReader, pricing: Pricing): string[] {
  const names = row.list("commodities");
  const known = commodityNames(pricing.commodities);
  for (const name of names) {
    if (!known.has(name))
      row.refuseName("commodities", name, "commodities, their handling or traffic", known);
  }
  return names;
}
