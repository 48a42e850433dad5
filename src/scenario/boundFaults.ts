/** Finds amounts of a network that leave their bounds once a scenario has given figures other values or ranges. */
import { type Bounds, canonicalJson, compact, type Problem, problem } from "../base/index.ts";
import {
  type Amount,
  amountColumns,
  amountFault,
  type Commodity,
  columnName,
  commoditiesNamed,
  crossingTable,
  emissionTable,
  type FigureTable,
  figuresOf,
  figureTable,
  forCommodity,
  type Network,
  operationTable,
  serviceTable,
  stationTable,
  type Table,
  tariffTable,
  timingTable,
  trafficTable,
  zoneTable,
} from "../model/index.ts";
import type { PlacedEdit } from "./effects.ts";

/** A row that has amounts. */
interface PricedRow {
  readonly id: string;
  readonly commodities?: readonly string[];
}

/** An amount of a row, and what it must keep to. */
interface BoundAmount {
  readonly row: PricedRow;
  readonly path: string;
  readonly amount: Amount;
  readonly bounds: Bounds;
}

/**
 * What leaves its bounds in an edited network within the ranges of figures, or is too large at their single values; what is too
 * small there is found when it is priced. Only amounts that rest on figures the edits changed are looked at. Each problem is at the last edit that names such a figure.
 */
export function boundFaults(
  base: Network,
  network: Network,
  commodities: readonly Commodity[],
  edits: readonly PlacedEdit[],
): Problem[] {
  if (network.figures === base.figures) return [];
  const figures = figureTable(network.figures);
  const changed = changesOf(figureTable(base.figures), figures);
  const texts = edits.map(({ edit }) => canonicalJson(edit));
  const problems: Problem[] = [];
  for (const { row, path, amount, bounds } of amountsOf(network)) {
    const priced = commoditiesNamed(commodities, row.commodities ?? []);
    const causes = new Set(
      [amount.expression, ...priced.map((commodity) => forCommodity(amount.expression, commodity))]
        .flatMap(figuresOf)
        .flatMap(changed),
    );
    if (causes.size === 0) continue;
    const fault = amountFault(amount, bounds, { figures, commodities: priced, isPriced: true });
    if (fault === undefined) continue;
    const named = texts.findLastIndex((text) => [...causes].some((id) => text.includes(JSON.stringify(id))));
    const { where } = edits.at(named) as PlacedEdit;
    const place = where([]);
    problems.push(
      compact<Problem>({ ...problem({ path, ...fault }), ...place, path: `${place.path}, ${path}` }),
    );
  }
  return problems;
}

/** The changed figures that a figure is or rests on. */
function changesOf(before: FigureTable, after: FigureTable): (id: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const changesIn = (id: string): readonly string[] => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const { formula } = after.get(id) ?? {};
    const isOwn =
      before.get(id) !== after.get(id) && (formula === undefined || before.get(id)?.formula !== formula);
    const inner = formula === undefined ? [] : figuresOf(formula).flatMap(changesIn);
    const all = [...new Set(isOwn ? [id, ...inner] : inner)];
    known.set(id, all);
    return all;
  };
  return changesIn;
}

/** All amounts that price a network. */
function amountsOf(network: Network): BoundAmount[] {
  return [
    ...amountsIn(tariffTable, network.tariffs),
    ...amountsIn(timingTable, network.timings),
    ...amountsIn(emissionTable, network.emissionFactors),
    ...amountsIn(operationTable, network.operations),
    ...amountsIn(crossingTable, network.crossings),
    ...amountsIn(stationTable, network.stations),
    ...amountsIn(trafficTable, network.flows),
    ...amountsIn(zoneTable, network.zones ?? []),
    ...amountsIn(serviceTable, network.services),
    ...network.services.flatMap((row) => {
      const special = { headway: [row.headway], capacity: [row.capacity], duration: row.durations };
      return Object.entries(special).flatMap(([field, amounts]) =>
        amounts
          .filter((amount) => amount !== undefined)
          .map((amount) => ({ row, path: `services[${row.id}].${field}`, amount, bounds: { above: 0 } })),
      );
    }),
  ];
}

function amountsIn(table: Table, rows: readonly PricedRow[]): BoundAmount[] {
  const columns = amountColumns(table);
  return rows.flatMap((row) =>
    columns.flatMap(({ field, column }) => {
      const amount = (row as PricedRow & { readonly [Field in string]?: Amount | string })[field];
      // A word stands in place of some.
      if (amount === undefined || typeof amount === "string") return [];
      const path = `${table.name}[${row.id}].${columnName(field)}`;
      return [{ row, path, amount, bounds: column.bounds ?? { least: 0 } }];
    }),
  );
}
