/// <reference types="vite/client" />
// Runs the TypeScript on a page of the guide and gives what it prints beside what the page says it prints.
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";

/** What a page's code prints, and what the comments after `console.log` say. */
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
  const program = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)]
    .map(([, block]) => block as string)
    .join("\n");
  const body = program.replace(
    /import \{([^}]*)\} from "(karvan(?:\/\w+)?)";/g,
    (_, list: string, entry: string) => {
      // Types are gone once it runs.
      const names = list.replace(/\btype \w+,?/g, "").trim();
      return `const { ${names} } = await entryOf(${JSON.stringify(entry)}, ${JSON.stringify(names)});`;
    },
  );
  const { code } = await transform(body, { loader: "ts", target: "es2023" });
  const printed: string[] = [];
  const log = (...values: unknown[]): void => {
    printed.push(values.join(" "));
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => unknown;
  await new AsyncFunction("entryOf", "console", code)(entryOf, { log });
  return { printed, promised: promisesOf(program) };
}

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
