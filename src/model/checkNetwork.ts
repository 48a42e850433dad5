import { canonicalValue } from "./figure.ts";
import { figureTable } from "./figures.ts";
import { greatCircleKm } from "./geo.ts";
import type { Link, Network, Place } from "./network.ts";
import { didYouMean, type Problem, problem } from "./problem.ts";

/** A length below this share of the straight line between its ends is surely wrong. */
const leastDetour = 0.95;

/**
 * Checks what no single row can show: ends that exist, countries that meet only at crossings, ports or ferries, gauges
 * that meet only where a break of gauge is declared, lengths no shorter than the straight line, places without links,
 * ids that look alike. Paths name rows; files and lines are the caller's to add.
 */
export function checkNetwork(network: Network): Problem[] {
  const places = new Map(network.places.map((place) => [place.id, place]));
  const ways = network.links.filter((link) => link.id === link.row);
  return [
    ...duplicates("places", network.places),
    ...duplicates("links", ways),
    ...lookAlikes(network.places),
    ...ways.flatMap((link) => linkProblems(link, places)),
    ...shortLinks(network, ways, places),
    ...gaugeProblems(network.links, places),
    ...dangling(network),
  ];
}

/** The side of a place a link attaches to: the link's own country at a crossing, the place's elsewhere. */
export function sideOf(place: Place, link: Link): string {
  if (place.otherCountry === undefined) return place.country;
  return link.country === place.otherCountry ? place.otherCountry : place.country;
}

/** Whether a country is one of a place's sides. */
export function hasSide(place: Place, country: string): boolean {
  return place.country === country || place.otherCountry === country;
}

function duplicates(table: string, rows: readonly { id: string }[]): Problem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [problem({ path: `${table}[${id}].id`, expected: "an id used once", got: id })];
  });
}

/** Ids that a reader would take for one: other case, blanks, Unicode form, or Arabic and Persian letters of one look. */
function lookAlikes(places: readonly Place[]): Problem[] {
  const seen = new Map<string, string>();
  return places.flatMap(({ id }) => {
    const look = id
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[-_ ]/g, "")
      .replace(/\u064a/g, "\u06cc")
      .replace(/\u0643/g, "\u06a9");
    const other = seen.get(look);
    seen.set(look, id);
    if (other === undefined || other === id) return [];
    const points = `${codePoints(other)} and ${codePoints(id)}`;
    return [
      problem({
        path: `places[${id}].id`,
        expected: `an id that does not look like ${JSON.stringify(other)}`,
        got: id,
        hint: points,
        severity: "warning",
      }),
    ];
  });
}

function codePoints(text: string): string {
  const shown = [...text]
    .slice(0, 12)
    .map((c) => (c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0"));
  return `U+${shown.join(" ")}`;
}

function linkProblems(link: Link, places: ReadonlyMap<string, Place>): Problem[] {
  const problems: Problem[] = [];
  for (const field of ["from", "to"] as const) {
    const id = link[field];
    const place = places.get(id);
    const path = `links[${link.row}].${field}`;
    if (place === undefined) {
      const hint = didYouMean(id, places.keys());
      problems.push(
        problem({ path, expected: "the id of a place", got: id, ...(hint === undefined ? {} : { hint }) }),
      );
    } else if ((link.mode === "rail" || link.mode === "road") && !hasSide(place, link.country)) {
      const own =
        place.otherCountry === undefined ? place.country : `${place.country} or ${place.otherCountry}`;
      const hint = "links of two countries meet at a border crossing, a port or a ferry";
      problems.push(problem({ path, expected: `a place in ${link.country}`, got: `${id} in ${own}`, hint }));
    }
  }
  return problems;
}

function shortLinks(network: Network, ways: readonly Link[], places: ReadonlyMap<string, Place>): Problem[] {
  const figures = figureTable(network.figures);
  return ways.flatMap((link) => {
    const [from, to, length] = [places.get(link.from), places.get(link.to), figures.get(link.length)];
    if (from === undefined || to === undefined || length === undefined) return [];
    const straight = greatCircleKm(from, to);
    const stated = canonicalValue(length);
    if (stated >= straight * leastDetour) return [];
    const expected = `at least the straight line of ${straight.toFixed(1)} km`;
    return [
      problem({ path: `links[${link.row}].length`, expected, got: `${stated} km`, severity: "warning" }),
    ];
  });
}

function gaugeProblems(links: readonly Link[], places: ReadonlyMap<string, Place>): Problem[] {
  const gauges = new Map<string, Set<number>>();
  for (const link of links) {
    if (link.mode !== "rail" || link.gauge === undefined) continue;
    for (const id of [link.from, link.to]) {
      const set = gauges.get(id) ?? new Set();
      gauges.set(id, set.add(link.gauge));
    }
  }
  return [...gauges].flatMap(([id, set]) => {
    const declared = places.get(id)?.gaugeBreak ?? [];
    if (set.size < 2 || [...set].every((gauge) => declared.includes(gauge))) return [];
    const expected = `a break of gauge declared where ${[...set].sort().join(" and ")} mm meet`;
    return [problem({ path: `places[${id}].gauge_break`, expected, got: declared.join(" ") })];
  });
}

function dangling(network: Network): Problem[] {
  const linked = new Set(network.links.flatMap((link) => [link.from, link.to]));
  return network.places
    .filter(({ id }) => !linked.has(id))
    .map(({ id }) =>
      problem({
        path: `places[${id}]`,
        expected: "a link to or from it",
        got: undefined,
        severity: "warning",
      }),
    );
}
