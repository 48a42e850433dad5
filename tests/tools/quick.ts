// npm run check:quick [-- REVISION]: types, style, imports, and the tests of what changed since a revision (by default HEAD).
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const [since = "HEAD"] = process.argv.slice(2);

const git = (...words: string[]): string[] =>
  execFileSync("git", words, { encoding: "utf8" })
    .split("\n")
    .filter((line) => line !== "");

/** Files that differ from the revision, and new ones. */
const changed = new Set([
  ...git("diff", "--name-only", "--diff-filter=d", since),
  ...git("ls-files", "--others", "--exclude-standard"),
]);

/** All tests by their name without endings: the test of `src/a/b/x.ts` is a file `x.test.ts` below `tests/a/`. */
const tests = git("ls-files", "--cached", "--others", "--exclude-standard", "tests").filter((path) =>
  path.endsWith(".test.ts"),
);

function testsOf(path: string): string[] {
  if (path.startsWith("tests/browser/")) return [];
  if (path.endsWith(".test.ts")) return [path];
  const folder = path.split("/")[1];
  const name = basename(path).replace(/\.ts$/, ".test.ts");
  if (path.startsWith("src/")) {
    return tests.filter((test) => test.startsWith(`tests/${folder}/`) && basename(test) === name);
  }
  if (path.startsWith("docs/guide/")) {
    return [join("tests/docs", basename(path).replace(/\.md$/, ".test.ts"))].filter(existsSync);
  }
  // A file that tests share stands beside them.
  return path.startsWith("tests/") ? tests.filter((test) => dirname(test) === dirname(path)) : [];
}

const chosen = [...new Set([...changed].flatMap(testsOf))].filter(existsSync);

/** Runs a command; what it printed is shown when it fails. */
function run(name: string, words: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn("npx", words, { stdio: ["ignore", "pipe", "pipe"] });
    const printed: Buffer[] = [];
    child.stdout.on("data", (data) => printed.push(data));
    child.stderr.on("data", (data) => printed.push(data));
    child.on("close", (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${code === 0 ? "passed" : "FAILED"}  ${name}  ${seconds} s`);
      if (code !== 0) console.log(Buffer.concat(printed).toString());
      resolve(code === 0);
    });
  });
}

const runs = [
  run("types", ["tsc", "-b"]),
  run("style", ["biome", "check", "--error-on-warnings"]),
  run("imports", ["depcruise", "src"]),
];
if (chosen.length === 0) console.log("no test belongs to what changed");
else
  runs.push(
    run(`tests of what changed: ${chosen.length} files`, ["vitest", "run", "--project", "node", ...chosen]),
  );
const passed = await Promise.all(runs);
if (!passed.every((each) => each)) process.exitCode = 1;
