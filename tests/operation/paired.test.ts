import { describe, expect, it } from "vitest";
import type { Study } from "../../src/model/index.ts";
import { EventLog, operate, replay, type TrafficRun } from "../../src/operation/index.ts";
import { problemsOf, type ToyTables } from "../toy.ts";
import { border, lanes, trucks, wagons } from "./borderToy.ts";

const days = { from: "2026-01-01", days: 60, seed: "pairs" };
const run = (study: Study, scenario = "base", more = {}): Promise<TrafficRun> =>
  operate(study, scenario, { ...days, ...more });

// Chance everywhere: two flows through a crossing each, which never meet.
const apart: Partial<ToyTables> = {
  stations: ["x", "y"].map((at) => lanes({ at, service_cv: 1, background: "truck_rate" })),
  traffic: ["x", "y"].map((via) => trucks({ id: `by-${via}`, via, arrival_cv: 1, arrivals: `rate_${via}` })),
  figures: { rate_x: "1 truck/hour", rate_y: "1 truck/hour" },
  variability: { crossing: "spread", road: "spread" },
  scenarios: {
    more: [
      { type: "set", at: "rate_x", to: { value: 2, unit: "truck/hour", kind: "assumed", note: "more" } },
    ],
  },
};

describe("two runs of one seed", () => {
  it("have the same bits, whoever looks on", async () => {
    const study = border(apart);
    const told: number[] = [];
    const log = new EventLog();
    const plain = await run(study);
    const watched = await run(study, "base", {
      onProgress: (done: number) => told.push(done),
      log,
      signal: new AbortController().signal,
    });
    expect(watched).toEqual(plain);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    expect(await run(study, "base", { seed: "others" })).not.toEqual(plain);
    expect(told.every((done) => done >= 0 && done <= 1)).toBe(true);
    expect(replay(log).balance).toEqual(plain.balance);
  });

  it("keep the flows that a scenario does not touch as they are", async () => {
    const study = border(apart);
    const [base, more] = [await run(study), await run(study, "more")];
    const [byX, byY] = base.flows;
    expect(more.flows[0]?.created).toBeGreaterThan(1.5 * (byX?.created as number));
    expect(more.flows[1]).toEqual(byY);
    expect(more.stations[1]).toEqual(base.stations[1]);
  });

  it("keep all flows as they are when others, and stations and terminals, join the study", async () => {
    const { stations = [], traffic = [] } = apart;
    const few = border(apart);
    const more = border({
      ...apart,
      places: [
        ...["a", "a-terminal", "n"].map((id) => ({ id, country: "AA" })),
        { id: "b", country: "BB" },
        ...["x", "y"].map((id) => ({ id, country: "AA", other_country: "BB" })),
      ],
      links: [
        { id: "a-n", from: "a", to: "n", country: "AA", length_km: 64 },
        { id: "a-rail", mode: "rail", from: "a", to: "a-terminal", country: "AA", length_km: 64 },
        { id: "n-x", from: "n", to: "x", country: "AA", length_km: 64 },
        { id: "n-y", from: "n", to: "y", country: "AA", length_km: 128 },
        { id: "x-b", from: "x", to: "b", country: "BB", length_km: 64 },
        { id: "y-b", from: "y", to: "b", country: "BB", length_km: 64 },
      ],
      stations: [
        {
          ...{ id: "a-track", serves: "section", at: "a-rail", mode: "rail", vehicle: "train" },
          ...{ servers: 1, service: "train_time", service_cv: 1, background: "train_rate" },
        },
        ...stations,
      ],
      traffic: [wagons({ id: "a-wagons", to: "a-terminal", arrival_cv: 1 }), ...traffic],
      operation: { trainLoad: "train_load", trainHold: "train_hold" },
    });
    const [before, after] = [await run(few), await run(more)];
    expect(after.flows).toHaveLength(3);
    expect(after.flows.slice(1)).toEqual(before.flows);
    expect(after.flows[0]?.through).toBeGreaterThan(100);
  });

  it("differ in their days from one replication to the next, and tell intervals between them", async () => {
    const one = await run(border(apart));
    const five = await run(border(apart), "base", { replications: 5 });
    const [first] = five.flows;
    expect(first?.hours?.interval).toMatchObject({ count: 5, level: 0.99 });
    expect(first?.hours?.mean).not.toBe(one.flows[0]?.hours?.mean);
    expect(five.balance.created).toBeGreaterThan(4 * one.balance.created);
  });
});

describe("operate", () => {
  it("stops when it is told to", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const long = run(border(apart), "base", {
      days: 3660,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(long).rejects.toBe(reason);
    await expect(run(border(apart), "base", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("tells all that is wrong with its options at once", async () => {
    const wrong = { from: "2026-02-30", days: 0, warmUpDays: -1, replications: 1.5, seed: "" };
    await expect(operate(border(), "base", wrong)).rejects.toMatchObject({
      problems: [
        { path: "seed" },
        { path: "from", hint: "2026-02 has 28 days" },
        { path: "days", expected: "a whole number from 1 to 3660" },
        { path: "replications" },
        { path: "warmUpDays" },
      ],
    });
    await expect(operate(border(), "bse", {})).rejects.toMatchObject({ problems: [{ got: '"bse"' }] });
    await expect(operate(border({ traffic: [] }), "base")).rejects.toMatchObject({
      problems: [{ path: "traffic", expected: "flows to operate" }],
    });
  });

  it("has no station without a server: the table refuses it", () => {
    const found = problemsOf(() => border({ stations: [lanes({ at: "x", servers: 0 })] }));
    expect(found).toMatchObject([
      { path: "stations[gate-x].servers", expected: expect.stringContaining("at least 1") },
    ]);
  });
});
