import { loadStudy } from "../../../src/io/loadStudy.node.ts";
import { compilePlan } from "../../../src/operation/engine/compiledPlan.ts";
import { Simulation } from "../../../src/operation/engine/simulation.ts";
import { operate, runPlan, type TrafficRun } from "../../../src/operation/index.ts";
import { withinReference } from "../reference.ts";
import { type BenchOptions, cpuSecondsSince, type Row, row, soloCpu } from "../row.ts";
import { borderQueue, drawnIn, lanes, load, recursion } from "./queue.ts";
import { simPyQueue } from "./simpy.ts";

/** Runs of the reference kernel that a million events may take: five million events a second where a run takes 5 ms. */
const runsPerMillion = 40;
/** And a year of the shipped study: ten seconds there. */
const runsPerYear = 2000;

/** The engine of discrete events: a border queue of a million customers, and a year of the shipped study. */
export async function eventRows({ smoke }: BenchOptions): Promise<Row[]> {
  return [...queueRows(smoke), memoryRow(smoke), await studyRow(smoke)];
}

function queueRows(smoke: boolean): Row[] {
  const customers = smoke ? 20_000 : 1_000_000;
  const sample = smoke ? 2000 : 100_000;
  const plan = borderQueue(customers);
  const { events } = runPlan(plan);
  const seconds = soloCpu(smoke ? 1 : 9, () => void runPlan(plan));
  const { arrivals, services, waits } = drawnIn(borderQueue(sample));
  const near = (other: number): boolean => Math.abs(other - waits) < 1e-9 * waits;
  const known = { workload: "W6 border queue", subject: "runPlan" };
  const size = `M/M/4 at 0.9, ${customers} customers, ${events} events`;
  const limit = row({
    ...{ ...known, size, seconds, equal: near(recursion(arrivals, services)) },
    ...withinReference(Math.ceil((runsPerMillion * events) / 1e6), seconds),
  });
  const simPy = simPyQueue({ arrivals, services }, { servers: lanes, load });
  if (simPy === undefined) {
    console.error("no Python with SimPy: the row against it is left out");
    return [limit];
  }
  const each = { subject: seconds / customers, peer: simPy.cpu / sample };
  return [
    limit,
    row({
      ...{ ...known, size: `${size}; SimPy: ${sample}`, peer: `SimPy ${simPy.version}` },
      ...{ ratio: each.peer / each.subject, reach: 50, seconds, equal: near(simPy.waits) },
    }),
  ];
}

/** Bytes after many customers against bytes after few: only the longest queue so far makes a difference. */
function memoryRow(smoke: boolean): Row {
  const [few, many] = smoke ? [1000, 10_000] : [10_000, 1_000_000];
  const bytesAfter = (customers: number): number => {
    const machine = new Simulation(compilePlan(borderQueue(customers)), 0);
    machine.run(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    return machine.bytes;
  };
  const bytes = bytesAfter(many);
  return row({
    ...{ workload: "memory of a run", size: `M/M/4 at 0.9, ${many} customers`, subject: "runPlan" },
    ...{ peer: `the same after ${few} customers`, ratio: bytesAfter(few) / bytes, reach: 0.8, bytes },
  });
}

/** A year of all traffic of the shipped study, from its routes to its results. */
async function studyRow(smoke: boolean): Promise<Row> {
  const study = await loadStudy("scenarios/iran-iraq");
  const days = smoke ? 7 : 365;
  const run = (): Promise<TrafficRun> => operate(study, "planned-link", { days, seed: "bench" });
  const { events, balance } = await run();
  const before = process.cpuUsage();
  await run();
  const seconds = cpuSecondsSince(before);
  return row({
    workload: "shipped study by events",
    subject: "operate",
    size: `${days} days, ${balance.created} vehicles, ${events} events`,
    seconds,
    ...withinReference(runsPerYear, seconds),
  });
}
