import { type Commodity, type End, endText, type Question } from "../../model/index.ts";
import { type NoRoute, Router, remembered, type ScenarioModel, type Way } from "../../routing/index.ts";

/** The least-cost ways of a question's pairs, in their order; pairs with one origin share its tree. */
export function waysOf(model: ScenarioModel, commodity: Commodity, { pairs }: Question): (Way | NoRoute)[] {
  const router = new Router(model, commodity);
  const origins = new Map<string, { readonly from: End; readonly to: End; readonly row: number }[]>();
  for (const [row, { from, to }] of pairs.entries()) {
    const text = endText(from);
    const known = origins.get(text) ?? [];
    origins.set(text, known);
    known.push({ from, to, row });
  }
  const found: (Way | NoRoute)[] = Array.from({ length: pairs.length });
  for (const asked of origins.values()) {
    const [{ from }] = asked as [(typeof asked)[number]];
    const ends = asked.map(({ to }) => to);
    for (const [i, way] of router.findFrom(from, ends, "generalisedCost").entries()) {
      found[(asked[i] as (typeof asked)[number]).row] = way;
    }
  }
  return found;
}

/**
 * The same, remembered as long as the model lives: one base is compared with again and again. A named base lives as long
 * as its study, and for each journey holds a list of arcs.
 */
export const waysOfBase: typeof waysOf = remembered(waysOf);
