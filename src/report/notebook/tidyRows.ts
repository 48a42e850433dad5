// Turns any result into tidy rows: one row per observation, the same columns in each, as data libraries take them.

import { expectArguments, InputError, problem, type ResultKind, resultContext } from "../../base/index.ts";
import type {
  Analysis,
  BreakEven,
  Choice,
  Comparison,
  ComparisonRow,
  Failure,
  Sensitivity,
  SwitchingValues,
  TimeVariability,
  Waterfall,
} from "../../futures/index.ts";
import { endText, type Figure, type Study, vehicleId } from "../../model/index.ts";
import type { TrafficRun } from "../../operation/index.ts";
import type {
  DepartureProfile,
  Frontier,
  Itinerary,
  NoRoute,
  Route,
  RouteTotals,
  Skim,
} from "../../routing/index.ts";
import type { DiffRow } from "../../scenario/index.ts";
import { tidyRowsArguments } from "../given.ts";
import { flowRows } from "../operation/operationRows.ts";
import { timeCostDistance } from "../route/timeCostDistance.ts";
import { endName, placeName, placeTable } from "../text/names.ts";

/** A value of a tidy row; `null` where there is none. */
export type TidyValue = string | number | boolean | null;

/** A row of a tidy table. All rows of one table have the same columns in the same order. */
export type TidyRow = Readonly<Record<string, TidyValue>>;

/** A row before its gaps are filled. */
type LooseRow = Readonly<Record<string, TidyValue | undefined>>;

/** The results of each kind. */
export interface ResultsByKind {
  readonly study: Study;
  readonly differences: readonly DiffRow[];
  readonly comparison: Comparison;
  readonly route: Route;
  readonly noRoute: NoRoute;
  readonly routes: readonly Route[];
  readonly frontier: Frontier;
  readonly skim: Skim;
  readonly itinerary: Itinerary;
  readonly departures: DepartureProfile;
  readonly waterfall: Waterfall;
  readonly analysis: Analysis;
  readonly sensitivity: Sensitivity;
  readonly timeVariability: TimeVariability;
  readonly switchingValues: SwitchingValues;
  readonly breakEven: BreakEven;
  readonly failure: Failure;
  readonly choice: Choice;
  readonly trafficRun: TrafficRun;
}

type RowsOf = { readonly [K in ResultKind]: (result: ResultsByKind[K], study: Study) => readonly LooseRow[] };

const rowsOf: RowsOf = {
  study: (study) => study.network.figures.map(figureRow),
  differences: (rows) =>
    rows.map(({ table, id, field, before, after }) => ({ table, id, field, before, after })),
  comparison: journeyRows,
  route: routeRows,
  noRoute: ({ from, to, commodity, reason }, study) => [
    { ...endsOf(from, to, study), commodity, no_route: reason },
  ],
  routes: (routes, study) => routes.map((route, i) => totalsRow(route, i, study)),
  frontier: ({ routes }, study) => routes.map((route, i) => totalsRow(route, i, study)),
  skim: ({ origins, destinations, values }) =>
    origins.flatMap((from, o) =>
      destinations.map((to, d) => ({
        from,
        to,
        generalised_cost: values.generalisedCost[o]?.[d],
        money: values.money[o]?.[d],
        time_h: values.time[o]?.[d],
        distance_km: values.distanceKm[o]?.[d],
        co2e_kg: values.co2e[o]?.[d],
      })),
    ),
  itinerary: ({ steps }, study) =>
    steps.map(
      ({ type, to, vehicle, service, arrives, starts, ends, waitHours, workHours, pauseHours }, i) => ({
        step: i + 1,
        type,
        place: placeName(to, placeTable(study.network)),
        vehicle: vehicle && vehicleId(vehicle),
        service,
        arrives,
        starts,
        ends,
        wait_h: waitHours,
        work_h: workHours,
        pause_h: pauseHours,
      }),
    ),
  departures: ({ departures }) =>
    departures.map(({ departs, arrives, hours, reason }) => ({ departs, arrives, hours, reason })),
  waterfall: ({ bars }) =>
    bars.map(({ where, measure, component, difference, amount }) => ({
      where,
      measure,
      component,
      generalised_cost: difference,
      amount,
      amount_unit: measure === "time" ? "h" : "money",
    })),
  analysis: ({ tornado, inputs }) =>
    tornado.rows.map((row) => ({ ...kindsOf(row.input, inputs), ...swing(row) })),
  sensitivity: sensitivityRows,
  timeVariability: ({ base, scenario }) => [
    { side: "base", ...spreadRow(base) },
    { side: "scenario", ...spreadRow(scenario) },
  ],
  switchingValues: ({ figures }) =>
    figures.flatMap(({ figure, status, switches }) =>
      (switches.length === 0 ? [undefined] : switches).map((found) => ({
        figure: figure.id,
        name: figure.name,
        kind: figure.kind,
        unit: figure.unit,
        low: figure.low,
        value: figure.value,
        high: figure.high,
        status,
        switches_at: found?.at,
        below: found?.sides[0],
        above: found?.sides[1],
      })),
    ),
  breakEven: ({ figures, x, y, values }) =>
    y.flatMap((second, j) =>
      x.map((first, i) => ({
        [figures[0].id]: first,
        [figures[1].id]: second,
        difference: values[j * x.length + i],
      })),
    ),
  failure: ({ ranges }) =>
    ranges.map(({ figure, input, from, to, quasiP }) => ({
      figure: figure.id,
      name: figure.name,
      kind: figure.kind,
      unit: figure.unit,
      input,
      from,
      to,
      quasi_p: quasiP,
    })),
  choice: ({ robustness }) =>
    robustness.rows.map((row) => ({
      option: row.option,
      expected: row.expected,
      worst: row.worst,
      best: row.best,
      mean_regret: row.meanRegret,
      quantile_regret: row.quantileRegret,
      greatest_regret: row.greatestRegret,
      best_share: row.bestShare,
    })),
  trafficRun: (run) => flowRows(run),
};

/**
 * Any result of a question as tidy rows, e.g. for Arquero, Arrow, DuckDB or Observable Plot: one row per journey of a
 * comparison, per step of a route, per figure of an analysis, per flow of an operation. Names of columns end in their
 * unit; money is per tonne or passenger in the study's currency. Numbers keep what the result has.
 *
 * @param result - As a question gave it. Of a study, its figures.
 * @returns Rows with the same columns each; `null` where there is no value.
 * @throws InputError for a copy of a result and for anything else: a copy no longer knows its study.
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { tidyRows } from "karvan/notebook";
 * const study = await loadStudy("examples/first-corridor");
 * const rows = tidyRows(await compare(study, "status-quo", "rail-joined"));
 * for (const { from_name, to_name, change } of rows.slice(0, 2)) console.log(from_name, to_name, change);
 * // Alma Gora route
 * // Dalan Gora route
 * ```
 */
export function tidyRows(result: object): TidyRow[] {
  expectArguments(tidyRowsArguments, [result]);
  const context = resultContext(result);
  if (context === undefined) {
    const expected = "a result as a question gave it";
    const hint = "a copy, or a part of a result, no longer knows its study: ask for the rows before you copy";
    throw new InputError([problem({ path: "result", expected, got: result, hint })]);
  }
  return even(looseRows(result, context.kind, context.study as Study));
}

/** The rows of a result of a kind, before their gaps are filled. */
function looseRows<K extends ResultKind>(result: object, kind: K, study: Study): readonly LooseRow[] {
  return rowsOf[kind](result as ResultsByKind[K], study);
}

/** The same rows with all columns in each. */
function even(rows: readonly LooseRow[]): TidyRow[] {
  const columns = new Set<string>();
  for (const row of rows) for (const column of Object.keys(row)) columns.add(column);
  const names = [...columns];
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
}

function figureRow({ id, name, value, unit, kind, ...figure }: Figure): LooseRow {
  const { low, high } = figure;
  return { figure: id, name, value, unit, low, high, kind, source: figure.source };
}

function journeyRows({ rows }: Comparison, study: Study): LooseRow[] {
  const units = new Map(study.commodities.map(({ id, unit }) => [id, unit]));
  return rows.map((row) => ({
    question: row.question,
    ...endsOf(row.from, row.to, study),
    commodity: row.commodity,
    unit: units.get(row.commodity),
    change: row.change,
    ...totalsColumns(row),
    base_vehicles: vehiclesOf(row.base),
    scenario_vehicles: vehiclesOf(row.scenario),
    assumed_share: row.basis?.shares.assumed,
    ...futuresSummary(row),
  }));
}

const totalsByColumn: Readonly<Record<string, (totals: RouteTotals) => number>> = {
  generalised_cost: ({ generalisedCost }) => generalisedCost,
  money: ({ money }) => money.total,
  time_h: ({ time }) => time.total,
  distance_km: ({ distanceKm }) => distanceKm,
  co2e_kg: ({ co2e }) => co2e.total,
};

function totalsColumns({ base, scenario }: ComparisonRow): LooseRow {
  const columns: Record<string, number | undefined> = {};
  for (const [name, of] of Object.entries(totalsByColumn)) {
    const before = base.type === "route" ? of(base.totals) : undefined;
    const after = scenario.type === "route" ? of(scenario.totals) : undefined;
    columns[`base_${name}`] = before;
    columns[`scenario_${name}`] = after;
    columns[`difference_${name}`] = before === undefined || after === undefined ? undefined : after - before;
  }
  return columns;
}

function vehiclesOf(side: ComparisonRow["base"]): string | undefined {
  return side.type === "route" ? side.vehicles.map(vehicleId).join(" ") : undefined;
}

function futuresSummary({ futures }: ComparisonRow): LooseRow {
  if (futures === undefined) return {};
  const { mean, standardError, p5, p50, p95 } = futures.generalisedCost.difference;
  return {
    futures: futures.futures,
    mean_generalised_cost: mean,
    standard_error_generalised_cost: standardError,
    p5_generalised_cost: p5,
    p50_generalised_cost: p50,
    p95_generalised_cost: p95,
    better_share: futures.better,
    worse_share: futures.worse,
  };
}

function endsOf(from: Route["from"], to: Route["to"], { network }: Study): LooseRow {
  const places = placeTable(network);
  return {
    from: endText(from),
    from_name: endName(from, places),
    to: endText(to),
    to_name: endName(to, places),
  };
}

function routeRows(route: Route, study: Study): LooseRow[] {
  const places = placeTable(study.network);
  return timeCostDistance(route).map((point, i) => ({
    step: i,
    type: point.step,
    place: point.place,
    place_name: placeName(point.place, places),
    country: point.country,
    vehicle: point.vehicle && vehicleId(point.vehicle),
    customs: point.customs,
    distance_km: point.distance_km,
    time_h: point.time_h,
    money_per_unit: point.money_per_unit,
    duty_per_unit: point.duty_per_unit,
  }));
}

function totalsRow(route: Route, i: number, study: Study): LooseRow {
  const { totals, links } = route;
  return {
    rank: i + 1,
    ...endsOf(route.from, route.to, study),
    commodity: route.commodity,
    generalised_cost: totals.generalisedCost,
    money: totals.money.total,
    time_h: totals.time.total,
    distance_km: totals.distanceKm,
    co2e_kg: totals.co2e.total,
    links: links.join(" "),
  };
}

function kindsOf(name: string, inputs: Analysis["inputs"]): LooseRow {
  const found = inputs.find((input) => input.name === name);
  return { input: name, name: found?.figures.map((figure) => figure.name).join("; "), kind: found?.kind };
}

function swing({ outputLow, outputHigh, swing: size }: Analysis["tornado"]["rows"][number]): LooseRow {
  return { difference_low: outputLow, difference_high: outputHigh, swing: size };
}

function sensitivityRows(sensitivity: Sensitivity): LooseRow[] {
  const { inputs } = sensitivity;
  if (sensitivity.method === "tornado")
    return sensitivity.result.rows.map((row) => ({ ...kindsOf(row.input, inputs), ...swing(row) }));
  if (sensitivity.method === "morris")
    return sensitivity.result.map(({ input, muStar, muStarError, mu, sigma }) => ({
      ...kindsOf(input, inputs),
      mu_star: muStar,
      mu_star_error: muStarError,
      mu,
      sigma,
    }));
  if (sensitivity.result.status === "notDefined") return [];
  return sensitivity.result.rows.map((row) => ({
    ...kindsOf(row.input, inputs),
    first: row.first,
    first_low: row.firstLow,
    first_high: row.firstHigh,
    total: row.total,
    total_low: row.totalLow,
    total_high: row.totalHigh,
  }));
}

function spreadRow(spread: TimeVariability["base"]): LooseRow {
  return {
    mean_h: spread.mean,
    p5_h: spread.p5,
    p50_h: spread.p50,
    p95_h: spread.p95,
    uncertainty_h: spread.uncertainty,
    variability_h: spread.variability,
  };
}
