import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import { type Network, parseUnit, type Unit } from "../../src/model/index.ts";
import { applyScenario, type Edit, type FigureInput } from "../../src/scenario/index.ts";
import { attempt, corridor, corridorWith } from "../io/files.ts";

const study = readStudyNow([corridor]);
const edited = (...edits: Edit[]) => applyScenario(study, { version: 1, id: "tried", title: "Tried", edits });
const network = (...edits: Edit[]): Network => edited(...edits).network;

/** What is refused, as `path: expected; hint`. */
const refused = (...edits: unknown[]): string[] => {
  const result = attempt(() => edited(...(edits as Edit[])));
  if ("done" in result) throw new Error("the edits were applied");
  for (const problem of result.problems) expect(problem.hint).toBeDefined();
  return result.problems.map(({ path, expected, hint }) => `${path}: ${expected}; ${hint}`);
};

const km = (value: number): FigureInput => ({ value, unit: "km", kind: "assumed" });
const hours = (value: number): FigureInput => ({ value, unit: "hour", kind: "assumed" });
const factor = (value: number, more: Partial<FigureInput> = {}): FigureInput => ({
  value,
  unit: "1",
  kind: "assumed",
  ...more,
});
const figureOf = ({ figures }: Network, id: string) => figures.find((figure) => figure.id === id);
const linkOf = ({ links }: Network, id: string) => links.find((link) => link.id === id);

describe("openLink", () => {
  it("opens both directions of a row", () => {
    const opened = network({ type: "openLink", link: "rail-barda--gora" });
    for (const id of ["rail-barda--gora", "rail-barda--gora~back"])
      expect(linkOf(opened, id)?.status).toBe("operating");
  });

  it("opens one direction alone", () => {
    const opened = network({ type: "openLink", link: "rail-barda--gora~back" });
    expect(linkOf(opened, "rail-barda--gora")?.status).toBe("planned");
    expect(linkOf(opened, "rail-barda--gora~back")?.status).toBe("operating");
  });

  it("changes what an open link carries", () => {
    const opened = network({
      type: "openLink",
      link: ["rail-barda--gora", "rail-alma--barda"],
      carries: ["passengers"],
    });
    expect(linkOf(opened, "rail-alma--barda")?.carries).toEqual(["passengers"]);
  });

  it("is refused where it changes nothing, and where there is no such link", () => {
    expect(refused({ type: "openLink", link: ["rail-alma--barda", "rail-barda-gora"] })).toEqual([
      "edits[0].link[0]: a link that is not open, or carries something else; the edit changes nothing",
      'edits[0].link[1]: the id of a link; did you mean "rail-barda--gora"?',
    ]);
    const same = { type: "openLink", link: "rail-alma--barda", carries: ["passengers", "freight"] };
    expect(refused(same)).toHaveLength(1);
  });
});

describe("closeLink", () => {
  it("closes links that are open", () => {
    expect(
      linkOf(network({ type: "closeLink", link: "road-alma--barda" }), "road-alma--barda~back")?.status,
    ).toBe("closed");
  });

  it("is refused where nothing is open", () => {
    expect(refused({ type: "closeLink", link: "rail-barda--gora" })).toEqual([
      "edits[0].link: a link in operation; the edit changes nothing",
    ]);
    expect(refused({ type: "closeLink", link: "road" })).toHaveLength(1);
  });
});

describe("set", () => {
  it("gives a figure another value, unit, range and kind, and keeps its name, role and group", () => {
    const to: FigureInput = {
      value: 2,
      unit: "day",
      low: 1,
      high: 3,
      kind: "sourced",
      source: "invented",
      note: "seen",
    };
    const figure = figureOf(network({ type: "set", at: "border.road", to }), "border.road");
    const old = figureOf(study.network, "border.road");
    expect(figure).toEqual({
      id: "border.road",
      name: old?.name,
      role: "input",
      together: "border",
      value: 2,
      unit: "day",
      factor: 24,
      dimension: { h: 1 },
      low: 1,
      high: 3,
      kind: "sourced",
      source: "invented",
      note: "seen",
    });
  });

  it("makes a figure follow others by a formula", () => {
    const made = network(
      { type: "set", at: "rail.rate", to: "sea.rate * 2" },
      { type: "scale", at: "sea.rate", by: factor(2) },
    );
    expect(figureOf(made, "rail.rate")).toMatchObject({ value: 0.72, unit: "USD/TEU/km", kind: "derived" });
    expect(figureOf(made, "rail.rate")).not.toHaveProperty("low");
  });

  it("changes the length of a link for both directions", () => {
    const made = network({ type: "set", at: "links.road-alma--barda.length", to: km(180) });
    expect(figureOf(made, "links.road-alma--barda.length")?.value).toBe(180);
    expect(linkOf(made, "road-alma--barda~back")?.length).toBe("links.road-alma--barda.length");
  });

  it.each([
    [
      "an unknown figure",
      "rail.rates",
      factor(1),
      'edits[0].at: the id of a figure; did you mean "rail.rate"?',
    ],
    [
      "another dimension",
      "rail.rate",
      hours(5),
      "edits[0].to.unit: an amount in USD/TEU/km; multiply by a figure in USD/TEU/km/h",
    ],
    [
      "a formula of another dimension",
      "rail.rate",
      "lift",
      "edits[0].to: an amount in USD/TEU/km; multiply by a figure in km^-1",
    ],
    [
      "a unit that is none",
      "lift.time",
      { ...hours(5), unit: "houre" },
      "edits[0].to.unit: a known unit; did you mean hour or hours?",
    ],
    [
      "another currency",
      "papers",
      { ...factor(5), unit: "IQD/tonne" },
      "no exchange rate is assumed: multiply by a figure in USD/IQD",
    ],
    [
      "a formula that leads to itself",
      "rail.rate",
      "rail.rate * 2",
      "edits[0].to: a formula that does not lead back to its figure",
    ],
    [
      "something of a commodity",
      "load.container",
      "commodity.tonnesPerTeu",
      "edits[0].to: the id of a figure; known are",
    ],
    ["a length of 0", "links.road-alma--barda.length", km(0), "edits[0].to.value: a finite number above 0"],
    [
      "a length of 0 by formula",
      "links.road-alma--barda.length",
      "road.speed * lift.time * 0",
      "edits[0].to: a finite number above 0",
    ],
    [
      "a range of one end",
      "lift.time",
      { ...hours(5), low: 1 },
      "edits[0].to.value: both low and high, or no range",
    ],
    [
      "a range turned round",
      "lift.time",
      { ...hours(5), low: 9, high: 1 },
      "edits[0].to.value: low at most mode and value",
    ],
    [
      "a mode outside the range",
      "lift.time",
      { ...hours(5), low: 1, mode: 0, high: 9 },
      "edits[0].to.value: low at most mode",
    ],
    [
      "no source",
      "lift.time",
      { ...hours(5), kind: "sourced" },
      "edits[0].to.source: the id of a source; known are invented",
    ],
    [
      "an unknown source",
      "lift.time",
      { ...hours(5), source: "invent" },
      'edits[0].to.source: the id of a source; did you mean "invented"?',
    ],
    [
      "a division by 0",
      "lift.time",
      "lift.time / 0",
      "edits[0].to: a finite number; look for a division by 0",
    ],
    [
      "a division by 0 of another",
      "lift.time",
      "port.dwell / 0",
      "edits[0].to: a finite number; look for a division by 0",
    ],
    [
      "what it is already",
      "lift.time",
      {
        value: 12,
        unit: "hour",
        low: 4,
        mode: 12,
        high: 36,
        kind: "assumed",
        source: "invented",
        year: 2024,
      },
      "edits[0].at: a figure the edit changes; the edit changes nothing",
    ],
  ])("is refused for %s", (_, at, to, message) => {
    expect(refused({ type: "set", at, to }).join("\n")).toContain(message);
  });
});

describe("scale", () => {
  it("multiplies value and range, and is known no better than the factor", () => {
    const scaled = network({
      type: "scale",
      at: ["rail.rate", "sea.rate"],
      by: factor(0.5, { note: "halved" }),
    });
    expect(figureOf(scaled, "rail.rate")).toMatchObject({
      value: 0.18,
      low: 0.15,
      mode: 0.18,
      high: 0.25,
      kind: "assumed",
    });
    expect(figureOf(scaled, "sea.rate")).toMatchObject({
      value: 0.09,
      note: "Invented for the example Scaled by 0.5: halved.",
    });
  });

  it("is refused for factors that are no plain numbers of at least 0, and where it changes nothing", () => {
    expect(refused({ type: "scale", at: "rail.rate", by: km(2) })[0]).toContain(
      "edits[0].by.unit: an amount in 1",
    );
    expect(refused({ type: "scale", at: "rail.rate", by: factor(-1) })[0]).toContain(
      "edits[0].by.value: a finite number of at least 0",
    );
    expect(refused({ type: "scale", at: "rail.rate", by: factor(1) })[0]).toContain(
      "the edit changes nothing",
    );
    expect(refused({ type: "scale", at: ["rail.rates"], by: factor(2) })[0]).toContain(
      "edits[0].at[0]: the id of a figure",
    );
    expect(refused({ type: "scale", at: "links.road-alma--barda.length", by: factor(0) })[0]).toBe(
      "edits[0].by.value: a factor that leaves a finite number above 0; 170 km times 0 is 0",
    );
    expect(
      refused(
        { type: "scale", at: "rail.rate", by: factor(1e308, { low: 1, high: 1e308 }) },
        { type: "scale", at: "rail.rate", by: factor(1e308) },
      )[0],
    ).toContain("edits[1].by.value");
  });
});

describe("addPlace and addLink", () => {
  const fara = {
    id: "fara",
    name: "Fara",
    kind: "city",
    country: "AA",
    latitude: 32.5,
    longitude: 48.5,
  } as const;
  const road = {
    id: "road-fara",
    from: "fara",
    to: "alma",
    twoWay: true,
    mode: "road",
    country: "AA",
    length: km(70),
    carries: ["freight"],
  } as const;
  const place = { type: "addPlace", place: fara } as const;
  const link = (more: object = {}): Edit =>
    ({ type: "addLink", link: { ...road, ...more } }) as unknown as Edit;

  it("add what the tables hold, with figures of its own", () => {
    const made = network(place, link({ speed: { value: 40, unit: "km/h", kind: "assumed" } }));
    expect(made.places.find(({ id }) => id === "fara")).toEqual(fara);
    expect(linkOf(made, "road-fara~back")).toEqual({
      id: "road-fara~back",
      row: "road-fara",
      from: "alma",
      to: "fara",
      mode: "road",
      country: "AA",
      length: "links.road-fara.length",
      speed: "links.road-fara.speed",
      status: "operating",
      carries: ["freight"],
    });
    expect(figureOf(made, "links.road-fara.length")).toMatchObject({
      value: 70,
      factor: (parseUnit("km") as Unit).factor,
    });
    expect(made.places.map(({ id }) => id)).toEqual([...made.places.map(({ id }) => id)].sort());
  });

  it("add a link of one way", () => {
    expect(linkOf(network(place, link({ twoWay: false })), "road-fara~back")).toBeUndefined();
  });

  it("can be changed by later edits", () => {
    const made = network(
      place,
      link(),
      { type: "set", at: "links.road-fara.length", to: km(80) },
      { type: "closeLink", link: "road-fara" },
    );
    expect(figureOf(made, "links.road-fara.length")?.value).toBe(80);
    expect(linkOf(made, "road-fara")?.status).toBe("closed");
  });

  it("report everything that is wrong with a place", () => {
    const wrong = { ...fara, id: "alma", otherCountry: "BB", source: "hearsay" };
    expect(refused({ type: "addPlace", place: wrong })).toEqual([
      "edits[0].place.id: a new id; there is a place of that id",
      "edits[0].place.otherCountry: nothing: only crossings have two countries; a crossing joins two countries, other places lie in one",
      "edits[0].place.source: the id of a source; known are invented",
    ]);
    expect(refused({ type: "addPlace", place: { ...fara, kind: "borderCrossing" } })[0]).toContain(
      "otherCountry: the second country",
    );
    expect(refused({ type: "addPlace", place: { ...fara, id: "a b" } })[0]).toContain(
      "edits[0].place.id: an id of 1 to 128",
    );
  });

  it("report everything that is wrong with a link", () => {
    const wrong = { id: "road-alma--barda", mode: "rail", from: "farra", length: km(-1), speed: hours(1) };
    expect(refused(place, link(wrong))).toEqual([
      "edits[1].link.id: a new id; there is a link of that id",
      'edits[1].link.from: the id of a place; did you mean "fara"?',
      "edits[1].link.gauge: the gauge of a railway in mm; e.g. 1435",
      "edits[1].link.length.value: a finite number above 0; it is too small or too large for what it stands for",
      "edits[1].link.speed.unit: an amount in km/h; multiply by a figure in km/h^2",
    ]);
  });

  it("are refused, at the edit, for what only the whole network shows", () => {
    const lines = refused(place, link(), link({ id: "road-abroad", to: "gora", length: km(400) }));
    expect(lines).toEqual([
      "edits[2], links[road-abroad].to: a place in AA; links of two countries meet at a border crossing, a port or a ferry",
    ]);
    expect(refused(place, link({ mode: "rail", gauge: 1520 }))[0]).toContain(
      "edits[1], places[alma].gauge_break: a break of gauge declared",
    );
  });

  it("warn of lengths below the straight line and of places without links", () => {
    const { warnings } = edited(place, link({ length: km(10) }), {
      type: "addPlace",
      place: { ...fara, id: "lonely" },
    });
    expect(warnings.map(({ path, severity }) => `${severity} ${path}`)).toEqual([
      "warning edits[1], links[road-fara].length_km",
      "warning edits[2], places[lonely].id",
    ]);
    expect(edited(place, link()).warnings).toEqual([]);
  });
});

describe("setCrossing", () => {
  // Two commodities, and rows that overlap: one for all, one for perishables, one for tea on the way out.
  const busy = readStudyNow([
    corridorWith({
      "commodities.csv":
        "id,name,traffic,handling,unit,value,value_of_time,tonnes_per_teu\n" +
        ["tea,container", "silk,container", "fruit,perishable"]
          .map((name) => `${name.replace(",", ",x,freight,")},t,value.goods,0,load.container\n`)
          .join(""),
      "flows.csv": "id,from,to,commodity,total,share,kind\n",
      "totals.csv": "id,from,to,commodity,total\n",
      "crossings.csv":
        "id,at,mode,from,to,commodities,queue,documents,inspection_share,inspection,release\n" +
        "all,barda,road,,,,8,1,0,0,0\n".replace(",8,1,", ",border.road,0,") +
        "fresh,barda,road,,,perishable,border.rail,0,0,0,0\n" +
        "tea-out,barda,road,AA,BB,tea,border.rail,0,0,0,0\n" +
        "rail,barda,rail,,,,border.rail,0,0,0,0\n",
    }),
  ]);
  const rows = (edit: object) =>
    applyScenario(busy, {
      version: 1,
      id: "tried",
      title: "Tried",
      edits: [{ type: "setCrossing", at: "barda", mode: "road", ...edit } as Edit],
    })
      .network.crossings.filter(({ mode }) => mode === "road")
      .map(
        ({ id, from, to, commodities, queue }) =>
          `${id} | ${from ?? ""}>${to ?? ""} | ${commodities.join(" ")} | ${queue.text}`,
      );

  it("changes all rows of a crossing", () => {
    expect(rows({ queue: "lift.time" })).toEqual([
      "all | > |  | lift.time",
      "fresh | > | perishable | lift.time",
      "tea-out | AA>BB | tea | lift.time",
    ]);
  });

  it("changes the row that is for just these commodities", () => {
    expect(rows({ commodities: ["fruit"], queue: "lift.time" })[1]).toBe(
      "fresh | > | perishable | lift.time",
    );
  });

  it("adds narrower rows where a row is for more, and leaves alone what other rows hold", () => {
    expect(rows({ commodities: ["silk"], queue: "lift.time" })).toEqual([
      "all | > |  | border.road",
      "all, scenarios.tried.edits[0], AA > BB | AA>BB | silk | lift.time",
      "all, scenarios.tried.edits[0], BB > AA | BB>AA | silk | lift.time",
      "fresh | > | perishable | border.rail",
      "tea-out | AA>BB | tea | border.rail",
    ]);
  });

  it("takes a commodity out of a row that names it with others for the same direction", () => {
    const crossings =
      "id,at,mode,from,to,commodities,queue,documents,inspection_share,inspection,release\nout,barda,road,AA,BB,container tea,border.road,0,0,0,0\n";
    const commodities = corridor.files.get("commodities.csv") as string;
    const tea = readStudyNow([
      corridorWith({
        "commodities.csv": `${commodities}${commodities.split("\n")[1]?.replace(/^container/, "tea")}\n`,
        "crossings.csv": crossings,
      }),
    ]);
    const edit: Edit = {
      type: "setCrossing",
      at: "barda",
      mode: "road",
      commodities: ["tea"],
      queue: "lift.time",
    };
    const made = applyScenario(tea, { version: 1, id: "tried", title: "Tried", edits: [edit] }).network
      .crossings;
    expect(made.map(({ commodities: names, queue }) => `${names} | ${queue.text}`)).toEqual([
      "container | border.road",
      "tea | lift.time",
    ]);
  });

  it("changes one direction", () => {
    expect(rows({ from: "AA", to: "BB", queue: "lift.time" })).toEqual([
      "all | > |  | border.road",
      "all, scenarios.tried.edits[0], AA > BB | AA>BB | silk | lift.time",
      "fresh | > | perishable | border.rail",
      "fresh, scenarios.tried.edits[0], AA > BB | AA>BB | fruit | lift.time",
      "tea-out | AA>BB | tea | lift.time",
    ]);
  });

  it("states a step in place, as a figure of the network", () => {
    const made = network({ type: "setCrossing", at: "barda", mode: "road", queue: hours(5), fee: "papers" });
    const row = made.crossings.find(({ id }) => id === "barda-road");
    expect(row).toMatchObject({
      queue: { text: "5 hour", expression: { type: "figure", id: "scenarios.tried.edits[0].queue" } },
    });
    expect(row?.fee?.text).toBe("papers");
    expect(figureOf(made, "scenarios.tried.edits[0].queue")).toMatchObject({
      value: 5,
      unit: "hour",
      kind: "assumed",
    });
  });

  it.each([
    [
      "an unknown crossing",
      { at: ["bardo"], queue: "lift.time" },
      'edits[0].at[0]: a crossing with figures for road there; did you mean "barda"?',
    ],
    [
      "a place that is no crossing",
      { at: "alma", queue: "lift.time" },
      "edits[0].at: a crossing with figures for road there; known are barda",
    ],
    ["half a direction", { from: "AA", queue: "lift.time" }, "edits[0].from: both from and to, or neither"],
    [
      "a country elsewhere",
      { from: "AA", to: "CC", queue: "lift.time" },
      "edits[0].to: a country that meets at barda; there are AA and BB",
    ],
    [
      "an unknown commodity",
      { commodities: ["container", "goods"], queue: "lift.time" },
      "edits[0].commodities[1]: a commodity, handling or traffic; known are",
    ],
    ["a step in another unit", { queue: "papers" }, "edits[0].queue: an amount in h"],
    [
      "a share above 1",
      { inspectionShare: factor(1.5) },
      "edits[0].inspectionShare.value: a finite number of at least 0 and at most 1",
    ],
    ["a negative fee", { fee: "0 - papers" }, "edits[0].fee: a finite number of at least 0"],
    ["no step at all", {}, "edits[0].type: a crossing the edit changes; the edit changes nothing"],
    [
      "steps as they are",
      { queue: "border.road * 0.5" },
      "edits[0].at: a crossing the edit changes; the edit changes nothing",
    ],
  ])("is refused for %s", (_, edit, message) => {
    expect(refused({ type: "setCrossing", at: "barda", mode: "road", ...edit }).join("\n")).toContain(
      message,
    );
  });
});

describe("setTariff", () => {
  it("changes a price and keeps the rest", () => {
    const tariffs = network({
      type: "setTariff",
      id: "rail",
      perKm: "rail.rate / commodity.tonnesPerTeu * 0.5",
    }).tariffs;
    const [now, old] = [tariffs, study.network.tariffs].map((rows) => rows.find(({ id }) => id === "rail"));
    expect(now).toEqual({
      ...old,
      perKm: { ...now?.perKm, text: "rail.rate / commodity.tonnesPerTeu * 0.5" },
    });
  });

  it("adds a tariff", () => {
    const toll: Edit = {
      type: "setTariff",
      id: "toll",
      component: "toll",
      mode: "road",
      countries: ["BB"],
      links: ["road-barda--gora"],
      fixed: { value: 3, unit: "USD/tonne", kind: "assumed" },
      priceYear: 2026,
      payee: "treasury",
    };
    expect(network(toll).tariffs.find(({ id }) => id === "toll")).toMatchObject({
      component: "toll",
      mode: "road",
      countries: ["BB"],
      links: ["road-barda--gora"],
      commodities: [],
      fixed: { text: "3 USD/tonne" },
      priceYear: 2026,
      payee: "treasury",
    });
  });

  it.each([
    [
      "an unknown tariff",
      { id: "raill", perKm: "papers" },
      'the id of a tariff, or all of component, mode, priceYear and a price; did you mean "rail"?',
    ],
    [
      "a new one without a price",
      { id: "toll", component: "toll", mode: "road", priceYear: 2026 },
      "edits[0].id: the id of a tariff",
    ],
    ["a price in another unit", { id: "rail", perKm: "papers" }, "edits[0].perKm: an amount in USD/t/km"],
    [
      "unknown names",
      {
        id: "rail",
        countries: ["AA", "A"],
        links: ["road-alma--barda"],
        commodities: ["tea"],
        perKm: "road.cost",
      },
      "edits[0].commodities[0]",
    ],
    [
      "links of another mode",
      { id: "rail", links: ["road-alma--barda"] },
      "edits[0].links[0]: the id of a rail link",
    ],
    [
      "a country without such links",
      { id: "sea", countries: ["AA"] },
      "edits[0].countries[0]: a country with sea links",
    ],
    [
      "a lever of no use",
      { id: "rail", payee: "railways" },
      "edits[0].id: a tariff the edit changes; the edit changes nothing",
    ],
    [
      "a price as it is",
      { id: "rail", perKm: "rail.rate / commodity.tonnesPerTeu" },
      "the edit changes nothing",
    ],
  ])("is refused for %s", (_, edit, message) => {
    expect(refused({ type: "setTariff", ...edit }).join("\n")).toContain(message);
  });
});
