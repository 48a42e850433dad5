import type { Analysis, BreakEven, Comparison, Sensitivity } from "../../futures/index.ts";
import type { Commodity, Source, Study } from "../../model/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import { type Scenario, scenarioDocument } from "../../scenario/index.ts";
import { type PlaceTable, placeTable } from "../text/names.ts";
import { type ComparisonFacts, comparisonFacts } from "./comparisonFacts.ts";
import { type Documents, openSides } from "./openSides.ts";

/** What a report is made from. */
export interface ReportInput {
  readonly study: Study;
  readonly comparison: Comparison;
  /** Makes the elements of pictures: a page's own document, or linkedom's where there is no page. */
  readonly document: Document;
  /** Version of Karvan, for those who want to make the report again. */
  readonly version: string;
  /** Scenario documents that are not among the study's own. */
  readonly documents?: Documents;
  /**
   * From `analyse`, of the same base and scenario: each tells how sure one difference is and what it hinges on, in this
   * order. See `featuredQueries` for the journeys shown in full.
   */
  readonly analyses?: readonly Analysis[];
  /** From `sensitivity` by Sobol' indices: shown with the analysis of the same question. */
  readonly shares?: readonly Extract<Sensitivity, { readonly method: "sobol" }>[];
  /** From `breakEven`, of two figures: shown with the analysis of the same question. */
  readonly breakEvens?: readonly BreakEven[];
}

/** What all sections of a report share. */
export interface ReportContext extends ReportInput {
  readonly base: ScenarioModel;
  readonly scenario: ScenarioModel;
  /** The study with the scenario's network, which has all names: also those of places that the scenario adds. */
  readonly named: Study;
  readonly facts: ComparisonFacts;
  readonly places: PlaceTable;
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * Opens both sides and counts what changes.
 *
 * @throws RangeError when the comparison was made with another study or other scenarios, or an analysis with other ones.
 */
export function openReport(input: ReportInput): ReportContext {
  const { study, comparison, analyses = [], shares = [], breakEvens = [] } = input;
  for (const { query } of [...analyses, ...shares, ...breakEvens]) {
    if (query.base !== comparison.base.id || query.scenario !== comparison.scenario.id) {
      const asked = `${comparison.scenario.id} against ${comparison.base.id}`;
      throw new RangeError(`analysis of ${query.scenario} against ${query.base} in a report on ${asked}`);
    }
  }
  const { base, scenario } = openSides(study, comparison, input.documents);
  return {
    ...input,
    base,
    scenario,
    named: { ...study, network: scenario.scenario.network },
    facts: comparisonFacts(study, comparison),
    places: placeTable(scenario.scenario.network),
    sources: new Map(study.sources.map((source) => [source.id, source])),
  };
}

/** The document of one side, with its question and description. */
export function documentOf(
  { study, comparison, documents }: ReportContext,
  side: "base" | "scenario",
): Scenario {
  return documents?.[side] ?? (scenarioDocument(study, comparison[side].id) as Scenario);
}

/** What `route()` takes for one side: the study's scenario by its id, or a document from elsewhere. */
export function askedAs(
  { comparison, documents }: ReportContext,
  side: "base" | "scenario",
): string | Scenario {
  return documents?.[side] ?? comparison[side].id;
}

/** `USD/t`. */
export function perUnit({ study }: ReportContext, { unit }: Commodity): string {
  return `${study.currency}/${unit}`;
}
