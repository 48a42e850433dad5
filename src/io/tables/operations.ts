import {
  type Amount,
  type Crossing,
  compact,
  type Operation,
  operationKinds,
  placeKinds,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../cells.ts";
import { readAmount, readCommodityNames } from "./prices.ts";
import { emissions, hours, type Pricing, perUnit, plain, type Reading, rowsOf } from "./reading.ts";

const operationColumns: Columns = {
  table: "operations",
  required: ["id", "operation"],
  optional: [
    ...[
      "places",
      "place_kinds",
      "countries",
      "commodities",
      "from",
      "to",
      "handling",
      "storage",
      "clearance",
      "duty",
    ],
    ...["waiting", "handling_time", "dwell", "emissions", "payee", "note"],
  ],
};

/** Reads `operations.csv`. */
export function readOperations(reading: Reading, pricing: Pricing): Operation[] {
  return rowsOf(reading, "operations.csv", operationColumns).map((row) => {
    const commodities = readCommodityNames(row, pricing);
    const operation = row.choice("operation", operationKinds);
    const money = (column: string): Amount | undefined =>
      readAmount(row, column, perUnit(pricing, commodities, { [pricing.currency]: 1 }), pricing);
    const time = (column: string): Amount | undefined => readAmount(row, column, [hours], pricing);
    checkEnds(row, operation);
    return compact<Operation>({
      id: row.id(),
      operation,
      places: row.list("places"),
      placeKinds: row.list("place_kinds", placeKinds),
      countries: row.list("countries"),
      commodities,
      from: row.raw("from") || undefined,
      to: row.raw("to") || undefined,
      handling: money("handling"),
      storage: money("storage"),
      clearance: money("clearance"),
      duty: money("duty"),
      waiting: time("waiting"),
      handlingTime: time("handling_time"),
      dwell: time("dwell"),
      emissions: readAmount(row, "emissions", perUnit(pricing, commodities, emissions), pricing),
      payee: row.raw("payee") || undefined,
      note: row.raw("note") || undefined,
    });
  });
}

function checkEnds(row: RowReader, operation: string): void {
  const vehicles = ["rail", "road", "sea"];
  const check = (column: string, wanted: boolean): void => {
    const value = row.raw(column);
    const right = operation === "gaugeChange" ? Number(value) > 0 : vehicles.includes(value);
    const expected = operation === "gaugeChange" ? "a gauge in mm" : "rail, road or sea";
    if (wanted && !right) row.refuse(column, { expected, got: value });
    if (!wanted && value !== "")
      row.refuse(column, { expected: `nothing: ${operation} has no such end`, got: value });
  };
  check("from", operation === "unload" || operation === "transship" || operation === "gaugeChange");
  check("to", operation === "load" || operation === "transship" || operation === "gaugeChange");
}

const crossingColumns: Columns = {
  table: "crossings",
  required: ["id", "at", "mode", "queue", "documents", "inspection_share", "inspection", "release"],
  optional: ["from", "to", "commodities", "handling_time", "fee", "handling", "standing", "payee", "note"],
};

/** Reads `crossings.csv`: one crossing per row and place it is for. A crossing without its steps is refused. */
export function readCrossings(reading: Reading, pricing: Pricing): Crossing[] {
  return rowsOf(reading, "crossings.csv", crossingColumns).flatMap((row) => {
    const commodities = readCommodityNames(row, pricing);
    const places = row.list("at");
    if (places.length === 0) row.refuse("at", { expected: "the ids of crossings or ferry links", got: "" });
    if (row.has("from") !== row.has("to"))
      row.refuse("from", { expected: "both from and to, or neither", got: row.raw("from") });
    const money = (column: string): Amount | undefined =>
      readAmount(row, column, perUnit(pricing, commodities, { [pricing.currency]: 1 }), pricing);
    const step = (column: string): Amount => {
      const amount = readAmount(row, column, [column === "inspection_share" ? plain : hours], pricing);
      if (!row.has(column))
        row.refuse(column, {
          expected: `a figure for ${column.replace("_", " ")}`,
          got: "",
          hint: "a crossing without figures is no crossing; write 0 where there is no such step",
        });
      return amount ?? { text: "0", expression: { type: "number", value: 0 } };
    };
    const id = row.id();
    const crossing = compact<Omit<Crossing, "at">>({
      id,
      mode: row.choice("mode", ["rail", "road", "ferry"] as const),
      from: row.raw("from") || undefined,
      to: row.raw("to") || undefined,
      countries: [],
      commodities,
      queue: step("queue"),
      documents: step("documents"),
      inspectionShare: step("inspection_share"),
      inspection: step("inspection"),
      release: step("release"),
      handlingTime: readAmount(row, "handling_time", [hours], pricing),
      fee: money("fee"),
      handling: money("handling"),
      standing: money("standing"),
      payee: row.raw("payee") || undefined,
      note: row.raw("note") || undefined,
    });
    return places.map((at) => ({ ...crossing, at }));
  });
}
