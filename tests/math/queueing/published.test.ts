import { describe, expect, it } from "vitest";
import {
  allenCunneenMeanWaitHours,
  bulkQueue,
  closureBacklog,
  departureMeanWaitHours,
  erlangB,
  erlangC,
  gateWait,
  md1ProbabilityOfWaitAbove,
  mg1MeanWaitHours,
  mg1PriorityMeanWaitsHours,
  mmckQueue,
  mmcPriorityMeanWaitsHours,
  mmcProbabilityOfWaitAbove,
  mmcQueue,
  mmcWaitQuantileHours,
  sakasegawaMeanWaitHours,
  timetableWait,
} from "../../../src/math/queueing/index.ts";

describe("closed forms as published", () => {
  // Work that n servers can be offered at a loss of 1, 2 and 5 %, as the printed tables of Erlang's loss formula have it;
  // 15 servers from the manual of Westbay Engineers' Erlang B calculator (erlang.com).
  it.each([
    { servers: 1, work: 0.0101, loss: 0.01 },
    { servers: 5, work: 1.36, loss: 0.01 },
    { servers: 10, work: 4.46, loss: 0.01 },
    { servers: 15, work: 8.108, loss: 0.01 },
    { servers: 20, work: 12.03, loss: 0.01 },
    { servers: 50, work: 37.9, loss: 0.01 },
    { servers: 100, work: 84.06, loss: 0.01 },
    { servers: 10, work: 5.084, loss: 0.02 },
    { servers: 30, work: 21.93, loss: 0.02 },
    { servers: 10, work: 6.216, loss: 0.05 },
  ])("lose $loss of $work erlangs at $servers servers", ({ servers, work, loss }) => {
    expect(erlangB({ arrivalsPerHour: work, serviceHours: 1, servers })).toBeCloseTo(loss, 4);
  });

  // D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris, Fundamentals of Queueing Theory, 4th ed. 2008, ch. 2: a hair salon
  // of one (5 an hour, 10 minutes each), an eye clinic of three (6 an hour, 20 minutes each), and an emission inspection
  // of three stalls and four places to wait (one a minute, 6 minutes each).
  it("hold for the examples of Gross, Shortle, Thompson and Harris", () => {
    const salon = mmcQueue({ arrivalsPerHour: 5, serviceHours: 1 / 6, servers: 1 });
    expect(salon.meanNumber).toBeCloseTo(5, 12);
    expect(salon.meanWaiting).toBeCloseTo(25 / 6, 12);
    expect(salon.meanWaitHours).toBeCloseTo(5 / 6, 12);
    const clinic = mmcQueue({ arrivalsPerHour: 6, serviceHours: 1 / 3, servers: 3 });
    expect(clinic.delayProbability).toBeCloseTo(4 / 9, 12);
    expect(clinic.meanWaiting).toBeCloseTo(8 / 9, 12);
    expect(clinic.meanNumber).toBeCloseTo(26 / 9, 12);
    const stalls = mmckQueue({ arrivalsPerHour: 60, serviceHours: 0.1, servers: 3, places: 7 });
    expect(stalls.meanWaiting).toBeCloseTo(3.09, 2);
    expect(stalls.meanNumber).toBeCloseTo(6.06, 2);
    expect(stalls.blockingProbability).toBeCloseTo(576 / 1141, 12);
  });

  // R. E. Trueman, An Introduction to Quantitative Methods for Decision Making, 1977, table 12.2, as quoted in the solutions
  // handbook of the HP-12C: mean wait over mean service with three servers at load 0.8.
  it("wait 1.079 services for three servers at load 0.8", () => {
    expect(mmcQueue({ arrivalsPerHour: 1.2, serviceHours: 2, servers: 3 }).meanWaitHours / 2).toBeCloseTo(
      1.079,
      3,
    );
  });
});

const group = { arrivalsPerHour: 3.2, serviceHours: 0.75, servers: 3 };

describe("closed forms that must agree", () => {
  it("M/M/1 is M/M/c with one server: load s / (1 - load), and Pollaczek-Khinchine at cv 1", () => {
    const one = { arrivalsPerHour: 0.8, serviceHours: 1, servers: 1 };
    const { meanWaitHours, delayProbability } = mmcQueue(one);
    expect(meanWaitHours).toBeCloseTo(4, 12);
    expect(delayProbability).toBeCloseTo(0.8, 12);
    expect(mg1MeanWaitHours({ ...one, serviceCv: 1 })).toBeCloseTo(meanWaitHours, 12);
    expect(mg1MeanWaitHours({ ...one, serviceCv: 0 })).toBeCloseTo(meanWaitHours / 2, 12);
  });

  it("both approximations are Pollaczek-Khinchine with one server and random arrivals", () => {
    const one = { arrivalsPerHour: 0.8, serviceHours: 1, servers: 1, arrivalCv: 1, serviceCv: 0.6 };
    expect(allenCunneenMeanWaitHours(one)).toBeCloseTo(mg1MeanWaitHours(one), 12);
    expect(sakasegawaMeanWaitHours(one)).toBeCloseTo(mg1MeanWaitHours(one), 12);
  });

  it("Allen and Cunneen's is M/M/c at cv 1, and Sakasegawa's within 3.4 % of a service of it, as its page says", () => {
    for (let servers = 1; servers <= 100; servers++) {
      for (let load = 0.02; load < 0.99; load += 0.02) {
        const own = { arrivalsPerHour: load * servers, serviceHours: 1, servers, arrivalCv: 1, serviceCv: 1 };
        const exact = mmcQueue(own).meanWaitHours;
        expect(Math.abs(allenCunneenMeanWaitHours(own) - exact)).toBeLessThanOrEqual(1e-12 * exact);
        expect(Math.abs(sakasegawaMeanWaitHours(own) - exact)).toBeLessThan(0.034);
      }
    }
  });

  it("as many places as servers is Erlang's loss, very many are M/M/c", () => {
    expect(mmckQueue({ ...group, places: 3 }).blockingProbability).toBeCloseTo(erlangB(group), 14);
    expect(mmckQueue({ ...group, places: 3 }).meanWaitHours).toBe(0);
    expect(mmckQueue({ ...group, places: 500 }).meanWaitHours).toBeCloseTo(mmcQueue(group).meanWaitHours, 12);
  });

  it("who gets in at load 1 finds any number there with the same probability, with one server", () => {
    const even = mmckQueue({ arrivalsPerHour: 2, serviceHours: 0.5, servers: 1, places: 9 });
    expect(even.blockingProbability).toBeCloseTo(0.1, 14);
    expect(even.meanNumber).toBeCloseTo(4.5, 13);
  });

  it("the tail of the wait gives back its mean", () => {
    // The integral of P(wait > t) over t, by the midpoint rule, in pieces that meet the kinks of M/D/1.
    const sum = (above: (hours: number) => number): number =>
      Array.from({ length: 40_000 }, (_, i) => above((i + 0.5) / 400) / 400).reduce(
        (all, each) => all + each,
        0,
      );
    const clockwork = { arrivalsPerHour: 0.8, serviceHours: 1 };
    const fixed = sum((aboveHours) => md1ProbabilityOfWaitAbove({ ...clockwork, aboveHours }));
    expect(fixed).toBeCloseTo(mg1MeanWaitHours({ ...clockwork, serviceCv: 0 }), 5);
    const random = sum((aboveHours) => mmcProbabilityOfWaitAbove({ ...group, aboveHours }));
    expect(random).toBeCloseTo(mmcQueue(group).meanWaitHours, 5);
  });

  it("a quantile of the wait is where its tail has the rest", () => {
    const aboveHours = mmcWaitQuantileHours({ ...group, probability: 0.9 });
    expect(mmcProbabilityOfWaitAbove({ ...group, aboveHours })).toBeCloseTo(0.1, 12);
    expect(mmcWaitQuantileHours({ ...group, probability: 1 - erlangC(group) - 1e-6 })).toBe(0);
  });

  it("priorities share the waiting out: load times wait adds up to that without them (Kleinrock's law)", () => {
    const classes = [
      { arrivalsPerHour: 0.2, serviceHours: 1, serviceCv: 0.5 },
      { arrivalsPerHour: 0.3, serviceHours: 0.5, serviceCv: 2 },
      { arrivalsPerHour: 0.1, serviceHours: 3, serviceCv: 1 },
    ];
    const loads = classes.map(({ arrivalsPerHour, serviceHours }) => arrivalsPerHour * serviceHours);
    const load = loads.reduce((sum, each) => sum + each, 0);
    const shared = mg1PriorityMeanWaitsHours(classes).reduce(
      (sum, wait, k) => sum + wait * (loads[k] as number),
      0,
    );
    const residual = classes.reduce(
      (sum, { serviceHours, serviceCv }, k) =>
        sum + ((loads[k] as number) * serviceHours * (1 + serviceCv ** 2)) / 2,
      0,
    );
    expect(shared).toBeCloseTo((load * residual) / (1 - load), 12);
    const [alone] = mmcPriorityMeanWaitsHours({ ...group, arrivalsPerHour: [group.arrivalsPerHour] });
    expect(alone).toBeCloseTo(mmcQueue(group).meanWaitHours, 12);
  });

  it("a service of one at a time leaves behind what waits for M/D/1", () => {
    // Left behind just after a service begins; by Bailey with capacity 1: m^2 / (2 (1 - m)).
    const { meanLeftBehind } = bulkQueue({ arrivalsPerHour: 0.8, headwayHours: 1, capacity: 1 });
    expect(meanLeftBehind).toBeCloseTo(
      0.8 * mg1MeanWaitHours({ arrivalsPerHour: 0.8, serviceHours: 1, serviceCv: 0 }),
      12,
    );
  });

  it("a train that never fills makes wait half its headway", () => {
    const { meanWaitHours } = bulkQueue({ arrivalsPerHour: 1, headwayHours: 24, capacity: 500 });
    expect(meanWaitHours).toBe(departureMeanWaitHours({ headwayHours: 24 }));
  });

  it("a timetable waits as its own headways and their spread say", () => {
    const { meanWaitHours, headwayHours, headwayCv } = timetableWait({ departuresHours: [10, 58, 130] });
    expect(meanWaitHours).toBeCloseTo(departureMeanWaitHours({ headwayHours, headwayCv }), 12);
    // Gaps of 48, 72 and 48 hours: (48^2 + 72^2 + 48^2) / (2 * 168).
    expect(meanWaitHours).toBeCloseTo(9792 / 336, 12);
    expect(timetableWait({ departuresHours: [10, 58, 130], cutOffHours: 6 }).longestWaitHours).toBe(78);
  });

  it("a gate is a closure in each period", () => {
    const closure = closureBacklog({ arrivalsPerHour: 30, capacityPerHour: 60, closedHours: 10 });
    const gate = gateWait({ arrivalsPerHour: 30, capacityPerHour: 60, openHours: 14 });
    expect(gate.meanWaitHours).toBeCloseTo(closure.totalWaitHours / (30 * 24), 12);
    expect(gate.delayedShare).toBeCloseTo(closure.delayed / (30 * 24), 12);
    expect(closure.meanWaitOfClosureHours * 300 + closure.meanWaitOfRecoveryHours * 300).toBeCloseTo(
      closure.totalWaitHours,
      9,
    );
  });

  it("a queue of trucks let go one after another gives the fluid waits", () => {
    // 30 an hour against 40, closed for 48 hours: a truck every 1/30 h, each served 1/40 h after the one before.
    const { recoveryHours, meanWaitHours, longestWaitHours, waitAtReopeningHours } = closureBacklog({
      arrivalsPerHour: 30,
      capacityPerHour: 40,
      closedHours: 48,
    });
    let free = 48;
    const waits: number[] = [];
    for (let truck = 0; truck / 30 < 48 + recoveryHours; truck++) {
      const begun = Math.max(free, truck / 30);
      waits.push(begun - truck / 30);
      free = begun + 1 / 40;
    }
    expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length).toBeCloseTo(meanWaitHours, 1);
    expect(waits[0]).toBe(longestWaitHours);
    expect(waits[48 * 30]).toBeCloseTo(waitAtReopeningHours, 6);
  });
});
