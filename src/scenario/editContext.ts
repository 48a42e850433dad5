/** What an edit works with while it is applied: the draft, its reader of amounts, and where to report what is wrong. */
import { boundsText, compact, didYouMean, type Fault, within } from "../base/index.ts";
import {
  type Amount,
  type AmountRule,
  type AmountScope,
  type AmountType,
  amountRule,
  type Commodity,
  canonicalValue,
  centreFault,
  commoditiesNamed,
  commodityNames,
  type Figure,
  type FigureRole,
  figure,
  type Unit,
} from "../model/index.ts";
import type { Draft } from "./draft.ts";
import type { FieldsByName, Quantity } from "./fields.ts";
import type { AmountInput, CellInput, FigureInput } from "./scenario.ts";

/** Reads the texts of amounts and units. Given to edits, so that their code does not depend on a parser of formulas. */
export interface AmountReader {
  /** The amount that a formula stands for, or what is wrong with it. */
  amount(formula: string, rule: AmountRule, scope: AmountScope): Amount | Fault;
  /** The unit that a text stands for, or why it is none or does not fit the rule. */
  unit(text: string, rule: AmountRule, scope: AmountScope): Unit | Omit<Fault, "got">;
}

/** Records a fault at a field of the edit being applied, e.g. `to.value`. */
export type Report = (field: string, fault: Fault) => void;

/** How a figure that an edit states is called, and what it prices when it is counted per unit of a commodity. */
interface FigureNames {
  readonly id: string;
  readonly name?: string;
  readonly commodities?: readonly Commodity[];
}

/** Scenarios may use any figure but those that only serve to compare results with. */
const roles: readonly FigureRole[] = ["input", "lever", "shock"];

/** The hint of a problem with an edit that changes nothing. */
export const unchangedHint = "the edit changes nothing";

/** One edit while it is applied. */
export class EditContext {
  readonly draft: Draft;
  /** Prefix of the ids of figures that the edit states, e.g. `scenarios.planned-link.edits[0]`. */
  readonly prefix: string;
  readonly #report: Report;
  readonly #reader: AmountReader;
  #valid = true;

  constructor(draft: Draft, prefix: string, report: Report, reader: AmountReader) {
    this.draft = draft;
    this.prefix = prefix;
    this.#report = report;
    this.#reader = reader;
  }

  /** Whether nothing has been reported so far. */
  get valid(): boolean {
    return this.#valid;
  }

  /** Records what is wrong with a field of the edit. */
  report(field: string, fault: Fault): void {
    this.#valid = false;
    this.#report(field, fault);
  }

  /** Reports that the edit changes nothing, which is never meant. */
  reportUnchanged(field: string, what: string, got: string): void {
    this.report(field, { expected: `${what} the edit changes`, got, hint: unchangedHint });
  }

  /** Whether all names of a list are known; reports those that are not. */
  checkNames(field: string, names: readonly string[], known: ReadonlySet<string>, expected: string): boolean {
    for (const [i, got] of names.entries()) {
      if (!known.has(got)) this.report(`${field}[${i}]`, { expected, got, hint: didYouMean(got, known) });
    }
    return names.every((name) => known.has(name));
  }

  /** The commodities that a list names, all for an empty list; `undefined` after reporting names that are unknown. */
  commodities(field: string, names: readonly string[]): readonly Commodity[] | undefined {
    const { commodities } = this.draft;
    const known = commodityNames(commodities);
    if (!this.checkNames(field, names, known, "a commodity, handling or traffic")) return undefined;
    return commoditiesNamed(commodities, names);
  }

  /** Reports a source that is unknown, or missing where the kind of evidence needs one. */
  checkSource(field: string, source: string | undefined, kind?: string): boolean {
    const { sources } = this.draft;
    if (source === undefined ? kind !== "sourced" : sources.has(source)) return true;
    const hint = didYouMean(source ?? "", sources);
    this.report(field, { expected: "the id of a source", got: source, hint });
    return false;
  }

  /** A figure that the edit states, as the network holds it; `undefined` after reporting everything wrong with it. */
  figure(
    input: FigureInput,
    field: string,
    rule: AmountRule,
    { id, name = id, commodities = [] }: FigureNames,
  ): Figure | undefined {
    const unit = this.#reader.unit(input.unit, rule, this.#scope(commodities));
    if (!isUnit(unit)) this.report(`${field}.unit`, { got: input.unit, ...unit });
    const range = rangeFault(input);
    if (range !== undefined) this.report(`${field}.value`, range);
    const hasSource = this.checkSource(`${field}.source`, input.source, input.kind);
    if (!isUnit(unit) || range !== undefined || !hasSource) return undefined;
    const { value, low, mode, high, shape, standsFor, kind, source, year, note } = input;
    const { text, factor, dimension } = unit;
    const made = compact<Figure>({
      id,
      name,
      value,
      low,
      mode,
      high,
      shape,
      standsFor,
      kind,
      source,
      year,
      note,
      unit: text,
      factor,
      dimension,
      role: "input",
    });
    const { bounds = {} } = rule;
    const hint = "it is too small or too large for what it stands for";
    const refuse = (part: string, got: number): undefined =>
      this.report(`${field}.${part}`, { expected: boundsText(bounds), got, hint }) as undefined;
    if (!within(canonicalValue(made), bounds)) return refuse("value", value);
    if (low !== undefined && !within(low * factor, bounds)) return refuse("low", low);
    if (high !== undefined && !within(high * factor, bounds)) return refuse("high", high);
    return made;
  }

  /**
   * An amount that the edit states; a figure stated in place is added to the network. `undefined` after reporting what is
   * wrong with it.
   *
   * @param commodities - What it prices; none where it may not depend on the commodity.
   */
  amount(
    input: AmountInput,
    field: string,
    rule: AmountRule,
    commodities: readonly Commodity[],
  ): Amount | undefined {
    if (typeof input !== "string") {
      const id = `${this.prefix}.${field}`;
      const made = this.figure(input, field, { bounds: { least: 0 }, ...rule }, { id, commodities });
      if (made === undefined) return undefined;
      this.draft.figures.set(made.id, made);
      return { text: `${input.value} ${input.unit}`, expression: figure(made.id) };
    }
    const amount = this.#reader.amount(input, rule, this.#scope(commodities));
    if ("expression" in amount) return amount;
    this.report(field, amount);
    return undefined;
  }

  /**
   * Those amounts of a group of fields that the edit states and that are valid.
   *
   * @param path - ProblemLocation the fields are in the edit, e.g. `zone.`.
   * @param commodities - What they price.
   */
  amounts<Name extends string>(
    stated: { readonly [N in Name]?: AmountInput | undefined },
    fields: FieldsByName & Readonly<Record<Name, unknown>>,
    path: string,
    commodities: readonly Commodity[],
  ): { [N in Name]?: Amount } {
    const amounts: { [N in Name]?: Amount } = {};
    for (const name of Object.keys(fields) as Name[]) {
      const field = fields[name];
      const input = stated[name];
      if (field?.form !== "amount" || input === undefined) continue;
      const amount = this.amount(input, path + name, this.rule(field), commodities);
      if (amount !== undefined) amounts[name] = amount;
    }
    return amounts;
  }

  /** Reports what is wrong with an amount whatever it is for: a unit that is none, a range, a source, a name in a formula. */
  checkAmount(input: CellInput, field: string): void {
    if (typeof input === "string") {
      const read = this.#reader.amount(input, {}, this.#scope(this.draft.commodities));
      if (!("expression" in read)) this.report(field, read);
    } else if (typeof input === "object" && !Array.isArray(input))
      this.figure(input, field, { bounds: {} }, { id: `${this.prefix}.${field}` });
  }

  /** The first reading of a formula by some rules that fits; nothing is reported. */
  firstAmount(formula: string, rules: readonly AmountRule[]): Amount | undefined {
    const read = rules.map((rule) => this.#reader.amount(formula, rule, this.#scope([])));
    return read.find((amount): amount is Amount => "expression" in amount);
  }

  /** The same context, in which what is wrong with `inner.x` is reported at `outer.x`. */
  within(inner: string, outer: string): EditContext {
    const report: Report = (field, fault) => {
      const isInner = inner !== "" && (field === inner || field.startsWith(`${inner}.`));
      this.report(isInner ? `${outer}${field.slice(inner.length)}` : `${outer}.${field}`, fault);
    };
    return new EditContext(this.draft, this.prefix, report, this.#reader);
  }

  /** What an amount of a measure with a unit must be. */
  rule({ unit = "1", bounds }: Quantity): AmountRule {
    return amountRule(compact<AmountType>({ type: "amount", unit, bounds }), { money: this.draft.currency });
  }

  #scope(commodities: readonly Commodity[]): AmountScope {
    const { figures, currency, doubt } = this.draft;
    return { figures, roles, currency, commodities, doubt };
  }
}

function isUnit(unit: Unit | Omit<Fault, "got">): unit is Unit {
  return "factor" in unit;
}

function rangeFault(input: FigureInput): Fault | undefined {
  const { value, low, mode, high, shape } = input;
  const got = `low ${low ?? "-"}, mode ${mode ?? "-"}, value ${value}, high ${high ?? "-"}`;
  if (low === undefined || high === undefined) {
    if (low === undefined && mode === undefined && high === undefined) return undefined;
    return { expected: "both low and high, or no range", got, hint: "give the other end too" };
  }
  const between = (part: number): boolean => low <= part && part <= high;
  if (between(value) && between(mode ?? value)) {
    if (shape !== "lognormal" || low > 0 || low === high) return centreFault(input);
    const hint = "use another shape, such as triangular";
    return { expected: "a low above 0 for a lognormal shape", got, hint };
  }
  return {
    expected: "low at most mode and value, and both at most high",
    got,
    hint: "widen the range, or correct the value",
  };
}
