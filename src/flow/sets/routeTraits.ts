/** What a choice looks at in a route: its modes, the borders it crosses, what it shares with others. */

import type { Link, Mode } from "../../model/index.ts";

/** A part of a route that matters here: a link, or a border that is crossed. */
export type Leg =
  | { readonly link: Link; readonly lengthKm: number; readonly gate?: undefined }
  | { readonly gate: RouteGate; readonly link?: undefined };

/** A border crossing on a route: its place, and the country that is left there. */
export interface RouteGate {
  readonly place: string;
  readonly from: string;
}

/** What is known of a route beside its price. */
export interface RouteTraits {
  /** Ids of its links, in order of travel. */
  readonly links: readonly string[];
  /** Kilometres of each link, at single values. */
  readonly lengths: readonly number[];
  /** Its modes in order, each once where links follow each other: `road sea road`. */
  readonly chain: string;
  /** Its modes. */
  readonly modes: readonly Mode[];
  /** Where it crosses a border, in order. */
  readonly gates: readonly RouteGate[];
  /** Ids of the ports where it changes between sea and land, in order. */
  readonly ports: readonly string[];
  /** Ids of all places on the way, its ends included. */
  readonly places: readonly string[];
  /** Mode and country -> kilometres. */
  readonly kilometres: readonly { readonly mode: Mode; readonly country: string; readonly km: number }[];
}

/** The traits of a route, of its legs in order. */
export function traitsOf(legs: readonly Leg[]): RouteTraits {
  const links: Link[] = [];
  const lengths: number[] = [];
  const gates: RouteGate[] = [];
  const km = new Map<string, { mode: Mode; country: string; km: number }>();
  for (const leg of legs) {
    if (leg.link === undefined) {
      if (gates.at(-1)?.place !== leg.gate.place) gates.push(leg.gate);
      continue;
    }
    const { link, lengthKm } = leg;
    links.push(link);
    lengths.push(lengthKm);
    const { mode, country } = link;
    const entry = km.get(`${mode} ${country}`) ?? { mode, country, km: 0 };
    entry.km += lengthKm;
    km.set(`${mode} ${country}`, entry);
  }
  const chain = links.map(({ mode }) => mode);
  const first = links[0];
  return {
    links: links.map(({ id }) => id),
    lengths,
    chain: chain.filter((mode, i) => mode !== chain[i - 1]).join(" "),
    modes: [...new Set(chain)].sort(),
    gates,
    ports: links.flatMap(({ mode, from }, i) => {
      const before = links[i - 1]?.mode;
      return before !== undefined && (before === "sea") !== (mode === "sea") ? [from] : [];
    }),
    places: first === undefined ? [] : [first.from, ...links.map(({ to }) => to)],
    kilometres: [...km.values()],
  };
}

/** Whether a route passes no place and enters no country twice. At sea there are no countries. */
export function isPlain(legs: readonly Leg[]): boolean {
  const links = legs.flatMap(({ link }) => (link === undefined ? [] : [link]));
  const first = links[0];
  if (first === undefined) return false;
  const places = [first.from, ...links.map(({ to }) => to)];
  if (new Set(places).size < places.length) return false;
  const countries = links.filter(({ mode }) => mode !== "sea").map(({ country }) => country);
  const entered = countries.filter((country, i) => country !== countries[i - 1]);
  return new Set(entered).size === entered.length;
}
