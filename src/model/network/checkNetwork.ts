/** Checks of a network that no single row can show. */
import { append, codePoint, didYouMean, isWorthAHint, type Problem, problem } from "../../base/index.ts";
import { greatCircleKm, type Point } from "../../math/index.ts";
import { canonicalValue } from "../figures/figure.ts";
import { type FigureTable, figureTable } from "../figures/figures.ts";
import { noFiniteHint } from "../figures/waitFormulas.ts";
import { eitherMode, modesThat, modeTraits } from "./modes.ts";
import type { Link, Network, Place } from "./network.ts";
import { sidesOf } from "./parseEnd.ts";
import type { EmissionFactor, Timing } from "./rows.ts";

// A row may name a mode or kind that does not exist; its own cell says so, and nothing more is said of it here.

/** A length below this share of the straight line between its ends is surely wrong. */
const leastDetour = 0.95;

/**
 * Checks what no single row can show: ends that exist, countries that meet only at crossings, ports or ferries, gauges
 * that meet only where a break of gauge is declared, lengths no shorter than the straight line, places without links,
 * ids that look alike, values that are finite. Paths name rows and columns of tables; files and lines are the caller's
 * to add.
 */
export function checkNetwork(network: Network): Problem[] {
  const places = new Map(network.places.map((place) => [place.id, place]));
  const figures = figureTable(network.figures);
  const rows = network.links.filter((link) => link.id === link.row);
  return [
    ...lookAlikes("places", network.places),
    ...lookAlikes("links", rows),
    ...lookAlikes("calendars", network.calendars),
    ...lookAlikes("services", network.services),
    ...linkProblems(rows, places),
    ...infinite(figures),
    ...rows.flatMap((link) => shortLink(link, places, figures)),
    ...gaugeProblems(network.links, places),
    ...timingProblems(network.timings),
    ...emissionProblems(network.emissionFactors),
    ...operationProblems(network),
    ...dangling(network),
  ];
}

/** The side of a place a link attaches to: the link's own country at a crossing, the place's elsewhere. */
export function sideOf(place: Place, link: Link): string {
  return place.otherCountry === link.country ? link.country : place.country;
}

/** Whether a country is one of a place's sides. */
function hasSide(place: Place, country: string): boolean {
  return sidesOf(place).includes(country);
}

/** Greek and Cyrillic letters that look like Latin ones, in small form. */
const latinLooks: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "а:a е:e о:o р:p с:c у:y х:x і:i ј:j ѕ:s һ:h к:k м:m т:t в:b н:h ԁ:d ԛ:q ԝ:w",
    "α:a ο:o ρ:p ν:v υ:u ι:i κ:k τ:t χ:x ε:e",
  ]
    .join(" ")
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** How an id looks to a reader: without case, marks and Unicode form, letters of one look as one. */
function lookOf(id: string): string {
  const plain = id
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[-_.\p{Cf}]/gu, "")
    .replace(/\u064a/g, "\u06cc")
    .replace(/\u0643/g, "\u06a9");
  return [...plain].map((letter) => latinLooks[letter] ?? letter).join("");
}

/**
 * Ids that look alike to a reader: other case, marks, Unicode form, or letters of another script of one look; and ids that
 * mix Latin letters with such, which no reader can type.
 */
function lookAlikes(table: string, rows: readonly { readonly id: string }[]): Problem[] {
  const seen = new Map<string, string>();
  return rows.flatMap(({ id }) => {
    const look = lookOf(id);
    const other = seen.get(look);
    seen.set(look, id);
    const where = { path: `${table}[${id}].id`, got: id, severity: "warning" } as const;
    if (other !== undefined && other !== id) {
      const expected = `an id that does not look like ${JSON.stringify(other)}`;
      return [problem({ ...where, expected, hint: firstDifference(other, id) })];
    }
    const foreign = /[a-z]/i.test(id)
      ? [...id].find((letter) => Object.hasOwn(latinLooks, letter.toLowerCase()))
      : undefined;
    if (foreign === undefined) return [];
    const hint = `${codePoint(foreign)} looks like the Latin ${latinLooks[foreign.toLowerCase()]}`;
    return [problem({ ...where, expected: "an id in letters of one script", hint })];
  });
}

function firstDifference(a: string, b: string): string {
  const first = [...a];
  const second = [...b];
  const i = first.findIndex((c, at) => c !== second[at]);
  const at = i === -1 ? first.length : i;
  const named = (c: string | undefined): string => (c === undefined ? "nothing" : codePoint(c));
  return `character ${at + 1} is ${named(first[at])} there and ${named(second[at])} here`;
}

function linkProblems(rows: readonly Link[], places: ReadonlyMap<string, Place>): Problem[] {
  const problems: Problem[] = [];
  for (const link of rows) {
    for (const field of ["from", "to"] as const) {
      const path = `links[${link.row}].${field}`;
      const got = link[field];
      const place = places.get(got);
      if (place === undefined) {
        const worth = isWorthAHint(problems.length, places.size);
        const hint = worth ? didYouMean(got, places.keys()) : "see the table of places";
        problems.push(problem({ path, expected: "the id of a place", got, hint }));
      } else if (modeTraits[link.mode]?.borders === "crossing" && !hasSide(place, link.country)) {
        const hint = "links of two countries meet at a border crossing, a port or a ferry";
        const there = `${got} in ${sidesOf(place).join(" and ")}`;
        problems.push(problem({ path, expected: `a place in ${link.country}`, got: there, hint }));
      }
      if (place !== undefined) append(problems, stopProblems(link, path, place));
    }
    if (link.from === link.to) {
      const hint = "a link joins two places";
      problems.push(
        problem({ path: `links[${link.row}].to`, expected: "another place than from", got: link.to, hint }),
      );
    }
  }
  return problems;
}

/** Ends at places where the mode does not stop. */
function stopProblems({ mode }: Link, path: string, { id, kind }: Place): Problem[] {
  const { label, stopsAt } = modeTraits[mode] ?? {};
  if (stopsAt === undefined || stopsAt.includes(kind)) return [];
  const expected = `a place of kind ${stopsAt.join(", ")}`;
  return [
    problem({ path, expected, got: `${id}, of kind ${kind}`, hint: `links by ${label} end there only` }),
  ];
}

/** Hours of driving for modes whose drivers do not rest. */
function timingProblems(timings: readonly Timing[]): Problem[] {
  const hint = `only drivers by ${eitherMode(modesThat(({ driversRest }) => driversRest))} rest`;
  return timings.flatMap(({ id, mode, drivingHours }) => {
    const { driversRest = true, label } = modeTraits[mode] ?? {};
    if (drivingHours === undefined || driversRest) return [];
    const expected = `no driving hours by ${label}`;
    return [problem({ path: `timings[${id}].driving_hours`, expected, got: drivingHours.text, hint })];
  });
}

/** Emissions once a link for modes that emit by length alone. */
function emissionProblems(factors: readonly EmissionFactor[]): Problem[] {
  return factors.flatMap(({ id, mode, fixed }) => {
    const { emits, label } = modeTraits[mode] ?? {};
    if (fixed === undefined || emits !== "perKm") return [];
    const expected = `no emissions once a link by ${label}`;
    const hint = "they are of aircraft that take off and land; others emit per km";
    return [problem({ path: `emissions[${id}].fixed`, expected, got: fixed.text, hint })];
  });
}

/** Stations and flows of modes whose vehicles the operation does not run. */
function operationProblems({ stations, flows }: Pick<Network, "stations" | "flows">): Problem[] {
  const operated = modesThat(({ isOperated }) => isOperated);
  const named = [
    ...stations.map(({ id, mode }) => ({ path: `stations[${id}].mode`, modes: [mode] })),
    ...flows.map(({ id, modes = [] }) => ({ path: `traffic[${id}].modes`, modes })),
  ];
  const expected = `modes that the operation runs: ${eitherMode(operated)}`;
  const hint = "routes and comparisons take it; the simulation of traffic event by event does not";
  return named.flatMap(({ path, modes }) =>
    modes.filter((mode) => !operated.includes(mode)).map((got) => problem({ path, expected, got, hint })),
  );
}

/** Numbers that are too large, or formulas that divide by 0. */
function infinite(figures: FigureTable): Problem[] {
  return [...figures.values()]
    .filter((figure) => !Number.isFinite(canonicalValue(figure)))
    .map(({ id, formula, value }) => {
      const path = formula === undefined ? `figures[${id}].value` : `formulas[${id}].formula`;
      const hint = noFiniteHint(value);
      return problem({ path, expected: "a finite number", got: value, hint });
    });
}

function shortLink(link: Link, places: ReadonlyMap<string, Place>, figures: FigureTable): Problem[] {
  const from = places.get(link.from);
  const to = places.get(link.to);
  const length = figures.get(link.length);
  if (from === undefined || to === undefined || length === undefined) return [];
  const stated = canonicalValue(length);
  const tooShort = (a: Point, b: Point): boolean => stated < greatCircleKm(a, b) * leastDetour;
  if (!tooShort(from, to)) return [];
  const swapped = [
    ...(tooShort(swap(from), to) ? [] : [from.id]),
    ...(tooShort(from, swap(to)) ? [] : [to.id]),
  ];
  const expected = `at least the straight line of ${greatCircleKm(from, to).toFixed(1)} km`;
  const hint =
    swapped.length === 0
      ? "look at the length, and at the coordinates of both ends"
      : `latitude and longitude of ${swapped.join(" or ")} look swapped`;
  const path = `links[${link.row}].length_km`;
  return [problem({ path, expected, got: `${stated} km`, hint, severity: "warning" })];
}

function swap({ latitude, longitude }: Point): Point {
  return { latitude: longitude, longitude: latitude };
}

function gaugeProblems(links: readonly Link[], places: ReadonlyMap<string, Place>): Problem[] {
  const gauges = new Map<string, Set<number>>();
  for (const link of links) {
    if (modeTraits[link.mode]?.gauge !== "required" || link.gauge === undefined) continue;
    for (const id of [link.from, link.to]) gauges.set(id, (gauges.get(id) ?? new Set()).add(link.gauge));
  }
  return [...gauges].flatMap(([id, set]) => {
    const place = places.get(id);
    const declared = place?.gaugeBreak ?? [];
    if (place === undefined || set.size < 2 || [...set].every((gauge) => declared.includes(gauge))) return [];
    const met = [...set].sort((a, b) => a - b);
    const expected = `a break of gauge declared where ${met.join(" and ")} mm meet`;
    const hint = `write ${met.join(" ")}, and price the gauge change`;
    return [problem({ path: `places[${id}].gauge_break`, expected, got: declared.join(" "), hint })];
  });
}

/** What a place without links lacks. */
export const linkMissing = "a link to or from it";

function dangling(network: Network): Problem[] {
  const linked = new Set(network.links.flatMap((link) => [link.from, link.to]));
  const hint = "no route can reach it";
  return network.places
    .filter(({ id }) => !linked.has(id))
    .map(({ id }) =>
      problem({
        path: `places[${id}].id`,
        expected: linkMissing,
        got: undefined,
        hint,
        severity: "warning",
      }),
    );
}
