// Option parsers, and the options that several verbs share.
import { type Command, InvalidArgumentError, Option } from "commander";

/** Parses a whole number from 1 to a maximum. */
export function wholeNumberTo(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isInteger(value) || value < 1 || value > most)
      throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}.`);
    return value;
  };
}

/** Parses a number of rows to print. */
export const rows: (text: string) => number = wholeNumberTo(1000);

/** Parses a number of futures. */
export function count(text: string): number {
  // The library refuses numbers that are too large, and says how long they would take.
  if (!/^\d+(e\d+)?$/.test(text) || Number(text) < 1)
    throw new InvalidArgumentError("Expected a whole number above 0.");
  return Number(text);
}

/** Parses a number. */
export function real(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("Expected a number.");
  return value;
}

/** Collects the values of an option that may appear several times. */
export function repeated(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

/** `--year`. */
export const year: Option = new Option(
  "--year <year>",
  "year, or day, by which the dates of edits are looked at; by default all dated edits have begun",
);

/** `--prior`. */
export const prior: Option = new Option(
  "--prior",
  "draw figures from their ranges alone, not from draws conditioned on observations",
);

/** `--json`. */
export const json: Option = new Option("--json", "print JSON");

/** `--least`. */
export const least: Option = new Option("--least <objective>", "objective to minimise")
  .choices(["generalisedCost", "money", "time"])
  .default("generalisedCost");

/** Options that name a plain network. */
export const networks: readonly string[] = ["gmns", "tntp", "dimacs"];

// Options that have no effect are errors: a plain network has no commodities and no scenarios.
const network = (flags: string, description: string): Option =>
  new Option(flags, description).conflicts([
    ...networks.filter((name) => !flags.includes(name)),
    ...["commodity", "scenario", "least", "frontier"],
  ]);

/** Options that both `route` and `alternatives` take. */
export function journey(command: Command): Command {
  return command
    .argument("[study]", "folder of a study")
    .requiredOption("--from <place>", "origin; for one side of a border crossing: place@COUNTRY")
    .requiredOption("--to <place>", "destination")
    .option("--commodity <id>", "commodity; needed when the study has several")
    .option("--scenario <id>", "scenario; the base of the study when absent")
    .addOption(least)
    .addOption(new Option(year.flags, year.description).conflicts([...networks]))
    .addOption(network("--gmns <folder>", "route on a GMNS network (node.csv, link.csv) instead of a study"))
    .addOption(network("--tntp <file>", "route on a network file of Transportation Networks for Research"))
    .addOption(network("--dimacs <file>", "route on a graph file (.gr) of the 9th DIMACS challenge"))
    .addOption(
      new Option("--cost <column>", "column to use as cost, with --gmns and --tntp").conflicts(["dimacs"]),
    )
    .addOption(json);
}

/** Options of all verbs that analyse one difference. */
export function question(command: Command): Command {
  return command
    .argument("<study>", "folder of a study")
    .requiredOption("--scenario <id>", "scenario of the study")
    .option("--base <id>", "scenario to compare with", "status-quo")
    .option("--commodity <id>", "commodity; needed when the study has several")
    .option("--from <place>", "origin; by default the mean over all journeys of the study")
    .option("--to <place>", "destination")
    .option(
      "--measure <name>",
      "generalisedCost, money, time, co2e, a component such as time.queue, or payee.NAME",
      "generalisedCost",
    )
    .addOption(year)
    .addOption(json);
}
