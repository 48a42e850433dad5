// The verb `alternatives`: several routes of one journey.

import { routesText } from "../../report/plain.ts";
import { alternatives, frontier } from "../../routing/index.ts";
import { exitCodes } from "../exitCodes.ts";
import { data, dataJson, message } from "../output.ts";
import { namesNetwork, networkCommand } from "../plainNetwork.ts";
import { terminal } from "../terminal.ts";
import { type JourneyOptions, openJourney, showRoutes, yearLine } from "./route.ts";

/** Prints several routes, best first, or the frontier of money and time. */
export async function alternativesCommand(
  folder: string | undefined,
  options: JourneyOptions & { readonly frontier?: true },
): Promise<void> {
  if (namesNetwork(options)) return networkCommand(folder, options);
  const { study, scenario, query, map } = await openJourney(folder, options);
  if (!options.frontier) {
    const found = alternatives(study, scenario, { ...query, count: options.count });
    if ("type" in found || options.json) return showRoutes(map, found, options);
    return data(`${routesText(map, found, terminal())}${yearLine(found[0])}`);
  }
  const found = frontier(study, scenario, query);
  if (found.type === "noRoute") return showRoutes(map, found, options);
  if (options.json) dataJson(found);
  else data(`${routesText(map, found.routes, terminal())}${yearLine(found.routes[0])}`);
  if (found.complete) return;
  message("the search stopped at its limit: faster, more expensive routes may exist");
  process.exitCode = exitCodes.failed;
}
