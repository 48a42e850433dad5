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
 *
 * @param library - What `import ... from "karvan"`, "karvan/node" or "karvan/operation" gives.
 */
export async function runPage(page: string, library: Readonly<Record<string, unknown>>): Promise<PageRun> {
  const text = await readFile(page, "utf8");
  const program = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)]
    .map(([, block]) => block as string)
    .join("\n");
  const body = program.replace(
    /import (\{[^}]*\}) from "karvan(?:\/(?:node|flow))?";/g,
    (_, names: string) => {
      // Types are gone once it runs.
      const values = names.replace(/\btype \w+,?/g, "");
      return `const ${values} = demand(karvan, ${JSON.stringify(values)});`;
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
  await new AsyncFunction("karvan", "demand", "console", code)(library, demand, { log });
  return { printed, promised: promisesOf(program) };
}

/** Names that the library lacks are undefined without a word when taken out of an object. */
function demand(
  library: Readonly<Record<string, unknown>>,
  names: string,
): Readonly<Record<string, unknown>> {
  for (const name of names.slice(1, -1).split(",")) {
    const wanted = name.trim();
    if (wanted !== "" && library[wanted] === undefined) {
      throw new Error(`the library has no ${wanted}`);
    }
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
