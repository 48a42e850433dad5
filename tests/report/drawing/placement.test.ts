import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxesAlong, placeTexts, shorten } from "../../../src/report/drawing/placement.ts";

const frame = { x: 0, y: 0, width: 100, height: 100 };

describe("placeTexts", () => {
  const wanted = {
    width: 20,
    height: 10,
    candidates: [
      { x: 50, y: 50, anchor: "end" as const },
      { x: 50, y: 50, anchor: "start" as const },
    ],
  };

  it("takes the first place that is free", () => {
    expect(placeTexts([wanted], [], frame)).toEqual([wanted.candidates[0]]);
    const taken = [{ x: 30, y: 50, width: 5, height: 5 }];
    expect(placeTexts([wanted], taken, frame)).toEqual([wanted.candidates[1]]);
  });

  it("keeps texts off each other", () => {
    expect(placeTexts([wanted, wanted], [], frame)).toEqual(wanted.candidates);
  });

  it("keeps texts in the frame when it can", () => {
    const near = { ...wanted, candidates: wanted.candidates.map((c) => ({ ...c, x: 5 })) };
    expect(placeTexts([near], [], frame)).toEqual([near.candidates[1]]);
  });
});

describe("boxesAlong", () => {
  it("leaves no gap on a line", () => {
    const coordinate = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        coordinate,
        coordinate,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, c, d, t) => {
          const [x, y] = [a + t * (c - a), b + t * (d - b)];
          const boxes = boxesAlong(
            [
              [a, b],
              [c, d],
            ],
            7,
          );
          expect(
            boxes.some((box) => Math.abs(box.x + 3.5 - x) < 3.6 && Math.abs(box.y + 3.5 - y) < 3.6),
          ).toBe(true);
        },
      ),
      { seed: 1 },
    );
  });
});

describe("shorten", () => {
  it("keeps short texts and cuts long ones at a letter", () => {
    expect(shorten("Basra", 5)).toBe("Basra");
    expect(shorten("西安西安西安", 4)).toBe("西安西…");
  });
});
