import { beforeAll, describe, expect, it } from "vitest";
import type { Study } from "../../../src/model/index.ts";
import type { FlowOutcome, TrafficRun } from "../../../src/operation/index.ts";
import { trafficFindings } from "../../../src/report/index.ts";
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
});

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
  it("tells of one run what came of it, in four sentences", () => {
    expect(trafficFindings([base], study)).toEqual([
      `Of 100 vehicles (trucks, wagons, boxes, trains, background traffic too) that set out within ${base.days} days 90 arrived, 4 got lost and 6 did not arrive before the end.`,
      "The mean transit time of 1 of 3 flows lies within a tenth of the time that routing takes; furthest from it is b (Tehran to Baghdad), with 40.0 h against 60.0 h.",
      "The closed form lies within the 99 % interval of the mean wait at 1 of 1 stations in use; at 1 are the two more than an hour and more than a quarter of it apart.",
      "The longest queue has 31 in it (truck, gate); 0 turned away from a queue to another way and 0 were lost at one.",
    ]);
  });

  it("counts one day and one vehicle in the singular", () => {
    const balance = { created: 1, through: 1, lost: 0, inSystem: 0 };
    expect(trafficFindings([{ ...base, days: 1, balance }], study)[0]).toMatch(
      /^Of 1 vehicle \(.+\) that set out within 1 day 1 arrived, /,
    );
  });

  it("tells what another scenario changes, and names together those of which the same is so", () => {
    const scenario = { id: "other", title: "Another", hash: base.scenario.hash };
    const flows = [flowOf("a", 15, 19), flowOf("b", 43, 60), flowOf("c", undefined, 80), flowOf("d", 8, 8)];
    const [, change, , , queues] = trafficFindings([base, { ...base, scenario, flows }], study);
    expect(change).toBe(
      "Under other the mean transit time, against status-quo, falls by more than an hour for 1 of 2 flows (a (Tehran to Baghdad), −5.0 h), rises by more than an hour for 1 (b (Tehran to Baghdad), +3.0 h), and stays within an hour for 0; 1 more travel than under the first; 1 no longer travel.",
    );
    expect(queues).toMatch(/^Under each scenario the longest queue/);
  });

  it("says when nothing changes", () => {
    const scenario = { id: "other", title: "Another", hash: base.scenario.hash };
    expect(trafficFindings([base, { ...base, scenario }], study)[1]).toBe(
      "Under other the mean transit time, against status-quo, stays within an hour for all 3 flows.",
    );
  });

  it("says when nobody arrived and no station had waits enough", () => {
    const empty = { ...base, flows: [flowOf("a", undefined, 1)], stations: [] };
    expect(trafficFindings([empty], study).slice(1)).toEqual([
      "No flow arrived.",
      "No station had enough waits for an interval of their mean.",
      "No station of the study makes anybody wait.",
    ]);
  });
});
