import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  currencies,
  dimensionText,
  isUnit,
  parseUnit,
  sameDimension,
  type Unit,
} from "../../src/model/index.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("parseUnit", () => {
  it.each([
    ["km", "km", 1],
    ["m", "km", 0.001],
    ["mile", "km", 1.609344],
    ["h", "h", 1],
    ["min", "h", 1 / 60],
    ["minute", "h", 1 / 60],
    ["day", "h", 24],
    ["week", "h", 168],
    ["year", "h", 8766],
    ["day^-1", "h^-1", 1 / 24],
    ["1/day", "h^-1", 1 / 24],
    ["tonne", "t", 1],
    ["kg", "t", 0.001],
    ["shortton", "t", 0.90718474],
    ["longton", "t", 1.0160469088],
    ["km/hour", "km/h", 1],
    ["USD/tonne/km", "USD/t/km", 1],
    ["USD/kg", "USD/t", 1000],
    ["USD/TEU/km", "USD/TEU/km", 1],
    ["FEU", "TEU", 2],
    ["gCO2e/tonne/km", "kgCO2e/t/km", 0.001],
    ["tCO2e", "kgCO2e", 1000],
    ["USD/IQD", "USD/IQD", 1],
    ["1", "1", 1],
    ["km/km", "1", 1],
    ["nauticalmile", "km", 1.852],
    ["USD/nmi", "USD/km", 1 / 1.852],
    ["knot", "km/h", 1.852],
    ["knots", "km/h", 1.852],
    ["mph", "km/h", 1.609344],
    ["USD/tkm", "USD/t/km", 1],
    ["gCO2e/tkm", "kgCO2e/t/km", 0.001],
    ["pkm", "km passenger", 1],
  ])("reads %s as %s times %d", (text, canonical, factor) => {
    const unit = parseUnit(text) as Unit;
    expect(dimensionText(unit.dimension)).toBe(canonical);
    expect(unit.factor).toBeCloseTo(factor, 15);
  });

  it("keeps emissions apart from cargo: as masses, g/t/km would be a number per km", () => {
    const [emissions, load] = [parseUnit("gCO2e/tonne/km"), parseUnit("1/km")] as [Unit, Unit];
    expect(sameDimension(emissions.dimension, load.dimension)).toBe(false);
  });

  it.each([
    ["klicks", "a known unit", "e.g. km"],
    ["KM", "a known unit", "did you mean km"],
    ["usd/tonne", "a known unit", "did you mean USD"],
    ["pasenger", "a known unit", "did you mean passenger?"],
    ["ton", "a unit with one meaning", "shortton or longton"],
    ["USD/Ton", "a unit with one meaning", "shortton or longton"],
    ["gallon", "a unit with one meaning", "litre"],
    ["USD/month", "a unit with one meaning", "day or year"],
    ["nm", "a unit with one meaning", "nauticalmile"],
    ["K", "a unit that a factor converts", "K measures temperature"],
    ["degC", "a unit that a factor converts", "degC measures temperature"],
    ["USD/degF", "a unit that a factor converts", "degF measures temperature"],
    ["mK", "a unit that a factor converts", "mK measures temperature"],
    ["celsius^2 km", "a unit that a factor converts", "celsius measures temperature"],
    ["kelvin/hour", "a unit that a factor converts", "kelvin measures temperature"],
    // mathjs takes the number away without a word: 100 km would be a kilometre.
    ["100 km", "a unit without a number", "belongs in the value"],
    ["USD/1000 km", "a unit without a number", "belongs in the value"],
    ["2", "a unit without a number", "belongs in the value"],
    ["km^999", "a unit of finite size", "smaller power"],
    ["k\u043c", "a unit of ASCII letters, digits, ^ * / ( )", "e.g. km/h"],
    ["", "a unit of ASCII letters, digits, ^ * / ( )", "e.g. km/h"],
    ["constructor", "a known unit", "e.g. km"],
    ["k".repeat(61), "a unit of at most 60 characters", "it has 61"],
  ])("refuses %s", (text, expected, hint) => {
    expect(parseUnit(text)).toEqual({ expected, hint: expect.stringContaining(hint) });
  });

  it("never throws, and what it takes has a finite size above 0", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z0-9^*/() .-]{1,20}$/));
    fc.assert(
      fc.property(text, (written) => {
        const unit = parseUnit(written);
        if (isUnit(unit)) expect(unit.factor > 0 && Number.isFinite(unit.factor)).toBe(true);
        else expect(unit.hint).not.toBe("");
      }),
    );
  });

  it("reads back every dimension it writes", () => {
    const power = fc.integer({ min: -3, max: 3 });
    const exponents = fc.record({ USD: power, t: power, km: power, h: power, TEU: power, kgCO2e: power });
    fc.assert(
      fc.property(exponents, (dimension) => {
        const unit = parseUnit(dimensionText(dimension)) as Unit;
        expect(sameDimension(unit.dimension, dimension)).toBe(true);
        expect(unit.factor).toBe(1);
      }),
    );
  });

  it("has no exchange rates: no currency is another", () => {
    for (const code of currencies) {
      expect((parseUnit(code) as Unit).dimension).toEqual({ [code]: 1 });
    }
  });
});
