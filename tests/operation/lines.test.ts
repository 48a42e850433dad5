import { describe, expect, it } from "vitest";
import { operate, type TrafficRun } from "../../src/operation/index.ts";
import type { Row } from "../toy.ts";
import { border, borderFigures, lanes, railway, trucks, wagons } from "./borderToy.ts";

const days = { from: "2026-01-01", days: 56, seed: "by hand" };
const meanOf = ({ flows }: TrafficRun, id: string): number =>
  flows.find((flow) => flow.id === id)?.hours?.mean as number;

// A train of six wagons a day; a wagon of 10 t and one of 20 t every six hours each.
const daily: Row = { id: "daily", links: "railway", headway: "24 * hour", capacity: "six" };
const figures = { six: "6 wagon", heavy: "20 tonne/wagon" };
const slow = { arrivals: "wagon_rate / 6" };

describe("lines to a timetable", () => {
  it("carry the same whatever the names of the flows", async () => {
    const run = (light: string, heavy: string): Promise<TrafficRun> =>
      operate(
        railway({
          ...{ figures, services: [daily] },
          traffic: [wagons({ id: light, ...slow }), wagons({ id: heavy, ...slow, load: "heavy" })],
        }),
        "base",
        days,
      );
    const [one, other] = [await run("a", "b"), await run("b", "a")];
    expect(meanOf(one, "a")).toBeCloseTo(meanOf(other, "b"), 9);
    expect(meanOf(one, "b")).toBeCloseTo(meanOf(other, "a"), 9);
  });

  it("take the track like other trains", async () => {
    const study = railway({
      ...{ figures, services: [daily], traffic: [wagons({ id: "wagons", ...slow })] },
      stations: [
        {
          ...{ id: "track", serves: "section", at: "railway", mode: "rail", vehicle: "train" },
          ...{ servers: 1, service: "train_time", service_cv: 0 },
        },
      ],
    });
    const { stations, services } = await operate(study, "base", days);
    expect(services.map(({ id }) => id)).toEqual(["line:daily"]);
    // One a day in the 51 days of 56 that are counted.
    expect(stations[0]?.result.served).toBe(51);
  });

  it("pass a border with all that is on board", async () => {
    const rail = { mode: "rail", gauge_mm: 1435 };
    const study = border({
      places: [
        { id: "a", country: "AA" },
        { id: "b", country: "BB" },
        { id: "x", country: "AA", other_country: "BB" },
      ],
      links: [
        { id: "a-x", from: "a", to: "x", country: "AA", length_km: 64, ...rail },
        { id: "x-b", from: "x", to: "b", country: "BB", length_km: 64, ...rail },
      ],
      crossings: [{ id: "stop-x", at: "x", mode: "rail", inspection_share: 0 }],
      figures,
      operation: { trainLoad: "train_load", trainHold: "train_hold" },
      services: [{ ...daily, links: "a-x x-b" }],
      traffic: [wagons({ id: "wagons", ...slow })],
      questions: [{ id: "ends", between: ["a"], and: ["b"] }],
    });
    const { services, flows } = await operate(study, "base", days);
    expect(services.map(({ id }) => id)).toEqual(["line:daily"]);
    // Two hours of running each side, and 2 + 2 h at the border, on board.
    expect(services[0]?.runHours.mean).toBeCloseTo(8, 9);
    expect(flows[0]?.stages.map(({ id }) => id)).toContain("line:daily");
  });
});

describe("trains of goods", () => {
  it("are refused where the study does not say how they are put together", async () => {
    const { operation: _, ...rest } = { operation: undefined, traffic: [wagons({ id: "wagons" })] };
    const study = border({
      ...{ places: [{ id: "a" }, { id: "b" }], crossings: [], figures: borderFigures, ...rest },
      links: [{ id: "railway", mode: "rail", from: "a", to: "b", length_km: 64 }],
    });
    await expect(operate(study, "base", days)).rejects.toMatchObject({ problems: [{ path: "operation" }] });
  });
});

describe("goods whose time costs nothing", () => {
  it("wait, and do not turn away", async () => {
    const study = border({
      figures: { ...borderFigures, nothing: "0 USD/tonne/hour" },
      commodities: [
        { id: "goods", traffic: "freight", handling: "general", unit: "t", value_of_time: "nothing" },
      ],
      stations: [lanes({ at: "x", service: "2 * truck_time" }), lanes({ at: "y" })],
      traffic: [trucks({ id: "trucks", via: "x" })],
    });
    const { flows } = await operate(study, "base", days);
    expect(flows[0]?.diverted).toBe(0);
  });
});

describe("a calendar that a crossing keeps", () => {
  it("holds at its gate", async () => {
    const calendars = [{ id: "mornings", hours: "06:00-12:00" }];
    const run = (calendar: string): Promise<TrafficRun> =>
      operate(
        border({
          calendars,
          crossings: ["x", "y"].map((at) => ({ id: `stop-${at}`, at, inspection_share: 0, calendar })),
          stations: [lanes({ at: "x", service: "truck_time / 8" })],
          traffic: [trucks({ id: "trucks", via: "x" })],
        }),
        "base",
        days,
      );
    const [always, mornings] = [await run(""), await run("mornings")];
    expect(always.stations[0]?.openShare).toBe(1);
    expect(mornings.stations[0]?.openShare).toBe(0.25);
    expect(mornings.stations[0]?.load).toBeCloseTo(4 * (always.stations[0]?.load as number), 9);
  });
});
