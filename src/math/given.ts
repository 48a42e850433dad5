/** What callers may pass to exported functions. Written by `npm run arguments` from their types: do not edit. */
import type { Arguments, Rule } from "../base/index.ts";

const serverGroup: Rule = { arrivalsPerHour: "number", "...": "any" };
const limitedServerGroup: Rule = { places: "number", "...": "any" };
const singleServer: Rule = { arrivalsPerHour: "number", "...": "any" };
const clockworkServer: Rule = { arrivalsPerHour: "number", "...": "any" };
const generalServerGroup: Rule = { arrivalCv: "number", "...": "any" };
const gate: Rule = { arrivalsPerHour: "number", "...": "any" };
const closure: Rule = { arrivalsPerHour: "number", "...": "any" };
const departureCycle: Rule = { departuresHours: "list", "...": "any" };
const bulkService: Rule = { arrivalsPerHour: "number", "...": "any" };

export const allenCunneenMeanWaitHoursArguments: Arguments = { group: generalServerGroup };
export const bulkQueueArguments: Arguments = { service: bulkService };
export const closureBacklogArguments: Arguments = { closure: closure };
export const departureMeanWaitHoursArguments: Arguments = {
  input: { headwayHours: "number", "headwayCv?": "number" },
};
export const erlangBArguments: Arguments = { group: serverGroup };
export const erlangCArguments: Arguments = { group: serverGroup };
export const gateWaitArguments: Arguments = { gate: gate };
export const md1ProbabilityOfWaitAboveArguments: Arguments = { server: clockworkServer };
export const mg1MeanWaitHoursArguments: Arguments = { server: singleServer };
export const mg1PriorityMeanWaitsHoursArguments: Arguments = { classes: [singleServer] };
export const mmcPriorityMeanWaitsHoursArguments: Arguments = {
  input: { arrivalsPerHour: ["number"], serviceHours: "number", servers: "number" },
};
export const mmcProbabilityOfWaitAboveArguments: Arguments = {
  input: { arrivalsPerHour: "number", serviceHours: "number", servers: "number", aboveHours: "number" },
};
export const mmcQueueArguments: Arguments = { group: serverGroup };
export const mmcWaitQuantileHoursArguments: Arguments = {
  input: { arrivalsPerHour: "number", serviceHours: "number", servers: "number", probability: "number" },
};
export const mmckQueueArguments: Arguments = { group: limitedServerGroup };
export const sakasegawaMeanWaitHoursArguments: Arguments = { group: generalServerGroup };
export const timetableWaitArguments: Arguments = { timetable: departureCycle };
