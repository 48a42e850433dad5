/** Checks a plan before it runs. */
import { append, type Fields, type Problem } from "../../base/index.ts";
import { checkSeed, type Distribution, lawOf } from "../../random/index.ts";
import { Checker, hourLimits } from "./checker.ts";
import { checkStages, type StageContext } from "./checkStages.ts";
import type { OperationPlan } from "./plan.ts";
import { tooMuch } from "./planSize.ts";
import { longestHours } from "./timeGrid.ts";

const planFields = [
  ...["seed", "horizonHours", "warmUpHours", "replications"],
  ...["sources", "itineraries", "stations", "services"],
];
const sourceFields = ["id", "arrivals", "batch", "fromHours", "toHours", "limit", "itinerary", "units"];
const stationFields = [
  ...["id", "servers", "shifts", "openings", "closures", "randomClosures", "room", "discipline"],
];
const serviceFields = [
  ...["id", "capacity", "atHours", "every", "whenFull", "cutOffHours", "leastUnits", "vehicles"],
  ...["returnHours", "run"],
];

/**
 * All that is wrong with a plan; nothing when it can be run.
 *
 * @example
 * ```ts
 * import { checkPlan } from "karvan/operation";
 * const plan = { seed: 2026, horizonHours: -5, sources: [], itineraries: [], stations: [] };
 * for (const { path, expected, got } of checkPlan(plan)) console.log(`${path}: expected ${expected}, got ${got}`);
 * // horizonHours: expected a finite number above 0 up to 524287, got -5
 * ```
 */
export function checkPlan(plan: unknown): Problem[] {
  const checker = new Checker();
  if (!checker.fields(plan, "plan", planFields)) return checker.problems;
  append(checker.problems, checkSeed(plan.seed));
  checker.number(plan.horizonHours, "horizonHours", { above: 0, most: longestHours - 1 });
  checkWarmUp(checker, plan);
  checker.number(plan.replications, "replications", { least: 1, most: 100_000, whole: true, optional: true });
  const sources = checker.list(plan.sources, "sources");
  const itineraries = checker.list(plan.itineraries, "itineraries");
  const stations = checker.list(plan.stations, "stations");
  const services = checker.list(plan.services, "services", { optional: true });
  const context: StageContext = {
    itineraries: checker.ids(itineraries, "itineraries"),
    stations: checker.ids(stations, "stations"),
    services: checker.ids(services, "services"),
    isRun: false,
  };
  checker.ids(sources, "sources");
  for (const [i, station] of stations.entries()) checkStation(checker, station, `stations[${i}]`);
  for (const [i, service] of services.entries()) checkService(checker, service, `services[${i}]`, context);
  for (const [i, itinerary] of itineraries.entries()) {
    const path = `itineraries[${i}]`;
    if (!checker.fields(itinerary, path, ["id", "stages"])) continue;
    checkStages(checker, itinerary.stages, `${path}.stages`, context);
  }
  for (const [i, source] of sources.entries()) checkSource(checker, source, `sources[${i}]`, context);
  if (checker.problems.length === 0) checkWays(checker, plan);
  if (checker.problems.length === 0) append(checker.problems, tooMuch(plan as unknown as OperationPlan));
  return checker.problems;
}

function checkWarmUp(checker: Checker, { warmUpHours, horizonHours }: Fields): void {
  if (warmUpHours === undefined || warmUpHours === "mser5") return;
  const most = typeof horizonHours === "number" ? horizonHours : longestHours;
  if (typeof warmUpHours !== "number" || !(warmUpHours >= 0 && warmUpHours < most)) {
    const expected = 'a number of hours of at least 0 and below the horizon, or "mser5"';
    checker.fault("warmUpHours", expected, warmUpHours);
  }
}

function checkSource(checker: Checker, source: unknown, path: string, context: StageContext): void {
  if (!checker.fields(source, path, sourceFields)) return;
  checkArrivals(checker, source.arrivals, `${path}.arrivals`);
  checker.drawn(source.batch, `${path}.batch`, { optional: true });
  if (typeof source.batch === "number")
    checker.number(source.batch, `${path}.batch`, { least: 1, whole: true });
  checker.number(source.fromHours, `${path}.fromHours`, { ...hourLimits, optional: true });
  checker.number(source.toHours, `${path}.toHours`, { ...hourLimits, optional: true });
  checker.number(source.limit, `${path}.limit`, { least: 0, whole: true, optional: true });
  checker.drawn(source.units, `${path}.units`, { optional: true, positive: true });
  checker.reference(source.itinerary, `${path}.itinerary`, context.itineraries, "an itinerary");
}

function checkArrivals(checker: Checker, arrivals: unknown, path: string): void {
  if (!checker.fields(arrivals, path, ["type", "perHour", "hours", "profile", "atHours"])) return;
  if (!checker.oneOf(arrivals.type, `${path}.type`, ["poisson", "gaps", "listed"])) return;
  const known = { poisson: ["perHour", "profile"], gaps: ["hours", "profile"], listed: ["atHours"] };
  checker.fields(arrivals, path, ["type", ...known[arrivals.type as keyof typeof known]]);
  switch (arrivals.type) {
    case "poisson":
      checker.number(arrivals.perHour, `${path}.perHour`, { least: 0, most: 1e9 });
      break;
    case "gaps":
      checker.drawn(arrivals.hours, `${path}.hours`, { positive: true });
      break;
    default:
      checker.rising(arrivals.atHours, `${path}.atHours`, { strictly: false });
  }
  if (arrivals.profile !== undefined) checkProfile(checker, arrivals.profile, `${path}.profile`);
}

function checkProfile(checker: Checker, profile: unknown, path: string): void {
  if (!checker.fields(profile, path, ["atHours", "factors", "periodHours", "seasons"])) return;
  const { atHours, factors, periodHours } = profile;
  if (checker.rising(atHours, `${path}.atHours`, { strictly: true, least: 1 })) {
    if (atHours[0] !== 0) checker.fault(`${path}.atHours[0]`, "0", atHours[0]);
    const last = atHours[atHours.length - 1];
    checker.number(periodHours, `${path}.periodHours`, { least: 1, above: last, optional: true });
    if (!Array.isArray(factors) && !(factors instanceof Float64Array)) {
      checker.fault(`${path}.factors`, "a list of numbers", factors);
    } else if (factors.length !== atHours.length) {
      checker.fault(`${path}.factors`, `${atHours.length} factors, one for each of atHours`, factors.length);
    } else for (const [i, f] of factors.entries()) checker.number(f, `${path}.factors[${i}]`, { least: 0 });
  }
  for (const [i, season] of checker.list(profile.seasons, `${path}.seasons`, { optional: true }).entries()) {
    const at = `${path}.seasons[${i}]`;
    if (!checker.fields(season, at, ["fromHours", "toHours", "factor"])) continue;
    checkSpan(checker, season, at);
    checker.number(season.factor, `${at}.factor`, { least: 0 });
  }
}

/** A time from one hour to a later one. */
function checkSpan(checker: Checker, { fromHours, toHours }: Fields, path: string): void {
  const from = checker.number(fromHours, `${path}.fromHours`, hourLimits) ? fromHours : 0;
  checker.number(toHours, `${path}.toHours`, { above: from });
}

function checkStation(checker: Checker, station: unknown, path: string): void {
  if (!checker.fields(station, path, stationFields)) return;
  const servers = { least: 0, most: 1_000_000, whole: true };
  checker.number(station.servers, `${path}.servers`, servers);
  let before = -1;
  for (const [i, shift] of checker.list(station.shifts, `${path}.shifts`, { optional: true }).entries()) {
    const at = `${path}.shifts[${i}]`;
    if (!checker.fields(shift, at, ["fromHours", "servers"])) continue;
    if (checker.number(shift.fromHours, `${at}.fromHours`, { least: 0, above: before }))
      before = shift.fromHours;
    checker.number(shift.servers, `${at}.servers`, servers);
  }
  if (station.openings !== undefined && station.openings !== null) {
    checker.rising(station.openings, `${path}.openings`, { strictly: true });
  }
  for (const [i, closure] of checker
    .list(station.closures, `${path}.closures`, { optional: true })
    .entries()) {
    const at = `${path}.closures[${i}]`;
    if (checker.fields(closure, at, ["fromHours", "toHours"])) checkSpan(checker, closure, at);
  }
  const { randomClosures } = station;
  const at = `${path}.randomClosures`;
  if (randomClosures !== undefined && checker.fields(randomClosures, at, ["perYear", "hours"])) {
    checker.number(randomClosures.perYear, `${at}.perYear`, { least: 0, most: 1e6 });
    checker.drawn(randomClosures.hours, `${at}.hours`, { positive: true });
  }
  checker.number(station.room, `${path}.room`, { least: 0, whole: true, optional: true });
  checker.oneOf(station.discipline, `${path}.discipline`, ["priority", "alternate"], true);
}

function checkService(checker: Checker, service: unknown, path: string, context: StageContext): void {
  if (!checker.fields(service, path, serviceFields)) return;
  checker.number(service.capacity, `${path}.capacity`, { above: 0 });
  const { atHours, every, whenFull } = service;
  if (atHours !== undefined) checker.rising(atHours, `${path}.atHours`, { strictly: true });
  if (every !== undefined && checker.fields(every, `${path}.every`, ["hours", "firstHours"])) {
    checker.number(every.hours, `${path}.every.hours`, { above: 0 });
    checker.number(every.firstHours, `${path}.every.firstHours`, { ...hourLimits, optional: true });
  }
  if (whenFull !== undefined && typeof whenFull !== "boolean") {
    checker.fault(`${path}.whenFull`, "true or false", whenFull);
  }
  if (atHours === undefined && every === undefined && whenFull !== true) {
    checker.fault(path, "atHours, every or whenFull", "none of them", "say when it leaves");
  }
  checker.number(service.cutOffHours, `${path}.cutOffHours`, { ...hourLimits, optional: true });
  const capacity = typeof service.capacity === "number" ? service.capacity : Number.MAX_VALUE;
  checker.number(service.leastUnits, `${path}.leastUnits`, { least: 0, most: capacity, optional: true });
  checker.number(service.vehicles, `${path}.vehicles`, { least: 0, whole: true, optional: true });
  checker.drawn(service.returnHours, `${path}.returnHours`, { optional: true });
  checkStages(checker, service.run, `${path}.run`, { ...context, isRun: true });
}

/** Faults of an itinerary as a whole: diversions in a circle, goods that no vehicle can take. */
function checkWays(checker: Checker, plan: Fields): void {
  const itineraries = new Map((plan.itineraries as Fields[]).map((way) => [way.id as string, way]));
  const capacity = new Map(
    ((plan.services ?? []) as Fields[]).map(({ id, capacity: most }) => [id as string, most as number]),
  );
  for (const [i, { itinerary, units = 1 }] of (plan.sources as Fields[]).entries()) {
    const most = typeof units === "number" ? units : lawOf(units as Distribution).high;
    const ways = waysFrom(itinerary as string, itineraries);
    if (ways.circle !== undefined) {
      const hint = "give the way round an itinerary of its own that does not divert back";
      checker.fault(
        `sources[${i}].itinerary`,
        "diversions that do not lead back",
        ways.circle.join(" - "),
        hint,
      );
      continue;
    }
    for (const service of new Set(ways.found.flatMap((way) => servicesOf(way.stages as Fields[])))) {
      if (most <= (capacity.get(service) as number) * (1 + 1e-12)) continue;
      const expected = `at most the capacity of ${service}, ${capacity.get(service)}`;
      checker.fault(`sources[${i}].units`, expected, units, "a consignment is not split");
    }
  }
}

interface WaysFound {
  readonly found: readonly Fields[];
  readonly circle?: readonly string[];
}

/** All itineraries that diversions lead to, or a circle among them. */
function waysFrom(first: string, itineraries: ReadonlyMap<string, Fields>): WaysFound {
  const found = new Map<string, Fields>();
  const trail: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id];
    if (found.has(id)) return undefined;
    const way = itineraries.get(id) as Fields;
    found.set(id, way);
    trail.push(id);
    for (const next of diversionsOf(way.stages as Fields[])) {
      const circle = visit(next);
      if (circle !== undefined) return circle;
    }
    trail.pop();
    return undefined;
  };
  const circle = visit(first);
  return { found: [...found.values()], ...(circle === undefined ? {} : { circle }) };
}

function allStages(stages: readonly Fields[]): Fields[] {
  return stages.flatMap((stage) => [
    stage,
    ...(stage.type === "branch"
      ? [...allStages(stage.stages as Fields[]), ...allStages((stage.otherwise ?? []) as Fields[])]
      : []),
  ]);
}

function diversionsOf(stages: readonly Fields[]): string[] {
  return allStages(stages).flatMap(({ divert }) => {
    const to = (divert as Fields | undefined)?.to;
    return to === undefined ? [] : [to as string];
  });
}

function servicesOf(stages: readonly Fields[]): string[] {
  return allStages(stages).flatMap(({ type, service }) => (type === "board" ? [service as string] : []));
}
