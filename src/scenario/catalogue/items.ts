/** Lists what a study has of a kind, and searches it by words. */

import { compact, expectArguments } from "../../base/index.ts";
import type { OpeningWindow, Study } from "../../model/index.ts";
import { listItemsArguments } from "../given.ts";
import type { Scenario } from "../scenario.ts";

/** A kind of what can be listed and shown. */
export type ItemKind = "places" | "links" | "figures" | "scenarios" | "commodities" | "calendars" | "sources";

/** All kinds of what can be listed and shown. */
export const itemKinds: readonly ItemKind[] = [
  ...(["places", "links", "figures", "scenarios", "commodities", "calendars", "sources"] as const),
];

/** One thing of a study, in short. */
export interface ListedItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly name: string;
  /** What sets it apart, e.g. country and kind of a place, value and range of a figure. Columns by kind. */
  readonly facts: Readonly<Record<string, string | number>>;
}

type Draft = Omit<ListedItem, "kind"> & {
  /** Further words it is found by. */
  readonly words?: readonly (string | undefined)[];
};

/**
 * What a study has of a kind, in the order of its tables; the two ways of a two-way link are one.
 *
 * @param words - Only what holds all of these words in its id, name, facts or notes, whatever their case and accents.
 * @example
 * ```ts
 * import { listItems } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const figures = listItems(await loadStudy("examples/first-corridor"), "figures", "border stop");
 * for (const { id, name, facts } of figures) console.log(id, name, facts.value);
 * // border.rail Stop of a train at the border 12
 * // border.road Stop of a truck at the border 24
 * ```
 */
export function listItems(study: Study, kind: ItemKind, words = ""): ListedItem[] {
  expectArguments(listItemsArguments, [study, kind, words]);
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return drafts[kind](study).flatMap(({ words: further = [], ...item }) => {
    const text = plain([item.id, item.name, ...Object.values(item.facts), ...further].join(" "));
    return wanted.every((word) => text.includes(word)) ? [{ kind, ...item }] : [];
  });
}

/** A text without case and accents. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const drafts: Readonly<Record<ItemKind, (study: Study) => Draft[]>> = {
  places: ({ network }) =>
    network.places.map(({ id, name, kind, country, note }) => ({
      ...{ id, name, facts: { kind, country } },
      words: [note],
    })),
  links({ network }) {
    const names = new Map(network.places.map(({ id, name }) => [id, name]));
    const figures = new Map(network.figures.map((figure) => [figure.id, figure]));
    const seen = new Set<string>();
    return network.links.flatMap(({ row, from, to, mode, country, status, length, note }) => {
      if (seen.has(row)) return [];
      seen.add(row);
      const [begin, end] = [from, to].map((id) => names.get(id) ?? id);
      const km = figures.get(length)?.value ?? Number.NaN;
      return [
        {
          id: row,
          name: `${begin} - ${end}`,
          facts: { mode, country, km, status },
          words: [from, to, note],
        },
      ];
    });
  },
  figures: ({ network }) =>
    network.figures.map(({ id, name, value, unit, low, high, kind, source, note, appliesTo, together }) => ({
      ...{
        id,
        name,
        facts: compact<Record<string, string | number>>({ value, unit, low, high, kind, source }),
      },
      words: [note, appliesTo, together],
    })),
  scenarios: ({ scenarios }) =>
    [...scenarios].map(([id, { document }]) => {
      const { title, question, extends: parents, edits } = document as Scenario;
      const before = parents === undefined ? "" : [parents].flat().join(" ");
      return {
        ...{ id, name: title, facts: { extends: before, edits: edits.length } },
        words: [question, JSON.stringify(edits)],
      };
    }),
  commodities: ({ commodities }) =>
    commodities.map(({ id, name, traffic, handling, unit }) => ({
      id,
      name,
      facts: compact<Record<string, string>>({ traffic, handling, unit }),
    })),
  calendars: ({ network }) =>
    network.calendars.map(({ id, zone, windows, closed }) => ({
      ...{ id, name: windows.map(hours).join(", ") },
      facts: { zone, closed: closed.length },
    })),
  sources: ({ sources }) =>
    sources.map(({ id, title, publisher, year, url }) => ({
      ...{ id, name: title, facts: compact<Record<string, string | number>>({ publisher, year }) },
      words: [url],
    })),
};

/** Opening hours as people write them: `08:00-16:00`, or `18:00-02:00+1` over midnight. */
function hours({ from, until }: OpeningWindow): string {
  const clock = (minutes: number): string =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const day = 24 * 60;
  return until > day ? `${clock(from)}-${clock(until - day)}+1` : `${clock(from)}-${clock(until)}`;
}
