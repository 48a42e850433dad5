/** The flows of a study, ready to be shared out over routes. */

import { InputError, problem } from "../base/index.ts";
import type { Commodity, End, Study, YearlyFlow } from "../model/index.ts";
import type { RunFlow } from "./load/flowRun.ts";

/** Flows by commodity, in the order of the study's commodities. */
export function flowsByCommodity(
  study: Study,
): { readonly commodity: Commodity; readonly flows: readonly RunFlow[] }[] {
  if (study.flows.length === 0) {
    const hint = "`karvan estimate STUDY` makes them of trade totals and margins";
    throw new InputError([problem({ file: "flows.csv", path: "", expected: "flows", got: "none", hint })]);
  }
  const countries = new Map(study.network.places.map(({ id, country }) => [id, country]));
  const countryOf = ({ place, side }: End): string => side ?? (countries.get(place) as string);
  return study.commodities.flatMap((commodity) => {
    const flows = study.flows
      .filter((row) => row.commodity === commodity.id)
      .map((row) => runFlow(row, commodity, countryOf));
    return flows.length === 0 ? [] : [{ commodity, flows }];
  });
}

function runFlow(row: YearlyFlow, { unit }: Commodity, countryOf: (end: End) => string): RunFlow {
  const { id, from, to, commodity, total, share, captive } = row;
  return {
    ...{ id, commodity, unit, share, ends: { from, to } },
    ...{ from: from.place, to: to.place, fromCountry: countryOf(from), toCountry: countryOf(to) },
    total: total.expression,
    ...(captive === undefined ? {} : { captive: captive.expression }),
  };
}
