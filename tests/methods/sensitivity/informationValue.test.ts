import { describe, expect, it } from "vitest";
import { fillNormal, normalCdf, normalDensity } from "../../../src/math/index.ts";
import { informationValue } from "../../../src/methods/sensitivity/informationValue.ts";
import { streamUniforms } from "../../../src/methods/sensitivity/points.ts";

function normals(name: string, count: number, seed = 8): Float64Array {
  const column = streamUniforms(seed)(name, "", count);
  fillNormal(column, column);
  return column;
}

/**
 * H. Raiffa, R. Schlaifer, Applied Statistical Decision Theory, 1961: with a gain that is normal with this mean and
 * deviation against nothing, perfect information is worth the deviation times the unit normal loss.
 */
function linearLoss(mean: number, deviation: number): number {
  const z = Math.abs(mean) / deviation;
  return deviation * (normalDensity(z) - z * normalCdf(-z));
}

describe("informationValue", () => {
  it("is a linear loss when two options differ by a normal gain", () => {
    // Gain = -1 + 2 x + z: sd sqrt(5); known x leaves a mean with sd 2, known z one with sd 1.
    const [x, z] = [normals("x", 20_000), normals("z", 20_000)];
    const none = new Float64Array(20_000);
    const build = x.map((v, i) => -1 + 2 * v + (z[i] as number));
    const result = informationValue(
      { none, build },
      { z, x },
      { direction: "benefit", seed: 1, resamples: 50 },
    );
    expect(result.best).toBe("none");
    expect(result.perfect.value).toBeCloseTo(linearLoss(-1, Math.sqrt(5)), 1);
    expect(result.perfect.low).toBeLessThan(linearLoss(-1, Math.sqrt(5)));
    expect(result.perfect.high).toBeGreaterThan(linearLoss(-1, Math.sqrt(5)));
    expect(result.rows.map(({ input }) => input)).toEqual(["x", "z"]);
    for (const [i, deviation] of [2, 1].entries()) {
      const row = result.rows[i];
      expect(Math.abs((row?.value as number) - linearLoss(-1, deviation))).toBeLessThan(0.02);
      expect(row?.low).toBeLessThan(linearLoss(-1, deviation));
      expect(row?.high).toBeGreaterThan(linearLoss(-1, deviation));
    }
    expect(result.noise).toBeLessThan(0.005);
  });

  it("has 95 % intervals that hold the value of x in 93 to 97 % of 1,000 repeats", () => {
    let holds = 0;
    for (let repeat = 0; repeat < 1000; repeat++) {
      const [x, z] = [normals("x", 500, repeat), normals("z", 500, repeat)];
      const build = x.map((v, i) => -0.5 + v + (z[i] as number));
      const options = { direction: "benefit", seed: repeat, resamples: 100 } as const;
      const { rows } = informationValue({ none: new Float64Array(500), build }, { x }, options);
      const truth = linearLoss(-0.5, 1);
      if ((rows[0]?.low as number) <= truth && truth <= (rows[0]?.high as number)) holds++;
    }
    expect(holds).toBeGreaterThanOrEqual(930);
    expect(holds).toBeLessThanOrEqual(970);
  });

  it("knows the textbook case of few states exactly", () => {
    // By hand: demand is high with share 0.4. Large: 200 or -100, small: 80 or 40, none: 0. Means 20, 56 and 0; knowing
    // demand gives 0.4 x 200 + 0.6 x 40 = 104, so it is worth 104 - 56 = 48.
    const demand = Float64Array.from({ length: 1000 }, (_, i) => (i % 5 < 2 ? 1 : 0));
    const outcomes = {
      large: demand.map((high) => (high ? 200 : -100)),
      small: demand.map((high) => (high ? 80 : 40)),
      none: new Float64Array(1000),
    };
    const result = informationValue(outcomes, { demand }, { direction: "benefit", seed: 1, resamples: 20 });
    expect(result.best).toBe("small");
    expect(result.expected.map(({ mean }) => mean)).toEqual([
      expect.closeTo(20, 10),
      expect.closeTo(56, 10),
      0,
    ]);
    expect(result.perfect.value).toBeCloseTo(48, 10);
    expect(result.rows[0]?.value).toBeCloseTo(48, 3);
  });

  it("is worth nothing to know what matters but changes no choice", () => {
    const x = normals("x", 1000);
    const outcomes = { dear: x.map((v) => 10 + v), cheap: x.map((v) => 4 + 0.5 * Math.abs(v)) };
    const result = informationValue(outcomes, { x }, { direction: "cost", seed: 1, resamples: 20 });
    expect(result.best).toBe("cheap");
    expect(result.rows[0]?.value).toBeLessThan(0.001);
  });

  it("treats a cost as a benefit turned round, whatever is added to both options", () => {
    const [x, z] = [normals("x", 800), normals("z", 800)];
    const a = x.map((v) => 3 + v);
    const b = z.map((v) => 3.2 + v);
    const benefit = informationValue({ a, b }, { x, z }, { direction: "benefit", seed: 1 });
    const turned = (column: Float64Array): Float64Array => column.map((v, i) => 64 - v + 8 * (i % 2));
    const cost = informationValue({ a: turned(a), b: turned(b) }, { x, z }, { direction: "cost", seed: 1 });
    expect(cost.best).toBe("b");
    expect(cost.rows.map(({ input }) => input)).toEqual(benefit.rows.map(({ input }) => input));
    for (const [i, row] of benefit.rows.entries()) expect(cost.rows[i]?.value).toBeCloseTo(row.value, 9);
    expect(JSON.parse(JSON.stringify(benefit))).toEqual(benefit);
  });

  it("gives 0 for an input that does not vary, and refuses a choice without options", () => {
    const a = normals("a", 200);
    const flat = new Float64Array(200).fill(2);
    const result = informationValue({ a, flat }, { flat }, { direction: "benefit", seed: 1 });
    expect(result.rows).toEqual([{ input: "flat", value: 0, low: 0, high: 0 }]);
    expect(() => informationValue({ a }, {}, { direction: "cost", seed: 1 })).toThrow("two options");
    expect(() =>
      informationValue({ a, flat }, { x: Float64Array.of(1) }, { direction: "cost", seed: 1 }),
    ).toThrow("inputs.x");
  });
});
