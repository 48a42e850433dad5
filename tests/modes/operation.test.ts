// The operation by discrete events runs barges as ships, with their queue at the border, and refuses aircraft by name.
import { describe, expect, it } from "vitest";
import { operate } from "../../src/operation/index.ts";
import { problemsOf, type Row } from "../toy.ts";
import { riverAndAir } from "./riverAndAir.ts";

const days = { from: "2026-01-01", days: 56, seed: "by hand" };
const figures = {
  ...{ kg: "1 kgCO2e/tonne", parcel_hour: "64 USD/tonne/hour" },
  ...{ ships: "1 ship/day", boxes: "4 TEU/day", ship_load: "900 tonne/ship", box_load: "10 tonne/TEU" },
  ...{ ship_time: "3 hour/ship" },
};
const flow = (row: Row): Row => ({
  ...{ id: "flow", from: "quay", to: "landing", commodity: "goods", vehicle: "ship" },
  ...{ arrivals: "ships", load: "ship_load", arrival_cv: 0 },
  ...row,
});
const byShip: Row[] = [
  { id: "load", operation: "load", to: "inlandWaterway", handling_time: "5 * hour" },
  { id: "unload", operation: "unload", from: "inlandWaterway" },
  { id: "clear", operation: "clear" },
];

describe("barges in the operation", () => {
  it("arrive after loading, sailing, and what the border takes", async () => {
    // Loading 5 h, 40 h on the river, 1.5 + 0.7 + 0.25 x 4 + 0.3 h at the border: 48.5 h, the mean of who is inspected
    // and who is not.
    const study = riverAndAir({ figures, operations: byShip, traffic: [flow({})] });
    const { flows } = await operate(study, "base", days);
    expect(flows[0]?.hours?.mean).toBeGreaterThan(47.5);
    expect(flows[0]?.hours?.mean).toBeLessThan(49.5);
    expect(flows[0]?.routedHours).toBeCloseTo(48.5, 6);
  });

  it("queue at the border's station, which takes the place of the queue of the study", async () => {
    const station: Row = {
      ...{ id: "gate", serves: "crossing", at: "gate", mode: "inlandWaterway", vehicle: "ship" },
      ...{ servers: 1, service: "ship_time", service_cv: 0 },
    };
    const study = riverAndAir({ figures, operations: byShip, traffic: [flow({})], stations: [station] });
    const { stations } = await operate(study, "base", days);
    // One a day in the 51 days of 56 that are counted.
    expect(stations[0]?.result.served).toBe(51);
  });
});

describe("aircraft in the operation", () => {
  it("are refused where a flow or a station names them", () => {
    const station: Row = {
      ...{ id: "apron", serves: "crane", at: "field", mode: "air", vehicle: "TEU" },
      ...{ servers: 1, service: "box_time", service_cv: 0 },
    };
    const found = problemsOf(() =>
      riverAndAir({
        figures: { ...figures, box_time: "1 hour/TEU" },
        traffic: [flow({ modes: "road air" })],
        stations: [station],
      }),
    );
    expect(found.map(({ path, got }) => [path, got])).toEqual([
      ["stations[apron].mode", '"air"'],
      ["traffic[flow].modes", '"air"'],
    ]);
    expect(found[0]?.expected).toBe(
      "modes that the operation runs: rail, road, sea, inland waterway or ferry",
    );
  });

  it("are no way for containers, which take the river though air costs less", async () => {
    const boxes = { from: "alma", to: "gora", commodity: "parcels", vehicle: "TEU" };
    const traffic = [flow({ ...boxes, arrivals: "boxes", load: "box_load" })];
    const { flows } = await operate(riverAndAir({ figures, traffic }), "base", days);
    expect(flows[0]?.routedHours).toBeCloseTo(57.9, 6);
  });
});
