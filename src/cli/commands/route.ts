// The verb `route`: the cheapest route of one journey.

import { loadStudy } from "../../io/loadStudy.node.ts";
import { readDate, type Study } from "../../model/index.ts";
import { itineraryText, routeText, yearText } from "../../report/plain.ts";
import {
  alternatives,
  earliestArrival,
  type Objective,
  type Route,
  type RouteRules,
  route,
  scenarioModel,
} from "../../routing/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { commodityOf } from "../commodity.ts";
import { exitCodes } from "../exitCodes.ts";
import { UsageError } from "../failure.ts";
import { data, dataJson, failureMessage } from "../output.ts";
import { type NetworkPlace, namesNetwork, networkCommand } from "../plainNetwork.ts";
import { terminal } from "../terminal.ts";

/** Options of `route` and `alternatives`. */
export interface JourneyOptions extends NetworkPlace {
  readonly from: string;
  readonly to: string;
  readonly commodity?: string;
  readonly scenario?: string;
  readonly least: Objective;
  readonly count: number;
  /** A departure time: asks for the route that arrives first. */
  readonly depart?: string;
  /** Year, or day, by which the dates of edits are looked at. */
  readonly year?: string;
  readonly cost?: string;
  readonly json?: true;
  readonly via?: string;
  readonly avoid?: string;
  readonly modes?: string;
}

/** Prints the cheapest route, or the best few, step by step. */
export async function routeCommand(folder: string | undefined, options: JourneyOptions): Promise<void> {
  if (namesNetwork(options)) return networkCommand(folder, options);
  const { study, scenario, query, map } = await openJourney(folder, options);
  if (options.depart !== undefined) {
    const { least: _, ...journey } = query;
    const dated = earliestArrival(study, scenario, { ...journey, depart: options.depart });
    if (dated.type === "noRoute") return showRoutes(map, dated, options);
    if (options.json) dataJson(dated);
    else data(`${itineraryText(map, dated, terminal())}${yearLine(dated)}`);
    return;
  }
  const found =
    options.count === 1
      ? route(study, scenario, { ...query, ...rulesOf(options) })
      : alternatives(study, scenario, { ...query, count: options.count });
  showRoutes(map, found, options);
}

/** Restrictions on the route; the query refuses unknown modes. */
function rulesOf({ via, avoid, modes }: JourneyOptions): RouteRules {
  const list = (text: string | undefined): string[] | undefined =>
    text?.split(",").map((name) => name.trim());
  return { via, avoid: list(avoid), modes: list(modes) as RouteRules["modes"] };
}

/** Loads the study and completes the query of a call. */
export async function openJourney(
  folder: string | undefined,
  options: JourneyOptions,
): Promise<{
  study: Study;
  scenario: string;
  query: { from: string; to: string; commodity: string; least: Objective; year?: string };
  /** The study with the scenario's network, which also names places that the scenario adds. */
  map: Study;
}> {
  if (folder === undefined)
    throw new UsageError("study: expected the folder of a study, or --gmns, --tntp or --dimacs, got nothing");
  const study = await loadStudy(folder);
  const { from, to, least, year } = options;
  if (options.cost !== undefined)
    throw new UsageError("--cost needs --gmns or --tntp: a study prices its links by its own tables");
  const commodity = commodityOf(study, options.commodity);
  const scenario = options.scenario ?? defaultScenario(study);
  const { network } = scenarioModel(study, scenario, year ?? dayOf(options.depart)).scenario;
  const query = { from, to, commodity, least, ...(year === undefined ? {} : { year }) };
  return { study, scenario, query, map: { ...study, network } };
}

/** The day of a departure; none of a text that is no moment, which the question refuses. */
function dayOf(depart: string | undefined): string | undefined {
  const day = depart?.slice(0, 10);
  return day !== undefined && typeof readDate(day) === "number" ? day : undefined;
}

/** The study's own base: its one scenario without edits. */
function defaultScenario(study: Study): string {
  const bases = [...study.scenarios].flatMap(([id, { document }]) => {
    const { edits, extends: parent } = document as Scenario;
    return edits.length === 0 && parent === undefined ? [id] : [];
  });
  if (bases.length === 1) return bases[0] as string;
  throw new UsageError(`--scenario: expected one of ${[...study.scenarios.keys()].join(", ")}, got nothing`);
}

/** Prints routes, or the reason why there is none. */
export function showRoutes(
  map: Study,
  found: ReturnType<typeof route> | readonly Route[],
  options: { readonly json?: true },
): void {
  if ("type" in found && found.type === "noRoute") {
    if (options.json) dataJson(found);
    failureMessage(`no route: ${found.reason}${yearLine(found)}`);
    process.exitCode = exitCodes.failed;
    return;
  }
  const routes = "type" in found ? [found] : found;
  if (options.json) dataJson("type" in found ? found : routes);
  else data(`${routes.map((r) => routeText(map, r, terminal())).join("\n\n")}${yearLine(routes[0])}`);
}

/** The year that an answer is for, on a line of its own. */
export function yearLine(answer: Pick<Route, "year"> | undefined): string {
  return answer?.year === undefined ? "" : `\n${yearText(answer.year)}`;
}
