// What all sections of a report on a comparison share: its input, opened scenarios, counts and names.

import type { Analysis, BreakEven, Comparison, Sensitivity } from "../../futures/index.ts";
import type { Commodity, Source, Study } from "../../model/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import { type Scenario, scenarioDocument } from "../../scenario/index.ts";
import { type Drawable, drawable } from "../drawing/document.ts";
import { type PlaceTable, placeTable } from "../text/names.ts";
import { type ComparisonFacts, comparisonFacts } from "./comparisonFacts.ts";
import { type Documents, openSides } from "./openSides.ts";

/** Input of a report on a comparison. */
export interface ReportInput {
  readonly study: Study;
  readonly comparison: Comparison;
  /** Creates the elements of charts; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  /** Version of Karvan, so that a reader can reproduce the report. */
  readonly version: string;
  /** Scenario documents that are not part of the study. */
  readonly documents?: Documents;
  /**
   * From `analyse`, for the same base and scenario: how certain each difference is and what drives it, shown in this
   * order. See `featuredQueries` for the journeys that the report shows in full.
   */
  readonly analyses?: readonly Analysis[];
  /** From `sensitivity` with Sobol' indices; the report shows each with the analysis of the same question. */
  readonly shares?: readonly Extract<Sensitivity, { readonly method: "sobol" }>[];
  /** From `breakEven` for two figures; the report shows each with the analysis of the same question. */
  readonly breakEvens?: readonly BreakEven[];
}

/** What all sections of a report on a comparison share. */
export interface ReportContext extends Drawable<ReportInput> {
  readonly base: ScenarioModel;
  readonly scenario: ScenarioModel;
  /** The study with the scenario's network, which also names places that the scenario adds. */
  readonly named: Study;
  readonly facts: ComparisonFacts;
  readonly places: PlaceTable;
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * Opens base and scenario and counts the changes.
 *
 * @throws RangeError when the comparison or an analysis belongs to another study or to other scenarios.
 */
export function openReport(input: ReportInput): ReportContext {
  const { study, comparison, analyses = [], shares = [], breakEvens = [] } = input;
  for (const { query } of [...analyses, ...shares, ...breakEvens]) {
    if (query.base !== comparison.base.id || query.scenario !== comparison.scenario.id) {
      const expected = `${comparison.scenario.id} against ${comparison.base.id}`;
      throw new RangeError(`analyses: expected ${expected}, got ${query.scenario} against ${query.base}`);
    }
  }
  const { base, scenario } = openSides(study, comparison, input.documents);
  return {
    ...drawable(input),
    base,
    scenario,
    named: { ...study, network: scenario.scenario.network },
    facts: comparisonFacts(study, comparison),
    places: placeTable(scenario.scenario.network),
    sources: new Map(study.sources.map((source) => [source.id, source])),
  };
}

/** The scenario document of base or scenario, with its question and description. */
export function documentOf(
  { study, comparison, documents }: ReportContext,
  side: "base" | "scenario",
): Scenario {
  return documents?.[side] ?? (scenarioDocument(study, comparison[side].id) as Scenario);
}

/** The scenario argument for `route()`: the id of the study's scenario, or a document from elsewhere. */
export function scenarioArgument(
  { comparison, documents }: ReportContext,
  side: "base" | "scenario",
): string | Scenario {
  return documents?.[side] ?? comparison[side].id;
}

/** Currency per unit of a commodity: `USD/t`. */
export function perUnit({ study }: ReportContext, { unit }: Commodity): string {
  return `${study.currency}/${unit}`;
}
