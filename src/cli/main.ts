#!/usr/bin/env node
// The command line: its verbs and options. Each verb loads its code from commands/ when called.
import { Argument, Command, CommanderError, Option } from "commander";
import { version, wrapped } from "../base/index.ts";
import { exitCodes } from "./exitCodes.ts";
import { reportFailure } from "./failure.ts";
import {
  count,
  journey,
  json,
  least,
  networks,
  prior,
  question,
  real,
  repeated,
  rows,
  wholeNumberTo,
  year,
} from "./options.ts";
import { dataJson } from "./output.ts";
import { listenForSignals, stoppedCode } from "./stop.ts";
import { columns, setTerminal } from "./terminal.ts";

// Each verb loads its code when called, so that help need not wait for units, charts and YAML.
const program = new Command("karvan")
  .description("Compare route costs and transit times of trade corridors under scenarios.")
  .version(version)
  .option("--wide", "print all columns, however wide the terminal is")
  .option("--quiet", "print no messages and no progress, only answers and errors")
  .configureOutput({
    getOutHelpWidth: columns,
    getErrHelpWidth: columns,
    writeOut: (text) => process.stdout.write(wrapped(text, columns())),
    writeErr: (text) => process.stderr.write(wrapped(text, columns())),
  })
  .showHelpAfterError("(see karvan --help)")
  .addHelpText(
    "after",
    `
Data goes to standard output, messages to standard error; every verb prints JSON with --json.
Exit codes: 0 done, 1 failed or no route, 2 wrong usage, 3 invalid study or scenario, 128 + n stopped by signal n.`,
  )
  .exitOverride();

program
  .command("init")
  .description("create a small working study to edit")
  .argument("<folder>", "folder to create")
  .option("--id <id>", "id of the study; the name of the folder when absent")
  .option("--title <text>", "title of the study; made of its id when absent")
  .addOption(json)
  .action(async (folder, options) => (await import("./commands/init.ts")).init(folder, options));

program
  .command("validate")
  .description("check a study: tables, scenarios, and prices of everything open")
  .argument("<study>", "folder of a study")
  .option("--strict", "treat warnings as errors")
  .addOption(json)
  .action(async (study, options) => (await import("./commands/validate.ts")).validateCommand(study, options));

journey(program.command("route"))
  .description("find the cheapest route, step by step")
  .addOption(new Option("-k, --count <n>", "number of routes, best first").argParser(rows).default(1))
  .addOption(
    new Option("--via <place>", "place to pass, or border crossing to use").conflicts([...networks, "count"]),
  )
  .addOption(
    new Option("--avoid <places>", "places to avoid, separated by commas").conflicts([...networks, "count"]),
  )
  .addOption(
    new Option("--modes <modes>", "only these modes, separated by commas: rail,road,sea").conflicts([
      ...networks,
      "count",
    ]),
  )
  .addOption(
    new Option(
      "--depart <moment>",
      "find the earliest arrival for this departure, with opening hours and timetables: 2026-11-25T08:00+03:00",
    ).conflicts([...networks, "count", "least", "via", "avoid", "modes"]),
  )
  .action(async (study, options) => (await import("./commands/route.ts")).routeCommand(study, options));

journey(program.command("alternatives"))
  .description("find several routes, best first")
  .option("-k, --count <n>", "number of routes", rows, 5)
  .addOption(
    new Option("--frontier", "all routes that no other route beats in both money and time").conflicts([
      "count",
      "least",
    ]),
  )
  .action(async (study, options) =>
    (await import("./commands/alternatives.ts")).alternativesCommand(study, options),
  );

program
  .command("compare")
  .description("compare scenarios with a base, for all journeys of the study")
  .argument("<study>", "folder of a study")
  .requiredOption("--scenarios <ids>", "base and scenarios, separated by commas: status-quo,planned-link")
  .option("--futures <n>", "number of futures to draw from the ranges of all figures", count)
  .option("--seed <text>", "seed of the random draws; the same seed gives the same draws")
  .addOption(
    new Option("--design <name>", "sampling design").choices([
      "monteCarlo",
      "latinHypercube",
      "sobol",
      "halton",
    ]),
  )
  .option(
    "--half-width <number>",
    "stop when all mean differences are this precise; --futures is the maximum",
    real,
  )
  .option("--out <folder>", "write CSV, Parquet, JSON, GeoJSON and an HTML report to this folder")
  .option("--all", "print all changed journeys, not only the largest changes")
  .addOption(prior)
  .addOption(year)
  .addOption(json)
  .action(async (study, options) =>
    (await import("./commands/compare.ts")).compareCommand(study, options, version),
  );

program
  .command("operate")
  .description("simulate a study's traffic day by day: border queues, trains, closures, diversions")
  .argument("<study>", "folder of a study")
  .option(
    "--scenarios <ids>",
    "one or several scenarios for the same days: status-quo,planned-link",
    "status-quo",
  )
  .option(
    "--start <day>",
    "first day, from midnight UTC, e.g. 2026-07-01; 1 January of the study's year by default",
  )
  .addOption(year)
  .option("--days <n>", "number of days", wholeNumberTo(3660))
  .option("--warm-up <n>", "days of warm-up, not counted; one in eleven by default, at most 28", real)
  .option("--replications <n>", "number of independent runs", wholeNumberTo(1000))
  .option("--seed <text>", "seed of the random draws; the same seed gives the same days")
  .option("--log <file>", "write all events of the first run as JSON lines, for replay")
  .option(
    "--out <folder>",
    "write an HTML report, flows.csv, stations.csv, stages.csv and operation.json to this folder",
  )
  .addOption(json)
  .action(async (study, options) =>
    (await import("./commands/operate.ts")).operateCommand(study, options, version),
  );

question(program.command("analyse"))
  .description("analyse one difference: certainty, drivers and switching values")
  .option("--futures <n>", "number of futures to draw", count, 10_000)
  .option("--seed <text>", "seed of the random draws")
  .option("--limit <n>", "number of figures to print", rows, 12)
  .action(async (study, options) => (await import("./commands/analyse.ts")).analyseCommand(study, options));

question(program.command("sensitivity"))
  .description("find the figures that drive a difference, over their ranges")
  .addOption(
    new Option("--method <name>", "method of sensitivity analysis")
      .choices(["tornado", "morris", "sobol"])
      .default("tornado"),
  )
  .option("--points <n>", "number of trajectories (morris) or base points (sobol)", wholeNumberTo(10_000_000))
  .option("--seed <text>", "seed of the random points")
  .option("--limit <n>", "number of rows to print", rows, 20)
  .action(async (study, options) =>
    (await import("./commands/sensitivity.ts")).sensitivityCommand(study, options),
  );

question(program.command("switch"))
  .description("find the values of figures at which a difference changes its sign, nearest first")
  .option("--figure <id>", "only this figure")
  .option("--target <number>", "target for the difference", real, 0)
  .option("--low <number>", "lower end of the search, with --figure", real)
  .option("--high <number>", "upper end of the search, with --figure", real)
  .option("--limit <n>", "number of figures to print", rows, 20)
  .action(async (study, options) => (await import("./commands/switch.ts")).switchCommand(study, options));

question(program.command("discover"))
  .description("find the futures in which a scenario does not pay, as ranges of a few figures")
  .option("--futures <n>", "number of futures to draw", count, 10_000)
  .option("--seed <text>", "seed of the random draws")
  .option("--threshold <number>", "a future is a failure when the difference is not below this", real, 0)
  .option("--coverage <share>", "share of failures that the ranges must cover, 0 to 1", real)
  .action(async (study, options) => (await import("./commands/discover.ts")).discoverCommand(study, options));

program
  .command("weigh")
  .description("compare scenarios as options: cost, worst case, regret, and the value of information")
  .argument("<study>", "folder of a study")
  .requiredOption("--options <ids>", "scenarios to choose from, separated by commas")
  .requiredOption("--commodity <id>", "commodity")
  .option("--charge <id=number>", "extra cost of an option, per unit; repeatable", repeated, [])
  .option("--from <place>", "origin; by default the mean over all journeys of the study")
  .option("--to <place>", "destination")
  .option(
    "--measure <name>",
    "what to judge by: generalisedCost, money, time, co2e, a component such as time.queue, or payee.NAME",
    "generalisedCost",
  )
  .option("--futures <n>", "number of futures to draw", count, 4096)
  .option("--seed <text>", "seed of the random draws")
  .option("--limit <n>", "number of figures to print", rows, 12)
  .addOption(year)
  .addOption(json)
  .action(async (study, options) => (await import("./commands/weigh.ts")).weighCommand(study, options));

program
  .command("flows")
  .description("share yearly flows out over routes: tonnes, travellers, cost and time by mode and gate")
  .argument("<study>", "folder of a study with flows.csv and choice.csv")
  .requiredOption("--scenarios <ids>", "base and scenarios, separated by commas: status-quo,planned-link")
  .addOption(new Option("--link <id>", "print who uses this link").conflicts("gate"))
  .option("--gate <id>", "print who uses this border crossing")
  .option("--futures <n>", "number of futures to draw; without it the best values of all figures", count)
  .option("--seed <text>", "seed of the random draws; the same seed gives the same draws")
  .option("--limit <n>", "number of gates, or of users, to print", rows, 12)
  .addOption(prior)
  .addOption(year)
  .addOption(json)
  .action(async (study, options) => (await import("./commands/flows.ts")).flowsCommand(study, options));

program
  .command("calibrate")
  .description("condition the futures of a study on its observations: writes calibration.json")
  .argument("<study>", "folder of a study with observations.csv and flows.csv")
  .option("--scenario <id>", "scenario that was observed; status-quo when absent")
  .option("--members <n>", "number of draws, 200 to 10,000; 1,000 when absent", wholeNumberTo(10_000))
  .option("--passes <n>", "passes over the observations; 6 when absent", wholeNumberTo(32))
  .option("--seed <text>", "seed of the random draws; the same seed gives the same draws")
  .option("--dry-run", "print what was found and write nothing")
  .addOption(json)
  .action(async (study, options) =>
    (await import("./commands/calibrate.ts")).calibrateCommand(study, options),
  );

program
  .command("estimate")
  .description("spread yearly totals over places, by a gravity model balanced to margins: writes flows.csv")
  .argument("<study>", "folder of a study with totals.csv and margins.csv")
  .option("--scenario <id>", "scenario whose routes cost what distance costs; status-quo when absent")
  .option(
    "--friction <number>",
    "how far trade reaches, in multiples of the mean excess cost; 1 when absent",
    real,
  )
  .option("--least <share>", "part of all that travels below which a flow is merged; 0.001 when absent", real)
  .option("--check", "write nothing; fail when flows.csv is not what would be written")
  .addOption(json)
  .action(async (study, options) => (await import("./commands/estimate.ts")).estimateCommand(study, options));

program
  .command("list")
  .description("list what a study has of a kind, and search it by words")
  .argument("<study>", "folder of a study")
  .addArgument(
    new Argument("<kind>", "what to list").choices([
      ...["places", "links", "figures", "scenarios", "commodities", "calendars", "sources"],
    ]),
  )
  .argument("[words...]", "only what holds all of these words")
  .addOption(json)
  .action(async (study, kind, words, options) =>
    (await import("./commands/list.ts")).listCommand(study, kind, words, options),
  );

program
  .command("show")
  .description("show one place, link, figure, scenario ... of a study: fields, source, and what uses it")
  .argument("<study>", "folder of a study")
  .argument("<id>", "id, as karvan list prints it")
  .addOption(json)
  .action(async (study, id, options) => (await import("./commands/show.ts")).showCommand(study, id, options));

program
  .command("explain")
  .description("explain why the best route costs less than the next one, or than the one under a base")
  .argument("<study>", "folder of a study")
  .requiredOption("--from <place>", "origin")
  .requiredOption("--to <place>", "destination")
  .option("--commodity <id>", "commodity; needed when the study has several")
  .option("--scenario <id>", "scenario; the base of the study when absent")
  .option("--base <id>", "compare with the best route under this scenario")
  .addOption(least)
  .addOption(year)
  .addOption(json)
  .action(async (study, options) => (await import("./commands/explain.ts")).explainCommand(study, options));

program
  .command("diff")
  .description("list what a scenario changes in the study, field by field")
  .argument("<study>", "folder of a study")
  .argument("<base>", "id of a scenario")
  .argument("<scenario>", "id of a scenario")
  .addOption(year)
  .addOption(json)
  .action(async (study, base, scenario, options) =>
    (await import("./commands/diff.ts")).diffCommand(study, base, scenario, options),
  );

program
  .command("verify")
  .description("check that a folder of results is as its run wrote it: missing, changed and extra files")
  .argument("<folder>", "folder written by --out")
  .addOption(json)
  .action(async (folder, options) => (await import("./commands/verify.ts")).verifyCommand(folder, options));

program
  .command("completion")
  .description("print a script that lets a shell complete verbs and options")
  .addArgument(new Argument("<shell>", "shell").choices(["bash", "zsh", "fish"]))
  .action(async (shell) => (await import("./commands/completion.ts")).completionCommand(program, shell));

program
  .command("schema")
  .description("print the JSON Schema of scenario or study files, for editors")
  .argument("[document]", "scenario or study", "scenario")
  .addOption(json)
  .action(async (document) => (await import("./commands/schema.ts")).schemaCommand(document));

// Fields of the library whose flag has another name than theirs.
const otherFlags: Readonly<Record<string, string>> = {
  warmUpDays: "--warm-up",
  charges: "--charge",
  figures: "--figure",
  base: "--scenarios",
  scenarios: "--scenarios",
};

/** The flag of the called verb for a field of the library. */
function flagOf(field: string): string | undefined {
  const option = called?.options.find((known) => known.attributeName() === field);
  if (option !== undefined) return option.long;
  if (called?.name() === "operate" && (field === "from" || field === "scenario"))
    return field === "from" ? "--start" : "--scenarios";
  const other = otherFlags[field] ?? (field === "scenario" ? "--scenarios" : undefined);
  return called?.options.some(({ long }) => long === other) ? other : undefined;
}

let called: Command | undefined;
program.hook("preAction", (_, command) => {
  called = command;
  setTerminal(program.opts());
});

const end = process.argv.indexOf("--");
const wantsJson = (end === -1 ? process.argv : process.argv.slice(0, end)).includes("--json");

listenForSignals();
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) {
    process.exitCode = reportFailure(error, { json: wantsJson, flagOf });
  } else if (error.exitCode === 0) {
    // Asking for help or the version is not an error.
    process.exitCode = exitCodes.done;
  } else {
    // commander has printed its own errors.
    if (wantsJson) dataJson({ error: { code: "usage", message: error.message } });
    process.exitCode = exitCodes.usage;
  }
  // A stopped call says by its exit code which signal stopped it, as shells do.
  process.exitCode = stoppedCode() ?? process.exitCode;
}
