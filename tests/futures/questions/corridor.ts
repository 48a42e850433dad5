// a to b by a road whose toll is drawn, or by a railway that a scenario opens, whose toll is drawn too. An hour is worth half a
// dollar: the road takes one hour, the railway two.
import type { Study } from "../../../src/model/index.ts";
import { type ToyTables, toy, toyTables } from "../../toy.ts";

export const tables: Partial<ToyTables> & Pick<ToyTables, "places" | "links"> = {
  places: [{ id: "a" }, { id: "b" }],
  links: [
    { id: "road", from: "a", to: "b", length_km: 64 },
    { id: "rail", from: "a", to: "b", length_km: 64, mode: "rail", status: "planned" },
  ],
  questions: [{ id: "out", between: ["a"], and: ["b"] }],
  figures: {
    ...toyTables.figures,
    toll: "64 USD/tonne 0 128 uniform",
    railToll: "64 USD/tonne 32 96 uniform",
    idle: "7 USD/tonne 1 9 uniform",
    fixed: "3 USD/tonne",
  },
  tariffs: [
    { id: "road", component: "lineHaul", mode: "road", commodities: "freight", fixed: "toll + fixed" },
    { id: "rail", component: "lineHaul", mode: "rail", commodities: "freight", fixed: "railToll" },
    { id: "sea", component: "lineHaul", mode: "sea", commodities: "freight", fixed: "idle" },
  ],
  scenarios: { opened: [{ type: "openLink", link: "rail" }] },
};

export function corridor(more: Partial<ToyTables> = {}): Study {
  return toy({ ...tables, ...more });
}

export const query = { base: "base", scenario: "opened", commodity: "goods", from: "a", to: "b" } as const;
