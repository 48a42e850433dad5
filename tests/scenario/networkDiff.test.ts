import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import { applyScenario, diffNetworks, diff as diffScenarios, type Edit } from "../../src/scenario/index.ts";
import { corridorWith } from "../io/files.ts";

const study = readStudyNow([
  corridorWith({ "formulas.csv": "id,name,formula,unit\npapers.twice,Papers twice,papers * 2,USD/tonne\n" }),
]);
const diff = (...edits: Edit[]) =>
  diffNetworks(study.network, applyScenario(study, { version: 1, id: "x", title: "x", edits }).network);

describe("diff", () => {
  it("compares two scenarios of a study, named or written out", () => {
    const open = { version: 1, id: "x", title: "x", extends: "status-quo" } as const;
    const edits: Edit[] = [{ type: "openLink", link: "rail-barda--gora" }];
    const rows = diffScenarios(study, "status-quo", { ...open, edits });
    expect(rows.map(({ id, field }) => `${id} ${field}`)).toContain("rail-barda--gora status");
    expect(diffScenarios(study, { ...open, edits }, { ...open, edits })).toEqual([]);
  });
});

describe("diffNetworks", () => {
  it("is empty for no edits", () => {
    expect(diff()).toEqual([]);
    expect(diffNetworks(study.network, structuredClone(study.network))).toEqual([]);
  });

  it("lists each field that differs, before and after, for both directions of a link", () => {
    expect(diff({ type: "openLink", link: "rail-barda--gora", carries: ["freight"] })).toEqual(
      ["rail-barda--gora", "rail-barda--gora~back"].flatMap((id) => [
        { table: "links", id, field: "carries", before: "freight passengers", after: "freight" },
        { table: "links", id, field: "status", before: "planned", after: "operating" },
      ]),
    );
  });

  it("lists figures that follow by formula", () => {
    const rows = diff({ type: "scale", at: "papers", by: { value: 2, unit: "1", kind: "assumed" } });
    expect(rows).toContainEqual({ table: "figures", id: "papers", field: "value", before: "3", after: "6" });
    expect(rows).toContainEqual({
      table: "figures",
      id: "papers.twice",
      field: "value",
      before: "6",
      after: "12",
    });
  });

  it("lists what is added, and prices by their text", () => {
    const rows = diff(
      {
        type: "addPlace",
        place: { id: "fara", name: "Fara", kind: "city", country: "AA", latitude: 32, longitude: 48 },
      },
      { type: "setTariff", id: "road", perKm: "road.cost * 2" },
      { type: "setCrossing", at: "barda", mode: "road", queue: { value: 3, unit: "hour", kind: "assumed" } },
    );
    expect(rows).toEqual([
      { table: "places", id: "fara", field: "row", after: "added" },
      { table: "figures", id: "scenarios.x.edits[2].queue", field: "row", after: "added" },
      { table: "tariffs", id: "road", field: "perKm", before: "road.cost", after: "road.cost * 2" },
      {
        table: "crossings",
        id: "barda-road at barda",
        field: "queue",
        before: "border.road * 0.5",
        after: "3 hour",
      },
    ]);
  });

  it("of two networks the other way round swaps before and after", () => {
    const { network } = applyScenario(study, "rail-joined");
    const turned = diffNetworks(network, study.network).map(({ before, after, ...row }) => ({
      ...row,
      before: after,
      after: before,
    }));
    expect(turned).toEqual(diffNetworks(study.network, network));
  });
});
