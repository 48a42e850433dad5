/** What a row of services says that does not go together. */
import type { Fault } from "../../base/index.ts";
import { eitherMode, modesThat } from "./modes.ts";
import type { Service } from "./rows.ts";

/** Fields of a service that say what it is: a line over links, or a class of a mode. */
export type ServiceKind = Pick<Service, "links" | "exclusive" | "mode" | "countries" | "places"> & {
  readonly headwayCv?: unknown;
  /** Whether days and times of departure are given. */
  readonly timetabled: boolean;
};

/** What does not go together, by the field that is wrong. */
export function serviceFaults(row: ServiceKind): { readonly field: keyof Service; readonly fault: Fault }[] {
  const { links, exclusive, mode, countries, places, headwayCv, timetabled } = row;
  const faults: { readonly field: keyof Service; readonly fault: Fault }[] = [];
  const refuse = (field: keyof Service, fault: Fault): void => {
    faults.push({ field, fault });
  };
  const served = modesThat(({ runsServices }) => runsServices);
  if (links.length > 0 && mode !== undefined) {
    const hint = "a line has the mode of its links; a class of service has none of its own";
    refuse("mode", { expected: "links or a mode", got: mode, hint });
  } else if (mode !== undefined && !served.includes(mode)) {
    const hint = "other vehicles leave when they are loaded";
    refuse("mode", { expected: eitherMode(served), got: mode, hint });
  }
  const isClass = links.length === 0;
  if (isClass && exclusive === true) {
    refuse("exclusive", {
      expected: "nothing for a class of service",
      got: "yes",
      hint: "a line has its links to itself",
    });
  }
  for (const [field, named] of [
    ["countries", countries],
    ["places", places],
  ] as const) {
    if (isClass || named.length === 0) continue;
    const hint = "its links say where it runs; a class of service has a mode in their place";
    refuse(field, { expected: `no ${field} for a line`, got: named.join(" "), hint });
  }
  if (headwayCv !== undefined && timetabled) {
    const hint = "the wait for listed departures is exact";
    refuse("headwayCv", { expected: "nothing beside departures", got: "a value", hint });
  }
  return faults;
}
