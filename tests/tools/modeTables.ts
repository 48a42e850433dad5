import { type ModeTraits, modes, modeTraits, placeKinds, placeTraits } from "../../src/model/index.ts";

/** The tables of modes and of kinds of places for the guide, from the tables the code asks. */
export async function modeTables(): Promise<string> {
  return [
    table(
      ["mode", "passes borders", "stops at", "emits", "runs to timetables", "simulated event by event"],
      modeRows(),
    ),
    table(["kind of place", "on maps", "what is special about it"], placeRows()),
  ].join("\n");
}

function modeRows(): string[][] {
  return modes.map((mode) => {
    const traits: ModeTraits = modeTraits[mode];
    return [
      `\`${mode}\`${details(traits)}`,
      borders[traits.borders],
      traits.stopsAt?.map((kind) => `\`${kind}\``).join(" ") ?? "any place",
      traits.emits === "perKm" ? "per km" : "per km and once a link",
      yesNo(traits.runsServices),
      yesNo(traits.isOperated),
    ];
  });
}

const borders: Readonly<Record<ModeTraits["borders"], string>> = {
  crossing: "at border crossings",
  onBoard: "on board, by a row of `crossings.csv` for the link",
  none: "without a post; goods are cleared on arrival",
};

function details({ gauge, carries, driversRest }: ModeTraits): string {
  const parts = [
    ...(gauge === "required" ? ["needs a gauge"] : []),
    ...(carries === undefined
      ? []
      : [`carries ${carries.withGauge} with a gauge, ${carries.withoutGauge} without`]),
    ...(driversRest ? ["drivers rest"] : []),
  ];
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}

function placeRows(): string[][] {
  return placeKinds.map((kind) => {
    const { label, joinsCountries, holdsZones, isWaypoint } = placeTraits[kind];
    const served = modes.filter((mode) => (modeTraits[mode] as ModeTraits).stopsAt?.includes(kind) === true);
    const parts = [
      ...(joinsCountries === true ? ["two countries meet"] : []),
      ...(holdsZones === true ? ["may hold free zones"] : []),
      ...(isWaypoint === true ? ["only bends a line; not named on maps"] : []),
      ...(served.length === 0 ? [] : [`${served.map((mode) => `\`${mode}\``).join(" and ")} may stop here`]),
    ];
    return [`\`${kind}\``, label, parts.join("; ")];
  });
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return `${[line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}
