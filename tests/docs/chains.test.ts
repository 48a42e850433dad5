import { describe, expect, it } from "vitest";
import { chainRoutes } from "../tools/chains.ts";
import { generatedPages, renderPage } from "../tools/pages.ts";

describe("the chains of the study's page", () => {
  // Worked by hand in docs/guide/chains.md from the figures of the study's tables and method of docs/guide/model.md.
  it("add up to the sums worked by hand", async () => {
    const { routes } = await chainRoutes();
    const [rail, road] = routes.map((r) => r.totals);
    const railIran = 180.2 + 138.4 + 137 + 209 + 152 + 123 + 17;
    expect(rail?.money.parts.lineHaul).toBeCloseTo((railIran * 0.45) / 18 + (32 * 1.1) / 18, 6);
    expect(rail?.money.parts.handling).toBeCloseTo(40 / 18, 6);
    expect(rail?.money.total).toBeCloseTo(25.870556 + 2 + 40 / 18 + 215 / 627 + 500 / 18 + 0.1 * 2500, 5);
    expect(rail?.time.total).toBeCloseTo(
      railIran / 31.3 + 31.1 / 60 + 0.9 / 30 + 12 + 12 + (48 * (1 + 0.5 ** 2)) / 2 + 6 + 48 / 2,
      6,
    );
    expect(rail?.time.parts.stops).toBeCloseTo(railIran / 31.3 - (180.2 / 50 + 430.4 / 45 + 346 / 35), 6);
    expect(rail?.generalisedCost).toBeCloseTo(308.213513 + (115.110612 * 0.002 * 2500) / 24, 3);
    expect(road?.money.total).toBeCloseTo(
      586 * 0.012 + 29 * 0.08 + 3 + 3 + 200 / 24 + (4 * 24) / 24 + 500 / 25 + 0.1 * 562,
      6,
    );
    const driving = 586 / 60 + 29 / 50;
    expect(road?.time.total).toBeCloseTo(driving + driving * (24 / 9 - 1) + 24 + 4, 6);
    expect(road?.co2e.total).toBeCloseTo(615 * 0.1027, 6);
  });
});

describe("generated parts of pages", () => {
  it.each(Object.keys(generatedPages))("are up to date in %s (npm run pages)", async (page) => {
    const { before, after } = await renderPage(page);
    expect(before).toBe(after);
  });
});
