import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import type { Study } from "../../src/model/index.ts";
import { corridor, corridorWith, filesOf, problemsOf } from "./files.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const study = readStudyNow([corridor]);
const tables = [...corridor.files.keys()].filter((name) => name.endsWith(".csv"));
const textOf = (name: string): string => corridor.files.get(name) as string;
const add = (name: string, ...rows: string[]): Record<string, string> => ({
  [name]: `${textOf(name)}${rows.join("\n")}\n`,
});

describe("readStudyNow", () => {
  it("reads the small study without a word", () => {
    expect(study.warnings).toEqual([]);
    expect(study.network.places.map(({ id }) => id)).toEqual(["alma", "barda", "dalan", "elis", "gora"]);
    expect(study.network.links).toHaveLength(14);
    expect([...study.scenarios.keys()]).toEqual(["rail-joined", "status-quo"]);
    expect(study.questions[0]?.pairs).toHaveLength(4);
  });

  it("gives a two-way row two links that share their figures", () => {
    const [there, back] = study.network.links.filter(({ row }) => row === "rail-alma--barda");
    expect(there).toMatchObject({ id: "rail-alma--barda", from: "alma", to: "barda" });
    expect(back).toEqual({ ...there, id: "rail-alma--barda~back", from: "barda", to: "alma" });
    expect(study.network.figures.filter(({ id }) => id.startsWith("links.rail-alma--barda."))).toMatchObject([
      { id: "links.rail-alma--barda.length", value: 160, unit: "km", kind: "assumed", source: "invented" },
      { id: "links.rail-alma--barda.speed", value: 50, unit: "km/h" },
    ]);
  });

  it("gives the same study whatever the order of the rows of its tables", () => {
    const whole = tables.map((name) => textOf(name).trim().split("\n").slice(1));
    const orders = fc.tuple(...whole.map((rows) => fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(orders, (lists) => {
        const files = lists.map((rows, i) => {
          const name = tables[i] as string;
          return [name, [textOf(name).split("\n", 1)[0], ...rows].join("\n")] as const;
        });
        expect(readStudyNow([corridorWith(Object.fromEntries(files))]).hash).toBe(study.hash);
      }),
      { numRuns: 50 },
    );
  });

  it("gives the same study whatever the order of its files and columns, its line ends, marks and empty rows", () => {
    const turned = tables.map((name) => {
      const rows = textOf(name)
        .trim()
        .split("\n")
        .map((row) => row.split(",").reverse().join(","));
      return [
        name,
        `\ufeff${rows.join("\r\n")}\r\n${",".repeat((rows[0] as string).split(",").length - 1)}\r\n\r\n`,
      ] as const;
    });
    const plain = turned.filter(([name]) => !textOf(name).includes('"'));
    const other = corridorWith(Object.fromEntries(plain));
    const files = new Map([...other.files].reverse());
    expect(readStudyNow([{ ...other, files }]).hash).toBe(study.hash);
  });

  it("gives another hash when any number changes", () => {
    const changed = corridorWith({
      "figures.csv": textOf("figures.csv").replace(
        "lift.time,Time in a terminal,12",
        "lift.time,Time in a terminal,13",
      ),
    });
    expect(readStudyNow([changed]).hash).not.toBe(study.hash);
  });

  it("freezes all of it", () => {
    const thawed: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (value === null || typeof value !== "object") return;
      if (!Object.isFrozen(value) && !(value instanceof Map)) thawed.push(path);
      for (const [key, inner] of value instanceof Map ? value : Object.entries(value))
        visit(inner, `${path}.${key}`);
    };
    visit(study, "study");
    expect(thawed).toEqual([]);
  });

  it("adds the tables of a study to those of its base, and takes the later of two scenarios", () => {
    const overlay = {
      folder: "overlay",
      files: new Map([
        ["study.yaml", textOf("study.yaml").replace("id: first-corridor", "id: overlay")],
        ["places.csv", "id,name,kind,country,latitude,longitude\nfara,Fara,city,AA,32.5,48.5\n"],
        [
          "links.csv",
          "id,from,to,two_way,mode,country,length_km,length_kind,length_source,status,carries\nroad-fara,fara,alma,yes,road,AA,70,assumed,,operating,freight\n",
        ],
        ["scenarios/status-quo.yaml", "version: 1\nid: status-quo\ntitle: As it is here\nedits: []\n"],
      ]),
    };
    const both = readStudyNow([corridor, overlay]);
    expect(both.id).toBe("overlay");
    expect(both.network.places).toHaveLength(6);
    expect(both.network.links).toHaveLength(16);
    expect(both.scenarios.get("status-quo")?.document).toMatchObject({ title: "As it is here" });
    expect(both.warnings).toEqual([]);
  });

  it("takes names that mean something in JavaScript as names like any other", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const files = corridorWith({
      ...add("places.csv", ...names.map((id) => `${id},${id},city,AA,,32,48.6,,`)),
      ...add(
        "links.csv",
        ...names.map((id) => `${id},alma,${id},yes,road,AA,30,,,assumed,,,,,,operating,,,freight,`),
      ),
      ...add("figures.csv", ...names.map((id) => `${id},${id},5,USD/tonne,,,,input,,assumed,,,`)),
      ...add("tariffs.csv", ...names.map((id) => `${id},toll,road,,,${id},,${id} * 2,2024,${id},`)),
      "formulas.csv": `id,name,formula,unit\n${names.map((id) => `valueOf.${id},x,${id} + constructor,USD/tonne`).join("\n")}\n`,
    });
    const odd = readStudyNow([files]);
    for (const id of names) {
      expect(odd.network.places.some((place) => place.id === id)).toBe(true);
      expect(odd.network.tariffs.find((tariff) => tariff.id === id)?.fixed?.text).toBe(`${id} * 2`);
      expect(odd.network.figures.find((figure) => figure.id === `valueOf.${id}`)?.value).toBe(10);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("keeps labels as they are, whatever they would do to a spreadsheet, a page or a terminal", () => {
    const labels = [
      '=HYPERLINK("x")',
      "@SUM(A1)",
      "<img src=x onerror=alert(1)>",
      "</script>",
      "]]>",
      "\u001b[31m",
      "\u202eabc",
    ];
    const rows = labels.map(
      (label, i) => `label${i},"${label.replaceAll('"', '""')}",city,AA,,32,48.${i + 1},,`,
    );
    const named = readStudyNow([corridorWith(add("places.csv", ...rows))]);
    const names = named.network.places.filter(({ id }) => id.startsWith("label")).map(({ name }) => name);
    expect(names).toEqual(labels);
  });

  it("reads stations, one for each place it names, and traffic with its season", () => {
    const files = corridorWith({
      "stations.csv": `id,serves,at,mode,from,to,vehicle,servers,service,service_cv,closures,closure,patience,note
gate,crossing,barda,road,AA,BB,truck,2,gate.time,1,gate.closures,border.road,2 * border.road,one way
stand,gaugeChange,alma gora,rail,,,wagon,4,stand.time,0,,,,
`,
      "traffic.csv": `id,from,to,commodity,via,modes,vehicle,arrivals,load,arrival_cv,first,last,note
boxes,alma,gora,container,barda,road rail,TEU,boxes,load.container,1,2026-07-20,2026-08-10,in summer
more,alma,gora,container,,,truck,trucks,2 * load.truck,0.5,,,
`,
      ...add(
        "figures.csv",
        "gate.time,Time in a lane,30,minute/truck,,,,input,,assumed,invented,2024,",
        "gate.closures,Closures,12,1/year,,,,input,,assumed,invented,2024,",
        "stand.time,Time at a stand,1,hour/wagon,,,,input,,assumed,invented,2024,",
        "boxes,Boxes,48,TEU/day,,,,input,,assumed,invented,2024,",
        "trucks,Trucks,24,truck/day,,,,input,,assumed,invented,2024,",
        "load.truck,Load of a truck,10,tonne/truck,,,,input,,assumed,invented,2024,",
      ),
    });
    const { network, warnings } = readStudyNow([files]);
    expect(warnings).toEqual([]);
    expect(network.stations.map(({ id, at }) => [id, at])).toEqual([
      ["gate", "barda"],
      ["stand.alma", "alma"],
      ["stand.gora", "gora"],
    ]);
    expect(network.stations[0]).toMatchObject({
      ...{ serves: "crossing", mode: "road", from: "AA", to: "BB", vehicle: "truck", note: "one way" },
      ...{ servers: { text: "2" }, service: { text: "gate.time" }, patience: { text: "2 * border.road" } },
    });
    expect(network.stations[1]).not.toHaveProperty("patience");
    expect(network.flows).toMatchObject([
      {
        ...{
          id: "boxes",
          from: { place: "alma" },
          to: { place: "gora" },
          commodity: "container",
          via: "barda",
        },
        ...{ modes: ["road", "rail"], vehicle: "TEU", season: { first: "2026-07-20", last: "2026-08-10" } },
      },
      { id: "more", vehicle: "truck", arrivals: { text: "trucks" }, load: { text: "2 * load.truck" } },
    ]);
    for (const field of ["season", "via", "modes"]) expect(network.flows[1]).not.toHaveProperty(field);
  });

  it("reads minutes as minutes", () => {
    const files = corridorWith({
      ...add("figures.csv", "wait,A wait,30,min,,,,input,,assumed,,,"),
      "timings.csv": textOf("timings.csv").replace("rail.commercial,,,,", "rail.commercial,,,wait,"),
    });
    const figure = readStudyNow([files]).network.figures.find(({ id }) => id === "wait");
    expect((figure?.value ?? 0) * (figure?.factor ?? 0)).toBe(0.5);
  });

  it("stops at tables it cannot open, and does not call what they hold unknown", () => {
    const problems = problemsOf([
      corridorWith({ "places.csv": "id;name\n", "links.csv": "id,from\n", "figures.csv": 'id\n"' }),
    ]);
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(["places.csv", "links.csv", "figures.csv"]),
    );
    for (const { path } of problems) expect(path).toMatch(/^table$|\.header$/);
  });

  it.each(["places.csv", "links.csv", "commodities.csv", "study.yaml"])(
    "asks for %s where there is none",
    (name) => {
      const files = new Map(corridor.files);
      files.delete(name);
      expect(problemsOf([{ folder: "here/", files }])).toMatchObject([
        { file: `here/${name}`, expected: expect.stringMatching(/^a /), got: "nothing", severity: "error" },
      ]);
    },
  );

  it("tells the faults of all files at once, in the order of files and lines", () => {
    const problems = problemsOf([
      corridorWith({
        "study.yaml": textOf("study.yaml").replace("[gora]", "[gorra]"),
        "scenarios/status-quo.yaml": "version: 1\nid: status-quo\ntitel: x\nedits: []\n",
        "figures.csv": textOf("figures.csv").replace("0.36,USD", "0;36,USD").replace("9,hour", "9,houre"),
        "links.csv": textOf("links.csv").replace("barda,gora", "barda,gorra"),
      }),
    ]);
    expect(problems.map(({ file, line, path }) => `${file}:${line} ${path}`)).toEqual([
      "scenarios/status-quo.yaml:1 title",
      "scenarios/status-quo.yaml:3 titel",
      "figures.csv:2 figures[rail.rate].value",
      "figures.csv:11 figures[road.hours].unit",
      "links.csv:3 links[rail-barda--gora].to",
      "study.yaml:14 questions[0].and[0]",
    ]);
  });

  it("reads every study that ships", () => {
    const shipped: Study = readStudyNow([filesOf("scenarios/iran-iraq")]);
    expect(shipped.warnings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(shipped.network.places.length).toBeGreaterThan(200);
  });
});
