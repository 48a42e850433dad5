// A border of one lane as a plan of its own: run it, keep its log, and read the results again from the log.
// Run it: npx tsx examples/one-queue.ts
import {
  checkPlan,
  EventLog,
  happenings,
  logLines,
  type OperationPlan,
  readLogLines,
  replay,
  runPlan,
  runPlanAsync,
} from "karvan/operation";

const plan: OperationPlan = {
  seed: "one-queue",
  horizonHours: 2000,
  warmUpHours: 200,
  sources: [{ id: "trucks", arrivals: { type: "poisson", perHour: 3 }, itinerary: "cross" }],
  itineraries: [
    {
      id: "cross",
      stages: [{ type: "queue", id: "clear", station: "border", hours: { type: "exponential", mean: 0.25 } }],
    },
  ],
  stations: [{ id: "border", servers: 1 }],
};
console.log(`${checkPlan(plan).length} problems in the plan.`);

const log = new EventLog();
const result = runPlan(plan, { log });
const again = await runPlanAsync(plan, {});
const replayed = replay(readLogLines(logLines(log)));
const wait = (found: typeof result) => found.stations[0]?.waitHours.mean?.toFixed(3);
console.log(`Mean wait ${wait(result)} h; by the formula of M/M/1 0.750 h.`);
console.log(`Run again ${wait(again)} h; from the log ${wait(replayed)} h.`);
console.log(`${log.length} events of ${happenings.length} kinds; the first: ${[...logLines(log)][1]}`);
