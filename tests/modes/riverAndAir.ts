import type { Study } from "../../src/model/index.ts";
import { type ToyTables, toy } from "../toy.ts";

/**
 * Two ways from Alma to Gora: by truck to a quay, by barge over the border at a gate, and on by truck; or by truck to an
 * airfield and by air. Goods whose hour is worth half a dollar a tonne take the barge, parcels at 64 dollars fly.
 */
export function riverAndAir(more: Partial<ToyTables> = {}): Study {
  return toy({ ...tables, questions: [{ id: "all", between: ["alma"], and: ["gora"] }], ...more });
}

const tables: Pick<ToyTables, "places" | "links"> & Partial<ToyTables> = {
  places: [
    { id: "alma", name: "Alma", kind: "city", latitude: 40, longitude: 40 },
    { id: "quay", name: "Quay", kind: "riverPort", latitude: 40, longitude: 40.1 },
    { id: "field", name: "Field", kind: "airport", latitude: 39.9, longitude: 40.1 },
    { id: "gate", name: "Gate", country: "AA", other_country: "BB", latitude: 40, longitude: 41.5 },
    { id: "landing", name: "Landing", kind: "riverPort", country: "BB", latitude: 40, longitude: 44 },
    { id: "strip", name: "Strip", kind: "airport", country: "BB", latitude: 39.9, longitude: 44 },
    { id: "gora", name: "Gora", kind: "city", country: "BB", latitude: 40, longitude: 44.1 },
  ],
  links: [
    { id: "road-quay", from: "alma", to: "quay", length_km: 11 },
    { id: "road-field", from: "alma", to: "field", length_km: 30 },
    { id: "upper-river", from: "quay", to: "gate", mode: "inlandWaterway", length_km: 160 },
    { id: "lower-river", from: "gate", to: "landing", mode: "inlandWaterway", country: "BB", length_km: 240 },
    { id: "flight", from: "field", to: "strip", mode: "air", length_km: 1500 },
    { id: "road-landing", from: "landing", to: "gora", country: "BB", length_km: 9 },
    { id: "road-strip", from: "strip", to: "gora", country: "BB", length_km: 20 },
  ],
  figures: { kg: "1 kgCO2e/tonne", parcel_hour: "64 USD/tonne/hour" },
  commodities: [
    { id: "goods", traffic: "freight", handling: "general", unit: "t", value_of_time: "vot" },
    { id: "parcels", traffic: "freight", handling: "parcel", unit: "t", value_of_time: "parcel_hour" },
  ],
  tariffs: [
    { id: "truck", component: "lineHaul", mode: "road", per_km: "0.06 * km", payee: "hauliers" },
    { id: "barge", component: "lineHaul", mode: "inlandWaterway", per_km: "0.015 * km", payee: "skippers" },
    { id: "locks", component: "toll", mode: "inlandWaterway", per_km: "0.002 * km", payee: "river" },
    {
      id: "flight",
      component: "lineHaul",
      mode: "air",
      per_km: "0.8 * km",
      fixed: "40 * one",
      payee: "airline",
    },
  ],
  timings: [
    { id: "truck", mode: "road", running: "50 * kmh" },
    { id: "barge", mode: "inlandWaterway", running: "10 * kmh" },
    { id: "flight", mode: "air", running: "750 * kmh" },
  ],
  emissions: [
    { id: "truck", mode: "road", per_km: "0.1 * co2" },
    { id: "barge", mode: "inlandWaterway", per_km: "0.03 * co2" },
    { id: "flight", mode: "air", per_km: "0.6 * co2", fixed: "55.5 * kg" },
  ],
  operations: [
    { id: "load", operation: "load", to: "road" },
    { id: "unload", operation: "unload", from: "road" },
    {
      ...{
        id: "to-barge",
        operation: "transship",
        place_kinds: "riverPort",
        from: "road",
        to: "inlandWaterway",
      },
      ...{ handling: "2.5 * one", handling_time: "4 * hour", waiting: "6 * hour", emissions: "0.3 * kg" },
    },
    {
      ...{
        id: "from-barge",
        operation: "transship",
        place_kinds: "riverPort",
        from: "inlandWaterway",
        to: "road",
      },
      ...{ handling: "2.5 * one", handling_time: "4 * hour", emissions: "0.3 * kg" },
    },
    {
      ...{ id: "to-plane", operation: "transship", place_kinds: "airport", from: "road", to: "air" },
      ...{ handling: "12.5 * one", handling_time: "3 * hour", waiting: "2.5 * hour", emissions: "0.9 * kg" },
    },
    {
      ...{ id: "from-plane", operation: "transship", place_kinds: "airport", from: "air", to: "road" },
      ...{ handling: "12.5 * one", handling_time: "2 * hour", emissions: "0.9 * kg" },
    },
    { id: "clear", operation: "clear", clearance: "16 * one" },
  ],
  crossings: [
    {
      ...{ id: "gate", at: "gate", mode: "inlandWaterway", queue: "1.5 * hour", documents: "0.7 * hour" },
      ...{ inspection_share: 0.25, inspection: "4 * hour", release: "0.3 * hour", fee: "1.1 * one" },
    },
  ],
  scenarios: {
    "slow-gate": [
      {
        ...{ type: "setCrossing", at: "gate", mode: "inlandWaterway" },
        queue: { value: 101.5, unit: "hour", kind: "assumed", source: "invented" },
      },
    ],
    "no-barges": [{ type: "closeLink", link: "upper-river" }],
  },
};
