import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Analysis,
  analyse,
  breakEven,
  type Comparison,
  compare,
  type Sensitivity,
  sensitivity,
} from "../../../src/futures/index.ts";
import type { Study } from "../../../src/model/index.ts";
import { comparisonReport, featuredQueries } from "../../../src/report/index.ts";
import { type Corridor, corridor, type DrawnCorridor, drawnCorridor, emptyDocument } from "../corridor.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

function report(study: Study, comparison: Comparison, analyses?: readonly Analysis[]): string {
  const input = { study, comparison, document: emptyDocument(), version: "9.9.9" };
  return comparisonReport({ ...input, ...(analyses && { analyses }) });
}

describe("comparisonReport", () => {
  let given: Corridor;
  beforeAll(async () => {
    given = await corridor();
  });

  it("states the question, the findings, and how to reproduce them", () => {
    const page = report(given.study, given.comparison);
    for (const text of [
      "What changes between Alma and Gora when the railway is joined across the border?",
      "Base: As it is",
      "Scenario: The railway is joined between Barda and Gora",
      "4 of 4",
      "generalised cost falls for 4",
      "Stop of a truck at the border",
      "Figures invented for this example",
      "They express no opinion on the status of any territory or border.",
      given.comparison.study.hash,
      given.comparison.scenario.hash,
      "Karvan 9.9.9",
    ]) {
      expect(page).toContain(text);
    }
  });

  it("forbids scripts and anything from elsewhere", () => {
    expect(report(given.study, given.comparison)).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    );
  });

  it("is the same each time", () => {
    expect(report(given.study, given.comparison)).toBe(report(given.study, given.comparison));
  });

  it("says that nothing changes, for a scenario against itself", async () => {
    const page = report(given.study, await compare(given.study, "status-quo", "status-quo"));
    expect(page).toContain("0 of 4");
    expect(page).toContain("No journey changes.");
    expect(page).toContain("The scenario changes no data.");
  });

  it("takes a scenario that is not among the study's own", async () => {
    const scenario = {
      ...{ version: 1 as const, id: "dear", title: "The fee at the border doubles" },
      edits: [
        { type: "scale" as const, at: "border.fee", by: { value: 2, unit: "1", kind: "assumed" as const } },
      ],
    };
    const comparison = await compare(given.study, "status-quo", scenario);
    const input = { study: given.study, comparison, document: emptyDocument(), version: "9.9.9" };
    const page = comparisonReport({ ...input, documents: { scenario } });
    expect(page).toContain("keep their route at a different cost or time");
    expect(page).toContain("at a different cost");
  });

  it("names places that the scenario adds", async () => {
    const figure = (value: number, unit: string) => ({
      value,
      unit,
      kind: "assumed" as const,
      note: "to try",
    });
    const link = { twoWay: true, mode: "road" as const, country: "BB", carries: ["freight" as const] };
    const scenario = {
      ...{ version: 1 as const, id: "halt", title: "A road by way of Halva" },
      edits: [
        {
          type: "addPlace" as const,
          place: {
            id: "halva",
            name: "Halva halt",
            kind: "city" as const,
            country: "BB",
            latitude: 31.4,
            longitude: 46.2,
          },
        },
        {
          type: "addLink" as const,
          link: { ...link, id: "road-barda--halva", from: "barda", to: "halva", length: figure(80, "km") },
        },
        {
          type: "addLink" as const,
          link: { ...link, id: "road-halva--gora", from: "halva", to: "gora", length: figure(70, "km") },
        },
      ],
    };
    const comparison = await compare(given.study, "status-quo", scenario);
    const input = { study: given.study, comparison, document: emptyDocument(), version: "9.9.9" };
    const page = comparisonReport({ ...input, documents: { scenario } });
    expect(page).toContain("<td>Halva halt");
  });

  it("stays small: below 1.3 kB for each journey more", () => {
    const { rows } = given.comparison;
    const many = Array.from({ length: 300 }, () => rows).flat();
    const [small, large] = [rows, many].map(
      (r) => report(given.study, { ...given.comparison, rows: r }).length,
    ) as [number, number];
    expect((large - small) / (many.length - rows.length)).toBeLessThan(1300);
  });
});

describe("a report on a comparison with futures", () => {
  let given: DrawnCorridor;
  beforeAll(async () => {
    given = await drawnCorridor();
  });

  it("shows how certain the differences are, and what drives them", () => {
    const page = report(given.study, given.comparison, [given.analysis]);
    for (const text of [
      "<h2>How certain the results are</h2>",
      "Each of 400 futures draws every figure from its plausible range",
      "of 400 futures the scenario costs less",
      "Which routes are best, and how often",
      "<h2>What drives the results</h2>",
      "The answer flips if “Stop of a train at the border” is above 17.8 hour (then the scenario makes no difference); plausible 4 to 48, central value 12; assumed.",
      "Assumed figures account for 100 % of the sensitivity.",
      "there each figure is drawn from its plausible range",
      "400, seed 7, monte carlo",
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain("Every figure has its central value.");
  });

  it("divides all futures among the routes of a journey", () => {
    const page = report(given.study, given.comparison);
    const table = /<caption>[^<]*Dalan to Gora<\/caption><thead><tr><th[^>]*>Share of futures.*?<\/table>/s;
    const shares = [...(table.exec(page)?.[0] ?? "").matchAll(/<td class=n>(\d+) %/g)].map(([, s]) =>
      Number(s),
    );
    expect(shares.length).toBeGreaterThan(1);
    expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(2);
  });

  it("has no section on drivers without analyses", () => {
    const page = report(given.study, given.comparison);
    expect(page).toContain("<h2>How certain the results are</h2>");
    expect(page).not.toContain("What drives the results");
  });

  it("is as without futures where there are none", async () => {
    const { study, comparison } = await corridor();
    const { futures, rows, ...rest } = given.comparison;
    const stripped = rows.map(({ futures: drawn, ...row }) => row);
    expect(report(study, { ...rest, rows: stripped })).toBe(report(study, comparison));
    expect(report(study, comparison)).not.toMatch(/futures/i);
  });

  it("names the journeys to analyse for it", () => {
    expect(featuredQueries(given.study, given.comparison)).toEqual([
      { commodity: "container", from: "dalan", to: "gora" },
    ]);
  });

  it("folds all analyses but the first three", () => {
    const many = Array.from({ length: 5 }, () => given.analysis);
    const page = report(given.study, given.comparison, many);
    expect(page).toContain("The same for 2 more");
    expect(page).toContain("For 5 of the 5 answers shown, a single figure can flip the answer");
    expect(new Set(page.match(/id="distribution-\d-title"/g)).size).toBe(5);
  });

  it("draws joint effects of figures only with the analysis of the same question", async () => {
    const { study, comparison, analysis } = given;
    const { query, inputs } = analysis;
    const figures = inputs.flatMap((input) => input.figures.map(({ id }) => id)).slice(0, 2);
    const found = await sensitivity(study, query, { method: "sobol", points: 32 });
    const shares = [found as Extract<Sensitivity, { method: "sobol" }>];
    const breakEvens = [await breakEven(study, figures as [string, string], query)];
    const made = (journey: object): string => {
      const analyses = [{ ...analysis, query: { ...query, ...journey } }];
      const input = { study, comparison, document: emptyDocument(), version: "9.9.9" };
      return comparisonReport({ ...input, analyses, shares, breakEvens });
    };
    for (const id of ["shares-0-title", "break-even-0-title"]) {
      expect(made({})).toContain(`id="${id}"`);
      expect(made({ from: "dalan" })).not.toContain(`id="${id}"`);
    }
    expect(made({})).toContain(`from ${found.evaluations} evaluations`);
  });

  it("refuses an analysis of other scenarios", () => {
    const { query, ...rest } = given.analysis;
    const other = { ...rest, query: { ...query, scenario: "ferry" } };
    expect(() => report(given.study, given.comparison, [other])).toThrow(
      "analyses: expected rail-joined against status-quo, got ferry against status-quo",
    );
  });
});

/** The study with every text of its own made by `label`. */
function renamed(study: Study, label: (text: string) => string): Study {
  const note = label("note");
  const { network } = study;
  const scenarios = [...study.scenarios].map(([id, file]) => {
    const document = file.document as { title: string };
    return [
      id,
      {
        ...file,
        document: { ...document, title: label(document.title), question: label("?"), description: note },
      },
    ] as const;
  });
  return {
    ...study,
    title: label(study.title),
    question: label("question"),
    licence: label("licence"),
    regime: label("regime"),
    asOf: label("date"),
    commodities: study.commodities.map((c) => ({ ...c, name: label(c.name) })),
    sources: study.sources.map((s) => ({
      ...s,
      title: label(s.title),
      publisher: label(s.publisher),
      url: "javascript:alert(1)",
    })),
    network: {
      ...network,
      places: network.places.map((p) => ({ ...p, name: label(p.name), localName: label("local") })),
      figures: network.figures.map((f) => ({ ...f, name: label(f.name), note })),
    },
    map: {
      view: [43.5, 29.5, 49.5, 33.5],
      labels: { alma: [4, 4] },
      inset: { title: label("inset"), view: [46, 31, 48, 32], labels: { barda: [4, 4] } },
    },
    scenarios: new Map(scenarios),
  };
}

const hostile = [
  `<img src=x onerror="document.title='hit'">`,
  `</text></svg><script>document.title='hit'</script>`,
  `"><iframe src="https://example.org"></iframe>`,
  `' onmouseover='alert(1)' x='`,
  "]]>--><style>*{display:none}</style>",
  '=HYPERLINK("https://example.org")',
  "\u001b[31m\u202eevil\u2066",
  "</title><base href=https://example.org>",
];

describe.skipIf(!existsSync(executablePath))("a report in a browser", () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  const seen: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "karvan-report-"));
    browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    });
    page = await browser.newPage();
    page.on("console", (message) => seen.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) seen.push(`request: ${request.url()}`);
    });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  async function open(text: string): Promise<void> {
    const file = join(folder, "report.html");
    await writeFile(file, text);
    await page.goto(pathToFileURL(file).href);
  }

  async function reportOf(label: (text: string) => string): Promise<string> {
    const { study } = await corridor();
    const other = renamed(study, label);
    const comparison = await compare(other, "status-quo", "rail-joined", { futures: 120 });
    const query = { base: "status-quo", scenario: "rail-joined", commodity: "container" };
    return report(other, comparison, [await analyse(other, query, { futures: 120 })]);
  }

  /** Every element of the page with the names of its attributes; of pictures, whose lines move with their words, the kinds. */
  function elements(): Promise<string> {
    return page.evaluate(() => {
      const describe = (e: Element): string => `${e.tagName} ${e.getAttributeNames().join(" ")}`;
      const all = [...document.querySelectorAll("*")];
      const drawn = all.filter((e) => e.namespaceURI === "http://www.w3.org/2000/svg");
      const written = all.filter((e) => !drawn.includes(e));
      return [...written.map(describe).sort(), ...new Set(drawn.map(describe).sort())].join("\n");
    });
  }

  it("makes no element of a label, runs nothing, asks for nothing", async () => {
    await open(await reportOf((text) => `${text} plainly`));
    const plain = await elements();
    for (const attack of hostile) {
      await open(await reportOf((text) => `${text} ${attack}`));
      expect(await elements(), attack).toBe(plain);
      expect(await page.title(), attack).not.toBe("hit");
      expect(await page.locator("h1").textContent(), attack).toContain("A first corridor");
    }
    expect(await page.locator("a").count()).toBe(0);
    expect(seen).toEqual([]);
  });

  it("shows attacks as the text they are", async () => {
    await open(await reportOf((text) => `${text} ${hostile[0]}`));
    expect(await page.locator("h1").textContent()).toBe(
      `A first corridor of five places, to try things on ${hostile[0]}`,
    );
    expect(await page.locator("svg text", { hasText: "Alma <img" }).count()).toBeGreaterThan(0);
    await open(await reportOf((text) => `${text} ${hostile[6]}`));
    const shown = (await page.locator("body").textContent()) ?? "";
    for (const hidden of ["\u001b", "\u202e", "\u2066"]) expect(shown).not.toContain(hidden);
  });

  it("fits a telephone and a sheet of paper without leaving them", async () => {
    const { study, comparison, analysis } = await drawnCorridor();
    await open(report(study, comparison, [analysis]));
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
