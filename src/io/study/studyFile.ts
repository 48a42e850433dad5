/** The form of `study.yaml`, which checks it and gives its JSON Schema. */

import * as z from "zod";
import { currencies } from "../../model/index.ts";

/** What `study.yaml` holds. */
export interface StudyFile {
  $schema?: string | undefined;
  version: 1;
  id: string;
  title: string;
  base?: string | undefined;
  regime: string;
  asOf: string;
  currency: string;
  question?: string | undefined;
  licence?: string | undefined;
  questions: {
    id: string;
    title?: string | undefined;
    between: string[];
    and: string[];
    bothWays?: boolean | undefined;
    commodities?: string[] | undefined;
  }[];
  variability?:
    | { crossing?: string | undefined; rail?: string | undefined; road?: string | undefined }
    | undefined;
  operation?: { trainLoad: string; trainHold: string } | undefined;
  vehicles?: Record<string, string> | undefined;
  gateGroups?: { id: string; title: string; gates: string[] }[] | undefined;
  map?:
    | (MapWindow & { base?: string | undefined; inset?: (MapWindow & { title: string }) | undefined })
    | undefined;
}

interface MapWindow {
  view: [number, number, number, number];
  labels: Record<string, [number, number]>;
}

const id = z.string().min(1).max(128);
const degrees = z.number().min(-180).max(180);
const window = z.tuple([degrees, degrees, degrees, degrees]).describe("west, south, east, north in degrees");
const offset = z
  .tuple([z.number(), z.number()])
  .describe(
    "offset of the label: right and down, in a picture 800 px wide; with a negative first number the text ends there, 0 centres it",
  );
const labels = z.record(id, offset).describe("places to name, with the offset of each label");

const ends = z.array(id).min(1).describe("ids of places; the side of a border crossing as sarakhs@IR");

const question = z.strictObject({
  id: id.describe("unique in the study"),
  title: z.string().optional().describe("what is asked, in words"),
  between: ends,
  and: ends,
  bothWays: z.boolean().optional().describe("also the other way; false when absent"),
  commodities: z.array(id).min(1).optional().describe("ids of commodities; all when absent"),
});

const map = z.strictObject({
  base: z.string().optional().describe("name of a GeoJSON file in the folder with land and borders"),
  view: window,
  labels,
  inset: z
    .strictObject({ title: z.string().describe("title of the inset"), view: window, labels })
    .optional()
    .describe("a part of the map drawn larger"),
});

const spread = id.optional();

const variability = z.strictObject({
  crossing: spread.describe("id of the figure for the time at one border crossing"),
  rail: spread.describe("id of the figure for the time of a journey's trains"),
  road: spread.describe("id of the figure for the time of a journey's trucks"),
});

const operation = z.strictObject({
  trainLoad: id.describe("id of the figure for the goods of a full train, e.g. in tonne/train"),
  trainHold: id.describe("id of the figure for the time after which a train leaves though it is not full"),
});

const gateGroup = z.strictObject({
  id: id.describe("short name of the group"),
  title: z.string().min(1).describe("what its gates have in common, in words"),
  gates: z.array(id).min(1).describe("ids of border crossings"),
});

/** A folder beside the study's own; anywhere else is out of its reach. */
export const siblingFolder: RegExp = /^\.\.\/\w[\w-]*$/;

/** The form of `study.yaml`: types, bounds and prose in one place; checker and JSON Schema both come from it. */
export const studySchema: z.ZodType<StudyFile> = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1).describe("version of this format"),
    id: id.describe("short name of the study"),
    title: z.string().min(1).describe("what the study is about"),
    base: z
      .string()
      .regex(siblingFolder, "a folder beside this one, such as ../iran-iraq")
      .optional()
      .describe("folder beside this one with a study whose tables are read first"),
    regime: z
      .string()
      .min(1)
      .describe("named state of the world that the base describes, e.g. baseline-2024"),
    asOf: z.string().min(1).describe("date of the compilation"),
    currency: z.enum(currencies).describe("currency of all results"),
    question: z.string().optional().describe("what the study is asked"),
    licence: z.string().optional().describe("licence of the data"),
    questions: z.array(question).min(1).describe("pairs of ends and what travels between them"),
    variability: variability
      .optional()
      .describe("what differs from day to day: coefficients of variation, standard deviation over mean"),
    operation: operation
      .optional()
      .describe("how goods trains are put together in the operation by discrete events"),
    vehicles: z
      .record(id, id)
      .optional()
      .describe(
        "what a vehicle carries on the mean, for observations counted in vehicles: `truck: truck.payload`, the id of a figure",
      ),
    gateGroups: z
      .array(gateGroup)
      .optional()
      .describe("border crossings whose flows are also given as one sum"),
    map: map.optional().describe("how reports draw the study"),
  })
  .describe("A Karvan study");

/** JSON Schema (draft 2020-12) of `study.yaml`, for editors: made from the definition that also checks it. */
export function studyJsonSchema(): Record<string, unknown> {
  return { $id: "urn:karvan:schema:study:1", ...z.toJSONSchema(studySchema, { io: "input" }) };
}
