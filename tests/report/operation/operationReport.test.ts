import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Flow, Study } from "../../../src/model/index.ts";
import type { TrafficRun } from "../../../src/operation/index.ts";
import { trafficReport } from "../../../src/report/index.ts";
import { hoursByPart } from "../../../src/report/operation/timePartsSection.ts";
import { trafficFindings } from "../../../src/report/plain.ts";
import { scenarioModel } from "../../../src/routing/index.ts";
import { emptyDocument } from "../corridor.ts";
import { gate, gateWith, intervalOf, operated } from "../traffic.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

let study: Study;
let runs: readonly TrafficRun[];
beforeAll(async () => {
  ({ study, runs } = await operated());
}, 120_000);

function report(of: readonly TrafficRun[], on: Study = study): string {
  return trafficReport({ study: on, runs: of, document: emptyDocument(), version: "9.9.9" });
}

function textOf(page: string): string {
  return page.replace(/<[^>]*>/g, "").replaceAll("&#39;", "'");
}

describe("trafficReport", () => {
  it("describes the runs and findings, and how to reproduce them", () => {
    const page = textOf(report(runs));
    for (const text of [
      `10 days from ${runs[0]?.from}, the first 2 as warm-up, not counted in the statistics; one run of each scenario, seed 7.`,
      ...runs.flatMap(({ scenario, balance }) => [scenario.title, scenario.hash, String(balance.created)]),
      ...trafficFindings(runs, study),
      study.hash,
      "Karvan 9.9.9",
      "Assumptions and limits",
      "first come, first served, without priorities",
    ]) {
      expect(page).toContain(text);
    }
  });

  it("has each flow, station and service under each scenario that has it", () => {
    const page = report(runs);
    for (const { id } of [...(runs[0]?.flows ?? []), ...(runs[0]?.stations ?? [])])
      expect(page).toContain(`${id} <span`);
    expect(page).toContain("train, Mary to Sarakhs - Sarahs");
    expect(textOf(page)).toContain("link, status-quo: ");
    const mehran = runs[1]?.stations.find(({ id }) => id === "gate-mehran");
    expect(page).toContain(`<td class=n>${mehran?.result.waitHours.mean?.toFixed(2)}`);
  });

  it("compares the indicators with CAREC's averages and cites them", () => {
    const page = textOf(report(runs));
    expect(page).toContain("by road 9.9 h, 208 USD, 945 USD, 23.4 km/h with and 42.0 km/h without delay");
    expect(page).toContain("by rail 40.6 h, 215 USD, 804 USD, 12.4 km/h with and 53.9 km/h without delay");
    expect(page).toContain("CAREC, CPMM Annual Report 2022, road");
    expect(page).toContain("Total kilometres divided by hours in motion");
  });

  it("quotes the averages that the study holds as figures to compare with", () => {
    const value = (id: string) => study.network.figures.find((figure) => figure.id === id)?.value;
    expect([value("bcp.road.carec.time"), value("bcp.road.carec.cost")]).toEqual([9.9, 208]);
    expect([value("bcp.rail.carec.time"), value("bcp.rail.carec.cost")]).toEqual([40.6, 215]);
    expect([value("spd.road.carec.swd"), value("spd.road.carec.swod")]).toEqual([23.4, 42]);
    expect([value("spd.rail.carec.swd"), value("spd.rail.carec.swod")]).toEqual([12.4, 53.9]);
    // Per tonne and km: 500 km and 20 t make 10,000 of them.
    expect(10_000 * (value("truck.cost.carec") as number)).toBeCloseTo(945, 9);
    expect(10_000 * (value("rail.rate.allin.carec") as number)).toBeCloseTo(804, 9);
  });

  it("describes each station where simulation and formula are far apart, and says when there is none", () => {
    const [run] = runs as [TrafficRun];
    const far = { ...run, stations: [gateWith(5.2)] };
    expect(textOf(report([far]))).toContain(
      "gate (Mehran - Zurbatiyah, crossing, truck IR to IQ): 5.2 h simulated, 7.0 h by the formula: 1.8 h (26 %) less.",
    );
    expect(textOf(report([{ ...run, stations: [gateWith(6.9)] }]))).toContain("None: the two differ by");
  });

  it("begins no interval of waits below 0", () => {
    const [run] = runs as [TrafficRun];
    const waitHours = { ...gate.result.waitHours, mean: 0.2, interval: intervalOf(-0.13, 0.53) };
    const page = report([{ ...run, stations: [{ ...gate, result: { ...gate.result, waitHours } }] }]);
    expect(page).toContain("0.00 to 0.53");
    expect(page).not.toContain("0.13 to");
  });

  it("says that the season of a flow is on other days", () => {
    const season = { first: "2030-07-20", last: "2030-07-29" };
    const [first, ...others] = study.network.flows as [Flow, ...Flow[]];
    const other = { ...study, network: { ...study.network, flows: [{ ...first, season }, ...others] } };
    const [run] = runs as [TrafficRun];
    const { hash } = scenarioModel(other, run.scenario.id).scenario;
    const page = textOf(report([{ ...run, scenario: { ...run.scenario, hash } }], other));
    const parts = page.split("travels only from 2030-07-20 to 2030-07-29, outside the days counted");
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatch(new RegExp(`${first.id} [^<]+, $`));
  });

  it("lists the figures of the traffic, and how many are assumed", () => {
    const page = textOf(report(runs));
    expect(page).toMatch(/depend on \d+ figures, \d+ of them assumed/);
    expect(page).toContain("Load of the gates of a road crossing Iran-Iraq");
    expect(page).toContain("Longest wait of a goods train for more wagons");
  });

  it("is the same each time, one file that asks for nothing", () => {
    const page = report(runs);
    expect(report(runs)).toBe(page);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(page).not.toMatch(/<(script|link rel="style|img|iframe|object)|@import|url\(|\ssrc=/);
  });

  it("can be of one run, and of runs read from JSON", () => {
    const [run] = runs as [TrafficRun];
    const page = report([run]);
    expect(textOf(report([{ ...run, days: 1 }]))).toContain(`1 day from ${run.from}`);
    expect(page).toBe(report([JSON.parse(JSON.stringify(run))]));
    expect(textOf(page)).not.toContain("All scenarios use the same days");
  });

  it("works for runs without arrivals", () => {
    const [run] = runs as [TrafficRun];
    const { facilitation: _, ...empty } = { ...run, flows: [], stations: [], services: [] };
    expect(textOf(report([empty]))).toContain("No vehicle arrived.");
  });

  it("refuses no runs, runs of different days, and runs of another study", () => {
    const [base, other] = runs as [TrafficRun, TrafficRun];
    expect(() => report([])).toThrow("runs: expected at least one, got none");
    expect(() => report([base, { ...other, days: 11 }])).toThrow(
      "runs: expected the same days, got 10 and 11",
    );
    const changed = { ...other, scenario: { ...other.scenario, hash: "f".repeat(64) } };
    expect(() => report([base, changed])).toThrow(
      "the run used planned-link with hash ffffffffffff, but its hash is now",
    );
  });
});

describe("hoursByPart", () => {
  it("adds up to the mean trip of flows that use one route", () => {
    const kept = runs.flatMap(({ flows }) => flows).filter((flow) => flow.hours?.mean && flow.diverted === 0);
    expect(kept.length).toBeGreaterThan(20);
    for (const flow of kept) {
      const sum = Object.values(hoursByPart(flow) ?? {}).reduce((total, hours) => total + hours, 0);
      expect(sum, flow.id).toBeCloseTo(flow.hours?.mean as number, 6);
    }
  });

  it("counts waits for trains and ships as waits for departures", () => {
    const [flow] = (runs[0] as TrafficRun).flows as [TrafficRun["flows"][number]];
    const stage = { from: "a", to: "b", distanceKm: 0, routedHours: 1, movingShare: 1, money: 0 };
    const stages = [
      { ...stage, id: "rail:a>b", kind: "carriage" as const, hours: 10, waitHours: 4 },
      { ...stage, id: "gate:b", kind: "border" as const, hours: 3, waitHours: 2 },
      { ...stage, id: "load:b:sea:wait", kind: "standing" as const, hours: 5 },
      { ...stage, id: "load:b:sea", kind: "standing" as const, hours: 7 },
      { ...stage, id: "unload:c:sea", kind: "standing" as const },
    ];
    expect(hoursByPart({ ...flow, stages })).toEqual({ carriage: 6, departure: 9, border: 3, standing: 7 });
    expect(hoursByPart({ ...flow, stages: [] })).toBeUndefined();
  });
});

/** Study and run with every text of their own made by `label`. */
function renamed(label: (text: string) => string): { readonly study: Study; readonly run: TrafficRun } {
  const { network } = study;
  const [, run] = runs as [TrafficRun, TrafficRun];
  const other: Study = {
    ...study,
    title: label(study.title),
    licence: label("licence"),
    regime: label("regime"),
    asOf: label("date"),
    sources: study.sources.map((s) => ({
      ...s,
      title: label(s.title),
      publisher: label(s.publisher),
      url: "javascript:alert(1)",
    })),
    network: {
      ...network,
      places: network.places.map((p) => ({ ...p, name: label(p.name) })),
      figures: network.figures.map((f) => ({ ...f, name: label(f.name), note: label("note") })),
    },
  };
  const { hash } = scenarioModel(other, run.scenario.id).scenario;
  const named = {
    ...run,
    scenario: { ...run.scenario, title: label(run.scenario.title), hash },
    flows: run.flows.map((flow, i) => ({
      ...flow,
      id: label(flow.id),
      ...(i === 0 ? { reason: label("why") } : {}),
    })),
    stations: run.stations.map((station) => ({ ...station, id: label(station.id), at: label(station.at) })),
    services: run.services.map((service) => ({ ...service, id: label(service.id) })),
  };
  return { study: other, run: named };
}

const hostile = [
  `<img src=x onerror="document.title='hit'">`,
  `</text></svg><script>document.title='hit'</script>`,
  `"><iframe src="https://example.org"></iframe>`,
  `' onmouseover='alert(1)' x='`,
  "]]>--><style>*{display:none}</style>",
  "\u001b[31m\u202eevil\u2066",
  "</title><base href=https://example.org>",
];

describe.skipIf(!existsSync(executablePath))("a report on traffic in a browser", () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  const seen: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "karvan-traffic-"));
    const args = ["--no-sandbox", "--disable-gpu", "--disable-quic"];
    browser = await chromium.launch({ executablePath, args });
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
    const file = join(folder, "operation.html");
    await writeFile(file, text);
    await page.goto(pathToFileURL(file).href);
  }

  /** Every element of the page with the names of its attributes. */
  function elements(): Promise<string> {
    return page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .map((e) => `${e.tagName} ${e.getAttributeNames().join(" ")}`)
        .join("\n"),
    );
  }

  async function openRenamed(label: (text: string) => string): Promise<void> {
    const other = renamed(label);
    await open(report([other.run], other.study));
  }

  it("makes no element of a label, runs nothing, asks for nothing", async () => {
    await openRenamed((text) => `${text} plainly`);
    const plain = await elements();
    for (const attack of hostile) {
      await openRenamed((text) => `${text} ${attack}`);
      expect(await elements(), attack).toBe(plain);
      expect(await page.title(), attack).not.toBe("hit");
    }
    expect(await page.locator("a").count()).toBe(2);
    expect(seen).toEqual([]);
    const shown = (await page.locator("body").textContent()) ?? "";
    for (const hidden of ["\u001b", "\u202e", "\u2066"]) expect(shown).not.toContain(hidden);
  });

  it("fits a telephone, and cuts no text of its pictures off", async () => {
    await open(report(runs));
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 1100, height: 800 });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("figure > svg")].flatMap((picture) => {
        const frame = picture.getBoundingClientRect();
        return [...picture.querySelectorAll("text")].flatMap((text) => {
          const box = text.getBoundingClientRect();
          const isOut =
            box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
          return isOut ? [text.textContent] : [];
        });
      }),
    );
    expect(cut).toEqual([]);
  });
});
