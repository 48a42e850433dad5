/** Reads `operations.csv`: what is done to a consignment at a place. */

import {
  customsStates,
  eitherMode,
  type Operation,
  type OperationKind,
  operationTable,
  vehicleModes,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Reads `operations.csv`. */
export function readOperations(open: OpenTables, pricing: Pricing): Operation[] {
  return rowsOf(open, operationTable).map((row) => {
    const operation = readRow(row, operationTable, pricing);
    if (row.isValid("operation")) {
      for (const column of ["from", "to"] as const) checkEnd(row, column, operation.operation);
    }
    return operation;
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

function checkEnd(row: RowReader, column: "from" | "to", operation: OperationKind): void {
  const got = row.raw(column);
  if (operation === "clear") {
    checkCustoms(row, column, got);
  } else if (!endsOf[operation].includes(column)) {
    const expected = `nothing: ${operation} has no such end`;
    if (got !== "") row.refuse(column, { expected, got, hint: "leave the cell empty" });
  } else if (operation === "gaugeChange") {
    const isGauge = /^[1-9]\d*$/.test(got);
    if (!isGauge) row.refuse(column, { expected: "a gauge in mm", got, hint: "e.g. 1435" });
  } else if (!vehicleModes.some((mode) => mode === got)) {
    row.refuseName(column, got, eitherMode(vehicleModes), vehicleModes);
  }
}

/** Clearance at the destination has no ends; on the way it turns goods in transit into imported ones. */
function checkCustoms(row: RowReader, column: "from" | "to", got: string): void {
  const wanted = { from: "transit", to: "imported" }[column];
  const other = { from: "to", to: "from" }[column];
  if (got === "" ? !row.has(other) : got === wanted) return;
  const expected = `${wanted}, for clearance on the way; nothing, for clearance at the destination`;
  if (got === "") {
    row.refuse(column, { expected, got, hint: "write both ends, or neither" });
  } else if (!customsStates.some((state) => state === got)) {
    row.refuseName(column, got, expected, customsStates);
  } else {
    const hint = "clearance in a free zone is in zones.csv; other changes of state follow from borders";
    row.refuse(column, { expected, got, hint });
  }
}
