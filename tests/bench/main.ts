// npm run bench [-- --smoke] [--json FILE] [--only SUITE]
import { againRows } from "./again/index.ts";
import { alternativesRows } from "./kernels/alternatives.ts";
import { growthRows } from "./kernels/growth.ts";
import { indexedRows } from "./kernels/indexed.ts";
import { oneToOneRows } from "./kernels/oneToOne.ts";
import { corridorRows, laneMethodRows, laneScenarioRows } from "./lanes/index.ts";
import { corridorDrawRows, functionRows, momentRows, uniformRows } from "./random/index.ts";
import { runSuites } from "./suites.ts";

await runSuites({
  "one-to-one": oneToOneRows,
  indexed: indexedRows,
  alternatives: alternativesRows,
  corridor: corridorRows,
  "lane methods": laneMethodRows,
  "lane scenarios": laneScenarioRows,
  again: againRows,
  uniform: uniformRows,
  draws: corridorDrawRows,
  functions: functionRows,
  moments: momentRows,
  growth: growthRows,
});
