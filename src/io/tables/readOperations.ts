/** Reads `operations.csv`: what is done to a consignment at a place. */

import { type Operation, operationEndFault, operationTable } from "../../model/index.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Reads `operations.csv`. */
export function readOperations(open: OpenTables, pricing: Pricing): Operation[] {
  return rowsOf(open, operationTable).map((row) => {
    const operation = readRow(row, operationTable, pricing);
    if (!row.isValid("operation", "from", "to")) return operation;
    const ends = { from: row.raw("from"), to: row.raw("to") };
    for (const column of ["from", "to"] as const) {
      const fault = operationEndFault(operation.operation, column, ends);
      if (fault !== undefined) row.refuse(column, fault);
    }
    return operation;
  });
}
