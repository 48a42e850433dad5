import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  closureBacklog,
  departureMeanWaitHours,
  gateWait,
  sakasegawaMeanWaitHours,
} from "../../src/math/index.ts";
import {
  dimensionOf,
  type Expression,
  evaluator,
  isExpression,
  parseFormula,
  parseUnit,
  type Unit,
} from "../../src/model/index.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const ids = ["arrivals", "service", "servers", "ca", "cs", "capacity", "closed", "period", "since"];
const read = (text: string) =>
  parseFormula(
    text,
    (id) => ids.includes(id),
    () => ids,
  );
const value = (text: string, figures: Record<string, number>): number =>
  evaluator((id) => figures[id] as number)(read(text) as Expression);

const queue = "queueWait(arrivals, service, servers, ca, cs)";
const gate = "closingWait(arrivals, capacity, closed, period)";
const backlog = "backlogWait(arrivals, capacity, closed, since)";
const departure = "departureWait(period, ca)";

const load = fc.double({ min: 0, max: 0.999, noNaN: true });
const hours = fc.double({ min: 0.01, max: 100, noNaN: true });
const cv = fc.double({ min: 0, max: 3, noNaN: true });
const close = (got: number, expected: number): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected) + 1e-300);

describe("functions of waits in formulas", () => {
  it("queueWait is Sakasegawa's wait", () => {
    fc.assert(
      fc.property(load, fc.integer({ min: 1, max: 40 }), hours, cv, cv, (u, servers, service, ca, cs) => {
        const arrivals = (0.999 * u * servers) / service;
        const expected = sakasegawaMeanWaitHours({
          ...{ arrivalsPerHour: arrivals, serviceHours: service, servers, arrivalCv: ca, serviceCv: cs },
        });
        close(value(queue, { arrivals, service, servers, ca, cs }), expected);
      }),
    );
  });

  it("queueWait is 0 at load 0, not no number", () => {
    expect(value(queue, { arrivals: 0, service: 1, servers: 2, ca: 1, cs: 1 })).toBe(0);
  });

  it("closingWait is the wait at a gate", () => {
    fc.assert(
      fc.property(load, hours, hours, (u, open, rest) => {
        const [capacity, period] = [7, open + rest];
        const closed = period - open;
        const arrivals = (0.999 * u * capacity * open) / period;
        const gated = { arrivalsPerHour: arrivals, capacityPerHour: capacity, periodHours: period };
        const { meanWaitHours } = gateWait({ ...gated, openHours: open });
        close(value(gate, { arrivals, capacity, closed, period }), meanWaitHours);
      }),
    );
  });

  it("backlogWait is the wait of one that comes some time after a closing", () => {
    fc.assert(
      fc.property(load, hours, (u, closed) => {
        const [arrivals, capacity] = [u * 40, 40];
        const given = { arrivals, capacity, closed };
        const told = closureBacklog({
          arrivalsPerHour: arrivals,
          capacityPerHour: capacity,
          closedHours: closed,
        });
        close(value(backlog, { ...given, since: 0 }), told.longestWaitHours);
        const atReopening = value(backlog, { ...given, since: closed });
        expect(Math.abs(atReopening - told.waitAtReopeningHours)).toBeLessThan(1e-12 * closed);
        expect(value(backlog, { ...given, since: (closed + told.recoveryHours) * 1.001 })).toBe(0);
      }),
    );
  });

  it("backlogWait grows with time where arrivals exceed capacity", () => {
    expect(value(backlog, { arrivals: 60, capacity: 40, closed: 10, since: 20 })).toBeCloseTo(20, 12);
  });

  it("departureWait is the wait for a departure", () => {
    expect(value(departure, { period: 24, ca: 0.5 })).toBe(
      departureMeanWaitHours({ headwayHours: 24, headwayCv: 0.5 }),
    );
  });

  const good = {
    arrivals: 9,
    service: 0.2,
    servers: 2,
    ca: 1,
    cs: 1,
    capacity: 20,
    closed: 10,
    period: 24,
    since: 1,
  };
  it.each([
    ["a queue at load 1", queue, { arrivals: 10 }],
    ["a queue above load 1", queue, { arrivals: 12 }],
    ["a queue above load 1 that is cut short", `min(${queue}, closed)`, { arrivals: 12 }],
    ["a queue by the clock above load 1", queue, { arrivals: 12, ca: 0, cs: 0 }],
    ["a queue that is fed less than nothing", queue, { arrivals: -1 }],
    ["a queue without servers", queue, { servers: 0 }],
    ["a gate at load 1", gate, { arrivals: 14, capacity: 24 }],
    ["a gate above load 1, though open hours would do", gate, { arrivals: 15, capacity: 24 }],
    ["a gate that is asked for more than it could do if always open", gate, { arrivals: 30, capacity: 24 }],
    ["a gate that is never open", gate, { closed: 24 }],
    ["a gate that is closed longer than its period", gate, { closed: 25 }],
    ["a gate that is closed for less than nothing", gate, { closed: -1 }],
    ["a gate without capacity", gate, { capacity: 0 }],
    ["a gate of less than no capacity", gate, { capacity: -9 }],
    ["an arrival before the closing", backlog, { since: -1 }],
  ])("give no number for %s", (_, text, odd) => {
    const got = value(text, { ...good, ...odd });
    expect(Number.isFinite(got) && got >= 0).toBe(false);
    expect(got).toBeNaN();
  });

  it.each([
    [queue, { arrivals: "truck/day", service: "hour/truck", servers: "1", ca: "1", cs: "1" }],
    [queue, { arrivals: "1/hour", service: "hour", servers: "1", ca: "1", cs: "1" }],
    [gate, { arrivals: "truck/day", capacity: "truck/hour", closed: "hour", period: "day" }],
    [backlog, { arrivals: "wagon/day", capacity: "wagon/day", closed: "day", since: "hour" }],
    [departure, { period: "day", ca: "1" }],
  ])("%s are hours with %o", (text, units) => {
    expect(measured(text, units)).toEqual({ dimension: { h: 1 } });
  });

  it.each([
    [queue, { arrivals: "truck/day", service: "hour", servers: "1", ca: "1", cs: "1" }],
    [queue, { arrivals: "truck/day", service: "hour/wagon", servers: "1", ca: "1", cs: "1" }],
    [queue, { arrivals: "truck/day", service: "hour/truck", servers: "truck", ca: "1", cs: "1" }],
    [queue, { arrivals: "truck/day", service: "hour/truck", servers: "1", ca: "1", cs: "hour" }],
    [gate, { arrivals: "truck/day", capacity: "wagon/hour", closed: "hour", period: "day" }],
    [gate, { arrivals: "truck/day", capacity: "truck/hour", closed: "hour", period: "1" }],
    [backlog, { arrivals: "truck/day", capacity: "truck/hour", closed: "hour", since: "km" }],
    [departure, { period: "day", ca: "hour" }],
  ])("%s are refused with %o, by name", (text, units) => {
    expect(measured(text, units)).toMatchObject({
      expected: expect.stringContaining(text.slice(0, text.indexOf("("))),
      hint: expect.stringContaining("do not go together"),
    });
  });

  it.each([
    ["queueWait(arrivals, service)", "queueWait(arrivals, service, servers, arrivalCv, serviceCv)"],
    ["departureWait()", "departureWait(headway, cv)"],
    ["queuewait(ca, ca, ca, ca, ca)", "min, max"],
    ["queueWait(arrivals, service, servers, ca, css)", 'did you mean "cs"?'],
  ])("%s is refused", (text, hint) => {
    expect(read(text)).toMatchObject({ hint: expect.stringContaining(hint) });
  });

  it("within each other end where a formula may have no more parts", () => {
    const nested = (depth: number): string => (depth === 0 ? "ca" : `departureWait(1, ${nested(depth - 1)})`);
    expect(isExpression(read(nested(3)))).toBe(true);
    const wild = (depth: number): string =>
      depth === 0 ? "ca" : `queueWait(${wild(depth - 1)}, ${wild(0)}, 2, 1, 1)`;
    expect(isExpression(read(wild(1)))).toBe(true);
    expect(read(wild(20))).toMatchObject({ expected: "at most 500 parts" });
  });
});

function measured(text: string, units: Record<string, string>): unknown {
  return dimensionOf(read(text) as Expression, (id) => (parseUnit(units[id] as string) as Unit).dimension);
}
