import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facilitationIndicators, type Shipment } from "../../src/operation/outcomes/facilitation.ts";
import { problemsOf } from "../toy.ts";

const truck: Shipment = {
  ...{ distanceKm: 1000, tonnes: 20, movingHours: 24, totalHours: 44, money: 1890 },
  crossings: [{ hours: 9.9, money: 208 }],
};

describe("facilitationIndicators", () => {
  // CAREC, CPMM 2022, road: TFI1 9.9 h, TFI2 208 USD, TFI3 945 USD. A ledger of one shipment that has these by hand.
  it("gives back what a shipment of the CAREC averages of 2022 was made of", () => {
    expect(facilitationIndicators([truck])).toEqual({
      ...{ shipments: 1, passages: 1, borderHours: 9.9, borderMoney: 208, moneyPer500KmPer20T: 945 },
      speedWithDelay: 1000 / 44,
      speedWithoutDelay: 1000 / 24,
    });
  });

  // By hand: borders (9.9 + 20 + 30.1) / 3 and (208 + 100 + 292) / 3; costs 945 and 500 * 1.6 * 0.5 = 400.
  it("takes means over passages and shipments, and speeds over all kilometres and hours", () => {
    const wagon: Shipment = {
      ...{ distanceKm: 800, tonnes: 40, movingHours: 16, totalHours: 64, money: 1280 },
      crossings: [
        { hours: 20, money: 100 },
        { hours: 30.1, money: 292 },
      ],
    };
    const found = facilitationIndicators([truck, wagon]);
    expect(found.passages).toBe(3);
    expect(found.borderHours).toBeCloseTo(20, 12);
    expect(found.borderMoney).toBe(200);
    expect(found.moneyPer500KmPer20T).toBe((945 + 400) / 2);
    expect(found.speedWithDelay).toBe(1800 / 108);
    expect(found.speedWithoutDelay).toBe(45);
  });

  it("leaves border indicators out where no border is crossed", () => {
    const found = facilitationIndicators([{ ...truck, crossings: [] }]);
    expect(found).not.toHaveProperty("borderHours");
    expect(found).not.toHaveProperty("borderMoney");
  });

  it("holds 1 / SWD = 1 / SWOD + hours stood per kilometre for every ledger", () => {
    const positive = (max: number) => fc.double({ min: 0.5, max, noNaN: true });
    const shipment = fc
      .record({
        distanceKm: positive(9000),
        tonnes: positive(60),
        movingHours: positive(300),
        stood: positive(900),
      })
      .map(({ stood, ...rest }) => ({
        ...rest,
        totalHours: rest.movingHours + stood,
        money: 1,
        crossings: [],
      }));
    fc.assert(
      fc.property(fc.array(shipment, { minLength: 1, maxLength: 9 }), (ledger) => {
        const { speedWithDelay, speedWithoutDelay } = facilitationIndicators(ledger);
        const sum = (of: (s: Shipment) => number): number => ledger.reduce((total, s) => total + of(s), 0);
        const stood = sum((s) => s.totalHours - s.movingHours) / sum((s) => s.distanceKm);
        expect(1 / speedWithDelay).toBeCloseTo(1 / speedWithoutDelay + stood, 9);
      }),
    );
  });

  it("counts a shipment that stands for many as that many", () => {
    const other = { ...truck, totalHours: 90, crossings: [{ hours: 50, money: 10 }] };
    const one = facilitationIndicators([truck, truck, truck, other]);
    expect(facilitationIndicators([{ ...truck, count: 3 }, other])).toEqual(one);
  });

  it("refuses what is no ledger, all faults at once", () => {
    const wrong = { ...truck, distanceKm: 0, totalHours: 20 };
    const problems = problemsOf(() => facilitationIndicators([wrong, { ...truck, count: Number.NaN }]));
    expect(problems.map(({ path }) => path)).toEqual([
      "ledger[0].distanceKm",
      "ledger[0].totalHours",
      "ledger[1].count",
    ]);
    expect(problemsOf(() => facilitationIndicators([]))).toHaveLength(1);
  });
});
