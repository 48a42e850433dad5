// Conditioned draws: the exact answer of linear models, coverage of known truths, and what is refused.
import { describe, expect, it } from "vitest";
import { conditionEnsemble, geh, intervalScore } from "../../../src/methods/index.ts";

const mean = (column: Float64Array): number => column.reduce((sum, x) => sum + x, 0) / column.length;
const sd = (column: Float64Array): number => {
  const centre = mean(column);
  return Math.sqrt(column.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (column.length - 1));
};
const at = (scores: ReadonlyMap<string, Float64Array>, name: string): Float64Array =>
  scores.get(name) as Float64Array;

describe("a linear model", () => {
  it("is conditioned as the normal distribution says, with several inputs that share an observation", async () => {
    // d = 3.3 a - 1.7 b + 0.4 c + 21.9, observed 27.3 with sd 2.6. Exact: mean z = w k, covariance I - w w' / s, with w the
    // weights, s = w'w + sd^2, k = (27.3 - 21.9) / s.
    const weights = { a: 3.3, b: -1.7, c: 0.4 };
    const s = 3.3 ** 2 + 1.7 ** 2 + 0.4 ** 2 + 2.6 ** 2;
    const names = Object.keys(weights) as (keyof typeof weights)[];
    const model = (scores: ReadonlyMap<string, Float64Array>) => [
      at(scores, "a").map(
        (_, i) => 21.9 + names.reduce((sum, n) => sum + weights[n] * (at(scores, n)[i] as number), 0),
      ),
    ];
    const observed = [{ name: "count", value: 27.3, sd: 2.6 }];
    const { scores } = await conditionEnsemble(model, observed, { inputs: names, members: 8000, passes: 4 });
    for (const name of names) {
      const w = weights[name];
      expect(mean(at(scores, name))).toBeCloseTo((w * 5.4) / s, 1);
      expect(sd(at(scores, name))).toBeCloseTo(Math.sqrt(1 - (w * w) / s), 1);
    }
  });

  it("leaves alone what the observations say nothing of", async () => {
    const model = (scores: ReadonlyMap<string, Float64Array>) => [
      at(scores, "seen").map((z) => 4.1 + 1.9 * z),
    ];
    const observed = [{ name: "count", value: 7.7, sd: 0.3 }];
    const { scores, prior } = await conditionEnsemble(model, observed, { inputs: ["seen", "unseen"] });
    expect(sd(at(scores, "seen"))).toBeLessThan(0.25);
    expect(sd(at(scores, "unseen"))).toBeGreaterThan(0.95);
    expect(Math.abs(mean(at(scores, "unseen")))).toBeLessThan(0.1);
    expect(at(prior, "unseen")).not.toBe(at(scores, "unseen"));
  });
});

describe("known truths of a bent model", () => {
  it("lie in the 5-95 % band of each input in 83 to 97 of 100 seeds, and what the data inform is half as wide", async () => {
    const inputs = ["dwell", "rate", "load", "idle"];
    let held = 0;
    let narrow = 0;
    for (let seed = 0; seed < 100; seed++) {
      // A truth and noise that follow from the seed by another generator.
      let state = 12_345 + 7919 * seed;
      const uniform = (): number => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return (state + 0.5) / 4_294_967_296;
      };
      const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
      const truth = inputs.map(normal);
      const outputs = (z: readonly number[]): number[] => {
        const [dwell, rate, load] = z as [number, number, number, number];
        const share = 1 / (1 + Math.exp(-0.8 * (dwell - rate)));
        return [
          2.3 * Math.exp(0.4 * dwell),
          9.1 + 2.7 * rate + 0.3 * load * load,
          share,
          4 * rate + 0.9 * load,
        ];
      };
      const sds = [0.35, 0.9, 0.05, 0.8];
      const observed = outputs(truth).map((value, k) => ({
        ...{ name: `o${k}`, value: value + (sds[k] as number) * normal(), sd: sds[k] as number },
      }));
      const model = (scores: ReadonlyMap<string, Float64Array>) => {
        const columns = inputs.map((name) => at(scores, name));
        const made = sds.map(() => new Float64Array((columns[0] as Float64Array).length));
        for (const i of (made[0] as Float64Array).keys()) {
          const values = outputs(columns.map((column) => column[i] as number));
          for (const [k, value] of values.entries()) (made[k] as Float64Array)[i] = value;
        }
        return made;
      };
      const { scores } = await conditionEnsemble(model, observed, { inputs, members: 400, passes: 6, seed });
      for (const [k, name] of inputs.entries()) {
        const column = at(scores, name).slice().sort();
        const [low, high] = [column[20], column[380]] as [number, number];
        if (low <= (truth[k] as number) && (truth[k] as number) <= high) held++;
        if (name === "rate" && high - low < 0.5 * 2 * 1.645) narrow++;
      }
    }
    expect(held / inputs.length).toBeGreaterThanOrEqual(83);
    expect(held / inputs.length).toBeLessThanOrEqual(97);
    expect(narrow).toBeGreaterThan(95);
  });

  it("is the same with the same seed, to the bit", async () => {
    const model = (scores: ReadonlyMap<string, Float64Array>) => [
      at(scores, "x").map((z) => Math.exp(0.7 * z)),
    ];
    const observed = [{ name: "o", value: 1.9, sd: 0.2 }];
    const [one, other] = await Promise.all(
      [1, 2].map(() => conditionEnsemble(model, observed, { inputs: ["x"], members: 300, seed: "s" })),
    );
    expect(one?.scores).toEqual(other?.scores);
  });
});

describe("what is refused", () => {
  it("is too few draws, an observation without spread, and a model that gives no number", async () => {
    const model = (scores: ReadonlyMap<string, Float64Array>) => [at(scores, "x")];
    const observed = [{ name: "o", value: 1, sd: 1 }];
    await expect(conditionEnsemble(model, observed, { inputs: ["x"], members: 20 })).rejects.toThrow("200");
    const sharp = [{ name: "o", value: 1, sd: 0 }];
    await expect(conditionEnsemble(model, sharp, { inputs: ["x"] })).rejects.toThrow("observed[0].sd");
    const broken = (scores: ReadonlyMap<string, Float64Array>) => [at(scores, "x").map(() => Number.NaN)];
    await expect(conditionEnsemble(broken, observed, { inputs: ["x"] })).rejects.toThrow("model.o[0]");
  });
});

describe("scores of agreement", () => {
  it("are those of the papers", () => {
    expect(intervalScore([2.5, 4.75], 3, 0.9)).toBeCloseTo(2.25, 12);
    expect(intervalScore([2.5, 4.75], 1.9, 0.9)).toBeCloseTo(2.25 + 20 * 0.6, 12);
    // TAG M3.1: a flow of 330 beside a count of 400 has a GEH of 3.66.
    expect(geh(330, 400)).toBeCloseTo(3.6637, 3);
    expect(geh(0, 0)).toBe(0);
  });
});
