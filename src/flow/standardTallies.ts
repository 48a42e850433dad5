/** What is counted of all flows: totals, gates, modes and countries, each by commodity. */

import type { GateGroup, Mode } from "../model/index.ts";
import { type CountedMeasure, type FlowTally, kilometresOf } from "./load/tally.ts";
import type { ChoiceRoute } from "./sets/choiceSets.ts";

/** What a sum of flows is of. */
export interface FlowSubject {
  /** `all` flows, those by a `gate`, a group of gates, a `mode`, a `chain` of modes, or in a `country`. */
  readonly of: "all" | "gate" | "gateGroup" | "mode" | "chain" | "country";
  /** Which gate, group, mode, chain or country; `all` for all. */
  readonly id: string;
  /** Of a gate, the country that is left there; of a country, the mode; else empty. */
  readonly side: string;
  /**
   * `amount`, `amountKm`: amount times kilometres; the money, hours, emissions and generalised cost of it all; or `logsum`, the
   * expected least cost in the eyes of those who choose, constants included: less of it is the gain of users.
   */
  readonly measure: CountedMeasure | "amountKm" | "logsum";
}

/** A tally with its subject. */
export interface SubjectTally extends FlowSubject, FlowTally {
  readonly measure: CountedMeasure;
  /** Whether it counts kilometres. */
  readonly isKm: boolean;
}

/** The tallies of some routes: only of what some route has, and of all groups of gates. */
export function standardTallies(
  routes: Iterable<ChoiceRoute>,
  groups: readonly GateGroup[] = [],
): SubjectTally[] {
  const gates = new Set<string>();
  const modes = new Set<Mode>();
  const chains = new Set<string>();
  const countries = new Set<string>();
  for (const route of routes) {
    for (const { place, from } of route.gates) gates.add(`${place} ${from}`);
    for (const mode of route.modes) modes.add(mode);
    chains.add(route.chain);
    for (const { mode, country } of route.kilometres) countries.add(`${country} ${mode}`);
  }
  const made: SubjectTally[] = [];
  const add = (
    subject: Omit<FlowSubject, "measure">,
    measure: CountedMeasure,
    isKm: boolean,
    weight: (route: ChoiceRoute) => number,
  ): void => {
    const key = `${subject.of} ${subject.id} ${subject.side} ${isKm ? "amountKm" : measure}`;
    made.push({ ...subject, measure, isKm, key, weight: (_, route) => weight(route) });
  };
  const all = { of: "all", id: "all", side: "" } as const;
  add(all, "amount", false, () => 1);
  add(all, "amount", true, (route) => kilometresOf(route));
  for (const measure of ["money", "time", "co2e", "generalisedCost"] as const)
    add(all, measure, false, () => 1);
  for (const gate of [...gates].sort()) {
    const [id, side] = gate.split(" ") as [string, string];
    add({ of: "gate", id, side }, "amount", false, (route) =>
      route.gates.some(({ place, from }) => place === id && from === side) ? 1 : 0,
    );
  }
  for (const { id, gates: own } of groups) {
    const named = new Set(own);
    add({ of: "gateGroup", id, side: "" }, "amount", false, (route) =>
      route.gates.some(({ place }) => named.has(place)) ? 1 : 0,
    );
  }
  for (const mode of [...modes].sort()) {
    const subject = { of: "mode", id: mode, side: "" } as const;
    add(subject, "amount", false, (route) => (route.modes.includes(mode) ? 1 : 0));
    add(subject, "amount", true, (route) => kilometresOf(route, mode));
  }
  for (const chain of [...chains].sort())
    add({ of: "chain", id: chain, side: "" }, "amount", false, (route) => (route.chain === chain ? 1 : 0));
  for (const country of [...countries].sort()) {
    const [id, side] = country.split(" ") as [string, Mode];
    add({ of: "country", id, side }, "amount", true, (route) => kilometresOf(route, side, id));
  }
  return made;
}
