/** Units of figures: reading them, and calculating with their dimensions. */
import { nearest } from "../../base/index.ts";
import { expectFormulas, rawUnit } from "./math.ts";
import type { RawUnit } from "./rawUnit.ts";
import { counted, currencies, usualUnits } from "./unitNames.ts";

/**
 * What a quantity measures: the exponent of each canonical unit, e.g. `{ USD: 1, t: -1, km: -1 }`.
 * Plain numbers have the empty dimension.
 */
export type Dimension = Readonly<Record<string, number>>;

/** A unit read from text. */
export interface Unit {
  /** As written. */
  readonly text: string;
  /** What it measures. */
  readonly dimension: Dimension;
  /** Canonical units per one of this unit: 24 for `day`, since time is canonical in hours. */
  readonly factor: number;
}

/** Why a text is no unit. */
export interface NoUnit {
  /** What would have been right. */
  readonly expected: string;
  /** What to write instead. */
  readonly hint: string;
}

// Canonical inside the library: km, h, t, kgCO2e, and each counted thing as itself.
const canonical: Record<string, { symbol: string; unit: string }> = {
  LENGTH: { symbol: "km", unit: "km" },
  TIME: { symbol: "h", unit: "hour" },
  MASS: { symbol: "t", unit: "tonne" },
};

const ambiguous = new Map([
  ...["ton", "tons"].map((name) => [name, "write tonne (1000 kg), shortton or longton"] as const),
  ...["gal", "gallon", "gallons"].map(
    (name) => [name, "write litre: a gallon differs between countries"] as const,
  ),
  ["nm", "write nauticalmile, or nanometer"] as const,
  ...["month", "months"].map((name) => [name, "write day or year: a month has no fixed length"] as const),
]);

const longestText = 60;
const read = new Map<string, Unit | NoUnit>();

/**
 * Reads a unit such as `USD/TEU/km`, `km/h`, `day^-1` or `1` (no unit).
 *
 * @returns The unit, or why the text is none.
 * @throws InputError only when `loadFormulas` has not been awaited.
 */
export function parseUnit(text: string): Unit | NoUnit {
  const known = read.get(text);
  if (known !== undefined) return known;
  expectFormulas();
  const result = readUnit(text);
  if (read.size < 10_000) read.set(text, result);
  return result;
}

/** Whether a unit was read. */
export function isUnit(value: Unit | NoUnit): value is Unit {
  return "factor" in value;
}

function readUnit(text: string): Unit | NoUnit {
  if (text.length > longestText) {
    return { expected: `a unit of at most ${longestText} characters`, hint: `it has ${text.length}` };
  }
  if (text === "1") return { text, dimension: {}, factor: 1 };
  if (!/^[A-Za-z0-9^*/() .-]+$/.test(text)) {
    return { expected: "a unit of ASCII letters, digits, ^ * / ( )", hint: "e.g. km/h or USD/tonne/km" };
  }
  // The parser of units drops a number before them: `100 km` would silently be taken for `km`.
  if (/(^|[^A-Za-z0-9^.-])(?!1 *\/)[\d.]/.test(text.replace(/\^ *\(? *-? *[\d.]+/g, ""))) {
    return { expected: "a unit without a number", hint: "the number belongs in the value" };
  }
  const names = text.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  for (const name of names) {
    const hint = ambiguous.get(name.toLowerCase());
    if (hint !== undefined) return { expected: "a unit with one meaning", hint };
  }
  const raw = tryUnit(text);
  if (raw === undefined) return unknown(names);
  if (raw.exponents.has("TEMPERATURE")) return temperature(names);
  const dimension: Record<string, number> = {};
  let size = raw.size;
  for (const [base, exponent] of raw.exponents) {
    const named = canonical[base];
    const symbol = named?.symbol ?? base.replace(/_STUFF$/, "");
    if (named !== undefined) size /= rawUnit(named.unit).size ** exponent;
    dimension[symbol] = exponent;
  }
  if (!(size > 0 && size < Number.POSITIVE_INFINITY)) {
    return { expected: "a unit of finite size", hint: "use a smaller power" };
  }
  return { text, dimension, factor: tidy(size, text, dimension) };
}

/** Powers of conversion factors pick up rounding; a unit that is canonical already must convert by exactly 1. */
function tidy(size: number, text: string, dimension: Dimension): number {
  const nearestWhole = Math.round(size);
  if (nearestWhole !== 0 && Math.abs(size / nearestWhole - 1) < 1e-14) return nearestWhole;
  const inverse = Math.round(1 / size);
  if (Number.isFinite(inverse) && Math.abs(size * inverse - 1) < 1e-14) return 1 / inverse;
  if (text === dimensionText(dimension)) return 1;
  return size;
}

function tryUnit(text: string): RawUnit | undefined {
  try {
    return rawUnit(text);
  } catch {
    return undefined;
  }
}

/** Units of temperature begin at different zeros, which no factor turns into one another. */
function temperature(names: readonly string[]): NoUnit {
  const name = names.find((each) => tryUnit(each)?.exponents.has("TEMPERATURE")) ?? "";
  const hint = `${name} measures temperature: degrees begin at different zeros, and formulas only multiply; write a plain number, unit 1`;
  return { expected: "a unit that a factor converts", hint };
}

function unknown(names: readonly string[]): NoUnit {
  const wrong = names.find((name) => tryUnit(name) === undefined);
  const near = wrong === undefined ? [] : nearest(wrong, usualUnits, 3);
  const hint =
    near.length > 0 ? `did you mean ${near.join(" or ")}?` : "e.g. km, hour, day, tonne, TEU, USD or km/h";
  return { expected: "a known unit", hint };
}

/** Whether two dimensions are the same. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) if ((a[key] ?? 0) !== (b[key] ?? 0)) return false;
  return true;
}

/** The dimension of a product (`sign` 1) or a quotient (`sign` -1). */
export function combineDimensions(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const result: Record<string, number> = { ...a };
  for (const [key, exponent] of Object.entries(b)) {
    const sum = (result[key] ?? 0) + sign * exponent;
    if (sum === 0) delete result[key];
    else result[key] = sum;
  }
  return result;
}

/** The dimension of a power with a whole exponent. */
export function raiseDimension(a: Dimension, exponent: number): Dimension {
  return Object.fromEntries(
    Object.entries(a)
      .map(([key, e]) => [key, e * exponent] as const)
      .filter(([, e]) => e !== 0),
  );
}

/** What something comes to for one of what is counted: of hours per truck, the hours of a truck. */
export function ofEach(a: Dimension): Dimension {
  return Object.fromEntries(Object.entries(a).filter(([key, e]) => !(counted.includes(key) && e === -1)));
}

/** Writes a dimension as its canonical unit, e.g. `USD/t/km`; `1` for a plain number. */
export function dimensionText(dimension: Dimension): string {
  const order = (key: string): string =>
    currencies.includes(key) ? `0${key}` : key === "kgCO2e" ? `1${key}` : `2${key}`;
  const entries = Object.entries(dimension).sort(([a], [b]) => (order(a) < order(b) ? -1 : 1));
  const power = (key: string, e: number): string => (e === 1 ? key : `${key}^${e}`);
  const over = entries.filter(([, e]) => e > 0).map(([key, e]) => power(key, e));
  const under = entries.filter(([, e]) => e < 0).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  if (over.length === 0 && under.length === 0) return "1";
  if (over.length === 0) return under.map(([key, e]) => power(key, e)).join(" ");
  return [over.join(" "), ...under.map(([key, e]) => power(key, -e))].join("/");
}

// Per tonne before per kilometre, as people write it.
function rank(key: string): number {
  return key === "km" ? 1 : key === "h" ? 2 : 0;
}
