import * as z from "zod";
import { idPattern, idRule, shapes } from "../base/index.ts";
import { kinds, modes, placeKinds, traffics } from "../model/index.ts";
import type { Scenario } from "./scenario.ts";

const id = z.string().min(1).max(128);
const newId = z.string().regex(idPattern, idRule);
const note = z.string().optional().describe("why, in words");
const oneOrMore = z.union([id, z.array(id).min(1)]);

const figure = z
  .strictObject({
    value: z.number().describe("best single value"),
    unit: z.string().describe("e.g. km/h, USD/tonne/km, hour; 1 for a plain number"),
    low: z.number().optional().describe("low end of what is plausible"),
    mode: z.number().optional().describe("peak of the plausible range"),
    high: z.number().optional().describe("high end of what is plausible"),
    shape: z.enum(shapes).optional().describe("shape between low and high; triangular when absent"),
    kind: z.enum(kinds).describe("how it is known"),
    source: id.optional().describe("id of its source; required when kind is sourced"),
    year: z.number().int().optional().describe("year of the figure; for money the year of its prices"),
    note: note,
  })
  .describe("a number with its unit, its range, how it is known and where from");

const amount = z
  .union([z.string().min(1), figure])
  .describe("a formula over figures, e.g. `spd.rail.irq * 1.5`, or a figure");

const carries = z.array(z.enum(traffics)).describe("what may travel on it");

const openLink = z
  .strictObject({
    type: z.literal("openLink"),
    link: oneOrMore.describe("id of a link row, or of one direction (`id~back`), or a list"),
    carries: carries.optional().describe("what may travel on it from now on; as it was when absent"),
    note,
  })
  .describe("puts links into operation");

const closeLink = z
  .strictObject({
    type: z.literal("closeLink"),
    link: oneOrMore.describe("id of a link row or direction, or a list"),
    note,
  })
  .describe("takes links out of operation");

const set = z
  .strictObject({
    type: z.literal("set"),
    at: id.describe("id of a figure, e.g. spd.rail.irq or links.rail-a--b.length"),
    to: amount,
    note,
  })
  .describe("gives a figure another value");

const scale = z
  .strictObject({
    type: z.literal("scale"),
    at: oneOrMore.describe("ids of figures"),
    by: figure.describe("factor, in unit 1"),
    note,
  })
  .describe("multiplies figures");

const addPlace = z
  .strictObject({
    type: z.literal("addPlace"),
    place: z.strictObject({
      id: newId,
      name: z.string().min(1),
      localName: z.string().optional(),
      kind: z.enum(placeKinds),
      country: newId,
      otherCountry: newId.optional().describe("second country of a border crossing"),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      gaugeBreak: z.array(z.number().positive()).optional().describe("rail gauges that meet here, in mm"),
      source: id.optional(),
      note,
    }),
    note,
  })
  .describe("adds a place");

const addLink = z
  .strictObject({
    type: z.literal("addLink"),
    link: z.strictObject({
      id: newId,
      from: id,
      to: id,
      twoWay: z.boolean().describe("whether it can be used both ways"),
      mode: z.enum(modes),
      country: newId.describe("country whose tariffs and speeds hold"),
      length: figure,
      speed: figure.optional().describe("running speed of its own"),
      gauge: z.number().positive().optional().describe("gauge of a railway in mm"),
      carries,
      note,
    }),
    note,
  })
  .describe("adds a link in operation");

const steps = {
  queue: amount.optional(),
  documents: amount.optional(),
  inspectionShare: amount.optional().describe("share of consignments inspected, 0 to 1"),
  inspection: amount.optional().describe("extra time of an inspected consignment"),
  release: amount.optional(),
  handlingTime: amount.optional().describe("time of reloading within the stop"),
  fee: amount.optional(),
  handling: amount.optional().describe("price of reloading"),
  standing: amount.optional().describe("price of vehicles and drivers waiting"),
  guarantee: amount.optional().describe("guarantee for duties from goods that enter in transit"),
};

const setCrossing = z
  .strictObject({
    type: z.literal("setCrossing"),
    at: oneOrMore.describe("border crossings, or rows of ferry links"),
    mode: z.enum(["rail", "road", "ferry"]),
    from: z.string().optional().describe("country left; with `to`, one direction only"),
    to: z.string().optional(),
    commodities: z.array(id).optional().describe("commodities, their handling or traffic; all when absent"),
    ...steps,
    note,
  })
  .describe("changes steps, fees and prices of border crossings; what is not named stays");

const regime = {
  timeFactor: amount
    .optional()
    .describe(
      "documents, inspection and release as a multiple of those at the border, and time of clearance of that at home",
    ),
  clearanceFactor: amount
    .optional()
    .describe("clearance in the zone as a multiple of that at home; absent where nothing is cleared there"),
  fee: amount.optional().describe("fee for entry"),
  levy: amount.optional().describe("levy on entry"),
  storage: amount.optional().describe("storage for as long as duty is deferred"),
  storageTime: amount.optional().describe("how long duty is deferred by storage in the zone"),
  interest: amount.optional().describe("interest on the duty deferred, e.g. in year^-1"),
  dwell: amount.optional().describe("time that storage adds to the journey"),
};

const addZone = z
  .strictObject({
    type: z.literal("addZone"),
    zone: z.strictObject({
      id: newId,
      at: id.describe("a place of kind freeZone, or a border crossing for a joint zone of both countries"),
      modes: z.array(z.enum(modes)).optional().describe("modes by which goods come and go; all when absent"),
      countries: z
        .array(z.string())
        .optional()
        .describe("countries into which goods may leave; all that meet there when absent"),
      commodities: z
        .array(id)
        .optional()
        .describe("goods that may enter: commodities, their handling or freight; all goods when absent"),
      ...regime,
      timeFactor: amount.describe(
        "documents, inspection and release as a multiple of those at the border, and time of clearance of that at home",
      ),
      payee: z.string().optional().describe("who receives fee, levy and storage"),
      note,
    }),
    note,
  })
  .describe("adds a free zone");

const setRegime = z
  .strictObject({
    type: z.literal("setRegime"),
    zone: oneOrMore.describe("ids of zones"),
    commodities: z.array(id).optional().describe("goods that may enter from now on"),
    ...regime,
    note,
  })
  .describe("changes the regime of free zones; what is not named stays");

const setTariff = z
  .strictObject({
    type: z.literal("setTariff"),
    id: id.describe("id of a tariff row to change, or of a new one"),
    component: z.enum(["lineHaul", "toll"]).optional(),
    mode: z.enum(modes).optional(),
    countries: z.array(z.string()).optional(),
    commodities: z.array(id).optional(),
    links: z.array(id).optional(),
    perKm: amount.optional(),
    fixed: amount.optional(),
    priceYear: z.number().int().optional(),
    payee: z.string().optional(),
    note,
  })
  .describe("changes a tariff, or adds one; a new one needs component, mode, priceYear and a price");

const setCalendar = z
  .strictObject({
    type: z.literal("setCalendar"),
    id: newId.describe("id of a calendar to change, or of a new one"),
    zone: z.string().optional().describe("time zone: an IANA name, or an offset such as +03:30"),
    hours: oneOrMore
      .optional()
      .describe("opening hours in place of those it has: mon-fri 08:00-18:00, over midnight 18:00-08:00+1"),
    closed: oneOrMore
      .optional()
      .describe("closed days that join those it has: 2026-08-01..2026-08-25, every year --03-21"),
    special: oneOrMore
      .optional()
      .describe("days with hours of their own that join those it has: 2026-03-22 09:00-13:00"),
    unbroken: z.boolean().optional().describe("whether what is begun must be finished before it shuts"),
    at: oneOrMore.optional().describe("border crossings, or rows of ferry links, that keep it from now on"),
    mode: z.enum(["rail", "road", "ferry"]).optional().describe("only crossings of this mode"),
    services: oneOrMore.optional().describe("services that keep it from now on"),
    kind: z.enum(kinds).optional().describe("how hours and days are known; required where they are given"),
    source: id.optional().describe("id of their source; required when kind is sourced"),
    note,
  })
  .describe("changes a calendar or adds one, and lets crossings and services keep it");

const edit = z.discriminatedUnion("type", [
  openLink,
  closeLink,
  set,
  scale,
  addPlace,
  addLink,
  setCrossing,
  addZone,
  setRegime,
  setTariff,
  setCalendar,
]);

/** The form of a scenario file; the checker and the JSON Schema for editors both come from it. */
export const scenarioSchema: z.ZodType<Scenario> = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1).describe("version of this format"),
    id: newId.describe("the name of the file without its ending"),
    title: z.string().min(1).describe("what is done or happens, in a line"),
    question: z.string().optional().describe("what the scenario is meant to answer"),
    description: z.string().optional().describe("what is known, what is assumed, as of when"),
    extends: oneOrMore.optional().describe("scenario whose edits come first, or several in order"),
    edits: z.array(edit).describe("ordered changes to the base"),
  })
  .describe("A Karvan scenario: ordered edits to a base that never changes");
