// Builds and uses the examples of embedding on the packed package: a service, a page with a worker, a server for assistants.
import { deepStrictEqual, match, ok, rejects } from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromium } from "playwright";
import { installExample, pack, run } from "./packed.ts";

const corridor = "examples/first-corridor";
const folder = mkdtempSync(join(tmpdir(), "karvan-embed-"));
const homeOf = (example: string): string => join(folder, example);

/** The texts of a study by their paths, as the examples take it. */
function texts(): Record<string, string> {
  const paths = readdirSync(corridor, { recursive: true, encoding: "utf8" });
  const kept = paths.filter((path) => /\.(csv|yaml)$/.test(path));
  return Object.fromEntries(kept.map((path) => [path, readFileSync(join(corridor, path), "utf8")]));
}

const broken = {
  ...texts(),
  "links.csv": texts()["links.csv"]?.replace(/^([^\n]*\n[^,]*),[^,]*/, "$1,nowhere"),
};

/** Installs an example, checks its types and bundles it. */
function build(example: string, packed: string, ...scripts: string[]): void {
  installExample(join("examples", example), packed, homeOf(example));
  run(join(homeOf(example), "node_modules/.bin/tsc"), ["-p", "."], homeOf(example));
  for (const script of scripts) run("npm", ["run", "--silent", script], homeOf(example));
}

/** What the command line prints. */
function karvan(...args: string[]): string {
  return run("node", ["dist/cli/main.js", ...args], process.cwd());
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const part of child.stdout ?? []) return String(part);
  throw new Error("ended without a word");
}

/** Waits until a process uses no processor time any more: work for nobody would go on for days. */
async function idle(pid: number): Promise<void> {
  const used = (): string[] => readFileSync(`/proc/${pid}/stat`, "utf8").split(" ").slice(13, 15);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const before = used().join();
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (used().join() === before) return;
  }
  throw new Error("the service goes on working after the asker has gone");
}

/** The service, as a bundle without any package beside it: progress, result, problems, and work that stops when the asker goes. */
async function checkService(): Promise<void> {
  writeFileSync(join(folder, "service.mjs"), readFileSync(join(homeOf("embed-node"), "out/server.js")));
  const env = { ...process.env, PORT: "0" };
  const service = spawn(process.execPath, ["service.mjs"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const port = /port: (\d+)/.exec(await firstLine(service))?.[1];
    const post = (body: unknown, signal?: AbortSignal): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}`, {
        method: "POST",
        body: JSON.stringify(body),
        ...(signal && { signal }),
      });
    const asked = { files: texts(), base: "status-quo", scenario: "rail-joined", futures: 400 };

    const lines = (await (await post(asked)).text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const { comparison } = lines.pop();
    const shares = lines.map(({ done }) => done);
    deepStrictEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    ok(shares.length > 1 && shares.at(-1) === 1, `progress ${shares}`);
    const args = ["--scenarios", "status-quo,rail-joined", "--futures", "400", "--json"];
    deepStrictEqual(comparison.rows, JSON.parse(karvan("compare", corridor, ...args)).rows);

    const refused = await post({ ...asked, files: broken });
    deepStrictEqual(refused.status, 422);
    match(JSON.stringify(await refused.json()), /"problems":\[\{"file":"links.csv","line":2,.*nowhere/);

    const gone = new AbortController();
    const long = await post({ ...asked, futures: 1e9 }, gone.signal);
    const reader = long.body?.getReader();
    await reader?.read();
    gone.abort();
    await reader?.read().catch(() => undefined);
    await idle(Number(service.pid));
    console.log(
      `service: ${shares.length} words of progress, rows as from the command line, problems, a stop`,
    );
  } finally {
    service.kill();
  }
}

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** Serves a folder, as any static host would. */
async function host(root: string): Promise<{ server: Server; address: string }> {
  const server = createServer(({ url }, response) => {
    const path = join(root, url === "/" ? "index.html" : `${url}`);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain" }).end(readFileSync(path));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** The page in Chromium: a study is taken from a file, compared and cancelled; problems are shown. */
async function checkPage(bundler: "esbuild" | "vite"): Promise<void> {
  const root = join(homeOf("embed-web"), "out", bundler);
  // Vite writes the page; esbuild writes scripts alone.
  for (const [file, script] of [
    ["index.html", "page"],
    ["live.html", "live"],
  ] as const) {
    const html = readFileSync(join(homeOf("embed-web"), file), "utf8");
    if (bundler === "esbuild") writeFileSync(join(root, file), html.replace(`${script}.ts`, `${script}.js`));
  }
  const { server, address } = await host(root);
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(address);
    const take = async (study: string, futures: number): Promise<void> => {
      writeFileSync(join(folder, "study.json"), study);
      await page.setInputFiles("#study", join(folder, "study.json"));
      await page.fill("#scenario", "rail-joined");
      await page.fill("#futures", String(futures));
      await page.click("#compare");
    };
    const says = async (text: RegExp): Promise<void> => {
      const isSaid = (pattern: string): boolean =>
        new RegExp(pattern).test(document.getElementById("said")?.textContent ?? "");
      await page.waitForFunction(isSaid, text.source);
    };
    await take("{", 50);
    await says(/^SyntaxError/);
    await take(JSON.stringify(broken), 50);
    await says(/^links\.csv:2 .*nowhere/);
    await take(JSON.stringify(texts()), 1e9);
    await page.click("#cancel");
    await says(/^cancelled$/);
    await take(JSON.stringify(texts()), 50);
    await says(/\d+ of \d+ journeys change\.$/);
    const shown = await page.textContent("#said");
    await page.goto(`${address}live.html`);
    const answer = async (): Promise<string> => (await page.textContent("#answer")) ?? "";
    for (const [field, text] of Object.entries({ from: "alma", to: "gora", commodity: "container" }))
      await page.fill(`#${field}`, text);
    await page.setInputFiles("#study", join(folder, "study.json"));
    await page.waitForFunction(() => document.getElementById("answer")?.textContent !== "");
    const before = await answer();
    const [taken = ""] = (before.split(" by ")[1] ?? "").split(", ");
    await page.click(`[id="${taken.replace(/~.*/, "")}"]`);
    const after = await answer();
    ok(after !== before && !after.includes(taken), `${before}; with ${taken} closed: ${after}`);
    ok((await page.textContent("#changes"))?.includes(`remove ${taken}`), "no word of what changed");
    await page.click(`[id="${taken.replace(/~.*/, "")}"]`);
    deepStrictEqual(await answer(), before);
    deepStrictEqual(wrong, []);
    console.log(`page by ${bundler}: ${shown}`);
  } finally {
    await browser.close();
    server.close();
  }
}

/** The server for assistants, asked by a client of the protocol: texts as the command line prints them, and its limits. */
async function checkAssistants(): Promise<void> {
  const home = homeOf("embed-mcp");
  const sdk = createRequire(join(home, "package.json"));
  const { Client } = await import(sdk.resolve("@modelcontextprotocol/sdk/client/index.js"));
  const { StdioClientTransport } = await import(sdk.resolve("@modelcontextprotocol/sdk/client/stdio.js"));
  const client = new Client({ name: "check", version: "1.0.0" });
  const args = [join(home, "out/server.js"), join(process.cwd(), "scenarios/iran-iraq")];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  try {
    const call = async (name: string, asked: object, options: object = {}) => {
      const { content, isError } = await client.callTool({ name, arguments: asked }, undefined, options);
      return { text: String(content[0].text).trim(), isError };
    };
    const { tools } = await client.listTools();
    const named = tools.map(({ name }: { name: string }) => name).sort();
    deepStrictEqual(named, ["compare", "explain", "list", "route", "show", "validate"]);
    const journey = { scenario: "planned-link", from: "isfahan", to: "basra", commodity: "container" };
    const flags = Object.entries(journey).flatMap(([name, value]) => [`--${name}`, value]);
    const { totals } = JSON.parse(karvan("route", "scenarios/iran-iraq", ...flags, "--json"));
    ok(
      (await call("route", journey)).text.includes(`${totals.time.total.toFixed(1)} h`),
      "the route's hours",
    );
    match((await call("explain", journey)).text, /Best minus second, in USD per unit:\n.*\d\n/);
    match((await call("compare", { scenario: "planned-link" })).text, /journeys/);
    match((await call("list", { kind: "places", words: "basra" })).text, /"basra"/);
    match((await call("show", { id: "bcp.rail.shalamcheh" })).text, /hour/);
    ok((await call("list", { kind: "figures" })).text.length < 20_100);
    match((await call("validate", {})).text, /valid|warning/);
    const unknown = await call("route", { ...journey, scenario: "planed-link" });
    ok(unknown.isError && unknown.text.includes("planned-link"), unknown.text);
    ok((await call("compare", { scenario: "planned-link", futures: 1e9 })).isError);
    const stop = AbortSignal.timeout(300);
    await rejects(call("compare", { scenario: "planned-link", futures: 2_000 }, { signal: stop }));
    ok((await call("route", journey)).text.length > 100);
    console.log(`assistants: ${named.join(", ")}`);
  } finally {
    await client.close();
  }
}

try {
  const packed = pack(folder);
  build("embed-node", packed, "build");
  await checkService();
  build("embed-web", packed, "build", "build:esbuild");
  await checkPage("vite");
  await checkPage("esbuild");
  build("embed-mcp", packed, "build");
  await checkAssistants();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
