import { describe, expect, it } from "vitest";
import { discover } from "../../../src/futures/index.ts";
import { corridor, query, tables } from "./corridor.ts";

describe("discoverFailure", () => {
  it("finds the range of the figure that decides, in its own unit", async () => {
    // The railway costs 60 to 68 and the road is drawn from 0 to 128: the railway wins where the road takes more than about 61.5.
    const study = corridor({ figures: { ...tables.figures, railToll: "64 USD/tonne 60 68 uniform" } });
    const found = await discover(study, query, { futures: 5000, seed: 1, coverage: 0.9 });
    expect(found.share).toBeCloseTo(61.5 / 128, 1);
    const toll = found.ranges.find(({ figure }) => figure.id === "toll");
    expect(toll).not.toHaveProperty("from");
    expect(Math.abs((toll?.to as number) - 61.5)).toBeLessThan(6);
    expect(found.box?.density).toBeGreaterThan(0.9);
    expect(found.box?.coverage).toBeGreaterThan(0.9);
    expect(found.trajectory[0]).toMatchObject({ coverage: 1, mass: 1 });
  });

  it("looks for other futures where the threshold says so", async () => {
    // Gains of less than 30: railToll - toll - 2.5 above -30.
    const some = await discover(corridor(), query, { futures: 2000, threshold: -30 });
    const none = await discover(corridor(), query, { futures: 2000, threshold: 0 });
    expect(some.share).toBeGreaterThan(none.share);
  });

  it("finds no box where the scenario always pays, or never", async () => {
    const always = corridor({ figures: { ...tables.figures, toll: "120 USD/tonne 110 128 uniform" } });
    const found = await discover(always, query, { futures: 500 });
    expect([found.share, found.status, found.box, found.ranges]).toEqual([0, "none", undefined, []]);
    const never = await discover(always, query, { futures: 500, threshold: -500 });
    expect([never.share, never.box]).toEqual([1, undefined]);
  });

  it("tells nothing of where a handful of futures lie", async () => {
    // The railway gains less than 1 USD in about one future in fifty.
    const few = corridor({
      figures: {
        ...tables.figures,
        toll: "100 USD/tonne 58 128 uniform",
        railToll: "62 USD/tonne 60 63 uniform",
      },
    });
    const found = await discover(few, query, { futures: 400 });
    expect(found.share).toBeGreaterThan(0);
    expect([found.status, found.box]).toEqual(["tooFew", undefined]);
  });

  it.each([
    ["a threshold that is no number", { threshold: Number.NaN }, /threshold: expected a finite number/],
    ["a coverage of 2", { coverage: 2 }, /coverage/],
    ["no futures", { futures: 0 }, /futures: expected a whole number/],
  ])("refuses %s", async (_, more, message) => {
    await expect(discover(corridor(), query, { futures: 500, ...more })).rejects.toThrow(message);
  });
});
