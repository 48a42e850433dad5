import {
  type Amount,
  type Commodity,
  type Crossing,
  compact,
  type Dimension,
  didYouMean,
  dimensionOf,
  dimensionText,
  type Figure,
  figure,
  figuresOf,
  isExpression,
  isUnit,
  type Link,
  type Network,
  type Place,
  parseFormula,
  parseUnit,
  refreshFormulas,
  type Source,
  sameDimension,
  type Tariff,
} from "../model/index.ts";
import type { AmountInput, FigureInput } from "./scenario.ts";

/** What is wrong with a part of an edit. */
export interface Fault {
  readonly expected: string;
  readonly got: unknown;
  readonly hint?: string | undefined;
}

/** Notes a fault at a field of the edit being applied, e.g. `to.value`. */
export type Report = (field: string, fault: Fault) => void;

/** The edit being applied: where it stands, and how to note what is wrong with it. */
export interface EditContext {
  /** Prefix for the ids of figures the edit states, e.g. `scenarios.planned-link.edits[0]`. */
  readonly prefix: string;
  readonly report: Report;
}

/** A network while scenarios edit it: a copy by maps; the rows themselves are replaced, never changed. */
export class Draft {
  readonly places: Map<string, Place>;
  readonly links: Map<string, Link>;
  readonly figures: Map<string, Figure>;
  readonly tariffs: Map<string, Tariff>;
  crossings: Crossing[];
  readonly commodities: readonly Commodity[];
  readonly currency: string;
  readonly #base: Network;
  readonly #sources: ReadonlySet<string>;

  constructor(
    base: Network,
    commodities: readonly Commodity[],
    sources: readonly Source[],
    currency: string,
  ) {
    const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
      new Map(rows.map((r) => [r.id, r]));
    this.#base = base;
    this.places = byId(base.places);
    this.links = byId(base.links);
    this.figures = byId(base.figures);
    this.tariffs = byId(base.tariffs);
    this.crossings = [...base.crossings];
    this.commodities = commodities;
    this.currency = currency;
    this.#sources = new Set(sources.map((s) => s.id));
  }

  /** The network as edited; figures with formulas follow the figures they are made of. */
  network(): Network {
    const sorted = <Row extends { id: string }>(rows: Iterable<Row>): Row[] =>
      [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    return {
      ...this.#base,
      places: sorted(this.places.values()),
      links: sorted(this.links.values()),
      figures: sorted(refreshFormulas([...this.figures.values()])),
      tariffs: sorted(this.tariffs.values()),
      crossings: sorted(this.crossings),
    };
  }

  /** Rows of links a name stands for: a row's both directions, or one direction. */
  linksNamed(name: string): Link[] {
    const direction = this.links.get(name);
    if (direction !== undefined && direction.id !== direction.row) return [direction];
    return [...this.links.values()].filter((link) => link.row === name);
  }

  /** A stated figure as the network keeps it, or `undefined` after noting what is wrong with it. */
  figure(
    input: FigureInput,
    field: string,
    wanted: readonly Dimension[],
    id: string,
    context: EditContext,
    name: string = id,
  ): Figure | undefined {
    const unit = parseUnit(input.unit);
    if (!isUnit(unit)) {
      context.report(`${field}.unit`, { expected: unit.reason, got: input.unit, hint: unit.hint });
      return undefined;
    }
    if (!wanted.some((d) => sameDimension(d, unit.dimension))) {
      const expected = `a unit of ${wanted.map(dimensionText).join(" or ")}`;
      context.report(`${field}.unit`, { expected, got: `${input.unit} (${dimensionText(unit.dimension)})` });
      return undefined;
    }
    if (!this.#sourceFits(input, field, context) || !rangeFits(input, field, context)) return undefined;
    const { value, low, mode, high, shape, kind, source, year, note } = input;
    const { text, factor, dimension } = unit;
    return compact<Figure>({
      id,
      name,
      value,
      low,
      mode,
      high,
      shape,
      kind,
      source,
      year,
      note,
      unit: text,
      factor,
      dimension,
      role: "input",
    });
  }

  #sourceFits(input: FigureInput, field: string, context: EditContext): boolean {
    if (input.source === undefined && input.kind !== "sourced") return true;
    if (input.source !== undefined && this.#sources.has(input.source)) return true;
    const hint = input.source === undefined ? undefined : didYouMean(input.source, this.#sources);
    context.report(`${field}.source`, { expected: "the id of a source", got: input.source, hint });
    return false;
  }

  /** A stated amount; a figure stated in place joins the network's figures. `undefined` after noting a fault. */
  amount(
    input: AmountInput,
    field: string,
    wanted: readonly Dimension[],
    context: EditContext,
  ): Amount | undefined {
    if (typeof input !== "string") {
      const made = this.figure(input, field, wanted, `${context.prefix}.${field}`, context);
      if (made === undefined) return undefined;
      this.figures.set(made.id, made);
      return { text: `${input.value} ${input.unit}`, expression: figure(made.id) };
    }
    const special = new Map<string, Dimension>([
      ["commodity.value", { [this.currency]: 1, t: -1 }],
      ["commodity.tonnesPerTeu", { t: 1, TEU: -1 }],
    ]);
    const names = (): string[] => [...this.figures.keys(), ...special.keys()];
    const expression = parseFormula(input, (id) => this.figures.has(id) || special.has(id), names);
    if (!isExpression(expression)) {
      context.report(field, expression);
      return undefined;
    }
    const measured = dimensionOf(
      expression,
      (id) => special.get(id) ?? (this.figures.get(id) as Figure).dimension,
    );
    const fault = "dimension" in measured ? mismatch(measured.dimension, wanted, input) : measured;
    const check = figuresOf(expression).find((id) => this.figures.get(id)?.role === "check");
    if (fault !== undefined) context.report(field, fault);
    else if (check !== undefined) {
      context.report(field, {
        expected: "a figure that prices",
        got: check,
        hint: "it only serves to compare results with",
      });
    } else return { text: input, expression };
    return undefined;
  }
}

function mismatch(got: Dimension, wanted: readonly Dimension[], text: string): Fault | undefined {
  if (text === "0" || wanted.some((d) => sameDimension(d, got))) return undefined;
  return {
    expected: `an amount in ${wanted.map(dimensionText).join(" or ")}`,
    got: `${text} (${dimensionText(got)})`,
  };
}

function rangeFits(input: FigureInput, field: string, context: EditContext): boolean {
  const { value, low = value, mode = value, high = value } = input;
  if (low <= value && value <= high && low <= mode && mode <= high) return true;
  const got = `low ${input.low ?? "-"}, mode ${input.mode ?? "-"}, value ${value}, high ${input.high ?? "-"}`;
  context.report(`${field}.value`, { expected: "low at most mode and value, and both at most high", got });
  return false;
}
