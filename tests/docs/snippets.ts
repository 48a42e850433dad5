/// <reference types="vite/client" />
// Runs the TypeScript on a page of the guide or in a docstring, and gives what it prints with what its comments promise.
import { readFile } from "node:fs/promises";
import { format } from "node:util";
import { transform } from "esbuild";

/** What code prints, and what the comments after `console.log` say, line by line. */
export interface PageRun {
  readonly printed: readonly string[];
  readonly promised: readonly string[];
}

/**
 * All code blocks of a page are one program. What a statement with `console.log` prints stands as a comment on the same
 * line, or on the lines right after it, one line each.
 */
export async function runPage(page: string): Promise<PageRun> {
  const text = await readFile(page, "utf8");
  const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block]) => block as string);
  return runProgram(blocks.join("\n"));
}

/** Runs a program that imports the library by its name, and other packages by theirs. */
export async function runProgram(program: string): Promise<PageRun> {
  const body = program.replace(
    /import (?:\{([^}]*)\}|(\w+)) from "([^"]+)";/g,
    (_, list: string | undefined, whole: string | undefined, from: string) => {
      if (list === undefined) return `const ${whole} = (await packageOf(${JSON.stringify(from)})).default;`;
      // Types are gone once it runs.
      const names = list.replace(/\btype \w+,?/g, "").trim();
      const [source, asked] = [JSON.stringify(from), JSON.stringify(names)];
      return /^karvan\b/.test(from)
        ? `const { ${names} } = await entryOf(${source}, ${asked});`
        : `const { ${names} } = await packageOf(${source});`;
    },
  );
  const { code } = await transform(body, { loader: "ts", target: "es2023" });
  const printed: string[] = [];
  // As Node prints it.
  const log = (...values: unknown[]): void => {
    printed.push(
      ...format(...values)
        .trimEnd()
        .split("\n")
        .map((line) => line.trimEnd()),
    );
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => unknown;
  await new AsyncFunction("entryOf", "packageOf", "console", code)(entryOf, packageOf, { log });
  return { printed, promised: promisesOf(program) };
}

const packageOf = (name: string): Promise<unknown> => import(/* @vite-ignore */ name);

const entries = import.meta.glob<Readonly<Record<string, unknown>>>([
  "../../src/index.ts",
  "../../src/entry/*.ts",
]);

/** An entry of the library. Names that it lacks would be undefined without a word when taken out of an object. */
async function entryOf(entry: string, names: string): Promise<Readonly<Record<string, unknown>>> {
  const file = entry === "karvan" ? "index" : entry.replace("karvan/", "entry/");
  const library = await entries[`../../src/${file}.ts`]?.();
  if (library === undefined) throw new Error(`the package has no ${entry}`);
  for (const name of names.split(",").map((part) => part.trim())) {
    if (name !== "" && library[name] === undefined) throw new Error(`${entry} has no ${name}`);
  }
  return library;
}

function promisesOf(program: string): string[] {
  const promises: string[] = [];
  let open = false;
  for (const line of program.split("\n")) {
    const [, same] = /console\.log\(.*\);\s*\/\/ (.*)$/.exec(line) ?? [];
    const [, own] = /^\/\/ (.*)$/.exec(line) ?? [];
    if (same !== undefined) promises.push(same);
    else if (own !== undefined && open) promises.push(own);
    if (line.includes("console.log(")) open = true;
    else if (own === undefined && !/^\s*\}?\)?;?$/.test(line)) open = false;
  }
  return promises;
}
