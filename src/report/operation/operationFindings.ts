// Writes what runs of a study's traffic found as sentences.

import { expectArguments } from "../../base/index.ts";
import type { Study } from "../../model/index.ts";
import type { FlowOutcome, TrafficRun } from "../../operation/index.ts";
import { trafficFindingsArguments } from "../given.ts";
import { placeTable } from "../text/names.ts";
import { counted, fixed, signed } from "../text/numbers.ts";
import { flowEnds, vehicleWords } from "./operationNames.ts";
import { holdsClosedForm, levelText, stationGaps } from "./stationGaps.ts";
import { uncountedTexts } from "./uncountedText.ts";

/**
 * What runs of a study's traffic found, in sentences: how many vehicles departed and arrived, what other scenarios change
 * against the first, how far simulated transit times are from those in routing and waits from queueing formulas, and where
 * queues are longest. The sentences pass no judgement.
 *
 * @param runs - At least one, of one study and the same days; the others are compared with the first.
 * @example
 * ```ts
 * import { loadStudy } from "karvan/node";
 * import { operate } from "karvan/operation";
 * import { trafficFindings } from "karvan/text";
 * const study = await loadStudy("scenarios/iran-iraq");
 * const run = await operate(study, "status-quo", { from: "2026-07-01", days: 3, warmUpDays: 1 });
 * console.log(trafficFindings([run], study)[0].split(":")[0]);
 * // 19761 vehicles (trucks, wagons, boxes and trains, including background traffic) departed in 3 days
 * ```
 */
export function trafficFindings(runs: readonly TrafficRun[], study: Study): string[] {
  expectArguments(trafficFindingsArguments, [runs, study]);
  const [base, ...others] = runs as readonly [TrafficRun, ...TrafficRun[]];
  return [
    together(runs, balanceWords),
    ...uncountedFindings(runs),
    ...others.map((other) => sentence(changeWords(base, other, study))),
    together(runs, (run) => routedWords(run, study)),
    together(runs, closedFormWords),
    together(runs, queueWords),
  ];
}

/** What the warm-up hides, under each scenario in which it does. */
function uncountedFindings(runs: readonly TrafficRun[]): string[] {
  return runs.flatMap((run) =>
    uncountedTexts(run).map((text) => (runs.length === 1 ? text : `${run.scenario.id}: ${text}`)),
  );
}

/** One sentence on all runs; scenarios with the same text share one clause. */
function together(runs: readonly TrafficRun[], describe: (run: TrafficRun) => string): string {
  const texts = new Map<string, string[]>();
  for (const run of runs) {
    const text = describe(run);
    texts.set(text, [...(texts.get(text) ?? []), run.scenario.id]);
  }
  const clauses = [...texts].map(([text, ids]) => {
    if (runs.length === 1) return text;
    return ids.length === runs.length ? `under each scenario ${text}` : `under ${ids.join(", ")} ${text}`;
  });
  return sentence(clauses.join("; "));
}

function balanceWords({ balance, days, replications }: TrafficRun): string {
  const { created, through, lost, inSystem } = balance;
  const runs = replications === 1 ? "" : `, over ${counted(replications, "run")}`;
  return `${counted(created, "vehicle")} (${vehicleWords}) departed in ${counted(days, "day")}${runs}: ${through} arrived, ${lost} were lost and ${inSystem} were still en route at the end`;
}

function changeWords(base: TrafficRun, other: TrafficRun, study: Study): string {
  const before = new Map(base.flows.map((flow) => [flow.id, flow]));
  const pairs = other.flows.flatMap((flow) => {
    const old = before.get(flow.id)?.hours?.mean;
    const now = flow.hours?.mean;
    return old === undefined || now === undefined ? [] : [{ flow, change: now - old }];
  });
  const sorted = [...pairs].sort((a, b) => a.change - b.change);
  const falls = sorted.filter(({ change }) => change < -1);
  const rises = sorted.filter(({ change }) => change > 1).reverse();
  const largest = (changed: typeof sorted): string => {
    const first = changed[0];
    if (first === undefined) return "";
    const name = nameOf(first.flow, study);
    return ` (${changed.length === 1 ? "" : "most: "}${name}, ${minus(signed(first.change, 1))} h)`;
  };
  const added = other.flows.filter((flow) => travels(flow) && !travels(before.get(flow.id))).length;
  const dropped = base.flows.filter(
    (flow) => travels(flow) && !travels(other.flows.find(({ id }) => id === flow.id)),
  ).length;
  const steady = pairs.length - falls.length - rises.length;
  const subject = `under ${other.scenario.id}, against ${base.scenario.id}, the mean transit time`;
  if (falls.length + rises.length + added + dropped === 0)
    return `${subject} changes by less than an hour for all ${pairs.length} flows`;
  const parts = [
    `falls by more than an hour for ${falls.length} of ${pairs.length} flows${largest(falls)}`,
    `rises by more than an hour for ${rises.length}${largest(rises)}`,
    `and changes by less for ${steady}`,
  ];
  const ends = [
    added === 0 ? "" : `; ${counted(added, "flow")} start${added === 1 ? "s" : ""} to travel`,
    dropped === 0 ? "" : `; ${counted(dropped, "flow")} stop${dropped === 1 ? "s" : ""} travelling`,
  ];
  return `${subject} ${parts.join(", ")}${ends.join("")}`;
}

/** Whether any vehicle of a flow arrived. */
function travels(flow: FlowOutcome | undefined): boolean {
  return flow?.hours?.mean !== undefined;
}

function routedWords({ flows }: TrafficRun, study: Study): string {
  const arrived = flows.flatMap((flow) => {
    const mean = flow.hours?.mean;
    return mean === undefined || flow.routedHours === undefined
      ? []
      : [{ flow, mean, routed: flow.routedHours, off: mean - flow.routedHours }];
  });
  const furthest = [...arrived].sort((a, b) => Math.abs(b.off) - Math.abs(a.off))[0];
  if (furthest === undefined) return "no flow arrived";
  const near = arrived.filter(({ routed, off }) => Math.abs(off) <= routed / 10).length;
  const { flow, mean, routed } = furthest;
  return `for ${near} of ${arrived.length} flows the mean transit time is within 10 % of the time assumed in routing; the largest gap is ${nameOf(flow, study)}, with ${fixed(mean, 1)} h against ${fixed(routed, 1)} h`;
}

function closedFormWords(run: TrafficRun): string {
  const held = run.stations.map(holdsClosedForm).filter((holds) => holds !== undefined);
  const holding = held.filter((holds) => holds).length;
  const saturated = run.stations.filter(({ closedForm }) => closedForm.type === "saturated").length;
  const gaps = stationGaps(run).length - saturated;
  const over = saturated === 0 ? "" : `; at ${counted(saturated, "station")} arrivals exceed capacity`;
  if (held.length === 0) return `no station had enough waits for an interval of the mean${over}`;
  return `at ${holding} of ${held.length} stations in use the ${levelText(run)} interval of the mean wait contains the queueing formula; at ${gaps === 0 ? "none" : gaps} the two differ by more than an hour and more than 25 %${over}`;
}

function queueWords({ stations }: TrafficRun): string {
  const longest = [...stations].sort((a, b) => b.result.longestQueue - a.result.longestQueue)[0];
  if (longest === undefined) return "the study has no stations";
  const sum = (of: (station: (typeof stations)[number]) => number): string =>
    fixed(
      stations.reduce((total, station) => total + of(station), 0),
      0,
    );
  const lost = sum(({ result }) => result.lostNoRoom + result.lostPatience + result.lostLongWait);
  return `the longest queue is ${fixed(longest.result.longestQueue, 0)} vehicles (${longest.vehicle}, ${longest.id}); ${sum(({ result }) => result.diverted)} vehicles divert from a queue to another route and ${lost} are lost at one`;
}

function nameOf(flow: FlowOutcome, study: Study): string {
  return `${flow.id} (${flowEnds(flow, placeTable(study.network))})`;
}

function minus(text: string): string {
  return text.replace(/^-/, "\u2212");
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
