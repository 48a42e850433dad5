import { parseHTML } from "linkedom";
import { type Analysis, analyse, type Comparison, compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";
import { type Route, route } from "../../src/routing/index.ts";

/** The example study, its scenario compared, and the routes of one journey under both. */
export interface Corridor {
  readonly study: Study;
  readonly comparison: Comparison;
  readonly base: Route;
  readonly scenario: Route;
}

/** Compares the example's joined railway with its base. */
export async function corridor(): Promise<Corridor> {
  const study = await loadStudy("examples/first-corridor");
  const query = { from: "alma", to: "gora", commodity: "container" };
  return {
    study,
    comparison: await compare(study, "status-quo", "rail-joined"),
    base: route(study, "status-quo", query) as Route,
    scenario: route(study, "rail-joined", query) as Route,
  };
}

/** A document where there is no browser. */
export function emptyDocument(): Document {
  return parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
}

/** The example compared over futures, and one journey of it analysed. */
export interface DrawnCorridor extends Corridor {
  readonly analysis: Analysis;
}

/** Draws 400 futures of the example. */
export async function drawnCorridor(): Promise<DrawnCorridor> {
  const given = await corridor();
  const { study } = given;
  const options = { futures: 400, seed: "7" };
  const query = { commodity: "container", from: "alma", to: "gora" };
  return {
    ...given,
    comparison: await compare(study, "status-quo", "rail-joined", options),
    analysis: await analyse(study, { base: "status-quo", scenario: "rail-joined", ...query }, options),
  };
}
