// The verb `explain`: why one route costs less than another.

import { explain, type Waterfall } from "../../futures/index.ts";
import { explanationText } from "../../report/plain.ts";
import { alternatives, type NoRoute, type Route, route } from "../../routing/index.ts";
import { exitCodes } from "../exitCodes.ts";
import { data, dataJson, failureMessage } from "../output.ts";
import { terminal } from "../terminal.ts";
import { type JourneyOptions, openJourney } from "./route.ts";

/** Options of `explain`. */
type ExplainOptions = JourneyOptions & { readonly base?: string };

/** Prints the parts that make the best route cheaper than the next one, or than the one under the base. */
export async function explainCommand(folder: string, options: ExplainOptions): Promise<void> {
  const { study, scenario, query, map } = await openJourney(folder, options);
  const found =
    options.base === undefined
      ? alternatives(study, scenario, { ...query, count: 2 })
      : [route(study, scenario, query), route(study, options.base, query)];
  const missing = "type" in found ? found : found.find(isMissing);
  const [winner, rival] = "type" in found ? [] : (found as readonly Route[]);
  if (missing !== undefined || winner === undefined || rival === undefined) {
    const reason =
      missing?.reason ?? "there is only one route: --base SCENARIO compares it with another scenario";
    if (options.json) dataJson(missing ?? { type: "noRival", reason });
    failureMessage(`nothing to explain: ${reason}`);
    process.exitCode = exitCodes.failed;
    return;
  }
  const waterfall: Waterfall = explain(winner, rival);
  if (options.json) dataJson({ ...waterfall, routes: { winner, rival } });
  else {
    const rivalName = options.base ?? "the next route";
    data(explanationText(map, { waterfall, winner, rival, rivalName }, terminal()));
  }
}

function isMissing(found: Route | NoRoute): found is NoRoute {
  return found.type === "noRoute";
}
