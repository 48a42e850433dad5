import { describe, expect, it } from "vitest";
import { type Amount, type Commodity, type Crossing, select, selectCrossing } from "../../src/model/index.ts";

const none: Amount = { text: "0", expression: { type: "number", value: 0 } };
const commodity: Commodity = {
  ...{ id: "tea", name: "Tea", traffic: "freight", handling: "container", unit: "t", valueOfTime: none },
};
const row = (id: string, more: { countries?: string[]; commodities?: string[]; links?: string[] } = {}) => ({
  ...{ id, countries: [], commodities: [], links: [] as string[] },
  ...more,
});
const ask = (rows: ReturnType<typeof row>[]) =>
  select(rows, { country: "AA", commodity, at: "road-1" }, ({ links }) => links);

describe("select", () => {
  // From the least to the most specific: each beats all before it.
  const ladder = [
    row("all"),
    row("traffic", { commodities: ["freight"] }),
    row("handling", { commodities: ["container"] }),
    row("commodity", { commodities: ["tea"] }),
    row("country", { countries: ["AA"] }),
    row("country and commodity", { countries: ["AA"], commodities: ["tea"] }),
    row("link", { links: ["road-1"] }),
    row("link, country and commodity", { links: ["road-1"], countries: ["AA"], commodities: ["tea"] }),
  ];

  it.each(ladder.map(({ id }, i) => [id, i] as const))("takes the row for %s before wider ones", (id, i) => {
    const found = ask(ladder.slice(0, i + 1).reverse());
    expect(found).toMatchObject({ type: "one", row: { id } });
  });

  it("finds none where every row names something else", () => {
    const rows = [
      row("a", { countries: ["BB"] }),
      row("b", { commodities: ["oil"] }),
      row("c", { links: ["road-2"] }),
    ];
    expect(ask(rows)).toEqual({ type: "none" });
  });

  it("tells of several rows that are equally specific", () => {
    const found = ask([row("all"), row("a", { countries: ["AA"] }), row("b", { countries: ["AA", "BB"] })]);
    expect(found).toMatchObject({ type: "several", rows: [{ id: "a" }, { id: "b" }] });
  });
});

describe("selectCrossing", () => {
  const crossing = (id: string, more: Partial<Crossing> = {}): Crossing => ({
    ...{ id, at: "gate", mode: "road", countries: [], commodities: [] },
    ...{ queue: none, documents: none, inspectionShare: none, inspection: none, release: none },
    ...more,
  });
  const wanted = { at: "gate", mode: "road", from: "AA", to: "BB", commodity } as const;

  it("takes a row for the direction before one for the commodity, and never one of another place, mode or direction", () => {
    const rows = [
      crossing("both"),
      crossing("tea", { commodities: ["tea"] }),
      crossing("out", { from: "AA", to: "BB" }),
      crossing("back", { from: "BB", to: "AA", commodities: ["tea"] }),
      crossing("rail", { mode: "rail", from: "AA", to: "BB", commodities: ["tea"] }),
      crossing("elsewhere", { at: "other", from: "AA", to: "BB", commodities: ["tea"] }),
    ];
    expect(selectCrossing(rows, wanted)).toMatchObject({ type: "one", row: { id: "out" } });
    expect(selectCrossing(rows.slice(0, 2), wanted)).toMatchObject({ type: "one", row: { id: "tea" } });
    expect(selectCrossing(rows.slice(4), wanted)).toEqual({ type: "none" });
    expect(selectCrossing([rows[0] as Crossing, rows[0] as Crossing], wanted)).toMatchObject({
      type: "several",
    });
  });
});
