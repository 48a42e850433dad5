import { boundsText, byId, compact, didYouMean, type Fault, within } from "../base/index.ts";
import {
  type Amount,
  type AmountRule,
  type Calendar,
  type Commodity,
  type Crossing,
  canonicalValue,
  dimensionFault,
  type Figure,
  type FigureRole,
  figure,
  isAmount,
  isUnit,
  type Link,
  type Network,
  type Place,
  parseUnit,
  readAmount,
  refreshFormulas,
  type Service,
  type Study,
  type Tariff,
  type Zone,
} from "../model/index.ts";
import type { AmountInput, FigureInput } from "./scenario.ts";

/** Notes a fault at a field of the edit being applied, e.g. `to.value`. */
export type Report = (field: string, fault: Fault) => void;

/** The edit being applied: where it stands, and how to note what is wrong with it. */
export interface EditContext {
  /** Prefix for the ids of figures the edit states, e.g. `scenarios.planned-link.edits[0]`. */
  readonly prefix: string;
  readonly report: Report;
}

/** Scenarios may rest on anything but figures that only serve to compare results with. */
const roles: readonly FigureRole[] = ["input", "lever", "shock"];

/** A network while scenarios edit it: a copy by maps; the rows themselves are replaced, never changed. */
export class Draft {
  readonly places: Map<string, Place>;
  readonly links: Map<string, Link>;
  readonly figures: Map<string, Figure>;
  readonly tariffs: Map<string, Tariff>;
  readonly calendars: Map<string, Calendar>;
  readonly services: Map<string, Service>;
  readonly zones: Map<string, Zone>;
  crossings: readonly Crossing[];
  readonly commodities: readonly Commodity[];
  readonly currency: string;
  readonly sources: ReadonlySet<string>;
  readonly #base: Network;

  constructor({ network, commodities, sources, currency }: Study) {
    const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
      new Map(rows.map((row) => [row.id, row]));
    this.#base = network;
    this.places = byId(network.places);
    this.links = byId(network.links);
    this.figures = byId(network.figures);
    this.tariffs = byId(network.tariffs);
    this.calendars = byId(network.calendars);
    this.services = byId(network.services);
    this.zones = byId(network.zones ?? []);
    this.crossings = network.crossings;
    this.commodities = commodities;
    this.currency = currency;
    this.sources = new Set(sources.map((source) => source.id));
  }

  /** The network as edited; figures with formulas follow the figures they are made of. */
  network(): Network {
    const base = this.#base;
    const figures = kept(base.figures, this.figures.values());
    const zones = this.zones.size === 0 ? base.zones : kept(base.zones ?? [], this.zones.values());
    return {
      ...base,
      places: kept(base.places, this.places.values()),
      links: kept(base.links, this.links.values()),
      figures: figures === base.figures ? figures : refreshFormulas(figures),
      tariffs: kept(base.tariffs, this.tariffs.values()),
      crossings: kept(base.crossings, this.crossings),
      calendars: kept(base.calendars, this.calendars.values()),
      services: kept(base.services, this.services.values()),
      ...(zones === undefined ? {} : { zones }),
    };
  }

  /** Rows of links a name stands for: a row's both directions, or one direction. */
  linksNamed(name: string): Link[] {
    const direction = this.links.get(name);
    if (direction !== undefined && direction.id !== direction.row) return [direction];
    return [...this.links.values()].filter((link) => link.row === name);
  }

  /**
   * A stated figure as the network keeps it, or `undefined` after noting everything that is wrong with it.
   *
   * @param commodities - What it prices, when it is counted per unit of the commodity.
   */
  figure(
    input: FigureInput,
    field: string,
    rule: AmountRule,
    { id, name = id, commodities = [] }: { id: string; name?: string; commodities?: readonly Commodity[] },
    context: EditContext,
  ): Figure | undefined {
    let right = true;
    const refuse = (part: string, fault: Fault): void => {
      context.report(`${field}.${part}`, fault);
      right = false;
    };
    const unit = parseUnit(input.unit);
    const scope = { figures: this.figures, roles, currency: this.currency, commodities };
    const misfit = isUnit(unit) ? dimensionFault(unit.dimension, input.unit, rule, scope) : unit;
    if (misfit !== undefined) refuse("unit", { got: input.unit, ...misfit });
    const range = rangeFault(input);
    if (range !== undefined) refuse("value", range);
    if (input.source === undefined ? input.kind === "sourced" : !this.sources.has(input.source)) {
      const hint = didYouMean(input.source ?? "", this.sources);
      refuse("source", { expected: "the id of a source", got: input.source, hint });
    }
    if (!right || !isUnit(unit)) return undefined;
    const { value, low, mode, high, shape, kind, source, year, note } = input;
    const { text, factor, dimension } = unit;
    const made = compact<Figure>({
      ...{ id, name, value, low, mode, high, shape, kind, source, year, note },
      ...{ unit: text, factor, dimension, role: "input" },
    });
    if (within(canonicalValue(made), rule.bounds ?? {})) return made;
    const hint = "it is too small or too large for what it stands for";
    refuse("value", { expected: boundsText(rule.bounds ?? {}), got: value, hint });
    return undefined;
  }

  /** A stated amount; a figure stated in place joins the network's figures. `undefined` after noting what is wrong. */
  amount(
    input: AmountInput,
    field: string,
    rule: AmountRule,
    commodities: readonly Commodity[],
    context: EditContext,
  ): Amount | undefined {
    if (typeof input !== "string") {
      const id = `${context.prefix}.${field}`;
      const made = this.figure(input, field, { bounds: { least: 0 }, ...rule }, { id, commodities }, context);
      if (made === undefined) return undefined;
      this.figures.set(made.id, made);
      return { text: `${input.value} ${input.unit}`, expression: figure(made.id) };
    }
    const amount = readAmount(input, rule, {
      figures: this.figures,
      roles,
      currency: this.currency,
      commodities,
    });
    if (isAmount(amount)) return amount;
    context.report(field, amount);
    return undefined;
  }
}

function rangeFault(input: FigureInput): Fault | undefined {
  const { value, low, mode, high } = input;
  const got = `low ${low ?? "-"}, mode ${mode ?? "-"}, value ${value}, high ${high ?? "-"}`;
  if (low === undefined || high === undefined) {
    if (low === undefined && mode === undefined && high === undefined) return undefined;
    return { expected: "both low and high, or no range", got, hint: "give the other end too" };
  }
  const between = (part: number): boolean => low <= part && part <= high;
  if (between(value) && between(mode ?? value)) return undefined;
  return {
    expected: "low at most mode and value, and both at most high",
    got,
    hint: "widen the range, or mend the value",
  };
}

/** Whether all names of a list are known; those that are not are noted. */
export function checkNames(
  field: string,
  names: readonly string[],
  known: ReadonlySet<string>,
  expected: string,
  { report }: EditContext,
): boolean {
  for (const [i, got] of names.entries()) {
    if (!known.has(got)) report(`${field}[${i}]`, { expected, got, hint: didYouMean(got, known) });
  }
  return names.every((name) => known.has(name));
}

/** Rows in the order of their ids; the very table of the base where nothing changed, so that what was made of it holds. */
function kept<Row extends { readonly id: string }>(
  base: readonly Row[],
  rows: Iterable<Row>,
): readonly Row[] {
  const edited = [...rows];
  if (edited.length === base.length && edited.every((row, i) => row === base[i])) return base;
  return edited.sort(byId);
}
