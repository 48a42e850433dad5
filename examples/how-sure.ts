// How certain is it that the planned link pays, what drives the result, and at which values does it flip?
import { analyse, discover } from "karvan";
import { loadStudy } from "karvan/node";

const study = await loadStudy("scenarios/iran-iraq");
const journey = { commodity: "container", from: "isfahan", to: "basra" };
const query = { base: "status-quo", scenario: "planned-link", ...journey };

const { spread, better, switches, indices, query: asked } = await analyse(study, query, { futures: 2000 });
const [low, high] = spread.interval.map((end) => end.toFixed(1));
console.log(`Mean difference ${spread.mean.toFixed(1)} ${asked.unit}, 95 % interval ${low} to ${high}.`);
console.log(`Cheaper in ${Math.round(100 * better)} % of futures; nine in ten are between`);
console.log(`${spread.p5.toFixed(1)} and ${spread.p95.toFixed(1)} ${asked.unit}.`);

const rows = indices.status === "indices" ? [...indices.rows].sort((a, b) => b.first - a.first) : [];
for (const { input, first } of rows.slice(0, 3))
  console.log(`${input} explains ${Math.round(100 * first)} % of the variance.`);

for (const { figure, switches: found } of switches.figures.slice(0, 3))
  console.log(
    `The answer flips where ${figure.name} is ${found[0]?.at.toFixed(1)} ${figure.unit}; its central value is ${figure.value}.`,
  );

const { share, ranges } = await discover(study, query, { futures: 2000 });
console.log(`No gain in ${Math.round(100 * share)} % of futures, most of them where`);
for (const { figure, from = figure.low, to = figure.high } of ranges)
  console.log(`  ${figure.name}: ${from?.toFixed(1)} to ${to?.toFixed(1)} ${figure.unit} (${figure.kind})`);
