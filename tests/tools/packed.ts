// The packed package, installed in a folder of its own beside what an example or a check needs.
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Runs a command to its end and returns what it printed; what it says of itself goes to the screen. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  own: Readonly<Record<string, string>> = {},
): string {
  const env = { ...process.env, NO_COLOR: "1", ...own };
  return execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** Packs the package as it would be published; returns the path of the file. */
export function pack(folder: string): string {
  run("npm", ["pack", "--silent", "--pack-destination", folder], process.cwd());
  return join(folder, `${readdirSync(folder).find((name) => name.endsWith(".tgz"))}`);
}

/** Copies an example and installs its packages, with the packed package in place of the folder above. */
export function installExample(example: string, packed: string, home: string): void {
  cpSync(example, home, { recursive: true, filter: (from) => !from.includes("node_modules") });
  const file = join(home, "package.json");
  writeFileSync(file, readFileSync(file, "utf8").replace("file:../..", `file:${packed}`));
  run("npm", ["install", "--no-audit", "--no-fund", "--silent"], home);
}
