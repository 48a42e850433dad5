// Runs the notebooks under Jupyter on the packed package, and compares what they show with the command line.
import { deepStrictEqual, ok } from "node:assert/strict";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright";
import { installExample, pack, run as runPlain } from "./packed.ts";

const journey = ["--commodity", "container", "--from", "alma", "--to", "gora", "--json"];
const corridor = "examples/first-corridor";

/** What the command line prints for a tagged cell. */
const asCli: Readonly<Record<string, () => unknown>> = {
  compare: () => karvan("compare", corridor, "--scenarios", "status-quo,rail-joined", "--json").rows,
  analyse: () => {
    const asked = ["--scenario", "rail-joined", "--futures", "2000", "--seed", "2026"];
    const { switches: _, format: __, ...rest } = karvan("analyse", corridor, ...asked, ...journey);
    return rest;
  },
  switch: () => karvan("switch", corridor, "--scenario", "rail-joined", ...journey).figures,
  route: () => {
    const change = join(folder, "stop-48.yaml");
    const edit =
      "{ type: set, at: border.rail, to: { value: 48, unit: hour, kind: assumed, note: a trial } }";
    writeFileSync(
      change,
      `version: 1\nid: stop-48\ntitle: Trains stop 48 h\nextends: rail-joined\nedits: [${edit}]\n`,
    );
    cpSync(corridor, join(folder, "corridor"), { recursive: true });
    cpSync(change, join(folder, "corridor/scenarios/stop-48.yaml"));
    return karvan("route", join(folder, "corridor"), "--scenario", "stop-48", ...journey).totals;
  },
};

interface Cell {
  readonly cell_type: string;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly outputs?: readonly {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly text?: readonly string[];
  }[];
}

const folder = mkdtempSync(join(tmpdir(), "karvan-notebooks-"));
const home = join(folder, "notebooks");

function run(command: string, args: readonly string[], cwd: string): string {
  return runPlain(command, args, cwd, { JUPYTER_DATA_DIR: join(folder, "jupyter") });
}

// biome-ignore lint/suspicious/noExplicitAny: JSON as the command line printed it.
function karvan(...args: string[]): any {
  return JSON.parse(run("node", ["dist/cli/main.js", ...args], process.cwd()));
}

function install(packed: string): void {
  installExample("examples/notebooks", packed, home);
  cpSync(corridor, join(folder, "first-corridor"), { recursive: true });
  const kernel = join(folder, "jupyter/kernels/deno");
  mkdirSync(kernel, { recursive: true });
  const argv = [join(home, "node_modules/.bin/deno"), "jupyter", "--kernel", "--conn", "{connection_file}"];
  writeFileSync(
    join(kernel, "kernel.json"),
    JSON.stringify({ argv, display_name: "Deno", language: "typescript" }),
  );
}

/**
 * Deno's kernel may say that it is idle before it sends the value of a cell, and nbconvert then misses the value (seen in
 * one run of six, also of plain strings). All cells of our notebooks show something, so a run that lost an output is repeated.
 */
function execute(name: string): readonly Cell[] {
  const options = ["--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=120"];
  for (let attempt = 1; ; attempt += 1) {
    run("jupyter", ["nbconvert", ...options, "--output-dir", "out", name], home);
    const { cells } = JSON.parse(readFileSync(join(home, "out", name), "utf8")) as { cells: readonly Cell[] };
    const silent = cells.findIndex(({ cell_type, outputs }) => cell_type === "code" && outputs?.length === 0);
    if (silent < 0) return cells;
    ok(attempt < 8, `${name}: cell ${silent + 1} shows nothing`);
  }
}

/** Every cell that ends in a result shows it in at least two forms, in at most 50 kB. */
function checkShown(name: string, cells: readonly Cell[]): number {
  const shown = cells.flatMap(({ outputs = [] }) =>
    outputs.flatMap(({ data }): Readonly<Record<string, unknown>>[] => (data === undefined ? [] : [data])),
  );
  const results = shown.filter((data) => "text/html" in data);
  for (const data of results) {
    ok(JSON.stringify(data).length < 60_000, `${name}: a result of more than 50 kB`);
    ok("text/plain" in data, `${name}: a result without text`);
  }
  ok(results.length > 0, `${name}: no result shows HTML`);
  return results.length;
}

function checkAsCli(name: string, cells: readonly Cell[]): void {
  const tagged = cells.filter(({ metadata }) => metadata.tags?.some((tag) => tag.startsWith("as-cli:")));
  ok(tagged.length > 0, `${name}: no cell is compared with the command line`);
  for (const { metadata, outputs = [] } of tagged) {
    const verb = `${metadata.tags?.[0]}`.replace("as-cli:", "");
    const json = outputs.flatMap(({ data }) => data?.["application/json"] ?? []);
    ok(json.length > 0, `${name}: the cell ${verb} shows no JSON`);
    deepStrictEqual(json.length === 1 ? json[0] : json, asCli[verb]?.(), `${name}: ${verb}`);
  }
}

function checkTables(): void {
  const { rows, plot, ...means } = JSON.parse(run("npx", ["deno", "run", "-A", "tables.ts"], home));
  const compared = karvan("compare", corridor, "--scenarios", "status-quo,rail-joined", "--json").rows;
  const times = compared.map(({ difference }: { difference: { time: number } }) => difference.time);
  const mean = times.reduce((sum: number, time: number) => sum + time, 0) / times.length;
  for (const [library, found] of Object.entries(means))
    ok(Math.abs(Number(found) - mean) < 1e-9, `${library}: ${found} instead of ${mean}`);
  deepStrictEqual([rows, plot], [compared.length, compared.length]);
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** Serves the files of a folder on a port of its own. */
function serve(root: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = join(root, normalize(pathname));
    const type = types[extname(file)] ?? "application/octet-stream";
    if (!existsSync(file)) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": type }).end(readFileSync(file));
  });
  return new Promise((resolve) =>
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://localhost:${port}`, close: () => server.close() });
    }),
  );
}

/** Builds the page of Observable Notebook Kit, and reads it in a browser that may ask no one else. */
async function checkObservable(packed: string): Promise<void> {
  const place = join(folder, "observable");
  installExample("examples/observable", packed, place);
  run("npm", ["run", "build", "--silent"], place);
  const { url, close } = await serve(join(place, "site"));
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const strangers: string[] = [];
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url))
        strangers.push(request.url());
    });
    await page.goto(`${url}/first-corridor.html`);
    await page.locator("table td").first().waitFor();
    const shown = await page.locator("table tr").allInnerTexts();
    const asked = ["status-quo,rail-joined", "--futures", "500", "--seed", "2026", "--json"];
    const { rows } = karvan("compare", corridor, "--scenarios", ...asked);
    const hours = rows.map(({ difference }: { difference: { time: number } }) => String(difference.time));
    deepStrictEqual(
      shown.slice(1).map((line) => line.split("\t")[2]),
      hours,
    );
    deepStrictEqual(strangers, []);
  } finally {
    await browser.close();
    close();
  }
}

try {
  const packed = pack(folder);
  install(packed);
  for (const name of readdirSync("examples/notebooks").filter((file) => file.endsWith(".ipynb"))) {
    const source = JSON.parse(readFileSync(`examples/notebooks/${name}`, "utf8")).cells as readonly Cell[];
    ok(
      source.every(({ outputs = [] }) => outputs.length === 0),
      `${name}: kept with outputs`,
    );
    const cells = execute(name);
    const count = checkShown(name, cells);
    checkAsCli(name, cells);
    console.log(`${name}: ${count} results shown, numbers as from the command line`);
  }
  checkTables();
  await checkObservable(packed);
  console.log("observable/first-corridor.html: built offline, numbers as from the command line");
  console.log("tables.ts: Arquero, Arrow, DuckDB and Plot take tidy rows as they are");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
