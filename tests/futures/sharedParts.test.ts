// Formulas that use one another twice are computed once each: forty of them in a row are no more work than forty.
import { describe, expect, it } from "vitest";
import { compileStudy } from "../../src/compiled/index.ts";
import { analyse, compare, switchingValues } from "../../src/futures/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { type Route, route, validate } from "../../src/routing/index.ts";
import { toyFiles } from "../toy.ts";

// Each keeps the value of what it is made of.
const forms: Readonly<Record<string, (part: string) => string>> = {
  halves: (q) => `${q} / 2 + ${q} / 2`,
  "a difference": (q) => `2 * ${q} - ${q}`,
  "a product": (q) => `${q} * (${q} / ${q})`,
  "a quotient": (q) => `${q} / (${q} / ${q})`,
  "a maximum": (q) => `max(${q}, ${q} - ${q} / 2)`,
  "a minimum": (q) => `min(${q}, ${q} + ${q})`,
  "a root": (q) => `sqrt(${q} * ${q})`,
  "a square": (q) => `${q}^2 / ${q}`,
};

describe("forty formulas, each of the one before twice", () => {
  it.each(Object.keys(forms))("as %s", async (form) => {
    const names = ["stop", ...Array.from({ length: 40 }, (_, i) => `q${i}`)];
    const rows = names.slice(1).map((id, i) => `${id},Part,"${forms[form]?.(names[i] as string)}",hour`);
    const files = toyFiles({
      places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
      links: [
        { id: "ax", from: "a", to: "x", length_km: 64 },
        { id: "xb", from: "x", to: "b", length_km: 64, country: "BB" },
      ],
      crossings: [{ id: "x", at: "x", queue: names.at(-1) as string, inspection_share: 0 }],
      figures: { stop: "10.7 hour 8.3 13.9", dear: "3 USD/tonne" },
      scenarios: { slow: [{ type: "scale", at: "stop", by: { value: 1.3, unit: "1", kind: "assumed" } }] },
    });
    files.set("formulas.csv", `id,name,formula,unit\n${rows.join("\n")}\n`);
    const study = readStudyNow([{ folder: "", files }]);
    const ask = { from: "a", to: "b", commodity: "goods" };
    // Two hours of road, the stop, documents and release.
    const found = route(study, "base", ask) as Route;
    expect(found.totals.time.total).toBeCloseTo(2 + 10.7 + 2, 6);
    expect(validate(study)).toBeDefined();
    const { rows: compared } = await compare(study, "base", "slow", { futures: 64 });
    const row = compared.find(({ from, to }) => from.place === "a" && to.place === "b");
    expect(row?.futures?.time.difference.mean).toBeCloseTo(
      (row?.futures?.time.base.mean ?? 0) * 0.3 - 1.2,
      5,
    );
    const query = { base: "base", scenario: "slow", ...ask };
    await analyse(study, query, { futures: 100 });
    await switchingValues(study, query);
    expect(compileStudy(study).length).toBeLessThan(200_000);
  });
});
