/** Who receives the money of a route. */

import { expectArguments } from "../../base/index.ts";
import { transfersArguments } from "../given.ts";
import type { Route } from "./route.ts";

/** What the shipper of a route pays to one party. */
export interface Transfer {
  /** Who receives it; absent for what the study names no payee of. */
  readonly payee?: string;
  /** In the study's currency, per unit of the commodity. */
  readonly amount: number;
  /** The same by component. */
  readonly parts: Readonly<Record<string, number>>;
}

/**
 * Who receives the money of a route: one row for each party, the largest first. All of it is paid by the shipper; what is
 * paid and what is received are one sum, exactly `route.totals.money.total`, since amounts are multiples of 2^-30.
 *
 * @example
 * ```ts
 * import { route, transfers } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const found = route(study, "rail-joined", { from: "alma", to: "gora", commodity: "container" });
 * if (found.type === "noRoute") throw new Error(found.reason);
 * for (const { payee, amount } of transfers(found)) console.log(payee, amount.toFixed(2));
 * // railways 6.20
 * // treasuries 3.00
 * // border posts 2.00
 * // terminals 2.00
 * ```
 */
export function transfers(route: Pick<Route, "steps">): Transfer[] {
  expectArguments(transfersArguments, [route]);
  const parties = new Map<string | undefined, { amount: number; parts: Record<string, number> }>();
  for (const { charges } of route.steps) {
    for (const { measure, component, amount, payee } of charges) {
      if (measure !== "money" || amount === 0) continue;
      const known = parties.get(payee) ?? { amount: 0, parts: {} };
      parties.set(payee, known);
      known.amount += amount;
      known.parts[component] = (known.parts[component] ?? 0) + amount;
    }
  }
  return [...parties]
    .map(([payee, sums]): Transfer => (payee === undefined ? sums : { payee, ...sums }))
    .sort((a, b) => b.amount - a.amount || ((a.payee ?? "") < (b.payee ?? "") ? -1 : 1));
}
