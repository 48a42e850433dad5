import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { karvan, karvanCutShort } from "./karvan.ts";

const study = "examples/first-corridor";
const ends = ["--from", "alma", "--to", "gora"];
const scratch = mkdtempSync(join(tmpdir(), "karvan-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A copy of the small study with one table or scenario changed. */
function changed(name: string, file: string, edit: (text: string) => string): string {
  const folder = join(scratch, name);
  cpSync(study, folder, { recursive: true });
  writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), "utf8")));
  return folder;
}

/** A network of two parallel links and a detour, in GMNS tables. */
function smallNetwork(): string {
  const folder = mkdtempSync(join(scratch, "gmns-"));
  writeFileSync(join(folder, "node.csv"), "node_id,x_coord,y_coord\nA,0,0\nB,1,0\nC,0,1\n");
  writeFileSync(
    join(folder, "link.csv"),
    "link_id,from_node_id,to_node_id,directed,length\n1,A,C,true,1\n2,C,B,true,1\n3,A,B,true,4\n4,A,B,true,5\n",
  );
  return folder;
}

describe("karvan", () => {
  it.each([
    { verb: "init", words: ["init", join(scratch, "with-json")] },
    { verb: "validate", words: ["validate", study] },
    { verb: "route", words: ["route", study, ...ends] },
    { verb: "route with a date", words: ["route", study, ...ends, "--depart", "2026-11-25T08:00+03:00"] },
    {
      verb: "route with rules",
      words: ["route", study, ...ends, "--commodity", "container", "--via", "barda", "--modes", "rail,road"],
    },
    { verb: "alternatives", words: ["alternatives", study, ...ends, "-k", "2"] },
    { verb: "compare", words: ["compare", study, "--scenarios", "status-quo,rail-joined"] },
    { verb: "diff", words: ["diff", study, "status-quo", "rail-joined"] },
    { verb: "schema", words: ["schema"] },
    { verb: "list", words: ["list", study, "figures", "border"] },
    { verb: "show", words: ["show", study, "border.rail"] },
    {
      verb: "explain",
      words: ["explain", study, ...ends, "--scenario", "rail-joined", "--base", "status-quo"],
    },
  ])("prints the data of $verb as JSON, and nothing else", async ({ words }) => {
    const { code, data } = await karvan(...words, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(data)).toBeTypeOf("object");
  });

  it.each([
    { words: [], code: 2, says: "Usage: karvan" },
    { words: ["rout"], code: 2, says: "did you mean route?" },
    { words: ["route", study, "--from", "alma", "--to", "gorra"], code: 2, says: 'did you mean "gora"?' },
    { words: ["route", study, ...ends, "-k", "1001"], code: 2, says: "1 to 1000" },
    { words: ["route", study, ...ends, "--gmns", "."], code: 2, says: "no study with --gmns" },
    { words: ["route", study, ...ends, "--via", "brda"], code: 2, says: 'did you mean "barda"?' },
    { words: ["route", study, ...ends, "--avoid", "barda", "-k", "2"], code: 2, says: "--count" },
    { words: ["route", "--gmns", scratch, ...ends, "--modes", "rail"], code: 2, says: "--gmns" },
    { words: ["route", "--gmns", scratch, "--cost", "length", ...ends], code: 2, says: "node.csv" },
    {
      words: ["route", study, ...ends, "--depart", "2026-02-30T08:00Z"],
      code: 2,
      says: "2026-02 has 28 days",
    },
    { words: ["route", study, ...ends, "--depart", "31/04/2026"], code: 2, says: "2026-04 has 30 days" },
    { words: ["route", study, ...ends, "--depart", "1405-08-32"], code: 2, says: "solar calendar" },
    {
      words: ["route", study, ...ends, "--depart", "2026-11-25T08:00Z", "-k", "2"],
      code: 2,
      says: "--depart",
    },
    { words: ["alternatives", study, ...ends, "--frontier", "-k", "2"], code: 2, says: "--frontier" },
    { words: ["compare", study, "--scenarios", "status-quo"], code: 2, says: "at least one scenario" },
    { words: ["compare", study, "--scenarios", "a,b,b"], code: 2, says: "each scenario once" },
    { words: ["validate", join(scratch, "nowhere")], code: 3, says: "expected a folder with a study" },
  ])("ends $words with $code and says why without a stack", async ({ words, code, says }) => {
    const call = await karvan(...words);
    expect(call).toMatchObject({ code, data: "" });
    expect(call.messages.toLowerCase()).toContain(says.toLowerCase());
    expect(call.messages).not.toMatch(/\n\s+at /);
  });

  it("ends with 1 when there is no route, and says why", async () => {
    const folder = changed(
      "cut-off",
      "places.csv",
      (text) => `${text}zeta,Zeta,city,AA,,32.2,48.5,invented,\n`,
    );
    const call = await karvan("route", folder, "--from", "alma", "--to", "zeta", "--json");
    expect(call.code).toBe(1);
    expect(call.messages).toContain("no route");
    expect(JSON.parse(call.data)).toMatchObject({ type: "noRoute" });
  });

  it("names places that only the scenario has", async () => {
    const folder = changed("new-place", "scenarios/rail-joined.yaml", (text) =>
      text.concat(
        "  - type: addPlace\n    place: { id: zeta, name: Zeta City, kind: city, country: BB, latitude: 31.2, longitude: 45.2, source: invented }\n",
        "  - type: addLink\n    link: { id: road-zeta, from: gora, to: zeta, mode: road, country: BB, twoWay: true, carries: [freight], length: { value: 60, unit: km, kind: assumed, note: invented } }\n",
      ),
    );
    const { data } = await karvan(
      "route",
      folder,
      "--from",
      "alma",
      "--to",
      "zeta",
      "--scenario",
      "rail-joined",
    );
    expect(data).toContain("Alma to Zeta City");
  });

  it("does not complain about a reader that closes the pipe early", async () => {
    const call = await karvanCutShort(
      "compare",
      "scenarios/iran-iraq",
      "--scenarios",
      "status-quo,planned-link",
      "--json",
    );
    expect(call).toEqual({ code: 0, messages: "" });
  });

  it("routes on GMNS tables, parallel links apart", async () => {
    const words = ["--cost", "length", "--from", "A", "--to", "B", "-k", "5", "--json"];
    const { data } = await karvan("route", "--gmns", smallNetwork(), ...words);
    const { paths } = JSON.parse(data) as { paths: { cost: number; links: string[] }[] };
    expect(paths.map(({ cost, links }) => [cost, ...links])).toEqual([
      [2, "1", "2"],
      [4, "3"],
      [5, "4"],
    ]);
  });
});

describe("karvan init", () => {
  it("starts a study that is valid and can be compared", async () => {
    const folder = join(scratch, "new");
    expect(await karvan("init", folder)).toMatchObject({ code: 0, messages: "" });
    expect(await karvan("validate", folder, "--strict")).toMatchObject({ code: 0, messages: "" });
    const compared = await karvan("compare", folder, "--scenarios", "status-quo,rail-joined");
    expect(compared.data).toContain("2 of 8");
    expect(compared.messages).toMatch(/^study new, SHA-256 [0-9a-f]{64}$/m);
  });

  it("takes id and title from the call, else from the folder", async () => {
    const study = (folder: string): string => readFileSync(join(folder, "study.yaml"), "utf8");
    const named = join(scratch, "Middle Corridor 2");
    await karvan("init", named);
    expect(study(named)).toMatch(/^id: "Middle-Corridor-2"\ntitle: "Middle Corridor 2"$/m);
    const asked = join(scratch, "asked");
    await karvan("init", asked, "--id", "khorgos-poti", "--title", 'From "Khorgos": to Poti');
    expect(study(asked)).toMatch(/^id: "khorgos-poti"\ntitle: "From \\"Khorgos\\": to Poti"$/m);
    expect(readFileSync(join(asked, "README.md"), "utf8")).toMatch(/^# From "Khorgos": to Poti\n/);
    for (const folder of [named, asked])
      expect(await karvan("validate", folder, "--strict")).toMatchObject({ code: 0, messages: "" });
    expect(await karvan("init", join(scratch, "not"), "--id", "a b")).toMatchObject({ code: 2, data: "" });
  });

  it("has two commodities, a zone, a ferry, a calendar, traffic and a README", async () => {
    const folder = join(scratch, "all");
    const { data } = await karvan("init", folder, "--json");
    const { files } = JSON.parse(data) as { files: string[] };
    expect(files).toEqual(expect.arrayContaining(["README.md", "zones.csv", "calendars.csv", "traffic.csv"]));
    const lines = (name: string): string[] => readFileSync(join(folder, name), "utf8").trim().split("\n");
    expect(lines("commodities.csv")).toHaveLength(3);
    expect(lines("links.csv").some((line) => line.includes(",ferry,"))).toBe(true);
    expect(await karvan("operate", folder, "--days", "3", "--json")).toMatchObject({ code: 0 });
  });

  it("touches no folder that holds anything", async () => {
    const folder = changed("kept", "places.csv", (text) => text);
    const before = readdirSync(folder, { recursive: true });
    expect(await karvan("init", folder)).toMatchObject({ code: 2, data: "" });
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });
});

describe("karvan validate", () => {
  it("reports a link that only a scenario opens and that has no price", async () => {
    const only = (text: string): string => text.replace("rail,lineHaul,rail,,,,", "rail,lineHaul,rail,AA,,,");
    const { code, messages } = await karvan("validate", changed("gap", "tariffs.csv", only));
    expect(code).toBe(3);
    expect(messages).toMatch(/^\S*rail-joined\.yaml: \d+ problem/);
    expect(messages).toContain("rail-barda--gora");
  });

  it("reports a problem of the base once, not again for each scenario", async () => {
    const only = (text: string): string => text.replace("road,lineHaul,road,,,,", "road,lineHaul,road,AA,,,");
    const folder = changed("base-gap", "tariffs.csv", only);
    const { code, messages } = await karvan("validate", folder);
    expect(code).toBe(3);
    expect(messages.match(/road-barda--gora/g)).toHaveLength(1);
  });

  it("reports a problem of a scenario once, not again for those that extend it", async () => {
    const wrong = (text: string): string => text.replace("rail-barda--gora", "rail-barda--gara");
    const folder = changed("extended", "scenarios/rail-joined.yaml", wrong);
    for (const id of ["further", "furthest"]) {
      const document = {
        version: 1,
        id,
        title: id,
        question: "?",
        description: id,
        extends: "rail-joined",
        edits: [],
      };
      writeFileSync(join(folder, "scenarios", `${id}.json`), JSON.stringify(document));
    }
    const { code, messages } = await karvan("validate", folder);
    expect(code).toBe(3);
    expect(messages).toContain("rail-joined.yaml: 1 problem");
    expect(messages).not.toContain("further");
  });
});

describe("karvan compare --out", () => {
  const words = ["compare", study, "--scenarios", "status-quo,rail-joined", "--out"];

  it("writes the same bytes again over its own results", async () => {
    const out = join(scratch, "results");
    const read = (): Record<string, string> =>
      Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")]));
    await karvan(...words, out);
    const first = read();
    expect(Object.keys(first).sort()).toEqual([
      "karvan-run.json",
      ...["csv", "html", "json", "links.geojson", "parquet", "places.geojson", "routes.geojson"].map(
        (e) => `rail-joined.${e}`,
      ),
    ]);
    await karvan(...words, out);
    expect(read()).toEqual(first);
  });

  it.each([
    { place: "a folder with other files", out: study },
    { place: "a file", out: "LICENSE" },
  ])("refuses $place before the work", async ({ out }) => {
    expect(await karvan(...words, out)).toMatchObject({ code: 2, data: "" });
  });
});
