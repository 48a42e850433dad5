import { type Mode, type Route, route, type Study } from "karvan";
import { loadStudy } from "karvan/node";
import { endText } from "karvan/text";

/** The chains that the study's page shows arc by arc. */
export const chains: readonly {
  readonly scenario: string;
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  readonly name: string;
  readonly modes: readonly Mode[];
}[] = [
  {
    ...{ scenario: "planned-link", from: "tehran", to: "basra-maqal", commodity: "container", name: "Rail" },
    modes: ["rail"],
  },
  {
    ...{ scenario: "status-quo", from: "isfahan", to: "basra", commodity: "general", name: "Road" },
    modes: ["road"],
  },
];

/** The routes of the chains. */
export async function chainRoutes(): Promise<{ study: Study; routes: Route[] }> {
  const study = await loadStudy("scenarios/iran-iraq");
  const routes = chains.map(({ scenario, name: _, ...query }) => {
    const found = route(study, scenario, query);
    if (found.type !== "route") throw new Error(found.reason);
    return found;
  });
  return { study, routes };
}

/** The tables of all chains as Markdown, every charge with the figures it is made of. */
export async function chainTables(): Promise<string> {
  const { study, routes } = await chainRoutes();
  return routes
    .map((r, i) => chainTable(study, r, chains[i]?.name as string, chains[i]?.scenario as string))
    .join("\n");
}

function chainTable(study: Study, r: Route, name: string, scenario: string): string {
  const figures = new Map(study.network.figures.map((f) => [f.id, f]));
  const used = new Set<string>();
  const lines = [
    `## ${name}: ${r.commodity}, ${endText(r.from)} to ${endText(r.to)}, scenario \`${scenario}\``,
    "",
    "| move | km | head | working | amount |",
    "| --- | ---: | --- | --- | ---: |",
  ];
  for (const step of r.steps) {
    let move = `${step.id} | ${step.lengthKm === 0 ? "" : round(step.lengthKm, 1)}`;
    for (const { component, measure, text, amount, figures: ids } of step.charges) {
      for (const id of ids) used.add(id);
      const unit = { money: "USD/t", time: "h", co2e: "kgCO2e/t" }[measure];
      lines.push(
        `| ${move} | ${measure} ${component} | ${text.replaceAll("*", "×").replaceAll(" x ", " × ")} | ${round(amount, 4)} ${unit} |`,
      );
      move = " | ";
    }
  }
  const { money, time, co2e, distanceKm, generalisedCost } = r.totals;
  lines.push(`| **sum** | **${round(distanceKm, 1)}** | money | | **${round(money.total, 4)} USD/t** |`);
  lines.push(
    `| | | time | | **${round(time.total, 4)} h** |`,
    `| | | co2e | | **${round(co2e.total, 4)} kgCO2e/t** |`,
  );
  lines.push(
    `| | | generalised cost | money + value of time × time | **${round(generalisedCost, 4)} USD/t** |`,
    "",
  );
  lines.push("| figure | value | range | kind | source |", "| --- | ---: | --- | --- | --- |");
  for (const id of [...used].sort()) {
    const f = figures.get(id);
    if (f === undefined) continue;
    const range = f.low === undefined ? "" : `${f.low} to ${f.high}`;
    lines.push(`| \`${id}\` | ${f.value} ${f.unit} | ${range} | ${f.kind} | ${f.source ?? ""} |`);
  }
  return `${lines.join("\n")}\n`;
}

function round(value: number, digits: number): string {
  return value.toFixed(digits);
}
