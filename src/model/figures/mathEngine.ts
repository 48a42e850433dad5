/** What reads units and formulas: the parts of mathjs that are wanted for it, which no other module imports. */
// @ts-expect-error: mathjs declares what its factories make, not the factories.
import { createUnitClass } from "mathjs";
import { create, type FactoryFunctionMap, parseDependencies } from "mathjs/number";
import type { RawUnit } from "./rawUnit.ts";
import { counted, currencies } from "./unitNames.ts";

// The evaluator stays out: no text of a file is ever evaluated by mathjs. It parses formulas to trees, with numbers as the only
// kind of value, and its units compute with plain numbers.
const { parse } = create({ parseDependencies } as FactoryFunctionMap);

interface UnitClass {
  new (value: number, text: string): { readonly dimensions: readonly number[]; readonly value: number };
  readonly BASE_DIMENSIONS: readonly string[];
  createUnitSingle(name: string, definition?: string): void;
}

/** Stands for the kinds of numbers that units here never hold. */
class NoSuchNumber {}
const same = (value: number): number => value;
const Unit: UnitClass = createUnitClass({
  config: { number: "number", predictable: false, relTol: 1e-12, absTol: 1e-15 },
  addScalar: (a: number, b: number) => a + b,
  subtractScalar: (a: number, b: number) => a - b,
  multiplyScalar: (a: number, b: number) => a * b,
  divideScalar: (a: number, b: number) => a / b,
  pow: (a: number, b: number) => a ** b,
  abs: Math.abs,
  fix: Math.trunc,
  round: Math.round,
  equal: (a: number, b: number) => a === b,
  isNumeric: (value: unknown) => typeof value === "number",
  format: String,
  number: same,
  Complex: NoSuchNumber,
  BigNumber: NoSuchNumber,
  Fraction: NoSuchNumber,
});

for (const name of [...currencies, ...counted]) Unit.createUnitSingle(name);
Unit.createUnitSingle("FEU", "2 TEU");
// Of the sea and the road: the international nautical mile, and the names of speeds that people write as one word.
for (const name of ["nmi", "nauticalmile", "nauticalmiles"]) Unit.createUnitSingle(name, "1852 m");
for (const name of ["kn", "knot", "knots"]) Unit.createUnitSingle(name, "1 nmi/hour");
Unit.createUnitSingle("mph", "1 mile/hour");
// Work of carriage.
Unit.createUnitSingle("tkm", "1 tonne km");
Unit.createUnitSingle("pkm", "1 passenger km");
// The two other tons, by names that cannot be mistaken; a bare ton is refused.
Unit.createUnitSingle("shortton", "907.18474 kg");
Unit.createUnitSingle("longton", "1016.0469088 kg");
// A mass of emissions is no mass of cargo: as masses, g/t/km would cancel to 1/length and any of them would pass.
Unit.createUnitSingle("kgCO2e");
Unit.createUnitSingle("gCO2e", "0.001 kgCO2e");
Unit.createUnitSingle("tCO2e", "1000 kgCO2e");

/** Reads a unit's text, e.g. `USD/TEU/km`. Throws what mathjs throws when it cannot. */
export function rawUnit(text: string): RawUnit {
  const unit = new Unit(1, text);
  const exponents = new Map<string, number>();
  for (const [i, name] of Unit.BASE_DIMENSIONS.entries()) {
    const exponent = unit.dimensions[i] ?? 0;
    if (Math.abs(exponent) > 1e-12) exponents.set(name, exponent);
  }
  return { exponents, size: unit.value };
}

/** Parses a formula to mathjs's tree, which is read and never evaluated. Throws what mathjs throws. */
export function parseTree(text: string): unknown {
  return parse(text);
}
