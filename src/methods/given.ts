/** What callers may pass to exported functions. Written by `npm run arguments` from their types: do not edit. */
import type { Arguments, Rule } from "../base/index.ts";

const pointDesign: Rule = { inputs: "list", parts: "list", "...": "any" };
const tornadoDesign: Rule = { inputs: "list", parts: "list", "...": "any" };
const morrisDesign: Rule = { groups: "list", inputs: "list", parts: "list", "...": "any" };
const sobolDesign: Rule = { groups: "list", inputs: "list", parts: "list", "...": "any" };
const valueGrid: Rule = { x: "list", y: "list", values: "column", "...": "any" };
const moments: Rule = { count: "number", "...": "any" };
const observedValue: Rule = { name: "text", "...": "any" };

export const conditionEnsembleArguments: Arguments = {
  model: "function",
  observed: [observedValue],
  options: {
    inputs: ["text"],
    "members?": "number",
    "passes?": "number",
    "seed?": "any",
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const contourArguments: Arguments = { grid: valueGrid, "level?": "number" };
export const decideStoppingArguments: Arguments = {
  blocks: [moments],
  options: { halfWidth: "number", most: "number", "least?": "number", "level?": "number" },
};
export const effectiveSampleSizeArguments: Arguments = { weights: "column" };
export const evaluateDesignArguments: Arguments = { design: pointDesign, model: "function" };
export const findBoxArguments: Arguments = {
  inputs: { "...": "column" },
  interest: "list",
  "options?": { "coverage?": "number", "peel?": "number", "mass?": "number" },
};
export const findSwitchesArguments: Arguments = {
  measure: "function",
  options: {
    low: "number",
    high: "number",
    "target?": "number",
    "from?": "number",
    "cells?": "number",
    "tolerance?": "number",
    "signal?": "object",
  },
};
export const gehArguments: Arguments = { modelled: "number", counted: "number" };
export const givenDataIndicesArguments: Arguments = {
  inputs: { "...": "column" },
  output: "column",
  options: { "classes?": "number", seed: "any", "resamples?": "number", "level?": "number" },
};
export const historyMatchArguments: Arguments = {
  predicted: ["column"],
  observed: [observedValue],
  "options?": { "cutoff?": "number", "misses?": "number", "emulatorSds?": ["column"] },
};
export const importanceSampleArguments: Arguments = {
  model: "function",
  observed: [observedValue],
  options: {
    inputs: ["text"],
    "alternatives?": { "...": ["number"] },
    "draws?": "number",
    "stages?": "number",
    "least?": "number",
    "seed?": "any",
    "onProgress?": "function",
    "signal?": "object",
  },
};
export const importanceWeightsArguments: Arguments = { logTarget: "column", "logProposal?": "column" };
export const informationValueArguments: Arguments = {
  outcomes: { "...": "column" },
  inputs: { "...": "column" },
  options: { direction: "text", "resamples?": "number", seed: "any", "level?": "number" },
};
export const intervalScoreArguments: Arguments = {
  interval: ["number"],
  observed: "number",
  share: "number",
};
export const judgeDifferencesArguments: Arguments = {
  differences: { "...": moments },
  "options?": { "level?": "number" },
};
export const morrisDesignArguments: Arguments = {
  options: {
    inputs: ["text"],
    "groups?": { "...": ["text"] },
    trajectories: "number",
    "levels?": "number",
    uniforms: "function",
  },
};
export const morrisEffectsArguments: Arguments = { design: morrisDesign, outputs: "column" };
export const rankCorrelationsArguments: Arguments = { inputs: { "...": "column" }, output: "column" };
export const robustnessArguments: Arguments = {
  outcomes: { "...": "column" },
  options: { direction: "text", "tie?": "number", "quantile?": "number" },
};
export const sobolDesignArguments: Arguments = {
  options: { inputs: ["text"], "groups?": { "...": ["text"] }, points: "number", uniforms: "function" },
};
export const sobolIndicesArguments: Arguments = {
  design: sobolDesign,
  outputs: "column",
  options: { seed: "any", "resamples?": "number", "level?": "number" },
};
export const streamUniformsArguments: Arguments = { seed: "any" };
export const tornadoArguments: Arguments = { design: tornadoDesign, outputs: "column" };
export const tornadoDesignArguments: Arguments = {
  options: { inputs: ["text"], "low?": "number", "base?": "number", "high?": "number" },
};
