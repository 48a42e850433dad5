// Names a bar of a waterfall.
import type { WaterfallBar } from "../../futures/index.ts";
import type { Study } from "../../model/index.ts";
import { carriageWords, placeName, placeTable, words } from "../text/names.ts";

/** The label of a bar: `Shalamcheh: queue` or `IQ by rail: line haul`. */
export function barText(bar: WaterfallBar, study: Study): string {
  const what =
    bar.component === "handling" && bar.measure === "time" ? "handling time" : words(bar.component);
  const { carriage, where } = bar;
  if (carriage === undefined) return `${placeName(where, placeTable(study.network))}: ${what}`;
  return `${carriageWords(carriage.vehicle, carriage.country)}: ${what}`;
}
