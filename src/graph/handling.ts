import {
  type Amount,
  type Commodity,
  type Crossing,
  type Expression,
  type Measure,
  type Network,
  type Operation,
  type OperationKind,
  operation,
  type Place,
  select,
} from "../model/index.ts";
import type { Gap } from "./carriage.ts";
import type { Charge } from "./charge.ts";

type Substitute = (expression: Expression) => Expression;

/** What is looked up: an operation at one side of a place, between two vehicles or gauges. */
export interface WantedOperation {
  readonly kind: OperationKind;
  readonly place: Place;
  readonly side: string;
  readonly from?: string;
  readonly to?: string;
}

/** The charges of an operation by its most specific row, or `undefined` when no row allows it. */
export function operationCharges(
  wanted: WantedOperation,
  commodity: Commodity,
  network: Network,
  substitute: Substitute,
  gaps: Gap[],
): readonly Charge[] | undefined {
  const { kind, place, side, from, to } = wanted;
  const rows = network.operations.filter(
    (row) =>
      row.operation === kind &&
      row.from === from &&
      row.to === to &&
      (row.placeKinds.length === 0 || row.placeKinds.includes(place.kind)),
  );
  const found = select(rows, { country: side, commodity, at: place.id }, (row) => row.places);
  if (found.type === "one") return chargesOf(found.row, substitute);
  if (found.type === "several") {
    const path = `operations[${kind} ${[from, to].filter(Boolean).join(" > ")} at ${place.id} for ${commodity.id}]`;
    gaps.push({
      path,
      expected: "one most specific row",
      got: found.rows.map((row) => row.id).join(" and "),
    });
  }
  return undefined;
}

function chargesOf(row: Operation, substitute: Substitute): Charge[] {
  const make = charger(`operations[${row.id}]`, row.payee, substitute);
  return [
    ...make("money", "handling", row.handling),
    ...make("money", "storage", row.storage),
    ...make("money", "clearance", row.clearance),
    ...make("money", "duty", row.duty),
    ...make("time", "waiting", row.waiting),
    ...make("time", "handling", row.handlingTime),
    ...make("time", "dwell", row.dwell),
    ...make("co2e", "hub", row.emissions),
  ];
}

type Charger = (measure: Measure, component: string, amount: Amount | undefined) => Charge[];

function charger(rule: string, payee: string | undefined, substitute: Substitute): Charger {
  return (measure, component, amount) => {
    if (amount === undefined) return [];
    const { text } = amount;
    const owner = measure === "money" && payee !== undefined ? { payee } : {};
    return [{ measure, component, expression: substitute(amount.expression), text, rule, ...owner }];
  };
}

/** What is looked up at a border: a crossing or ferry link, a mode, and the direction. */
export interface WantedCrossing {
  readonly at: string;
  readonly mode: Crossing["mode"];
  readonly from: string;
  readonly to: string;
}

/** The charges of a border crossing; a crossing without figures is a gap, never a free passage. */
export function crossingCharges(
  wanted: WantedCrossing,
  commodity: Commodity,
  network: Network,
  substitute: Substitute,
  gaps: Gap[],
): readonly Charge[] | undefined {
  const { at, mode, from, to } = wanted;
  // A row for one direction is as specific as one that names a country.
  const rows = network.crossings
    .filter((row) => row.at === at && row.mode === mode)
    .filter((row) => row.from === undefined || (row.from === from && row.to === to))
    .map((row) => ({ row, countries: row.from === undefined ? [] : [from], commodities: row.commodities }));
  const found = select(rows, { country: from, commodity, at }, () => []);
  const path = `crossings[${at} by ${mode}, ${from} > ${to}, ${commodity.id}]`;
  if (found.type === "one") return stepsOf(found.row.row, substitute);
  if (found.type === "several") {
    gaps.push({
      path,
      expected: "one most specific row",
      got: found.rows.map(({ row }) => row.id).join(" and "),
    });
  } else {
    const hint = "a crossing without figures is no crossing: add a row to crossings.csv";
    gaps.push({ path, expected: "figures for the crossing", got: undefined, hint });
  }
  return undefined;
}

function stepsOf(row: Crossing, substitute: Substitute): Charge[] {
  const make = charger(`crossings[${row.id}]`, row.payee, substitute);
  const inspected: Amount = {
    text: `(${row.inspectionShare.text}) x (${row.inspection.text})`,
    expression: operation("multiply", row.inspectionShare.expression, row.inspection.expression),
  };
  return [
    ...make("time", "queue", row.queue),
    ...make("time", "documents", row.documents),
    ...make("time", "inspection", inspected),
    ...make("time", "handling", row.handlingTime),
    ...make("time", "release", row.release),
    ...make("money", "borderFee", row.fee),
    ...make("money", "handling", row.handling),
    ...make("money", "standing", row.standing),
  ];
}
