import { describe, expect, it } from "vitest";
import {
  eitherMode,
  type Mode,
  type ModeTraits,
  modes,
  modesThat,
  modeTraits,
  placeKinds,
  placeTraits,
  sameVehicle,
  vehicleId,
  vehicleModes,
  vehicleOn,
} from "../../src/model/index.ts";

const traitsOf = (mode: Mode): ModeTraits => modeTraits[mode];

describe("the table of modes", () => {
  it("has a name of its own for each", () => {
    for (const name of ["label", "network"] as const) {
      expect(new Set(modes.map((mode) => traitsOf(mode)[name])).size).toBe(modes.length);
    }
  });

  it("says of modes that carry others which vehicles they carry, and has no vehicles of their own for them", () => {
    const carriers = modesThat(({ carries }) => carries !== undefined);
    expect([...vehicleModes, ...carriers].sort()).toEqual([...modes].sort());
    for (const mode of carriers) {
      const { carries, vehicles } = traitsOf(mode);
      expect(traitsOf(carries?.withGauge as Mode).gauge).toBe("required");
      expect(traitsOf(carries?.withoutGauge as Mode).gauge).toBe("none");
      expect(vehicles).toEqual([]);
    }
  });

  it("lets each kind of vehicle travel by some mode, but containers, which any mode carries", () => {
    const travelling = new Set(modes.flatMap((mode) => traitsOf(mode).vehicles));
    expect([...travelling].sort()).toEqual(["ship", "train", "truck", "wagon"]);
  });

  it("has modes that pass borders at crossings stop at crossings", () => {
    for (const mode of modesThat(({ borders }) => borders === "crossing")) {
      expect(traitsOf(mode).stopsAt ?? placeKinds).toContain("borderCrossing");
    }
  });

  it("names modes as people do", () => {
    expect(eitherMode(["rail"])).toBe("rail");
    expect(eitherMode(["rail", "road", "inlandWaterway"])).toBe("rail, road or inland waterway");
  });
});

describe("vehicleOn", () => {
  it.each([
    ["a railway", { mode: "rail", gauge: 1435 }, "rail-1435"],
    ["a road, whose gauge says nothing", { mode: "road", gauge: 1435 }, "road"],
    ["a ferry of trains", { mode: "ferry", gauge: 1520 }, "rail-1520"],
    ["a ferry of trucks", { mode: "ferry" }, "road"],
    ["a river", { mode: "inlandWaterway" }, "inlandWaterway"],
    ["an air route", { mode: "air" }, "air"],
  ] as const)("is the vehicle of %s", (_, link, id) => {
    expect(vehicleId(vehicleOn(link))).toBe(id);
  });

  it("differs between trains of two gauges", () => {
    const train = vehicleOn({ mode: "rail", gauge: 1435 });
    expect(sameVehicle(train, { mode: "rail", gauge: 1435 })).toBe(true);
    expect(sameVehicle(train, { mode: "rail", gauge: 1520 })).toBe(false);
    expect(sameVehicle(train, undefined)).toBe(false);
  });
});

describe("the table of kinds of places", () => {
  it("has one kind where countries meet, and marks for where ships and aircraft stop", () => {
    expect(placeKinds.filter((kind) => placeTraits[kind].joinsCountries)).toEqual(["borderCrossing"]);
    expect(placeTraits.riverPort.mark).toBe(placeTraits.port.mark);
    expect(placeKinds.filter((kind) => placeTraits[kind].mark === placeTraits.airport.mark)).toEqual([
      "airport",
    ]);
  });
});
