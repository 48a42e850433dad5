/** Reads `observations.csv`: what was counted, timed or paid in the world. */

import { type Observation, type ObservationMeasure, observationTable } from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { readRow } from "./readRow.ts";

/** Reads `observations.csv`. Rows that are only kept may have any unit and no spread. */
export function readObservations(open: OpenTables, currency: string): Observation[] {
  return rowsOf(open, observationTable).map((row) => {
    const read = readRow(row, observationTable);
    if (row.isValid("measure") && row.isValid("use")) check(row, read, currency);
    return read;
  });
}

/** The units that an observation of each measure may have. */
function unitsOf(measure: ObservationMeasure, currency: string): readonly string[] {
  switch (measure) {
    case "amount":
      return ["tonne/year", "TEU/year", "passenger/year"];
    case "vehicles":
      return ["truck/day", "wagon/day", "train/day"];
    case "share":
      return ["1"];
    case "hours":
      return ["hour"];
    case "money":
      return ["tonne", "TEU", "truck", "passenger"].map((per) => `${currency}/${per}`);
  }
}

function check(row: RowReader, read: Observation, currency: string): void {
  const { measure, among, use, value } = read;
  if (measure !== "share" && among.length > 0) {
    const hint = "only a share has a whole; a count at several places names them all in at";
    row.refuse("among", { expected: `nothing: ${measure} is not a share`, got: row.raw("among"), hint });
  }
  if (measure === "share" && row.isValid("value") && value > 1) {
    row.refuse("value", { expected: "a share of at most 1", got: row.raw("value"), hint: "12 % is 0.12" });
  }
  if (use === "record") {
    if (row.has("note")) return;
    row.refuse("note", { expected: "why the row is not compared", got: "" });
    return;
  }
  const units = unitsOf(measure, currency);
  if (!units.includes(read.unit)) {
    const hint = "state the count per year, vehicles per day, and how in the note; or use it as a record";
    row.refuse("unit", { expected: `one of ${units.join(", ")}`, got: read.unit, hint });
  }
  if (row.isValid("spread") && !(read.spread !== undefined && read.spread > 0)) {
    const hint = "nothing is observed exactly: a yearly count of the base year has about 0.05";
    row.refuse("spread", { expected: "a number above 0", got: row.raw("spread"), hint });
  }
}
