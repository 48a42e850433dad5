/**
 * Further rows of the tables, for the reference: with the example in the definition of each table they fill every column. They
 * stand apart from the definitions, because programs that price a study carry those along.
 */
import type { TableRows } from "./tableRows.ts";

/** A row as it may be written: field to cell. */
type ExampleRow = Readonly<Record<string, string>>;

/** Further example rows, by the name of their table. They go with `examples/first-corridor` and the other examples. */
export const furtherExamples: Readonly<Record<keyof TableRows, readonly ExampleRow[]>> = {
  sources: [
    {
      ...{ id: "handbook", title: "Handbook of railways", publisher: "Institute of Transport", year: "2023" },
      ...{ url: "https://example.org/handbook", note: "pages 4 to 9" },
    },
  ],
  figures: [
    {
      ...{ id: "rail.premium", group: "rail", name: "Premium for fast trains", value: "0.03" },
      ...{ unit: "USD/tonne/km", low: "0.01", mode: "0.03", high: "0.08", shape: "triangular" },
      standsFor: "mode",
      ...{ together: "rail.prices", role: "lever", appliesTo: "fast trains", kind: "assumed" },
      note: "more than the access charge",
    },
    { id: "train.slots", name: "Slots of a train", value: "60", unit: "TEU/train", kind: "assumed" },
  ],
  formulas: [
    {
      ...{ id: "rail.heavy", name: "Rate of heavy trains", formula: "rail.all * 1.5", unit: "USD/tonne/km" },
      note: "two locomotives",
    },
  ],
  places: [
    {
      ...{ id: "sarab", name: "Sarab", localName: "سراب", kind: "borderCrossing", country: "AA" },
      ...{ otherCountry: "BB", latitude: "31.9", longitude: "47.2", gaugeBreak: "1435 1520" },
      ...{ source: "yearbook", note: "planned" },
    },
  ],
  links: [
    {
      ...{ id: "rail-fara--sarab", from: "fara", to: "sarab", twoWay: "yes", mode: "rail", country: "AA" },
      ...{ lengthKm: "162", lengthLow: "160", lengthHigh: "175", lengthKind: "sourced" },
      ...{ lengthSource: "yearbook", speedKmh: "60", speedKind: "sourced", speedSource: "yearbook" },
      ...{ gaugeMm: "1435", tracks: "1", electrified: "no", designSpeedKmh: "120" },
      ...{ designSpeedSource: "yearbook", status: "planned", statusAsOf: "2026-02" },
      ...{ statusSource: "yearbook", carries: "freight", openYear: "2031", capexMusd: "340" },
      ...{ capexSource: "yearbook", note: "by the river" },
    },
    {
      ...{ id: "road-fara--sarab", from: "fara", to: "sarab", twoWay: "no", mode: "road", country: "AA" },
      ...{ lengthKm: "210", lengthKind: "assumed", speedFormula: "road.speed * 0.8" },
      ...{ status: "planned" },
    },
  ],
  commodities: [
    {
      ...{ id: "steel", name: "Steel", traffic: "freight", handling: "general", unit: "t" },
      ...{ value: "value.goods / 4", valueOfTime: "value.day * value.goods / 4" },
      ...{ tonnesPerTeu: "load.container", note: "in bundles" },
    },
  ],
  tariffs: [
    {
      ...{ id: "rail-steel", component: "lineHaul", mode: "rail", commodities: "steel" },
      ...{
        links: "rail-barda--gora",
        direction: "back",
        perKm: "rail.all",
        fixed: "papers / 2",
        priceYear: "2024",
      },
      note: "agreed for a year",
    },
  ],
  timings: [
    {
      ...{ id: "rail-steel", mode: "rail", commodities: "steel", links: "rail-barda--gora", running: "link" },
      ...{ commercial: "rail.commercial", waiting: "lift.time", note: "one train a day" },
    },
    { id: "ship-short", mode: "sea", links: "sea-dalan--elis", duration: "lift.time" },
  ],
  emissions: [
    {
      ...{ id: "ship-steel", mode: "sea", commodities: "steel", links: "sea-dalan--elis" },
      ...{ perKm: "em.sea", note: "loaded one way" },
    },
    { id: "air-bb", mode: "air", countries: "BB", perKm: "em.road * 8", fixed: "0" },
  ],
  operations: [
    {
      ...{ id: "sea-rail-dalan", operation: "transship", places: "dalan", countries: "AA" },
      ...{ commodities: "steel", from: "sea", to: "rail", handling: "lift / load.container" },
      ...{ storage: "papers / 2", clearance: "papers", duty: "value.goods / 20" },
      ...{ waiting: "lift.time / 4", dwell: "port.dwell", emissions: "0", note: "on the quay" },
    },
  ],
  crossings: [
    {
      ...{ id: "barda-road-steel", at: "barda", mode: "road", commodities: "steel" },
      ...{ queue: "border.road * 0.4", documents: "border.road * 0.2", inspectionShare: "border.share" },
      ...{ inspection: "border.road * 0.3", release: "0", handlingTime: "lift.time / 6" },
      ...{ handling: "papers", standing: "papers / 3", guarantee: "value.goods / 200" },
      note: "from truck to truck",
    },
    {
      ...{ id: "barda-road-sealed", at: "barda", mode: "road", procedure: "sealed", commodities: "steel" },
      ...{ queue: "0", documents: "border.road * 0.1", inspectionShare: "0", inspection: "0", release: "0" },
      ...{ fee: "papers * 2", note: "sealed trucks pass by a lane of their own and are not unloaded" },
    },
  ],
  zones: [
    {
      ...{ id: "barda-store", at: "barda", modes: "road", countries: "BB", commodities: "steel" },
      ...{ timeFactor: "0.8", clearanceFactor: "0.5", fee: "border.fee", storage: "papers" },
      ...{ storageTime: "30 * lift.time", interest: "value.day / 10", dwell: "lift.time" },
      note: "duty falls due when goods leave",
    },
  ],
  calendars: [
    {
      ...{ id: "yard-hours", zone: "Asia/Baghdad", days: "sun-thu", hours: "08:00-16:00" },
      ...{ closed: "--03-21..--03-24", special: "2026-03-25 10:00-14:00", unbroken: "yes" },
      ...{ kind: "sourced", source: "yearbook", note: "as on the gate" },
    },
  ],
  services: [
    {
      ...{ id: "shuttle", links: "rail-alma--barda", headway: "lift.time * 2", exclusive: "yes" },
      ...{ cutOff: "lift.time / 6" },
      ...{ capacity: "train.slots", duration: "lift.time / 2", commodities: "container" },
      ...{ calendar: "yard-hours", kind: "sourced", source: "yearbook", note: "twice a day at best" },
    },
    {
      ...{ id: "wagon_loads", mode: "rail", countries: "BB", places: "barda", headway: "lift.time * 4" },
      ...{ headwayCv: "border.share", commodities: "bulk", kind: "assumed", note: "wagons wait for others" },
    },
  ],
  stations: [
    {
      ...{ id: "barda-lanes-back", serves: "crossing", at: "barda", mode: "road", from: "BB", to: "AA" },
      ...{ vehicle: "truck", servers: "2", service: "lane.time", serviceCv: "0.8" },
      ...{ background: "grain.trucks / 4", closures: "value.day / 10", closure: "lift.time" },
      ...{ patience: "10 * lift.time", note: "empty trucks, most of them" },
    },
  ],
  traffic: [
    {
      ...{ id: "steel-trucks", from: "alma", to: "gora", commodity: "steel", modes: "road" },
      ...{ vehicle: "truck", arrivals: "grain.trucks / 2", load: "grain.load", arrivalCv: "0.7" },
      ...{ first: "2026-04-01", last: "2026-09-30", note: "the season of building" },
    },
  ],
  observations: [
    {
      ...{ id: "barda-share", measure: "share", at: "barda", mode: "rail", from: "alma" },
      ...{ to: "gora", commodities: "steel", among: "barda dalan", value: "0.35", unit: "1" },
      ...{ spread: "0.05", year: "2023", period: "2023", use: "test", kind: "sourced" },
      ...{ source: "handbook", note: "of the tonnes, at both gates together" },
    },
  ],
  flows: [
    {
      ...{
        id: "steel-alma-gora",
        from: "alma",
        to: "gora",
        commodity: "steel",
        total: "grain.trucks * grain.load / 2",
      },
      ...{ share: "1", captive: "0.3", kind: "sourced", source: "handbook", note: "beams for bridges" },
    },
  ],
  totals: [
    {
      ...{ id: "steel", from: "alma dalan", to: "BB", commodity: "steel", captive: "0.3" },
      ...{ total: "grain.trucks * grain.load / 2", note: "beams for bridges" },
    },
  ],
  margins: [
    {
      ...{ id: "alma-steel", place: "alma", commodities: "steel", sends: "1.5", kind: "sourced" },
      ...{ source: "handbook", note: "output of its works, in million tonnes" },
    },
  ],
  choice: [
    {
      ...{ id: "rail", commodities: "steel", mode: "rail", constant: "lift / load.container" },
      ...{ overlap: "1", captive: "0.2", note: "wagons have to be ordered" },
    },
    { id: "barda", commodities: "steel", gates: "barda", constant: "-papers / 4" },
  ],
};
