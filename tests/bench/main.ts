// npm run bench [-- --smoke] [--json FILE] [--only SUITE]
import { loadReaders } from "../../src/io/index.ts";
import { againRows } from "./again/index.ts";
import { alternativesRows } from "./kernels/alternatives.ts";
import { growthRows } from "./kernels/growth.ts";
import { indexedRows } from "./kernels/indexed.ts";
import { oneToOneRows } from "./kernels/oneToOne.ts";
import { corridorRows, laneMethodRows, laneScenarioRows, pipelineRows } from "./lanes/index.ts";
import { liveRows, networkRows, realRows } from "./networks/index.ts";
import { eventRows } from "./operation/index.ts";
import { corridorDrawRows, functionRows, momentRows, uniformRows } from "./random/index.ts";
import { flowRows, formulaRows, studyRows } from "./study/index.ts";
import { runSuites } from "./suites.ts";

await loadReaders();

await runSuites({
  "one-to-one": oneToOneRows,
  indexed: indexedRows,
  alternatives: alternativesRows,
  corridor: corridorRows,
  "lane methods": laneMethodRows,
  "lane scenarios": laneScenarioRows,
  pipeline: pipelineRows,
  formulas: formulaRows,
  study: studyRows,
  flows: flowRows,
  again: againRows,
  uniform: uniformRows,
  draws: corridorDrawRows,
  functions: functionRows,
  moments: momentRows,
  growth: growthRows,
  "editable graph": liveRows,
  "real networks": realRows,
  "index growth": networkRows,
  events: eventRows,
});
