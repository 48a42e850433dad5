// One journey in every way: its route, its alternatives, with dates, by distance, and what an hour is worth.
// Run it: npx tsx examples/route-texts.ts
import { alternatives, departures, earliestArrival, frontier, route, skim } from "karvan";
import { loadStudy } from "karvan/node";
import { componentMeaning, itineraryText, routesText, routeText, timeCostDistance } from "karvan/text";

const study = await loadStudy("examples/first-corridor");
const journey = { from: "alma", to: "gora", commodity: "container" };

const found = route(study, "rail-joined", journey);
if (found.type === "noRoute") throw new Error(found.reason);
console.log(routeText(study, found));
console.log(
  `Duty is: ${componentMeaning.money.duty}. Points by distance: ${timeCostDistance(found).length}.`,
);

const several = alternatives(study, "rail-joined", { ...journey, count: 3 });
if (!("reason" in several)) console.log(routesText(study, several));
const choices = frontier(study, "rail-joined", journey);
if (choices.type === "frontier") console.log(`${choices.routes.length} routes trade money for time.`);

const dated = earliestArrival(study, "rail-joined", { ...journey, depart: "2026-11-25T08:00+03:00" });
if (dated.type !== "noRoute") console.log(itineraryText(study, dated));
const week = departures(study, "rail-joined", { ...journey, depart: "2026-11-25T00:00+03:00" });
console.log(`Mean over the departures of a week: ${week.mean?.toFixed(1)} h`);

const { values } = skim(study, "status-quo", {
  origins: ["alma", "dalan"],
  destinations: ["gora"],
  commodity: "container",
});
console.log(`Hours to Gora from Alma and Dalan: ${values.time.join(", ")}`);
