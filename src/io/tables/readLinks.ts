/** Reads `links.csv`: links, and the figures that their rows hold. */

import { append, compact } from "../../base/index.ts";
import {
  type Expression,
  type Figure,
  type FigureKind,
  figureEvaluator,
  kinds,
  type Link,
  type LinkRow,
  linkRowTable,
  modeTraits,
  parseUnit,
  references,
  type Unit,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { checkRange } from "./readFigures.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** Links and the figures their rows hold. */
interface ReadLinks {
  readonly links: readonly Link[];
  readonly figures: readonly Figure[];
}

/** Reads `links.csv`; a two-way row gives two links, `a` and `a~back`, that share their figures. */
export function readLinks(open: OpenTables, pricing: Pricing): ReadLinks {
  const { currency } = pricing;
  const speedOf = figureEvaluator(pricing.figures);
  const links: Link[] = [];
  const figures: Figure[] = [];
  for (const row of rowsOf(open, linkRowTable)) {
    const read = readRow(row, linkRowTable, pricing);
    checkLinkRow(row, read);
    const link = linkOf(read);
    links.push(link);
    if (read.twoWay) links.push({ ...link, id: `${link.row}~back`, from: link.to, to: link.from });
    append(figures, figuresOf(read, currency, speedOf));
  }
  return { links, figures };
}

/** Checks what a row needs as its other cells are filled. */
function checkLinkRow(row: RowReader, { lengthKm, lengthLow, lengthHigh, ...read }: LinkRow): void {
  if (modeTraits[read.mode]?.gauge === "required" && read.gaugeMm === undefined) {
    row.refuse("gauge_mm", { expected: "the gauge of a railway in mm", got: "", hint: "e.g. 1435" });
  }
  if (read.speedKmh !== undefined && read.speedKind === undefined) row.word("speed_kind", kinds);
  if (read.speedKmh !== undefined && read.speedFormula !== undefined) {
    const hint = "leave one of speed_kmh and speed_formula empty";
    row.refuse("speed_formula", { expected: "one speed", got: read.speedFormula.text, hint });
  }
  if (read.capexMusd !== undefined && read.capexSource === undefined) {
    row.refuse("capex_source", { expected: references.source, got: "" });
  }
  const columns = { value: "length_km", low: "length_low", high: "length_high" };
  checkRange(row, { value: lengthKm, low: lengthLow, high: lengthHigh }, columns);
}

function linkOf(read: LinkRow): Link {
  // Columns that become figures, or fields of another name; all others are fields of a link.
  const {
    twoWay: _,
    gaugeMm,
    lengthKm,
    lengthLow,
    lengthHigh,
    lengthKind,
    lengthSource,
    speedKmh,
    speedKind,
    speedSource,
    speedFormula,
    designSpeedKmh,
    designSpeedSource,
    capexMusd,
    capexSource,
    ...kept
  } = read;
  const figureId = (field: string, value: number | undefined): string | undefined =>
    value === undefined ? undefined : `links.${read.id}.${field}`;
  return compact<Link>({
    ...kept,
    row: read.id,
    length: `links.${read.id}.length`,
    speed: figureId("speed", speedKmh ?? (speedFormula && 1)),
    gauge: gaugeMm,
    designSpeed: figureId("designSpeed", designSpeedKmh),
    capex: figureId("capex", capexMusd),
  });
}

/** What a row says of one of its figures. */
interface Stated {
  readonly value: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly unit: string;
  readonly kind: FigureKind;
  readonly source: string | undefined;
  readonly formula?: Expression | undefined;
}

function figuresOf(read: LinkRow, currency: string, speedOf: (expression: Expression) => number): Figure[] {
  const { speedFormula } = read;
  const figure = (field: string, name: string, { value, unit, ...stated }: Stated): Figure[] => {
    if (value === undefined) return [];
    const { factor, dimension } = parseUnit(unit) as Unit;
    const named = { id: `links.${read.id}.${field}`, name: `${name}, ${read.id}`, role: "input" } as const;
    return [compact<Figure>({ ...named, ...stated, value, unit, factor, dimension })];
  };
  return [
    ...figure("length", "Length", {
      value: read.lengthKm,
      low: read.lengthLow,
      high: read.lengthHigh,
      unit: "km",
      kind: read.lengthKind,
      source: read.lengthSource,
    }),
    ...figure("speed", "Running speed", {
      value: speedFormula === undefined ? read.speedKmh : speedOf(speedFormula.expression),
      unit: "km/h",
      kind: speedFormula === undefined ? (read.speedKind ?? "assumed") : "derived",
      source: read.speedSource,
      formula: speedFormula?.expression,
    }),
    ...figure("designSpeed", "Design speed", {
      value: read.designSpeedKmh,
      unit: "km/h",
      kind: read.designSpeedSource === undefined ? "assumed" : "sourced",
      source: read.designSpeedSource,
    }),
    ...figure("capex", "Capital cost", {
      value: read.capexMusd === undefined ? undefined : read.capexMusd * 1e6,
      unit: currency,
      kind: "sourced",
      source: read.capexSource,
    }),
  ];
}
