import { compact } from "../../base/index.ts";
import {
  type Amount,
  type AmountRule,
  borderModes,
  type Crossing,
  customsStates,
  eitherMode,
  type Operation,
  type OperationKind,
  operationKinds,
  placeKinds,
  vehicleModes,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../text/cells.ts";
import { readCommodityNames } from "./prices.ts";
import {
  duration,
  emissions,
  type Pricing,
  price,
  pricingOf,
  type Reading,
  rowsOf,
  share,
} from "./reading.ts";

/** Columns of `operations.csv`. */
export const operationColumns: Columns = {
  table: "operations",
  required: ["id", "operation"],
  optional: [
    ...["places", "place_kinds", "countries", "commodities", "from", "to"],
    ...["handling", "storage", "clearance", "duty", "waiting", "handling_time", "dwell", "emissions"],
    ...["payee", "note"],
  ],
};

/** Reads `operations.csv`. */
export function readOperations(reading: Reading, pricing: Pricing): Operation[] {
  const money = price(pricing.currency);
  return rowsOf(reading, operationColumns).map((row) => {
    const own = pricingOf(pricing, row);
    const operation = row.choice("operation", operationKinds);
    checkEnds(row, operation);
    return compact<Operation>({
      id: row.id(),
      operation,
      places: row.list("places"),
      placeKinds: row.list("place_kinds", placeKinds),
      countries: row.list("countries"),
      commodities: readCommodityNames(row, pricing),
      from: row.optional("from"),
      to: row.optional("to"),
      handling: row.amount("handling", money, own),
      storage: row.amount("storage", money, own),
      clearance: row.amount("clearance", money, own),
      duty: row.amount("duty", money, own),
      waiting: row.amount("waiting", duration, own),
      handlingTime: row.amount("handling_time", duration, own),
      dwell: row.amount("dwell", duration, own),
      emissions: row.amount("emissions", emissions, own),
      payee: row.optional("payee"),
      note: row.optional("note"),
    });
  });
}

/** Which ends an operation has: what it comes from, what it goes to. */
const endsOf: Readonly<Record<OperationKind, readonly ("from" | "to")[]>> = {
  load: ["to"],
  unload: ["from"],
  transship: ["from", "to"],
  gaugeChange: ["from", "to"],
  clear: ["from", "to"],
};

function checkEnds(row: RowReader, operation: OperationKind): void {
  if (!row.isRight("operation")) return;
  for (const column of ["from", "to"] as const) {
    const value = row.raw(column);
    if (operation === "clear") checkCustoms(row, column, value);
    else if (!endsOf[operation].includes(column)) {
      const hint = "leave the cell empty";
      if (value !== "")
        row.refuse(column, { expected: `nothing: ${operation} has no such end`, got: value, hint });
    } else if (operation === "gaugeChange") {
      if (!/^[1-9]\d*$/.test(value))
        row.refuse(column, { expected: "a gauge in mm", got: value, hint: "e.g. 1435" });
    } else if (!vehicleModes.some((mode) => mode === value))
      row.refuseName(column, value, eitherMode(vehicleModes), vehicleModes);
  }
}

/** Clearance at the destination has no ends; on the way it turns goods in transit into imported ones. */
function checkCustoms(row: RowReader, column: "from" | "to", value: string): void {
  const wanted = { from: "transit", to: "imported" }[column];
  if (value === "" ? !row.has(column === "from" ? "to" : "from") : value === wanted) return;
  const expected = `${wanted}, for clearance on the way; nothing, for clearance at the destination`;
  if (value === "") row.refuse(column, { expected, got: value, hint: "write both ends, or neither" });
  else if (!customsStates.some((state) => state === value))
    row.refuseName(column, value, expected, customsStates);
  else {
    const hint = "clearance in a free zone is in zones.csv; other changes of state follow from borders";
    row.refuse(column, { expected, got: value, hint });
  }
}

/** Columns of `crossings.csv`. */
export const crossingColumns: Columns = {
  table: "crossings",
  required: ["id", "at", "mode", "queue", "documents", "inspection_share", "inspection", "release"],
  optional: [
    ...["from", "to", "commodities", "handling_time", "fee", "handling", "standing", "guarantee"],
    ...["payee", "calendar", "note"],
  ],
};

/** Reads `crossings.csv`: one crossing per row and place it is for. A crossing without its steps is refused. */
export function readCrossings(reading: Reading, pricing: Pricing): Crossing[] {
  const money = price(pricing.currency);
  return rowsOf(reading, crossingColumns).flatMap((row) => {
    const own = pricingOf(pricing, row);
    const places = row.list("at");
    if (places.length === 0) row.refuse("at", { expected: "the ids of crossings or ferry links", got: "" });
    if (row.has("from") !== row.has("to")) {
      const hint = "one direction needs both countries, both directions none";
      row.refuse("from", { expected: "both from and to, or neither", got: row.raw("from"), hint });
    }
    const step = (column: string, rule: AmountRule = duration): Amount => {
      const hint = "a crossing without figures is no crossing; write 0 where there is no such step";
      const expected = `a figure for ${column.replaceAll("_", " ")}`;
      if (!row.has(column)) row.refuse(column, { expected, got: "", hint });
      return row.amount(column, rule, own) ?? { text: "0", expression: { type: "number", value: 0 } };
    };
    const crossing = compact<Omit<Crossing, "at">>({
      id: row.id(),
      mode: row.choice("mode", borderModes),
      from: row.optional("from"),
      to: row.optional("to"),
      countries: [],
      commodities: readCommodityNames(row, pricing),
      queue: step("queue"),
      documents: step("documents"),
      inspectionShare: step("inspection_share", share),
      inspection: step("inspection"),
      release: step("release"),
      handlingTime: row.amount("handling_time", duration, own),
      fee: row.amount("fee", money, own),
      handling: row.amount("handling", money, own),
      standing: row.amount("standing", money, own),
      guarantee: row.amount("guarantee", money, own),
      payee: row.optional("payee"),
      calendar: row.optionalId("calendar"),
      note: row.optional("note"),
    });
    return places.map((at) => ({ ...crossing, at }));
  });
}
