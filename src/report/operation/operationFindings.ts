import type { Study } from "../../model/index.ts";
import type { FlowOutcome, TrafficRun } from "../../operation/index.ts";
import { placeTable } from "../text/names.ts";
import { counted, fixed, signed } from "../text/numbers.ts";
import { flowEnds, vehicleWords } from "./operationNames.ts";
import { holdsClosedForm, levelText, stationGaps } from "./stationGaps.ts";

/**
 * What runs of a study's traffic came to, in plain sentences: what set out and arrived, what other scenarios change against
 * the first, how far transit times are from what routing takes and waits from closed forms, and where queues are longest.
 * The words judge nothing.
 *
 * @param runs - Of one study and the same days; the first is the one others are compared with. At least one.
 */
export function trafficFindings(runs: readonly TrafficRun[], study: Study): string[] {
  const [base, ...others] = runs as readonly [TrafficRun, ...TrafficRun[]];
  return [
    together(runs, balanceWords),
    ...others.map((other) => sentence(changeWords(base, other, study))),
    together(runs, (run) => routedWords(run, study)),
    together(runs, closedFormWords),
    together(runs, queueWords),
  ];
}

/** One sentence on all runs; scenarios of which the same can be said are named together. */
function together(runs: readonly TrafficRun[], tell: (run: TrafficRun) => string): string {
  const texts = new Map<string, string[]>();
  for (const run of runs) {
    const text = tell(run);
    texts.set(text, [...(texts.get(text) ?? []), run.scenario.id]);
  }
  const told = [...texts].map(([text, ids]) => {
    if (runs.length === 1) return text;
    return ids.length === runs.length ? `under each scenario ${text}` : `under ${ids.join(", ")} ${text}`;
  });
  return sentence(told.join("; "));
}

function balanceWords({ balance, days, replications }: TrafficRun): string {
  const { created, through, lost, inSystem } = balance;
  const runs = replications === 1 ? "" : `, over ${counted(replications, "run")}`;
  return `of ${counted(created, "vehicle")} (${vehicleWords}) that set out within ${counted(days, "day")}${runs} ${through} arrived, ${lost} got lost and ${inSystem} did not arrive before the end`;
}

function changeWords(base: TrafficRun, other: TrafficRun, study: Study): string {
  const before = new Map(base.flows.map((flow) => [flow.id, flow]));
  const pairs = other.flows.flatMap((flow) => {
    const [old, now] = [before.get(flow.id)?.hours?.mean, flow.hours?.mean];
    return old === undefined || now === undefined ? [] : [{ flow, change: now - old }];
  });
  const sorted = [...pairs].sort((a, b) => a.change - b.change);
  const falls = sorted.filter(({ change }) => change < -1);
  const rises = sorted.filter(({ change }) => change > 1).reverse();
  const most = (moved: typeof sorted): string => {
    const first = moved[0];
    if (first === undefined) return "";
    const name = nameOf(first.flow, study);
    return ` (${moved.length === 1 ? "" : "most: "}${name}, ${minus(signed(first.change, 1))} h)`;
  };
  const goes = ({ hours }: FlowOutcome): boolean => hours?.mean !== undefined;
  const fresh = other.flows.filter((flow) => goes(flow) && !goesIn(before.get(flow.id))).length;
  const gone = base.flows.filter(
    (flow) => goes(flow) && !goesIn(other.flows.find(({ id }) => id === flow.id)),
  ).length;
  const still = pairs.length - falls.length - rises.length;
  const named = `under ${other.scenario.id} the mean transit time, against ${base.scenario.id},`;
  if (falls.length + rises.length + fresh + gone === 0)
    return `${named} stays within an hour for all ${pairs.length} flows`;
  const parts = [
    `falls by more than an hour for ${falls.length} of ${pairs.length} flows${most(falls)}`,
    `rises by more than an hour for ${rises.length}${most(rises)}`,
    `and stays within an hour for ${still}`,
  ];
  const ends = [
    fresh === 0 ? "" : `; ${fresh} more travel than under the first`,
    gone === 0 ? "" : `; ${gone} no longer travel`,
  ];
  return `${named} ${parts.join(", ")}${ends.join("")}`;
}

function goesIn(flow: FlowOutcome | undefined): boolean {
  return flow?.hours?.mean !== undefined;
}

function routedWords({ flows }: TrafficRun, study: Study): string {
  const told = flows.flatMap((flow) => {
    const mean = flow.hours?.mean;
    return mean === undefined || flow.routedHours === undefined
      ? []
      : [{ flow, mean, routed: flow.routedHours, off: mean - flow.routedHours }];
  });
  const furthest = [...told].sort((a, b) => Math.abs(b.off) - Math.abs(a.off))[0];
  if (furthest === undefined) return "no flow arrived";
  const near = told.filter(({ routed, off }) => Math.abs(off) <= routed / 10).length;
  const { flow, mean, routed } = furthest;
  return `the mean transit time of ${near} of ${told.length} flows lies within a tenth of the time that routing takes; furthest from it is ${nameOf(flow, study)}, with ${fixed(mean, 1)} h against ${fixed(routed, 1)} h`;
}

function closedFormWords(run: TrafficRun): string {
  const held = run.stations.map(holdsClosedForm).filter((holds) => holds !== undefined);
  const holding = held.filter((holds) => holds).length;
  const saturated = run.stations.filter(({ closedForm }) => closedForm.type === "saturated").length;
  const gaps = stationGaps(run).length - saturated;
  const over = saturated === 0 ? "" : `, and at ${saturated} more comes than can be served`;
  if (held.length === 0) return `no station had enough waits for an interval of their mean${over}`;
  return `the closed form lies within the ${levelText(run)} interval of the mean wait at ${holding} of ${held.length} stations in use; at ${gaps === 0 ? "none" : gaps} are the two more than an hour and more than a quarter of it apart${over}`;
}

function queueWords({ stations }: TrafficRun): string {
  const longest = [...stations].sort((a, b) => b.result.longestQueue - a.result.longestQueue)[0];
  if (longest === undefined) return "no station of the study makes anybody wait";
  const sum = (of: (station: (typeof stations)[number]) => number): string =>
    fixed(
      stations.reduce((total, station) => total + of(station), 0),
      0,
    );
  const lost = sum(({ result }) => result.lostNoRoom + result.lostPatience + result.lostLongWait);
  return `the longest queue has ${fixed(longest.result.longestQueue, 0)} in it (${longest.vehicle}, ${longest.id}); ${sum(({ result }) => result.diverted)} turned away from a queue to another way and ${lost} were lost at one`;
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
