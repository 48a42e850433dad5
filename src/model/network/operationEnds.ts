/** Which ends an operation has: what it comes from, what it goes to. */
import { didYouMean, type Fault } from "../../base/index.ts";
import { eitherMode, vehicleModes } from "./modes.ts";
import { customsStates, type OperationKind } from "./words.ts";

const endsOf: Readonly<Record<OperationKind, readonly ("from" | "to")[]>> = {
  load: ["to"],
  unload: ["from"],
  transship: ["from", "to"],
  gaugeChange: ["from", "to"],
  clear: ["from", "to"],
};

/**
 * What is wrong with an end of an operation.
 *
 * @param ends - Both ends as they are written; an empty text for none.
 */
export function operationEndFault(
  operation: OperationKind,
  end: "from" | "to",
  ends: Readonly<Record<"from" | "to", string>>,
): Fault | undefined {
  const got = ends[end];
  if (operation === "clear") return customsFault(end, ends);
  if (!endsOf[operation].includes(end)) {
    const expected = `nothing: ${operation} has no such end`;
    return got === "" ? undefined : { expected, got, hint: "leave it empty" };
  }
  if (operation === "gaugeChange") {
    return /^[1-9]\d*$/.test(got) ? undefined : { expected: "a gauge in mm", got, hint: "e.g. 1435" };
  }
  if (vehicleModes.some((mode) => mode === got)) return undefined;
  return {
    expected: eitherMode(vehicleModes),
    got,
    hint: got === "" ? undefined : didYouMean(got, vehicleModes),
  };
}

/** Clearance at the destination has no ends; on the way it turns goods in transit into imported ones. */
function customsFault(end: "from" | "to", ends: Readonly<Record<"from" | "to", string>>): Fault | undefined {
  const got = ends[end];
  const wanted = { from: "transit", to: "imported" }[end];
  const other = ends[end === "from" ? "to" : "from"];
  if (got === "" ? other === "" : got === wanted) return undefined;
  const expected = `${wanted}, for clearance on the way; nothing, for clearance at the destination`;
  if (got === "") return { expected, got, hint: "write both ends, or neither" };
  if (!customsStates.some((state) => state === got)) {
    return { expected, got, hint: didYouMean(got, customsStates) };
  }
  const hint = "clearance in a free zone is in zones.csv; other changes of state follow from borders";
  return { expected, got, hint };
}
