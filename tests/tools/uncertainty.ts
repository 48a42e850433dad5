import { loadStudy } from "karvan/node";
import { analysisText } from "karvan/text";
import {
  analyse,
  compare,
  type RowFutures,
  type TimeVariability,
  timeVariability,
} from "../../src/futures/index.ts";
import { withError } from "../../src/report/plain.ts";

/** The journey that the page on uncertainty works through. */
const journey = { commodity: "container", from: "isfahan", to: "basra" } as const;
const sides = ["status-quo", "planned-link"] as const;
const options = { futures: 2000, seed: "2026" } as const;

/** How the journey spreads under base and scenario, the gain from pairing, and the drivers of its difference. */
export async function uncertaintyTables(): Promise<string> {
  const study = await loadStudy("scenarios/iran-iraq");
  // One journey alone: draws are by figure, so that it has the futures it has among all.
  const pairs = study.questions
    .flatMap((question) => question.pairs.map((pair) => ({ question, pair })))
    .filter(({ pair }) => pair.from.place === journey.from && pair.to.place === journey.to);
  const questions = pairs.slice(0, 1).map(({ question, pair }) => ({
    ...question,
    commodities: [journey.commodity],
    pairs: [pair],
  }));
  const comparison = await compare({ ...study, questions }, ...sides, options);
  const query = { base: sides[0], scenario: sides[1], ...journey };
  const analysis = await analyse(study, query, options);
  const days = (await timeVariability(study, query, options)) as TimeVariability;
  const futures = comparison.rows[0]?.futures as RowFutures;
  const text = `\`\`\`\n${analysisText(analysis, { limit: 8 })}\n\`\`\``;
  return `${[spreadTable(futures), pairing(futures), text, daysTable(days)].join("\n\n")}\n`;
}

function spreadTable({ generalisedCost }: RowFutures): string {
  const { base, scenario, difference } = generalisedCost;
  const row = (name: string, { mean, sd, standardError, p5, p50, p95 }: typeof base): string => {
    const cells = [mean, sd, p5, p50, p95].map((value) => withError(value, standardError));
    return `| ${[name, ...cells, withError(standardError, standardError)].join(" | ")} |`;
  };
  return [
    "| generalised cost, USD/t | mean | standard deviation | P5 | P50 | P95 | standard error of the mean |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    row("base", base),
    row("scenario", scenario),
    row("difference", difference),
  ].join("\n");
}

function daysTable({ base, scenario }: TimeVariability): string {
  const row = (name: string, spread: typeof base): string => {
    const { mean, uncertainty, variability, variabilityShare = 0, p5, p95 } = spread;
    const cells = [mean, uncertainty, variability].map((hours) => hours.toFixed(1));
    const ends = `${p5.toFixed(0)} to ${p95.toFixed(0)}`;
    return `| ${[name, ...cells, `${(variabilityShare * 100).toFixed(0)} %`, ends].join(" | ")} |`;
  };
  return [
    "| time, h | mean | uncertainty | variability | share of the variance that is variability | P5 to P95 of realised times |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    row("base", base),
    row("scenario", scenario),
  ].join("\n");
}

function pairing({ generalisedCost, futures }: RowFutures): string {
  const { base, scenario, difference } = generalisedCost;
  const apart = Math.sqrt(base.sd ** 2 + scenario.sd ** 2);
  const factor = apart / difference.sd;
  const error = withError(apart / Math.sqrt(futures), apart / Math.sqrt(futures));
  return `With separate draws the standard error of the difference would be ${error} USD/t instead of ${withError(difference.standardError, difference.standardError)}. Common draws make it ${factor.toFixed(1)} times smaller, which would otherwise take ${Math.round(factor ** 2)} times as many futures.`;
}
