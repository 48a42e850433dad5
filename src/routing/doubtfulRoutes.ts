/** Warns of what is valid and absurd: journeys without a route, ways that come back, modes that meet unjoined. */

import { finish, type Problem, problem } from "../base/index.ts";
import {
  endText,
  modeTraits,
  type Place,
  placeTraits,
  type Study,
  type Vehicle,
  vehicleId,
} from "../model/index.ts";
import { modelOf } from "./model.ts";
import type { JourneyAnswer } from "./routes/keptAnswers.ts";
import type { Router } from "./routes/router.ts";
import type { Arc, JourneyState, StateGraph } from "./states/stateGraph.ts";

/**
 * Warnings on the journeys that a study asks for, on its base without any scenario: those without a route, with the gap;
 * those that visit a place twice, or leave a country and come back to it; and places where modes or gauges meet and nothing
 * is moved between them.
 */
export function doubtfulRoutes(study: Study): Problem[] {
  const base = modelOf(study).open({ version: 1, id: "base", title: "The base", edits: [] });
  const places = new Map(study.network.places.map((place) => [place.id, place]));
  const routers = study.commodities.map((commodity) => base.router(commodity));
  return [...journeyWarnings(study, routers, places), ...unjoined(routers, places)];
}

function warning(path: string, expected: string, got: string, hint: string): Problem {
  return problem({ path, expected, got, hint, severity: "warning" });
}

function journeyWarnings(
  { questions }: Study,
  routers: readonly Router[],
  places: ReadonlyMap<string, Place>,
): Problem[] {
  const byCommodity = new Map(routers.map((router) => [router.commodity.id, router]));
  return questions.flatMap(({ pairs, commodities }, q) =>
    commodities.flatMap((commodity) => {
      const router = byCommodity.get(commodity);
      if (router === undefined) return [];
      const journeys = finish(router.journeys(pairs)).map((answer, i): Journey => {
        const { from, to } = pairs[i] as (typeof pairs)[number];
        return { answer, name: `${endText(from)} to ${endText(to)}` };
      });
      const path = `questions[${q}]`;
      return [...withoutRoute(path, commodity, journeys), ...comingBack(path, router, journeys, places)];
    }),
  );
}

interface Journey {
  readonly answer: JourneyAnswer;
  readonly name: string;
}

function withoutRoute(path: string, commodity: string, journeys: readonly Journey[]): Problem[] {
  const lost = journeys.flatMap(({ answer, name }) =>
    answer.type === "noRoute" ? [{ name, reason: answer.found.reason }] : [],
  );
  const [first] = lost;
  if (first === undefined) return [];
  const got = `none for ${lost.length} of ${journeys.length}: ${someOf(lost.map(({ name }) => name))}`;
  const hint = `${first.name}: ${first.reason}`;
  return [warning(path, `a route for every journey of ${commodity}`, got, hint)];
}

function comingBack(
  path: string,
  { commodity, graph }: Router,
  journeys: readonly Journey[],
  places: ReadonlyMap<string, Place>,
): Problem[] {
  const found = new Map<string, string[]>();
  for (const { answer, name } of journeys) {
    if (answer.type === "noRoute") continue;
    const arcs = Array.from(answer.arcs, (arc) => graph.arcs[arc] as Arc);
    const states = [...arcs.slice(0, 1).map(({ from }) => from), ...arcs.map(({ to }) => to)];
    const visited = states.map((state) => graph.states[state] as JourneyState);
    for (const what of comebacks(visited, places)) found.set(what, [...(found.get(what) ?? []), name]);
  }
  return [...found].map(([what, names]) => {
    const hint = `${names.length} journey(s): ${someOf(names)}; look at the prices and lengths on the way`;
    return warning(path, `ways of ${commodity.id} that do not come back`, what, hint);
  });
}

function someOf(names: readonly string[]): string {
  return names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
}

/** Places that a way leaves and visits again, and countries that it leaves and enters again. */
function comebacks(states: readonly JourneyState[], places: ReadonlyMap<string, Place>): string[] {
  const ashore = states.filter(
    ({ place }) => placeTraits[(places.get(place) as Place).kind].isWaypoint !== true,
  );
  const again = (names: readonly string[]): string[] => {
    const runs = names.filter((name, i) => name !== names[i - 1]);
    return [...new Set(runs.filter((name, i) => runs.indexOf(name) < i))];
  };
  return [
    ...again(ashore.map(({ place }) => place)).map((place) => `${place} twice`),
    ...again(ashore.map(({ side }) => side)).map((side) => `${side}, which it has left`),
  ];
}

/** Modes and gauges that meet at places, where nothing moves any commodity between them at any of these; one warning a pair. */
function unjoined(routers: readonly Router[], places: ReadonlyMap<string, Place>): Problem[] {
  const joined = new Set(routers.flatMap(({ graph }) => joinedPairs(graph)));
  const meeting = new Map<string, Set<string>>();
  for (const { graph } of routers) {
    for (const { place, pair } of meetings(graph)) {
      const isWaypoint = placeTraits[(places.get(place) as Place).kind].isWaypoint === true;
      // Where a pair is joined elsewhere, other places are meant to be passed by.
      if (!isWaypoint && !joined.has(pair)) meeting.set(pair, (meeting.get(pair) ?? new Set()).add(place));
    }
  }
  return [...meeting]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pair, met]) => {
      const hint = "add rows transship or gaugeChange to operations.csv if goods change there";
      const expected = `an operation between ${pair} where they meet`;
      return warning("operations", expected, `none at ${someOf([...met].sort())}`, hint);
    });
}

function joinedPairs({ arcs, states }: StateGraph): string[] {
  return arcs.flatMap(({ type, from, to }) => {
    if (type !== "transship" && type !== "gaugeChange") return [];
    return [pairText(states[from]?.vehicle as Vehicle, states[to]?.vehicle as Vehicle)];
  });
}

/** Pairs of vehicles that come to one side of a place. */
function meetings({ states }: StateGraph): { readonly place: string; readonly pair: string }[] {
  const present = new Map<string, { readonly place: string; readonly vehicles: Map<string, Vehicle> }>();
  for (const { place, side, vehicle } of states) {
    if (vehicle === undefined) continue;
    const yard = present.get(`${place}@${side}`) ?? { place, vehicles: new Map<string, Vehicle>() };
    yard.vehicles.set(vehicleId(vehicle), vehicle);
    present.set(`${place}@${side}`, yard);
  }
  return [...present.values()].flatMap(({ place, vehicles }) => {
    const list = [...vehicles.values()];
    return list.flatMap((one, i) =>
      list.slice(i + 1).map((other) => ({ place, pair: pairText(one, other) })),
    );
  });
}

/** Two modes, or two gauges of one. */
function pairText(one: Vehicle, other: Vehicle): string {
  const label = ({ mode, gauge }: Vehicle): string =>
    one.mode === other.mode && gauge !== undefined
      ? `${modeTraits[mode].label} ${gauge} mm`
      : modeTraits[mode].label;
  return [one, other].map(label).sort().join(" and ");
}
