/** Units and formulas by mathjs, which is loaded before the first of them is read. */
import { InputError, problem } from "../../base/index.ts";
import type { RawUnit } from "./rawUnit.ts";

type Engine = Pick<typeof import("./mathEngine.ts"), "rawUnit" | "parseTree">;

let engine: Engine | undefined;

/**
 * Loads what reads units and formulas. `readStudy` and `loadStudy` do it; a program that gets its study or model from elsewhere,
 * such as a worker, does it before it applies edits.
 *
 * @example
 * ```ts
 * import { compile, loadFormulas, Model, route } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const { data } = compile(await loadStudy("examples/first-corridor"), ["rail-joined"]);
 * await loadFormulas(); // in the worker that receives the data, before it applies edits
 * const to = { value: 48, unit: "hour", kind: "assumed" } as const;
 * const slow = Model.from(data).with([{ type: "set", at: "border.rail", to }]);
 * const found = route(slow, "rail-joined", { from: "alma", to: "gora", commodity: "container" });
 * if (found.type === "route") console.log(found.totals.time.total.toFixed(1)); // 30.6
 * ```
 */
export async function loadFormulas(): Promise<void> {
  // By a promise, so that neither pages nor programs that only route pay for mathjs.
  engine ??= await import("./mathEngine.ts");
}

/** Reads a unit's text, e.g. `USD/TEU/km`. Throws what mathjs throws when it cannot. */
export function rawUnit(text: string): RawUnit {
  return loaded().rawUnit(text);
}

/** Parses a formula to mathjs's tree, which is read and never evaluated. Throws what mathjs throws. */
export function parseTree(text: string): unknown {
  return loaded().parseTree(text);
}

/** Throws when nothing reads units and formulas yet. */
export function expectFormulas(): void {
  loaded();
}

function loaded(): Engine {
  if (engine !== undefined) return engine;
  const expected = "loadFormulas() to have been awaited before units and formulas are read";
  const hint = "readStudy and loadStudy do it; a worker that gets a model has to";
  throw new InputError([problem({ path: "formulas", expected, got: "not yet", hint })]);
}
