import { beforeAll, describe, expect, it } from "vitest";
import { lineThrough } from "../../../src/report/geojson/geometry.ts";
import { type ComparisonGeoJson, comparisonGeoJson } from "../../../src/report/plain.ts";
import { type Corridor, corridor } from "../corridor.ts";

describe("comparisonGeoJson", () => {
  let given: Corridor;
  let made: ComparisonGeoJson;
  beforeAll(async () => {
    given = await corridor();
    made = comparisonGeoJson(given.study, given.comparison);
  });

  it("has every place, longitude first", () => {
    expect(made.places.features).toHaveLength(5);
    const barda = made.places.features.find(({ id }) => id === "barda");
    expect(barda).toEqual({
      type: "Feature",
      id: "barda",
      geometry: { type: "Point", coordinates: [47, 31.5] },
      properties: { name: "Barda", kind: "borderCrossing", country: "AA", other_country: "BB", added: false },
    });
  });

  it("has the two ways of a row once, with their state in base and scenario", () => {
    const ids = made.links.features.map(({ id }) => id);
    expect(ids).toHaveLength(7);
    expect(made.links.features.find(({ id }) => id === "rail-barda--gora")?.properties).toMatchObject({
      two_way: true,
      status_in_base: "planned",
      open_in_base: false,
      open_in_scenario: true,
      length_km: 150,
    });
  });

  it("has every way taken once, with all who take it", () => {
    const { features } = made.routes;
    expect(new Set(features.map(({ properties }) => properties.links)).size).toBe(features.length);
    const journeys = features.flatMap(({ properties }) => properties.journeys);
    const counted = journeys.reduce((sum, { under }) => sum + (under === "both" ? 2 : 1), 0);
    expect(counted).toBe(2 * given.comparison.rows.length);
    expect(features[0]?.geometry).toEqual({
      type: "LineString",
      coordinates: [
        [48.5, 32],
        [47, 31.5],
        [45.5, 31.5],
      ],
    });
  });

  it("is refused for a comparison of another study", () => {
    const { base, scenario, ...rest } = given.comparison;
    const other = { ...rest, base, scenario: { ...scenario, hash: "0".repeat(64) } };
    expect(() => comparisonGeoJson(given.study, other)).toThrow(RangeError);
  });
});

describe("lineThrough", () => {
  // RFC 7946, section 3.1.9.
  it("cuts a line where it crosses the 180th meridian", () => {
    const [a, b] = [
      { latitude: 10, longitude: 170 },
      { latitude: 20, longitude: -170 },
    ];
    expect(lineThrough([a, b])).toEqual({
      type: "MultiLineString",
      coordinates: [
        [
          [170, 10],
          [180, 15],
        ],
        [
          [-180, 15],
          [-170, 20],
        ],
      ],
    });
    expect(lineThrough([b, a])).toEqual({
      type: "MultiLineString",
      coordinates: [
        [
          [-170, 20],
          [-180, 15],
        ],
        [
          [180, 15],
          [170, 10],
        ],
      ],
    });
  });

  const at = (longitude: number, latitude: number) => ({ longitude, latitude });
  it.each([
    [
      "from it",
      [at(180, 1.3), at(-170.7, 2.9)],
      [
        [
          [-180, 1.3],
          [-170.7, 2.9],
        ],
      ],
    ],
    [
      "to it",
      [at(170.7, 1.3), at(-180, 2.9)],
      [
        [
          [170.7, 1.3],
          [180, 2.9],
        ],
      ],
    ],
    [
      "over a point on it",
      [at(170.7, 1.3), at(180, 2.1), at(-170.7, 2.9)],
      [
        [
          [170.7, 1.3],
          [180, 2.1],
        ],
        [
          [-180, 2.1],
          [-170.7, 2.9],
        ],
      ],
    ],
    [
      "over it under its other name",
      [at(170.7, 1.3), at(-180, 2.1), at(-170.7, 2.9)],
      [
        [
          [170.7, 1.3],
          [180, 2.1],
        ],
        [
          [-180, 2.1],
          [-170.7, 2.9],
        ],
      ],
    ],
    ["between its two names", [at(180, 1.3), at(-180, 2.9)], undefined],
    ["at it and nowhere else", [at(180, 1.3), at(-180, 1.3)], undefined],
  ])("leaves no line without length and no coordinate that is no number %s", (_, points, wanted) => {
    const { type, coordinates } = lineThrough(points);
    const lines = (type === "LineString"
      ? [coordinates]
      : coordinates) as unknown as readonly (readonly number[][])[];
    expect(lines.flat(2).every(Number.isFinite)).toBe(true);
    const ends = lines.map((line) => line.filter((point, i) => String(point) !== String(line[i - 1])));
    if (wanted !== undefined) expect(ends).toEqual(wanted);
    if (lines.length > 1) for (const line of ends) expect(line.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeGreaterThan(1);
  });
});
