import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { columnName, type Network, type Study, studyTables } from "../../src/model/index.ts";
import { compile, Model, route } from "../../src/routing/index.ts";
import {
  applyScenario,
  type CellInput,
  changedRows,
  checkScenario,
  type Edit,
  type Scenario,
} from "../../src/scenario/index.ts";
import { corridor, corridorWith } from "../io/files.ts";

type Row = Record<string, CellInput>;
const made = (...edits: Edit[]): Scenario => ({ version: 1, id: "tried", title: "Tried", edits });

/** A row of a table as a CSV file has it. */
const csv = (name: string, row: Row): string =>
  `${Object.keys(row).map(columnName).join(",")}\n${Object.values(row)
    .map(
      (cell) =>
        `"${Array.isArray(cell) ? cell.join(" ") : cell === true ? "yes" : cell === false ? "no" : cell}"`,
    )
    .join(",")}\n${name === "" ? "" : ""}`;

/** What the example row of each table takes to be there first. */
const before: Readonly<Record<string, readonly Edit[]>> = {
  figures: [
    {
      type: "add",
      table: "sources",
      row: { id: "yearbook", title: "A yearbook", publisher: "An office", year: "2024" },
    },
  ],
  formulas: [
    {
      type: "add",
      table: "figures",
      row: { id: "rail.toll", name: "Access charge", value: 0.02, unit: "USD/tonne/km", kind: "assumed" },
    },
  ],
  links: [
    {
      type: "addPlace",
      place: { id: "fara", name: "Fara", kind: "city", country: "AA", latitude: 32.4, longitude: 48.9 },
    },
  ],
};
const more = (table: string): readonly Edit[] => before[table] ?? [];

describe("a row that an edit adds", () => {
  /** The rows that are added, as the definitions of the tables show them, with numbers as numbers. */
  const rows = studyTables
    .filter(
      ({ name }) =>
        !["commodities", "observations", "flows", "choice", "totals", "margins", "sources"].includes(name),
    )
    .map((table) => {
      const cells = Object.entries(table.example).map(([field, text]): [string, CellInput] => {
        const column = table.columns[field];
        if (column?.type === "number") return [field, Number(text)];
        if (text === "fara" && table.name === "traffic") return [field, "alma"];
        return [field, column?.type === "flag" ? text === "yes" : text];
      });
      return [table.name, Object.fromEntries(cells)] as const;
    });
  const files = {
    "figures.csv": `${corridor.files.get("figures.csv")}lane.time,Time in a lane,0.1,hour/truck,,,,input,,assumed,,2024,x
grain.trucks,Trucks,3,truck/day,,,,input,,assumed,,2024,x
grain.load,Load,20,tonne/truck,,,,input,,assumed,,2024,x
rail.toll.x,Toll,0.02,USD/tonne/km,,,,input,,assumed,,2024,x
`,
    "calendars.csv": "id,zone,days,hours,kind\nbarda-hours,+03:30,mon-sat,07:00-19:00,assumed\n",
    "commodities.csv": `${corridor.files.get("commodities.csv")}grain,Grain,freight,bulk,t,value.goods / 8,value.day * value.goods / 8,load.container,\n`,
  };
  const study = readStudyNow([corridorWith(files)]);
  const withRow = (name: string, row: Row): Study => {
    const known = corridorWith(files).files.get(`${name}.csv`);
    // A row with other columns is a folder of its own, as a study that rests on another has it.
    const layers = [corridorWith(files), { folder: "more", files: new Map([[`${name}.csv`, csv("", row)]]) }];
    return known === undefined
      ? readStudyNow([corridorWith({ ...files, [`${name}.csv`]: csv("", row) })])
      : readStudyNow([
          layers[0] as (typeof layers)[0],
          {
            ...layers[1],
            files: new Map([
              ...(layers[1] as (typeof layers)[0]).files,
              ["study.yaml", corridor.files.get("study.yaml") as string],
            ]),
          } as (typeof layers)[0],
        ]);
  };

  it.each(rows.filter(([name]) => !["figures", "formulas", "links", "tariffs", "calendars"].includes(name)))(
    "to %s is what the reader makes of the same row",
    (name, row) => {
      const add: Edit = { type: "add", table: name as "tariffs", row };
      expect(checkScenario(made(add))).toEqual([]);
      const read = withRow(name, row).network;
      const { network } = applyScenario(study, made(add));
      expect(network).toEqual(read);
    },
  );

  it.each(rows)("to %s changes the network, and is gone when it is removed", (name, row) => {
    const table = name as "tariffs";
    const toll = name === "tariffs" ? { ...row, perKm: "rail.toll.x" } : row;
    const id = String(row.id);
    const start = made(...more(name));
    const base = applyScenario(study, start).network;
    const fresh = { ...toll, ...(name === "calendars" && { id: "other-hours" }) };
    const gone = name === "calendars" ? "other-hours" : id;
    const added = applyScenario(study, made(...more(name), { type: "add", table, row: fresh })).network;
    expect(changedRows(base, added).length).toBeGreaterThan(0);
    const removed = applyScenario(
      study,
      made(...more(name), { type: "add", table, row: fresh }, { type: "remove", table, id: gone }),
    ).network;
    const linkFigures = ({ figures }: Network) =>
      figures.filter((figure) => !figure.id.startsWith(`links.${id}.`));
    expect({ ...removed, figures: linkFigures(removed) }).toEqual(base);
  });

  it("may cite a source that an edit adds", () => {
    const [source] = more("figures") as [Edit];
    const row = {
      id: "rail.fee",
      name: "Fee",
      value: 2.2,
      unit: "USD/tonne",
      kind: "sourced",
      source: "yearbook",
    };
    const add: Edit = { type: "add", table: "figures", row };
    expect(() => applyScenario(study, made(add))).toThrow(/the id of a source/);
    expect(
      applyScenario(study, made(source, add)).network.figures.find(({ id }) => id === "rail.fee"),
    ).toMatchObject({
      value: 2.2,
      source: "yearbook",
    });
  });
});

describe("a cell that an edit sets", () => {
  const study = readStudyNow([corridor]);
  const set = (at: string, to: CellInput): Edit => ({ type: "set", at, to });
  const fieldOf = (table: keyof Network, id: string, field: string, ...edits: Edit[]): unknown => {
    const rows = applyScenario(study, made(...edits)).network[table] as readonly { readonly id: string }[];
    const row = rows.find((each) => each.id === id) as unknown as Record<string, { readonly text?: string }>;
    return row?.[field]?.text ?? row?.[field];
  };

  it.each([
    ["places.elis.name", "Elis Port", ["places", "elis", "name", "Elis Port"]],
    ["links.road-alma--barda.status", "closed", ["links", "road-alma--barda", "status", "closed"]],
    [
      "links.road-alma--barda.carries",
      ["passengers"],
      ["links", "road-alma--barda~back", "carries", ["passengers"]],
    ],
    ["tariffs.rail.per_km", "road.cost / 2", ["tariffs", "rail", "perKm", "road.cost / 2"]],
    ["timings.road.running", "road.speed * 0.7", ["timings", "road", "running", "road.speed * 0.7"]],
    [
      "operations.sea-road.handling",
      { value: 7.3, unit: "USD/tonne", kind: "assumed" },
      ["operations", "sea-road", "handling", "7.3 USD/tonne"],
    ],
    [
      "crossings.barda-road.queue",
      "border.road * 0.3",
      ["crossings", "barda-road", "queue", "border.road * 0.3"],
    ],
  ] as const)("is %s", (at, to, [table, id, field, expected]) => {
    expect(fieldOf(table, id, field)).not.toEqual(expected);
    expect(fieldOf(table, id, field, set(at, to as CellInput))).toEqual(expected);
  });

  it("changes routes, and a patched model finds what a new one finds", () => {
    const query = { from: "alma", to: "gora", commodity: "container" };
    for (const edit of [
      set("timings.road.running", "road.speed * 0.3"),
      set("operations.unload-road.handling", "papers * 4.3"),
      set("crossings.barda-road.fee", "papers * 3.1"),
      set("links.road-alma--barda.status", "closed"),
    ]) {
      const patched = compile(study, ["status-quo"]).with([edit]);
      const fresh = route(new Model(study), made(edit), query);
      const found = route(patched, "status-quo", query);
      expect(found).toEqual(fresh);
      expect(found).not.toEqual(route(study, "status-quo", query));
    }
  });

  it.each([
    ["an unknown row", set("tariffs.rale.perKm", "road.cost"), "edits[0].at", "rail"],
    ["an unknown column", set("tariffs.rail.perMile", "road.cost"), "edits[0].at", "known are"],
    ["a length", set("links.road-alma--barda.lengthKm", 7), "edits[0].at", "links.road-alma--barda.length"],
    ["a wrong unit", set("tariffs.rail.perKm", "border.fee"), "edits[0].to", ""],
    ["a wrong word", set("links.road-alma--barda.status", "shut"), "edits[0].to", "closed"],
    ["no change", set("places.elis.name", "Elis"), "edits[0].at", "the edit changes nothing"],
    ["goods", set("commodities.container.name", "Boxes"), "edits[0].at", "questions of the study"],
    ["a number without a unit", set("lift", 7), "edits[0].to", "unit"],
    [
      "a used calendar",
      { type: "remove", table: "figures", id: "lift" } as Edit,
      "edits[0].id",
      "operations[load-rail]",
    ],
    ["a used place", { type: "remove", table: "places", id: "elis" } as Edit, "edits[0].id", "links["],
    [
      "an unknown row to remove",
      { type: "remove", table: "operations", id: ["load-rail", "load-rale"] } as Edit,
      "edits[0].id[1]",
      "load-r",
    ],
    [
      "a known id",
      { type: "add", table: "tariffs", row: { id: "rail" } } as Edit,
      "edits[0].row.id",
      "change it by set",
    ],
    [
      "what the whole network forbids",
      {
        ...{ type: "add", table: "emissions" },
        row: { id: "ship", mode: "sea", perKm: "em.sea * 2", fixed: "0", countries: "AA" },
      } as Edit,
      "edits[0], emissions[ship].fixed",
      "aircraft",
    ],
    [
      "a missing column",
      { type: "add", table: "emissions", row: { id: "air" } } as Edit,
      "edits[0].row.mode",
      "",
    ],
  ])("is refused for %s", (_, edit, path, hint) => {
    let problems: InputError["problems"] = [];
    try {
      applyScenario(study, made(edit));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems = error.problems;
    }
    expect(problems.map((each) => each.path)).toContain(path);
    expect(problems.map((each) => each.hint).join()).toContain(hint);
  });
});
