#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../base/index.ts";
import { exitCodes } from "./exitCodes.ts";
import { failed } from "./failure.ts";

// Each verb's code is loaded when the verb is called: help must not wait for units, charts and YAML.
const program = new Command("karvan")
  .description("Scenarios of route cost and transit time for trade corridors.")
  .version(version)
  .showHelpAfterError("(karvan --help shows what there is)")
  .addHelpText(
    "after",
    `
Data goes to standard output, talk to standard error; --json gives every verb's data as JSON.
Exit codes: 0 done, 1 failed or no route, 2 wrong usage, 3 invalid study or scenario.`,
  )
  .exitOverride();

const wholeTo =
  (most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isInteger(value) || value < 1 || value > most)
      throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}.`);
    return value;
  };
const howMany = wholeTo(1000);
const count = (text: string): number => {
  // What is too much is told by the library, with the time it would take.
  if (!/^\d+(e\d+)?$/.test(text) || Number(text) < 1)
    throw new InvalidArgumentError("Expected a whole number above 0.");
  return Number(text);
};
const real = (text: string): number => {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("Expected a number.");
  return value;
};
const gathered = (text: string, before: readonly string[]): string[] => [...before, text];
const json = new Option("--json", "print JSON");
const least = new Option("--least <objective>", "what is to be least")
  .choices(["generalisedCost", "money", "time"])
  .default("generalisedCost");

// What a call asks for and would not get is a wrong call: a plain network knows no commodities and no scenarios.
const networks = ["gmns", "tntp", "dimacs"];
const network = (flags: string, description: string): Option =>
  new Option(flags, description).conflicts([
    ...networks.filter((name) => !flags.includes(name)),
    ...["commodity", "scenario", "least", "frontier"],
  ]);

/** Options that both `route` and `alternatives` take. */
const journey = (command: Command): Command =>
  command
    .argument("[study]", "folder of a study")
    .requiredOption("--from <place>", "where from; the side of a border crossing as place@COUNTRY")
    .requiredOption("--to <place>", "where to")
    .option("--commodity <id>", "what travels")
    .option("--scenario <id>", "scenario of the study; its base when not given")
    .addOption(least)
    .addOption(network("--gmns <folder>", "route on a GMNS network (node.csv, link.csv) instead of a study"))
    .addOption(network("--tntp <file>", "route on a network file of Transportation Networks for Research"))
    .addOption(network("--dimacs <file>", "route on a graph file (.gr) of the 9th DIMACS challenge"))
    .option("--cost <column>", "column to take as cost, with --gmns and --tntp")
    .addOption(json);

program
  .command("init")
  .description("start a study: a small one that runs, to be changed")
  .argument("<folder>", "folder to make")
  .addOption(json)
  .action(async (folder, options) => (await import("./commands/init.ts")).init(folder, options));

program
  .command("validate")
  .description("check a study: its tables, its scenarios, and that everything open has a price")
  .argument("<study>", "folder of a study")
  .option("--strict", "take warnings as errors")
  .addOption(json)
  .action(async (study, options) => (await import("./commands/validate.ts")).validateCommand(study, options));

journey(program.command("route"))
  .description("the least-cost way from end to end, step by step")
  .addOption(new Option("-k, --count <n>", "how many ways, best first").argParser(howMany).default(1))
  .addOption(
    new Option("--via <place>", "a place to pass; a border crossing to cross at").conflicts([
      ...networks,
      "count",
    ]),
  )
  .addOption(
    new Option("--avoid <places>", "places not to touch, separated by commas").conflicts([
      ...networks,
      "count",
    ]),
  )
  .addOption(
    new Option("--modes <modes>", "only these: rail,road,sea,ferry").conflicts([...networks, "count"]),
  )
  .addOption(
    new Option(
      "--depart <moment>",
      "the way that arrives first when it leaves then, with opening hours and timetables: 2026-11-25T08:00+03:00",
    ).conflicts([...networks, "count", "least", "via", "avoid", "modes"]),
  )
  .action(async (study, options) => (await import("./commands/route.ts")).routeCommand(study, options));

journey(program.command("alternatives"))
  .description("several ways from end to end, best first")
  .option("-k, --count <n>", "how many ways", howMany, 5)
  .addOption(
    new Option("--frontier", "all ways that no other beats in both money and time").conflicts([
      "count",
      "least",
    ]),
  )
  .action(async (study, options) =>
    (await import("./commands/alternatives.ts")).alternativesCommand(study, options),
  );

program
  .command("compare")
  .description("compare scenarios with a base over all journeys the study asks for")
  .argument("<study>", "folder of a study")
  .requiredOption("--scenarios <ids>", "base and scenarios, separated by commas: status-quo,planned-link")
  .option("--futures <n>", "draw so many futures from the ranges of all figures", count)
  .option("--seed <text>", "what the draws come from; the same seed, the same draws")
  .addOption(
    new Option("--design <name>", "how points are laid").choices([
      "monteCarlo",
      "latinHypercube",
      "sobol",
      "halton",
    ]),
  )
  .option(
    "--half-width <number>",
    "stop once all mean differences are known to so much; --futures is the most",
    real,
  )
  .option("--out <folder>", "write CSV, Parquet, JSON, GeoJSON and an HTML report there")
  .option("--all", "print every journey, not only those that change most")
  .addOption(json)
  .action(async (study, options) =>
    (await import("./commands/compare.ts")).compareCommand(study, options, version),
  );

program
  .command("operate")
  .description("run a study's traffic day by day: queues at borders, trains, closures, who turns away")
  .argument("<study>", "folder of a study")
  .option(
    "--scenarios <ids>",
    "one scenario, or several on the same days: status-quo,planned-link",
    "status-quo",
  )
  .option(
    "--start <day>",
    "first day, from midnight UTC, e.g. 2026-07-01; 1 January of the study's year when not given",
  )
  .option("--days <n>", "how many days", wholeTo(3660))
  .option("--warm-up <n>", "days at the start that are not counted", real)
  .option("--replications <n>", "how many independent runs", wholeTo(1000))
  .option("--seed <text>", "what the draws come from; the same seed, the same days")
  .option("--log <file>", "write all that happens in the first run, as JSON lines that can be replayed")
  .option(
    "--out <folder>",
    "write an HTML report, flows.csv, stations.csv, stages.csv and operation.json there",
  )
  .addOption(json)
  .action(async (study, options) =>
    (await import("./commands/operate.ts")).operateCommand(study, options, version),
  );

/** Options of all verbs that ask about one difference. */
const question = (command: Command): Command =>
  command
    .argument("<study>", "folder of a study")
    .requiredOption("--scenario <id>", "scenario of the study")
    .option("--base <id>", "what it is compared with", "status-quo")
    .option("--commodity <id>", "what travels")
    .option(
      "--from <place>",
      "where from; the mean over all journeys of the study's questions when not given",
    )
    .option("--to <place>", "where to")
    .addOption(
      new Option("--measure <name>", "difference of what")
        .choices(["generalisedCost", "money", "time"])
        .default("generalisedCost"),
    )
    .addOption(json);

question(program.command("analyse"))
  .description("all about one difference: how sure it is, what it hinges on, what would make it flip")
  .option("--futures <n>", "how many futures to draw", count, 10_000)
  .option("--seed <text>", "what the draws come from")
  .option("--limit <n>", "figures to print", howMany, 12)
  .action(async (study, options) => (await import("./commands/analyse.ts")).analyseCommand(study, options));

question(program.command("sensitivity"))
  .description("what a difference hinges on, over the ranges of all uncertain figures")
  .addOption(new Option("--method <name>", "how").choices(["tornado", "morris", "sobol"]).default("tornado"))
  .option("--points <n>", "trajectories of morris, base points of sobol", wholeTo(10_000_000))
  .option("--seed <text>", "what random points come from")
  .option("--limit <n>", "rows to print", howMany, 20)
  .action(async (study, options) =>
    (await import("./commands/sensitivity.ts")).sensitivityCommand(study, options),
  );

question(program.command("switch"))
  .description(
    "the value a figure would have to have for a difference to flip; of all figures, the nearest first",
  )
  .option("--figure <id>", "one figure")
  .option("--target <number>", "the difference to reach", real, 0)
  .option("--low <number>", "least value to look at, with --figure", real)
  .option("--high <number>", "greatest value to look at, with --figure", real)
  .option("--limit <n>", "figures to print", howMany, 20)
  .action(async (study, options) => (await import("./commands/switch.ts")).switchCommand(study, options));

question(program.command("discover"))
  .description("in which futures a scenario fails to pay, as ranges of a few figures")
  .option("--futures <n>", "how many futures to draw", count, 10_000)
  .option("--seed <text>", "what the draws come from")
  .option("--threshold <number>", "futures are of interest where the difference is not below this", real, 0)
  .option("--coverage <share>", "share of such futures the ranges must hold, 0 to 1", real)
  .action(async (study, options) => (await import("./commands/discover.ts")).discoverCommand(study, options));

program
  .command("weigh")
  .description("several scenarios as options: cost, worst case, regret, and what knowing more would be worth")
  .argument("<study>", "folder of a study")
  .requiredOption("--options <ids>", "scenarios to choose among, separated by commas")
  .requiredOption("--commodity <id>", "what travels")
  .option("--charge <id=number>", "what an option costs beside, per unit; may be given again", gathered, [])
  .option("--from <place>", "where from; the mean over all journeys of the study's questions when not given")
  .option("--to <place>", "where to")
  .addOption(
    new Option("--measure <name>", "cost in what")
      .choices(["generalisedCost", "money", "time"])
      .default("generalisedCost"),
  )
  .option("--futures <n>", "how many futures to draw", count, 4096)
  .option("--seed <text>", "what the draws come from")
  .option("--limit <n>", "figures to print", howMany, 12)
  .addOption(json)
  .action(async (study, options) => (await import("./commands/weigh.ts")).weighCommand(study, options));

program
  .command("diff")
  .description("what a scenario changes in the study, field by field")
  .argument("<study>", "folder of a study")
  .argument("<base>", "id of a scenario")
  .argument("<scenario>", "id of a scenario")
  .addOption(json)
  .action(async (study, base, scenario, options) =>
    (await import("./commands/diff.ts")).diffCommand(study, base, scenario, options),
  );

program
  .command("schema")
  .description("print the JSON Schema of scenario or study files, for editors")
  .argument("[document]", "scenario or study", "scenario")
  .addOption(json)
  .action(async (document) => (await import("./commands/schema.ts")).schemaCommand(document));

try {
  await program.parseAsync();
} catch (error) {
  // commander has told its own errors already; asking for help or the version is none.
  process.exitCode =
    error instanceof CommanderError
      ? error.exitCode === 0
        ? exitCodes.done
        : exitCodes.usage
      : failed(error);
}
