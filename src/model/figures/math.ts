/** Parses units and formulas with mathjs, which no other module imports. */
import {
  create,
  createUnitDependencies,
  type FactoryFunctionMap,
  type MathNode,
  parseDependencies,
  unitDependencies,
} from "mathjs";
import { vehicleKinds } from "../network/vehicleKinds.ts";

// The only module that touches mathjs, with the three functions it is wanted for. The evaluator stays out: no
// text of a file is ever evaluated by mathjs, it only reads units and turns formulas into trees.
const wanted = { unitDependencies, parseDependencies, createUnitDependencies } as FactoryFunctionMap;
const math = create(wanted);

/** Currencies a figure may be written in. One that is not the study's own needs an exchange rate. */
export const currencies: readonly string[] = [
  ..."AED AFN AMD AZN CHF CNY EGP EUR GBP GEL INR IQD IRR JOD JPY".split(" "),
  ..."KGS KWD KZT LBP OMR PKR QAR RUB SAR SYP TJS TMT TRY USD UZS".split(" "),
];

/** What is counted in freight and has no unit of physics. */
export const counted: readonly string[] = [...new Set(["TEU", "passenger", ...vehicleKinds, "declaration"])];

for (const name of [...currencies, ...counted]) math.createUnit(name);
math.createUnit("FEU", "2 TEU");
// The two other tons, by names that cannot be mistaken; a bare ton is refused.
math.createUnit("shortton", "907.18474 kg");
math.createUnit("longton", "1016.0469088 kg");
// A mass of emissions is no mass of cargo: as masses, g/t/km would cancel to 1/length and any of them would pass.
math.createUnit("kgCO2e");
math.createUnit("gCO2e", "0.001 kgCO2e");
math.createUnit("tCO2e", "1000 kgCO2e");

/** A unit as mathjs sees it: the exponent of each base dimension, and the size in mathjs's own base units. */
export interface RawUnit {
  /** Base dimension, e.g. `MASS` or `USD_STUFF`, to its exponent; zero exponents left out. */
  readonly exponents: ReadonlyMap<string, number>;
  /** How many of mathjs's base units one of this unit is. */
  readonly size: number;
}

/** Reads a unit's text, e.g. `USD/TEU/km`. Throws what mathjs throws when it cannot. */
export function rawUnit(text: string): RawUnit {
  const unit = math.unit(1, text) as unknown as UnitInternals;
  const exponents = new Map<string, number>();
  for (const [i, name] of baseDimensions().entries()) {
    const exponent = unit.dimensions[i] ?? 0;
    if (Math.abs(exponent) > 1e-12) exponents.set(name, exponent);
  }
  return { exponents, size: unit.value };
}

// mathjs types neither of these; both are long-standing fields of its Unit class.
interface UnitInternals {
  readonly dimensions: readonly number[];
  readonly value: number;
}

function baseDimensions(): readonly string[] {
  return (math.Unit as unknown as { BASE_DIMENSIONS: readonly string[] }).BASE_DIMENSIONS;
}

/** The units a study is likely to use, to suggest the nearest to a wrong one; mathjs knows many more. */
export const usualUnits: readonly string[] = [
  ..."km m mile h hour hours min minute minutes day days week year km/h".split(" "),
  ..."kg t tonne tonnes shortton longton litre gCO2e kgCO2e tCO2e FEU".split(" "),
  ...counted,
  ...currencies,
];

/** Parses a formula to mathjs's tree, which is read and never evaluated. Throws what mathjs throws. */
export function parseTree(text: string): MathNode {
  return math.parse(text);
}
