import { compact } from "../../base/index.ts";
import {
  type Figure,
  type FigureKind,
  kinds,
  type Link,
  modes,
  modeTraits,
  parseUnit,
  statuses,
  traffics,
  type Unit,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../text/cells.ts";
import { readRange, readSource } from "./figures.ts";
import { type Reading, rowsOf } from "./reading.ts";

/** Columns of `links.csv`. */
export const linkColumns: Columns = {
  table: "links",
  required: [
    ...["id", "from", "to", "two_way", "mode", "country", "length_km", "length_kind", "length_source"],
    ...["status", "carries"],
  ],
  optional: [
    ...[
      "length_low",
      "length_high",
      "speed_kmh",
      "speed_kind",
      "speed_source",
      "gauge_mm",
      "tracks",
      "electrified",
    ],
    ...["design_speed_kmh", "design_speed_source", "status_as_of", "status_source", "open_year"],
    ...["capex_musd", "capex_source", "note"],
  ],
};

/** Links and the figures their rows hold. */
export interface ReadLinks {
  readonly links: readonly Link[];
  readonly figures: readonly Figure[];
}

/** Reads `links.csv`; a two-way row gives two links, `a` and `a~back`, that share their figures. */
export function readLinks(reading: Reading, sources: ReadonlySet<string>, currency: string): ReadLinks {
  const links: Link[] = [];
  const figures: Figure[] = [];
  for (const row of rowsOf(reading, linkColumns)) {
    const read = readFigures(row, sources, currency);
    const there = readLink(row, sources, read);
    links.push(there);
    if (row.flag("two_way")) links.push(wayBack(there));
    figures.push(...read);
  }
  return { links, figures };
}

function wayBack(link: Link): Link {
  return { ...link, id: `${link.row}~back`, from: link.to, to: link.from };
}

function readLink(row: RowReader, sources: ReadonlySet<string>, figures: readonly Figure[]): Link {
  const id = row.id();
  const mode = row.choice("mode", modes);
  const gauge = row.optionalNumber("gauge_mm", { above: 0 });
  if (modeTraits[mode]?.gauge === "required" && gauge === undefined)
    row.refuse("gauge_mm", { expected: "the gauge of a railway in mm", got: "", hint: "e.g. 1435" });
  const figureId = (field: string): string | undefined =>
    figures.find((f) => f.id === `links.${id}.${field}`)?.id;
  return compact<Link>({
    id,
    row: id,
    from: row.id("from"),
    to: row.id("to"),
    mode,
    country: row.id("country"),
    length: `links.${id}.length`,
    speed: figureId("speed"),
    gauge,
    tracks: row.optionalNumber("tracks", { above: 0, whole: true }),
    electrified: row.has("electrified") ? row.flag("electrified") : undefined,
    designSpeed: figureId("designSpeed"),
    status: row.choice("status", statuses),
    statusAsOf: row.optional("status_as_of"),
    statusSource: readSource(row, "status_source", sources, false),
    carries: row.list("carries", traffics),
    openYear: row.optionalNumber("open_year", { whole: true, least: 1800, most: 2200 }),
    capex: figureId("capex"),
    note: row.optional("note"),
  });
}

/** The figures of a link row, each with the columns and the unit it is written in. */
function readFigures(row: RowReader, sources: ReadonlySet<string>, currency: string): Figure[] {
  const id = row.raw("id");
  const figure = (field: string, name: string, column: string, unit: string, kind: FigureKind): Figure => {
    const { factor, dimension } = parseUnit(unit) as Unit;
    const stem = column.replace(/_(km|kmh|musd)$/, "");
    const range = readRange(row, { value: column, low: `${stem}_low`, high: `${stem}_high` }, { above: 0 });
    const source = readSource(row, `${stem}_source`, sources, kind === "sourced");
    return compact<Figure>({
      ...{ id: `links.${id}.${field}`, name: `${name}, ${id}`, ...range },
      ...{ unit, factor, dimension, role: "input", kind, source },
    });
  };
  const figures = [figure("length", "Length", "length_km", "km", row.choice("length_kind", kinds))];
  if (row.has("speed_kmh")) {
    figures.push(figure("speed", "Running speed", "speed_kmh", "km/h", row.choice("speed_kind", kinds)));
  }
  if (row.has("design_speed_kmh")) {
    const kind = row.has("design_speed_source") ? "sourced" : "assumed";
    figures.push(figure("designSpeed", "Design speed", "design_speed_kmh", "km/h", kind));
  }
  if (row.has("capex_musd")) {
    const capex = figure("capex", "Capital cost", "capex_musd", currency, "sourced");
    figures.push({ ...capex, value: capex.value * 1e6 });
  }
  return figures;
}
