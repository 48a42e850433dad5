import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect } from "../../../src/operation/engine/collect.ts";
import { compilePlan } from "../../../src/operation/engine/compiledPlan.ts";
import { expectBalance } from "../../../src/operation/engine/run.ts";
import { Simulation } from "../../../src/operation/engine/simulation.ts";
import { onGrid } from "../../../src/operation/engine/timeGrid.ts";
import {
  checkPlan,
  EventLog,
  happenings,
  logLines,
  readLogLines,
  replay,
  runPlan,
  runPlanAsync,
} from "../../../src/operation/index.ts";
import { entriesOf, memoryless, queuePlan } from "./plans.ts";
import { randomPlan } from "./randomPlan.ts";

const runs = { numRuns: 60, seed: 7 };

describe("goods", () => {
  it("that came are through, lost or still there after every single event", () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        expect(checkPlan(plan)).toEqual([]);
        const machine = new Simulation(compilePlan(plan), 0);
        const { individuals, tally } = machine.state;
        while (!machine.run(200, 1)) {
          expectBalance(machine);
          // Those that wait are the ones the statistics count as waiting, place by place.
          const places = tally.waits.map((_, place) => tally.areas(place));
          const waiting = places.reduce((sum, { waiting: n }) => sum + n, 0);
          expect(waiting).toBe(machine.stations.waiting + machine.services.waiting);
          expect(places.every(({ waiting: n, serving }) => n >= 0 && serving >= 0)).toBe(true);
          expect(tally.stock).toBeLessThanOrEqual(individuals.count);
        }
        expect(machine.events).toBeGreaterThan(0);
      }),
      { ...runs, numRuns: 25 },
    );
  });

  it("spend exactly the time of their trip in its stages", () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        const { sources, services, balance } = runPlan(plan);
        expect(balance.created).toBe(balance.through + balance.lost + balance.inSystem);
        for (const { transitHours, stages } of sources) {
          expect(onGrid(stages.reduce((sum, { totalHours }) => sum + totalHours, 0))).toBe(
            onGrid(transitHours.totalHours),
          );
          for (const { waitHours, totalHours } of stages) expect(waitHours).toBeLessThanOrEqual(totalHours);
        }
        for (const { runHours, stages } of services) {
          expect(onGrid(stages.reduce((sum, { totalHours }) => sum + totalHours, 0))).toBe(
            onGrid(runHours.totalHours),
          );
        }
      }),
      runs,
    );
  });

  it("obey Little's law when all of them are seen", () => {
    // Over a run that ends empty, hours times goods in the system are the hours of all trips.
    const plan = queuePlan({ perHour: 0.8, hours: memoryless(1), limit: 2000, plan: { warmUpHours: 0 } });
    const { inSystem, sources, stations, horizonHours } = runPlan(plan);
    expect(inSystem.mean * horizonHours).toBeCloseTo(sources[0]?.transitHours.totalHours as number, 6);
    expect((stations[0]?.queue.mean as number) * horizonHours).toBeCloseTo(
      stations[0]?.waitHours.totalHours as number,
      6,
    );
  });
});

describe("a log", () => {
  it("holds all that may happen, over the plans tried here", () => {
    const seen = new Set<string>();
    const watch = fc.property(randomPlan, (plan) => {
      const log = new EventLog();
      runPlan(plan, { log });
      for (const { event, value } of entriesOf(log)) seen.add(event === "lose" ? `lose ${value}` : event);
    });
    fc.assert(watch, runs);
    const losses = ["lose 0", "lose 1", "lose 2"];
    expect([...seen].sort()).toEqual([...happenings.filter((name) => name !== "lose"), ...losses].sort());
  });

  it("gives the same statistics to the last bit, also from its lines", () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        const log = new EventLog();
        const result = runPlan(plan, { log });
        expect(replay(log)).toEqual(result);
        const lines = [...logLines(log)];
        expect(lines).toHaveLength(log.length + 1);
        expect(replay(readLogLines(lines))).toEqual(result);
      }),
      runs,
    );
  });

  it("does not change the run, and is emptied for the next", () => {
    const plan = queuePlan({ perHour: 0.8, hours: 1, limit: 30 });
    const log = new EventLog();
    expect(runPlan(plan, { log })).toEqual(runPlan(plan));
    const { length } = log;
    runPlan(plan, { log });
    expect(log.length).toBe(length);
  });

  it("is refused when it is cut, empty or no log", () => {
    const log = new EventLog();
    runPlan(queuePlan({ perHour: 0.8, hours: 1, limit: 30 }), { log });
    const lines = [...logLines(log)];
    expect(() => replay(readLogLines(lines.slice(0, -1)))).toThrow("up to the end of a run");
    expect(() => replay(readLogLines([lines[0] as string, ...lines.slice(4)]))).toThrow("in the system");
    expect(() => replay(readLogLines([]))).toThrow("a log of a run");
    expect(() => readLogLines(["{}"])).toThrow("karvan operation log 1");
    expect(() => readLogLines([lines[0] as string, "", "{"])).toThrow("3:1 log: expected an object as JSON");
    expect(() => readLogLines([lines[0] as string, '{"hour":1,"event":"begin"}'])).toThrow("one of create");
    expect(() => readLogLines([lines[0] as string, '{"event":"close"}'])).toThrow("a number as hour");
  });
});

describe("the same plan", () => {
  it("gives the same bits whatever the slices, alone and between others", async () => {
    await fc.assert(
      fc.asyncProperty(randomPlan, fc.integer({ min: 1, max: 50 }), async (plan, slice) => {
        const whole = runPlan(plan);
        expect(await runPlanAsync(plan)).toEqual(whole);
        const program = compilePlan(plan);
        const machine = new Simulation(program, 0);
        const { timers, tally } = machine.state;
        const until = (hour: number) => {
          while (!machine.run(hour, slice));
          timers.clock[0] = hour;
        };
        until(plan.warmUpHours as number);
        tally.reset();
        until(200);
        tally.close();
        const { warmUpHours, level } = whole;
        const facts = { warmUpHours, level, steady: undefined, events: machine.events };
        expect(collect(program, [tally], facts)).toEqual(whole);
      }),
      { ...runs, numRuns: 15 },
    );
  });

  it("can be watched and stopped", async () => {
    const plan = queuePlan({ perHour: 0.9, hours: memoryless(1), plan: { horizonHours: 300_000 } });
    const seen: number[] = [];
    await runPlanAsync(plan, { onProgress: (done) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.every((done, i) => done > 0 && done < 1 && done > (seen[i - 1] ?? 0))).toBe(true);
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error("enough"));
    await expect(runPlanAsync(plan, { onProgress, signal: stop.signal })).rejects.toThrow("enough");
    await expect(runPlanAsync(plan, { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    expect(() => runPlan(plan, { signal: AbortSignal.abort(new Error("no")) })).toThrow("no");
  });
});

describe("memory", () => {
  it("is bounded by the goods in the system, not by those ever seen", () => {
    const bytesAfter = (hours: number) => {
      const machine = new Simulation(compilePlan(queuePlan({ perHour: 0.5, hours: memoryless(1) })), 0);
      machine.run(hours, Number.POSITIVE_INFINITY);
      return machine.bytes;
    };
    expect(bytesAfter(20_000)).toBe(bytesAfter(200));
    // And grows with them: half of what comes stays.
    const machine = new Simulation(compilePlan(queuePlan({ perHour: 2, hours: 1 })), 0);
    machine.run(5000, Number.POSITIVE_INFINITY);
    expect(machine.state.individuals.count).toBeGreaterThan(4000);
    expect(machine.state.individuals.capacity).toBe(8192);
  });
});

describe("doubled demand", () => {
  it("lengthens queues", () => {
    const queueAt = (perHour: number) =>
      runPlan(queuePlan({ perHour, hours: memoryless(1) })).stations[0]?.queue.mean as number;
    expect(queueAt(0.8)).toBeGreaterThan(4 * queueAt(0.4));
    expect(queueAt(1.6)).toBeGreaterThan(1000);
  });
});
