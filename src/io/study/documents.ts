/** Reads the documents of a study: `study.yaml` and its scenarios. */

import { append, at, type Problem, problem, schemaProblems, withoutParts } from "../../base/index.ts";
import type { ScenarioFile, Study } from "../../model/index.ts";
import { checkScenario, problemsBesideForm, type StudyPart } from "../../scenario/index.ts";
import { fileName, type StudyFiles } from "../tables/openTables.ts";
import { readYaml, type YamlFile } from "../text/yaml.ts";
import { type StudyFile, siblingFolder, studySchema } from "./studyFile.ts";

/** The folder that a study names as its base, if the name is valid; a fault is reported when the study is read. */
export function studyBase(layer: StudyFiles): string | undefined {
  const text = layer.files.get("study.yaml");
  const base = text === undefined ? undefined : at(readYaml("study.yaml", text, [])?.document, ["base"]);
  return typeof base === "string" && siblingFolder.test(base) ? base : undefined;
}

/** A `study.yaml` as far as its form is right. */
interface ReadStudyFile {
  /** Without the parts whose form is wrong. */
  readonly file?: Pick<YamlFile, "where"> & { readonly document: PartOf<StudyFile> };
  readonly isSound: boolean;
}

/** Something any part of which may be missing. */
export type PartOf<Whole> = {
  readonly [Field in keyof Whole]?: Whole[Field] extends readonly (infer Item)[]
    ? readonly (Item extends object ? PartOf<Item> | undefined : Item | undefined)[]
    : Whole[Field];
};

/** Reads `study.yaml` of a folder, its form checked. */
export function readStudyFile(layer: StudyFiles, problems: Problem[]): ReadStudyFile {
  const file = fileName(layer, "study.yaml");
  const text = layer.files.get("study.yaml");
  if (text === undefined) {
    const hint = "a study is a folder with study.yaml and its tables";
    problems.push(problem({ file, path: "document", expected: "a study", got: undefined, hint }));
    return { isSound: false };
  }
  const yaml = readYaml(file, text, problems);
  if (yaml === undefined) return { isSound: false };
  const faults = schemaProblems(studySchema, yaml.document, yaml.where);
  append(problems, faults);
  const paths = faults.map(({ path }) => path);
  const document = (withoutParts(yaml.document, paths) ?? {}) as PartOf<StudyFile>;
  // Half a map or a window of three sides is no map.
  const whole = new Set(
    ["map", "variability", "operation", "vehicles", "gateGroups"].filter((part) =>
      paths.some((path) => path.startsWith(part)),
    ),
  );
  const kept = Object.fromEntries(Object.entries(document).filter(([name]) => !whole.has(name)));
  return { file: { where: yaml.where, document: kept }, isSound: faults.length === 0 };
}

/** Reads `scenarios/*.yaml` of all folders, their form checked; a scenario of a later folder replaces one of an earlier. */
export function readScenarios(layers: readonly StudyFiles[], problems: Problem[]): Map<string, ScenarioFile> {
  const scenarios = new Map<string, ScenarioFile>();
  for (const layer of layers) {
    const files = new Map<string, string>();
    for (const [name, text] of [...layer.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const id = /^scenarios\/([^.~#].*)\.(ya?ml|json)$/.exec(name)?.[1];
      // Hidden files and locks of editors are no scenarios.
      if (id === undefined) continue;
      const yaml = readYaml(fileName(layer, name), text, problems);
      if (yaml === undefined) continue;
      const before = problems.length;
      append(problems, checkScenario(yaml.document, yaml.where));
      const got = at(yaml.document, ["id"]);
      const refuseId = (expected: string, hint: string): void => {
        problems.push(problem({ ...yaml.where(["id"]), expected, got, hint }));
      };
      if (problems.length === before && got !== id) {
        refuseId(`the name of the file, ${JSON.stringify(id)}`, "rename the file or the scenario");
      }
      const other = files.get(id);
      if (other !== undefined) refuseId("an id used once", `${other} has it too`);
      files.set(id, yaml.file);
      scenarios.set(id, yaml);
    }
  }
  return scenarios;
}

/** What is wrong with scenarios beside their form, each once: unknown names and wrong units. */
export function furtherScenarioProblems(
  study: Pick<Study, "network" | "commodities" | "sources" | "currency" | "scenarios"> & StudyPart,
): Problem[] {
  const found = [...study.scenarios.values()].flatMap(({ document, where }) =>
    problemsBesideForm(study, document, checkScenario(document), where),
  );
  // What is wrong with a scenario is met again in all that extend it.
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}
