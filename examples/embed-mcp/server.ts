// A server of the Model Context Protocol over standard input and output: assistants ask a study of yours.
// Run it: npm install && npm start. It reads one folder and writes nothing.
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import {
  alternatives,
  compare,
  describeItem,
  explain,
  formatProblems,
  InputError,
  listItems,
  validate,
  version,
} from "karvan";
import { loadStudy } from "karvan/node";
import { comparisonText, routesText, routeText } from "karvan/text";
import * as z from "zod";

const longest = 20_000; // milliseconds of an answer
const largest = 20_000; // characters of an answer
const folder = process.argv[2] ?? "";
const study = await loadStudy(folder);

const scenario = z.string().max(200).default("status-quo").describe("Id of a scenario; several joined by +");
const journey = {
  from: z.string().max(100).describe("Id of a place"),
  to: z.string().max(100).describe("Id of a place"),
  commodity: z.enum(study.commodities.map(({ id }) => id)),
};
const answer = (text: string, isError = false) => {
  const cut = text.length > largest ? `${text.slice(0, largest)}\nCut: ask for less.` : text;
  return { content: [{ type: "text" as const, text: cut }], isError };
};
/** Answers; an input that Karvan refuses is answered with its problems, so that the assistant can correct it. */
async function answered(ask: () => string | Promise<string>) {
  try {
    return answer(await ask());
  } catch (error) {
    return answer(error instanceof InputError ? formatProblems(error.problems) : String(error), true);
  }
}
const waysOf = (name: string, query: { from: string; to: string; commodity: string }, count: number) => {
  const found = alternatives(study, name, { ...query, count });
  if (!("type" in found)) return found;
  throw new Error(`No route: ${found.reason}`);
};

const server = new McpServer({ name: "karvan", version });
const annotations = { readOnlyHint: true, openWorldHint: false };

server.registerTool(
  "validate",
  { description: `What is wrong with the study "${study.title}".`, annotations },
  () => answered(() => formatProblems(validate(study)) || "The study is valid."),
);
server.registerTool(
  "list",
  {
    description: "Ids and names of what the study has of a kind, searched by words.",
    inputSchema: {
      kind: z.enum(["places", "links", "figures", "scenarios", "commodities", "calendars"]),
      words: z.string().max(200).default(""),
    },
    annotations,
  },
  ({ kind, words }) => answered(() => JSON.stringify(listItems(study, kind, words))),
);
server.registerTool(
  "show",
  {
    description: "All about one id: value, range, source, who uses it.",
    inputSchema: { id: z.string().max(200) },
    annotations,
  },
  ({ id }) => answered(() => JSON.stringify(describeItem(study, id))),
);
server.registerTool(
  "route",
  {
    description: "The least-cost route of a journey, step by step.",
    inputSchema: { scenario, ...journey },
    annotations,
  },
  ({ scenario, ...query }) =>
    answered(() =>
      waysOf(scenario, query, 1)
        .map((way) => routeText(study, way))
        .join("\n"),
    ),
);
server.registerTool(
  "explain",
  {
    description: "Why the best route of a journey beats the second.",
    inputSchema: { scenario, ...journey },
    annotations,
  },
  ({ scenario, ...query }) =>
    answered(() => {
      const ways = waysOf(scenario, query, 2);
      const [best, second] = ways;
      if (best === undefined || second === undefined) return "There is one route only.";
      const bars = explain(best, second).bars.map(
        (bar) => `${bar.where}, ${bar.component}: ${bar.difference.toFixed(2)}`,
      );
      return [routesText(study, ways), `Best minus second, in ${study.currency} per unit:`, ...bars].join(
        "\n",
      );
    }),
);
server.registerTool(
  "compare",
  {
    description: "What a scenario changes for all journeys of the study.",
    inputSchema: { base: scenario, scenario, futures: z.int().min(2).max(2_000).optional() },
    annotations,
  },
  ({ base, scenario, futures }, { signal }) =>
    answered(async () => {
      const either = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
      const options = { signal: either, ...(futures === undefined ? {} : { futures }) };
      return comparisonText(study, await compare(study, base, scenario, options));
    }),
);

await server.connect(new StdioServerTransport());
