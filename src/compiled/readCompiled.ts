/** Reads a compiled study, and refuses a file that is damaged, of another version, or no compiled study. */

import { type Fault, InputError, problem } from "../base/index.ts";
import type { Network, Study } from "../model/index.ts";
import { type CompiledContent, contentHash, formName, formVersion } from "./compiledForm.ts";
import { CompiledStudy } from "./compiledStudy.ts";
import { contentFault, isRecord } from "./contentFault.ts";

/**
 * Reads a compiled study, as `compileStudy` wrote it.
 *
 * @param text - The JSON of the file.
 * @throws InputError when the file is no compiled study, is of another version of the form, or has changed since it was written.
 * @example
 * ```ts
 * import { compileStudy } from "karvan";
 * import { readCompiled } from "karvan/compiled";
 * import { loadStudy } from "karvan/node";
 * const study = readCompiled(compileStudy(await loadStudy("examples/first-corridor")));
 * const found = study.route("rail-joined", { from: "alma", to: "gora", commodity: "container" });
 * if (found.type === "route") console.log(found.totals.time.total.toFixed(1)); // 36.4
 * ```
 */
export function readCompiled(text: string): CompiledStudy {
  if (typeof text !== "string")
    return refuse("text", { expected: "the text that compileStudy writes", got: text });
  const file = parse(text);
  if (!isRecord(file) || file.format !== formName) {
    return refuse("format", { expected: `"${formName}"`, got: isRecord(file) ? file.format : file });
  }
  if (file.version !== formVersion) {
    const hint = "compile the study again with this version of the library";
    return refuse("version", { expected: String(formVersion), got: file.version, hint });
  }
  const hash = contentHash(file.content);
  if (file.hash !== hash) {
    const hint = "the file has changed since it was written; compile the study again";
    return refuse("hash", { expected: `"${hash}", the hash of the content`, got: file.hash, hint });
  }
  const fault = contentFault(file.content);
  if (fault !== undefined) return refuse(`content.${fault.path}`, fault);
  return studyOf(file.content as CompiledContent);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse("document", { expected: "JSON", got: text, hint: "the file is damaged or another one" });
  }
}

function refuse(path: string, { expected, got, hint }: Fault): never {
  throw new InputError([problem({ path, expected, got, hint })]);
}

function studyOf({ study: facts, tables, networks, scenarios }: CompiledContent): CompiledStudy {
  const read: (readonly object[])[] = [];
  for (const { like, rows } of tables) {
    const earlier = like === undefined ? [] : (read[like] as readonly object[]);
    read.push(rows.map((row) => (typeof row === "number" ? (earlier[row] as object) : row)));
  }
  const made = networks.map((network) => {
    const entries = Object.entries(network).map(([name, table]) => [name, read[table]]);
    return Object.fromEntries(entries) as Network;
  });
  const study: Study = { ...facts, network: made[0] as Network, scenarios: new Map() };
  const applied = scenarios.map((scenario) => ({ ...scenario, network: made[scenario.network] as Network }));
  return new CompiledStudy(study, applied);
}
