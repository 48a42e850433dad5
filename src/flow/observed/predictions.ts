/** Predicts observations: what the flows of a study come to where something was counted. */

import type { Steps } from "../../base/index.ts";
import type { InputFigure } from "../../futures/index.ts";
import { type Commodity, type Expression, figure, type Observation, type Study } from "../../model/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import { type FlowDraws, FlowRun, hoursPerYear } from "../load/flowRun.ts";
import { flowsByCommodity } from "../studyFlows.ts";
import { countOf, type ObservedCount } from "./counts.ts";

/** An observation that is not predicted, and why. */
export interface UnpredictedObservation {
  readonly id: string;
  readonly reason: string;
}

/** One sum of an observation in the run of a commodity, and what it is divided by. */
interface Part {
  readonly run: number;
  readonly count: number;
  readonly whole: number;
  /** Number of the further amount by which it is divided, e.g. the load of a truck; -1 for none. */
  readonly per: number;
}

/** Predicts what was observed, for any draws of the figures. */
export class Predictions {
  readonly rows: readonly Observation[];
  readonly unpredicted: readonly UnpredictedObservation[];
  readonly #runs: readonly FlowRun[];
  readonly #parts: readonly (readonly Part[])[];

  private constructor(
    rows: readonly Observation[],
    unpredicted: readonly UnpredictedObservation[],
    runs: readonly FlowRun[],
    parts: readonly (readonly Part[])[],
  ) {
    this.rows = rows;
    this.unpredicted = unpredicted;
    this.#runs = runs;
    this.#parts = parts;
  }

  /** The figures that are drawn, each once. */
  get inputs(): InputFigure[] {
    return [
      ...new Map(
        this.#runs.flatMap(({ inputs }) => inputs.map((input) => [input.key, input] as const)),
      ).values(),
    ];
  }

  /** Names of the streams that the figures are drawn from. */
  get streams(): string[] {
    return [...new Set(this.#runs.flatMap(({ streams }) => streams))].sort();
  }

  /** Finds what each observation counts, and the choice sets, in steps. */
  static *open(
    study: Study,
    model: ScenarioModel,
    { observations, most }: { readonly observations: readonly Observation[]; readonly most: number },
  ): Steps<Predictions> {
    const unpredicted: UnpredictedObservation[] = [];
    const counted: { readonly row: Observation; readonly count: ObservedCount }[] = [];
    for (const row of observations) {
      const count = countOf(row, study);
      const reason =
        count === undefined ? "a time or a price, which flows do not add up to" : lacking(row, count, study);
      if (reason !== undefined) unpredicted.push({ id: row.id, reason });
      else if (count !== undefined) counted.push({ row, count });
    }
    const runs: FlowRun[] = [];
    const parts = counted.map((): Part[] => []);
    for (const { commodity, flows } of flowsByCommodity(study)) {
      const further: Expression[] = [];
      const tallies = counted.flatMap(({ row, count: { commodities, count, whole } }, k) => {
        if (!commodities.includes(commodity)) return [];
        const per = perOf(row, commodity, study);
        (parts[k] as Part[]).push({
          ...{ run: runs.length, count: -1, whole: -1 },
          per: per === undefined ? -1 : further.push(per) - 1,
        });
        return whole === undefined ? [count] : [count, whole];
      });
      const run = yield* FlowRun.open({
        ...{ study, models: [model], commodity, flows, most, further, tallies: () => tallies },
      });
      const numbers = new Map(run.tallies.map(({ key }, i) => [key, i]));
      for (const [k, { row }] of counted.entries()) {
        const own = (parts[k] as Part[]).at(-1);
        if (own?.run !== runs.length) continue;
        const count = numbers.get(`${row.id} count`) ?? -1;
        (parts[k] as Part[]).splice(-1, 1, { ...own, count, whole: numbers.get(`${row.id} whole`) ?? -1 });
      }
      runs.push(run);
      yield;
    }
    return new Predictions(
      counted.map(({ row }) => row),
      unpredicted,
      runs,
      parts,
    );
  }

  /** Observation -> future -> what is predicted, in its own unit. */
  *predict(count: number, draws: FlowDraws): Steps<Float64Array[]> {
    const columns = this.#runs.map((run) => run.columns(count));
    for (const [i, run] of this.#runs.entries()) {
      run.forget();
      yield* run.run(count, draws, columns[i] as (typeof columns)[number]);
    }
    return this.rows.map((row, k) => {
      const sum = new Float64Array(count);
      const whole = new Float64Array(count);
      for (const part of this.#parts[k] as readonly Part[]) {
        const { tallies, further } = columns[part.run] as (typeof columns)[number];
        const own = (tallies[0] as readonly Float64Array[])[part.count] as Float64Array;
        const per = part.per < 0 ? undefined : further[part.per];
        const all = part.whole < 0 ? undefined : (tallies[0] as readonly Float64Array[])[part.whole];
        for (let i = 0; i < count; i++) {
          sum[i] = (sum[i] as number) + (own[i] as number) / (per?.[i] ?? 1);
          whole[i] = (whole[i] as number) + (all?.[i] ?? 0);
        }
      }
      if (row.measure === "share") return sum.map((part, i) => part / ((whole[i] as number) || 1));
      return row.measure === "vehicles" ? sum.map((vehicles) => (vehicles * 24) / hoursPerYear) : sum;
    });
  }
}

/** What a unit of the count holds, e.g. the load of a truck; nothing for amounts in the commodity's own unit. */
function perOf(row: Observation, commodity: Commodity, { vehicles = {} }: Study): Expression | undefined {
  if (row.measure === "vehicles") return figure(vehicles[vehicleOf(row)] as string);
  return row.unit.startsWith("TEU/") ? commodity.tonnesPerTeu?.expression : undefined;
}

/** The vehicle that is counted: `truck` of `truck/day`. */
function vehicleOf({ unit }: Observation): string {
  return unit.split("/")[0] as string;
}

/** What is missing to predict an observation; nothing when it can be. */
function lacking(row: Observation, { commodities }: ObservedCount, study: Study): string | undefined {
  if (!commodities.some(({ id }) => study.flows.some(({ commodity }) => commodity === id)))
    return "no flows of these commodities";
  if (row.measure === "vehicles" && study.vehicles?.[vehicleOf(row)] === undefined)
    return `study.yaml does not say what a ${vehicleOf(row)} carries`;
  const units: readonly string[] = {
    amount: ["tonne/year", "passenger/year", "TEU/year"],
    vehicles: [`${vehicleOf(row)}/day`],
    share: ["1"],
    ...{ hours: [], money: [] },
  }[row.measure];
  return units.includes(row.unit) ? undefined : `its unit, ${row.unit}, is none of ${units.join(", ")}`;
}
