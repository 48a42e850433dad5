import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import { checkNetwork, type Figure, type Link, type Network, type Place } from "../../src/model/index.ts";
import { corridor } from "../io/files.ts";

const { network } = readStudyNow([corridor]);
const withPlace = (place: Partial<Place>): Network => ({
  ...network,
  places: [...network.places, { ...(network.places[0] as Place), ...place }],
});
const withLink = (link: Partial<Link>): Network => {
  const road = network.links.find(({ id }) => id === "road-alma--barda") as Link;
  return { ...network, links: [...network.links, { ...road, row: link.id ?? road.row, ...link }] };
};
const withFigure = (id: string, value: number): Network => ({
  ...network,
  figures: network.figures.map((figure: Figure) => (figure.id === id ? { ...figure, value } : figure)),
});

describe("checkNetwork", () => {
  it("finds nothing wrong with the small study", () => {
    expect(checkNetwork(network)).toEqual([]);
  });

  it.each([
    ["a link from nowhere", withLink({ id: "x", from: "alam" }), "links[x].from", "error"],
    ["a link to itself", withLink({ id: "x", to: "alma" }), "links[x].to", "error"],
    ["a road that ends in another country", withLink({ id: "x", to: "gora" }), "links[x].to", "error"],
    [
      "a railway of another gauge",
      withLink({ id: "x", mode: "rail", gauge: 1520 }),
      "places[alma].gauge_break",
      "error",
    ],
    ["a place without links", withPlace({ id: "fara" }), "places[fara].id", "warning"],
    ["an id of the same look", withPlace({ id: "ALMA" }), "places[ALMA].id", "warning"],
    [
      "a length below the straight line",
      withFigure("links.sea-dalan--elis.length", 100),
      "links[sea-dalan--elis].length_km",
      "warning",
    ],
    [
      "driving hours of a railway",
      {
        ...network,
        timings: network.timings.map((row) => ({ ...row, mode: "rail" as const })),
      },
      "timings[road].driving_hours",
      "error",
    ],
    [
      "emissions once a link of a railway",
      {
        ...network,
        emissionFactors: network.emissionFactors.map((row) => ({ ...row, fixed: row.perKm })),
      },
      "emissions[rail].fixed",
      "error",
    ],
    [
      "a figure beyond all numbers",
      withFigure("lift.time", Number.POSITIVE_INFINITY),
      "figures[lift.time].value",
      "error",
    ],
  ] as const)("tells of %s", (_, edited, path, severity) => {
    expect(checkNetwork(edited)).toContainEqual(
      expect.objectContaining({ path, severity, hint: expect.any(String) }),
    );
  });

  it("lets railways of two gauges meet where that is declared", () => {
    const wide = withLink({ id: "x", mode: "rail", gauge: 1520 });
    const declared = { ...wide, places: wide.places.map((p) => ({ ...p, gaugeBreak: [1435, 1520] })) };
    expect(checkNetwork(declared)).toEqual([]);
  });

  it.each([
    ["case", "Rasht", "rasht", "character 1 is U+0052 there and U+0072 here"],
    ["Unicode form", "caf\u00e9", "cafe\u0301", "character 4 is U+00E9 there and U+0065 here"],
    [
      "Arabic and Persian yeh",
      "\u0639\u0644\u064a",
      "\u0639\u0644\u06cc",
      "character 3 is U+064A there and U+06CC here",
    ],
    ["Arabic and Persian kaf", "\u0643", "\u06a9", "character 1 is U+0643 there and U+06A9 here"],
    ["a hyphen", "al-ma", "alma", "character 3 is U+002D there and U+006D here"],
    ["a character without width", "rasht", "rasht\u200c", "character 6 is nothing there and U+200C here"],
  ])("says by which character two ids that look alike differ: %s", (_, there, here, hint) => {
    const [first] = network.places;
    const places = [there, here].map((id) => ({ ...(first as Place), id }));
    expect(
      checkNetwork({ ...network, places, links: [] }).filter((p) => p.expected.includes("look like")),
    ).toMatchObject([{ path: `places[${here}].id`, severity: "warning", hint }]);
  });

  it("says which end of a link looks swapped", () => {
    const swapped = network.places.map((place) =>
      place.id === "gora" ? { ...place, latitude: place.longitude, longitude: place.latitude } : place,
    );
    const hints = checkNetwork({ ...network, places: swapped }).map(({ hint }) => hint);
    expect(hints.length).toBeGreaterThan(0);
    for (const hint of hints) expect(hint).toMatch(/latitude and longitude of .*gora.* look swapped/);
  });

  // Looking up the nearest name for each would take minutes.
  it("comes to an end for ten thousand links to places that do not exist", { timeout: 10_000 }, () => {
    const [place, link] = [network.places[0] as Place, network.links[0] as Link];
    const numbers = Array.from({ length: 10_000 }, (_, i) => i);
    const places = numbers.map((i) => ({ ...place, id: `place-${i}` }));
    const links = numbers.map((i) => ({
      ...link,
      id: `l${i}`,
      row: `l${i}`,
      from: `plaice-${i}`,
      to: `${i}-place`,
    }));
    expect(checkNetwork({ ...network, places, links }).length).toBeGreaterThan(20_000);
  });
});

describe("letters of another script that look Latin", () => {
  const named = (...ids: string[]): string[] => {
    const rows = ids.map((id) => ({ ...(network.places[0] as (typeof network.places)[number]), id }));
    return checkNetwork({ ...network, places: rows, links: [] })
      .filter(({ expected }) => /look like|one script/.test(expected))
      .map(({ path, hint }) => `${path}: ${hint}`);
  };

  it("are named by code point, alone and beside their twin", () => {
    expect(named("b\u0430sra")).toEqual(["places[b\u0430sra].id: U+0430 looks like the Latin a"]);
    expect(named("basra", "b\u0430sra")).toEqual([
      "places[b\u0430sra].id: character 2 is U+0061 there and U+0430 here",
    ]);
    expect(named("p\u03bfrt")).toEqual(["places[p\u03bfrt].id: U+03BF looks like the Latin o"]);
  });

  it("are nothing to note where the whole id is of that script", () => {
    expect(named("\u0431\u0430\u043a\u0443", "\u0645\u0634\u0647\u062f", "basra")).toEqual([]);
  });
});
