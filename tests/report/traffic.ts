import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { MeanInterval } from "../../src/math/index.ts";
import type { Study } from "../../src/model/index.ts";
import { operate, type StationOutcome, type TrafficRun } from "../../src/operation/index.ts";

/** The shipped study and ten days of its traffic under two scenarios. */
export async function operated(): Promise<{ readonly study: Study; readonly runs: readonly TrafficRun[] }> {
  const study = await loadStudy("scenarios/iran-iraq");
  const options = { days: 10, warmUpDays: 2, seed: "7" };
  const runs: TrafficRun[] = [];
  for (const id of ["status-quo", "planned-link"]) runs.push(await operate(study, id, options));
  return { study, runs };
}

/** A gate of invented figures: 7 h in closed form, 5 of them from closing hours and 2 from chance; 6.5 h met. */
export const gate: StationOutcome = {
  ...{ id: "gate", serves: "crossing", at: "mehran", from: "IR", to: "IQ", vehicle: "truck" },
  ...{ servers: 2, serviceHours: 0.48, openShare: 0.5, closures: [], expectedPerDay: 40 },
  ...{ arrivalCv: 2, serviceCv: 1, load: 0.8, routedHours: 8, difference: -0.5 },
  closedForm: { type: "wait", hours: 7, fluidHours: 5, breakdownHours: 0 },
  result: {
    ...{ id: "gate", arrivals: 320, served: 310, lostNoRoom: 0, lostPatience: 0, lostLongWait: 0 },
    ...{ diverted: 0, queue: { mean: 8 }, longestQueue: 31, busyHours: 150, serverHours: 190 },
    waitHours: { count: 310, totalHours: 2015, mean: 6.5, interval: intervalOf(6, 7.5) },
  },
};

/** An interval of 99 %. */
export function intervalOf(low: number, high: number): MeanInterval {
  const [mean, halfWidth] = [(low + high) / 2, (high - low) / 2];
  return { count: 20, mean, standardError: halfWidth / 3, level: 0.99, halfWidth, low, high };
}

/** The gate with another wait met. */
export function gateWith(mean: number, more: Partial<StationOutcome> = {}): StationOutcome {
  const { interval: _, ...waits } = gate.result.waitHours;
  const { closedForm } = { ...gate, ...more };
  const { difference: __, ...rest } = gate;
  return {
    ...rest,
    result: { ...gate.result, waitHours: { ...waits, mean } },
    ...(closedForm.type === "wait" ? { difference: mean - closedForm.hours } : {}),
    ...more,
  };
}
