import { beforeAll, describe, expect, it } from "vitest";
import type { Study } from "../../../src/model/index.ts";
import type { FlowOutcome, TrafficRun } from "../../../src/operation/index.ts";
import { trafficFindings } from "../../../src/report/plain.ts";
import { gate, gateWith, operated } from "../traffic.ts";

let study: Study;
let base: TrafficRun;
beforeAll(async () => {
  const given = await operated();
  study = given.study;
  const [run] = given.runs as [TrafficRun];
  const flows = [flowOf("a", 20, 19), flowOf("b", 40, 60), flowOf("c", 90, 80)];
  const balance = { created: 100, through: 90, lost: 4, inSystem: 6 };
  base = { ...run, flows, balance, stations: [gate, gateWith(3, { id: "other" })] };
}, 120_000);

function flowOf(id: string, mean: number | undefined, routedHours: number): FlowOutcome {
  const flow = {
    ...{ id, from: { place: "tehran" }, to: { place: "baghdad" }, commodity: "general", load: 20 },
    ...{ vehicle: "truck" as const, vehiclesPerDay: 10, stages: [], routedHours },
  };
  return mean === undefined
    ? { ...flow, reason: "no way" }
    : { ...flow, hours: { count: 9, totalHours: 9 * mean, mean } };
}

describe("trafficFindings", () => {
  it("describes one run in four sentences", () => {
    expect(trafficFindings([base], study)).toEqual([
      `100 vehicles (trucks, wagons, boxes and trains, including background traffic) departed in ${base.days} days: 90 arrived, 4 were lost and 6 were still en route at the end.`,
      "For 1 of 3 flows the mean transit time is within 10 % of the time assumed in routing; the largest gap is b (Tehran to Baghdad), with 40.0 h against 60.0 h.",
      "At 1 of 1 stations in use the 99 % interval of the mean wait contains the queueing formula; at 1 the two differ by more than an hour and more than 25 %.",
      "The longest queue is 31 vehicles (truck, gate); 0 vehicles divert from a queue to another route and 0 are lost at one.",
    ]);
  });

  it("counts one day and one vehicle in the singular", () => {
    const balance = { created: 1, through: 1, lost: 0, inSystem: 0 };
    expect(trafficFindings([{ ...base, days: 1, balance }], study)[0]).toMatch(
      /^1 vehicle \(.+\) departed in 1 day: 1 arrived, /,
    );
  });

  it("describes what another scenario changes, and merges scenarios with the same text", () => {
    const scenario = { id: "other", title: "Another", hash: base.scenario.hash };
    const flows = [flowOf("a", 15, 19), flowOf("b", 43, 60), flowOf("c", undefined, 80), flowOf("d", 8, 8)];
    const [, change, , , queues] = trafficFindings([base, { ...base, scenario, flows }], study);
    expect(change).toBe(
      "Under other, against status-quo, the mean transit time falls by more than an hour for 1 of 2 flows (a (Tehran to Baghdad), −5.0 h), rises by more than an hour for 1 (b (Tehran to Baghdad), +3.0 h), and changes by less for 0; 1 flow starts to travel; 1 flow stops travelling.",
    );
    expect(queues).toMatch(/^Under each scenario the longest queue/);
  });

  it("says when nothing changes", () => {
    const scenario = { id: "other", title: "Another", hash: base.scenario.hash };
    expect(trafficFindings([base, { ...base, scenario }], study)[1]).toBe(
      "Under other, against status-quo, the mean transit time changes by less than an hour for all 3 flows.",
    );
  });

  it("says when no flow arrived and no station had enough waits", () => {
    const empty = { ...base, flows: [flowOf("a", undefined, 1)], stations: [] };
    expect(trafficFindings([empty], study).slice(1)).toEqual([
      "No flow arrived.",
      "No station had enough waits for an interval of the mean.",
      "The study has no stations.",
    ]);
  });
});
