/** Whether an amount keeps its bounds over the whole ranges of the figures it rests on, not at their single values alone. */
import { type Bounds, boundsText, type Fault, greatest, least, within } from "../../base/index.ts";
import { exp, lognormalCentre, lognormalSpread, wholePower, z95 } from "../../math/index.ts";
import { evaluator } from "./evaluate.ts";
import { type Applied, type Expression, exponentOf } from "./expression.ts";
import { canonicalValue, type Figure } from "./figure.ts";
import { type FigureTable, givenFigures } from "./figures.ts";
import { unaryOperators } from "./operators.ts";
import { noNumberHint } from "./waitFormulas.ts";

/**
 * What is wrong with an amount at some values within the ranges of its figures; nothing where it keeps its bounds, or where
 * it is not clear whether it does.
 *
 * Interval arithmetic (Moore 1966) encloses what the amount can come to. Where the enclosure leaves the bounds, which it may
 * do although no value does, a value that leaves them is looked for: each figure in turn is set to the end of its range that
 * takes the amount further out. Nothing is refused without such a value. Figures that move together are set together.
 *
 * @param expression - Of the amount, for one commodity; its figures are all in the table, free of circles.
 * @param text - The amount as written.
 */
export function faultOverRange(
  expression: Expression,
  text: string,
  bounds: Bounds,
  figures: FigureTable,
): Fault | undefined {
  const ranged = givenFigures(expression, figures)
    .map((id) => figures.get(id) as Figure)
    .filter((figure) => reachOf(figure) !== undefined);
  if (ranged.length === 0) return undefined;
  const enclosed = enclosure(expression, figures);
  if (enclosed !== undefined && within(enclosed.low, bounds) && within(enclosed.high, bounds))
    return undefined;
  const found = new Search(expression, bounds, figures, ranged).find();
  if (found === undefined) return undefined;
  const at = ranged.filter((figure) => found.ends.has(streamOf(figure)));
  const value = short(found.value);
  const places = at.map((figure) => {
    const end = reachOf(figure)?.[found.ends.get(streamOf(figure)) as End] as number;
    return `${figure.id} = ${short(end / figure.factor)}${figure.unit === "1" ? "" : ` ${figure.unit}`}`;
  });
  const shown = places.length > 3 ? [...places.slice(0, 3), "..."] : places;
  const { id } = at[0] as Figure;
  return {
    expected: `${boundsText(bounds)} over the whole range of ${id}${at.length > 1 ? " and others" : ""}`,
    got: `${text} = ${value} where ${shown.join(", ")}`,
    hint: Number.isFinite(found.value) ? hintFor(at) : noNumberHint,
  };
}

function hintFor(at: readonly Figure[]): string {
  const endless = at.find(({ shape }) => shape === "lognormal");
  if (endless === undefined) return `narrow the range of ${at.map(({ id }) => id).join(" or ")}`;
  return `low and high of ${endless.id} are its 5th and 95th percentiles, and one draw in a million lies further out than here: use another shape, or narrow its range`;
}

function short(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : value;
}

type End = "low" | "high";

/** Standard normal quantile of one in a million. */
const zMillion = 4.753424308822899;

/** How far a figure's draws reach, in canonical units: to the ends of its range, or as far as one draw in a million. */
function reachOf(figure: Figure): { readonly low: number; readonly high: number } | undefined {
  const { value, low, high, factor, shape, standsFor, formula } = figure;
  if (formula !== undefined || low === undefined || high === undefined || low === high) return undefined;
  if (shape !== "lognormal" || low <= 0) return { low: low * factor, high: high * factor };
  const beyond = exp(lognormalSpread(low, high) * (zMillion - z95));
  const moved =
    standsFor === "mean" || standsFor === "median" ? value / lognormalCentre(standsFor, low, high) : 1;
  return { low: (low / beyond) * moved * factor, high: high * beyond * moved * factor };
}

/** Figures that move together share one name. */
function streamOf({ id, together }: Figure): string {
  return together ?? id;
}

// Enclosures

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What an expression can come to, or more; `undefined` where that has no end or may be no number. */
function enclosure(expression: Expression, figures: FigureTable): Interval | undefined {
  const met = new Map<Expression | string, Interval | undefined>();
  const remembered = (key: Expression | string, find: () => Interval | undefined): Interval | undefined => {
    if (met.has(key)) return met.get(key);
    const found = find();
    const isSound = found !== undefined && Number.isFinite(found.low) && Number.isFinite(found.high);
    const kept = isSound ? found : undefined;
    met.set(key, kept);
    return kept;
  };
  const visit = (e: Expression): Interval | undefined => {
    if (e.type === "number") return point(e.value);
    if (e.type === "operation") return remembered(e, () => applied(e, e.of.map(visit)));
    return remembered(e.id, () => {
      const figure = figures.get(e.id) as Figure;
      if (figure.formula !== undefined) return visit(figure.formula);
      return reachOf(figure) ?? point(canonicalValue(figure));
    });
  };
  return visit(expression);
}

function point(value: number): Interval {
  return { low: value, high: value };
}

function applied(expression: Applied, of: readonly (Interval | undefined)[]): Interval | undefined {
  const parts: Interval[] = [];
  for (const part of of) {
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const [first, ...others] = parts as [Interval, ...Interval[]];
  const { name } = expression;
  switch (name) {
    case "add":
      return pairwise(first, others, (a, b) => ({ low: a.low + b.low, high: a.high + b.high }));
    case "subtract":
      return pairwise(first, others, (a, b) => ({ low: a.low - b.high, high: a.high - b.low }));
    case "multiply":
      return pairwise(first, others, product);
    case "divide":
      return pairwise(first, others, (a, b) => {
        const inverse = inverseOf(b);
        return inverse && product(a, inverse);
      });
    case "min":
      return pairwise(first, others, (a, b) => ({
        low: Math.min(a.low, b.low),
        high: Math.min(a.high, b.high),
      }));
    case "max":
      return pairwise(first, others, (a, b) => ({
        low: Math.max(a.low, b.low),
        high: Math.max(a.high, b.high),
      }));
    case "negate":
      return { low: -first.high, high: -first.low };
    case "abs":
      return fromZero(first, { low: Math.abs(first.low), high: Math.abs(first.high) });
    case "power":
      return powerOf(first, exponentOf(expression));
    case "sqrt":
    case "log":
      if (first.low < 0 || (name === "log" && first.low === 0)) return undefined;
      return rising(first, unaryOperators[name].apply);
    case "exp":
      return rising(first, unaryOperators.exp.apply);
  }
}

function pairwise(
  first: Interval,
  others: readonly Interval[],
  join: (a: Interval, b: Interval) => Interval | undefined,
): Interval | undefined {
  return others.reduce<Interval | undefined>((sum, next) => sum && join(sum, next), first);
}

function product(a: Interval, b: Interval): Interval {
  const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high] as const;
  return { low: least(ends), high: greatest(ends) };
}

function inverseOf({ low, high }: Interval): Interval | undefined {
  return low > 0 || high < 0 ? { low: 1 / high, high: 1 / low } : undefined;
}

function rising({ low, high }: Interval, apply: (x: number) => number): Interval {
  return { low: apply(low), high: apply(high) };
}

/** The hull of what a function with its least at 0 comes to, from its values at both ends. */
function fromZero({ low, high }: Interval, ends: Interval): Interval {
  const least = low <= 0 && high >= 0 ? 0 : Math.min(ends.low, ends.high);
  return { low: least, high: Math.max(ends.low, ends.high) };
}

function powerOf(base: Interval, exponent: number): Interval | undefined {
  if (exponent === 0) return point(1);
  if (exponent < 0) {
    const positive = powerOf(base, -exponent);
    return positive && inverseOf(positive);
  }
  const ends = rising(base, (x) => wholePower(x, exponent));
  return exponent % 2 === 0 ? fromZero(base, ends) : ends;
}

// Values that leave the bounds

interface Found {
  readonly value: number;
  /** Which ends the figures are at, by the names of what moves together; all others are at their single values. */
  readonly ends: ReadonlyMap<string, End>;
}

/** Rounding that is no fault, as a share of the amount. */
const rounding = 1e-12;

/** Looks for values of figures, within their ranges, at which an amount leaves its bounds. */
class Search {
  readonly #expression: Expression;
  readonly #bounds: Bounds;
  readonly #figures: FigureTable;
  readonly #streams: readonly string[];
  /** Of the amount at single values. */
  readonly #size: number;

  constructor(expression: Expression, bounds: Bounds, figures: FigureTable, ranged: readonly Figure[]) {
    this.#expression = expression;
    this.#bounds = bounds;
    this.#figures = figures;
    this.#streams = [...new Set(ranged.map(streamOf))];
    this.#size = Math.abs(this.#valueAt(new Map()));
  }

  /** A value out of bounds with one figure at an end of its range; else with several that lead further up, or down. */
  find(): Found | undefined {
    return this.#alone() ?? this.#outwards(-1) ?? this.#outwards(1);
  }

  #alone(): Found | undefined {
    for (const stream of this.#streams) {
      for (const end of ["low", "high"] as const) {
        const ends = new Map([[stream, end]]);
        const value = this.#valueAt(ends);
        if (this.#leaves(value)) return { value, ends };
      }
    }
    return undefined;
  }

  #outwards(sign: 1 | -1): Found | undefined {
    let ends: ReadonlyMap<string, End> = new Map();
    let furthest = this.#valueAt(ends);
    // A second time around, since what one figure does may depend on where the others are.
    for (let turn = 0; turn < 2; turn++) {
      for (const stream of this.#streams) {
        for (const end of ["low", "high"] as const) {
          const tried = new Map(ends).set(stream, end);
          const value = this.#valueAt(tried);
          if (this.#leaves(value)) return this.#fewest({ value, ends: tried });
          if (sign * value <= sign * furthest) continue;
          furthest = value;
          ends = tried;
        }
      }
    }
    return undefined;
  }

  /** Without the figures that may as well stay at their single values. */
  #fewest(found: Found): Found {
    let fewest = found;
    for (const stream of found.ends.keys()) {
      const ends = new Map(fewest.ends);
      ends.delete(stream);
      const value = this.#valueAt(ends);
      if (this.#leaves(value)) fewest = { value, ends };
    }
    return fewest;
  }

  #leaves(value: number): boolean {
    const { least, above, most } = this.#bounds;
    if (!Number.isFinite(value)) return true;
    if (above !== undefined && value <= above) return true;
    const slack = rounding * this.#size;
    return (least !== undefined && value < least - slack) || (most !== undefined && value > most + slack);
  }

  #valueAt(ends: ReadonlyMap<string, End>): number {
    const evaluate = evaluator((id): number => {
      const figure = this.#figures.get(id) as Figure;
      if (figure.formula !== undefined) return evaluate(figure.formula);
      const end = ends.get(streamOf(figure));
      return (end && reachOf(figure)?.[end]) ?? canonicalValue(figure);
    });
    return evaluate(this.#expression);
  }
}
