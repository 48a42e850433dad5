// The page: takes a study as JSON, { "places.csv": "...", ... }, and shows progress, findings or problems.
// Run it: npm install && npm start.
import type { Asked, Said } from "./asked.ts";

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const value = (id: string): string => element<HTMLInputElement>(id).value;
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const ask = (asked: Asked): void => worker.postMessage(asked);

worker.addEventListener("message", ({ data }: MessageEvent<Said>) => {
  if ("done" in data) element<HTMLProgressElement>("done").value = data.done;
  else element("said").textContent = textOf(data);
});

function textOf(said: Exclude<Said, { done: number }>): string {
  if ("stopped" in said) return said.stopped;
  if ("problems" in said)
    return said.problems
      .map((p) => `${p.file}:${p.line ?? ""} ${p.path}: expected ${p.expected}, got ${p.got}`)
      .join("\n");
  const { scenario, rows } = said.comparison;
  const changed = rows.filter(({ change }) => change !== "none");
  return `${scenario.title}: ${changed.length} of ${rows.length} journeys change.`;
}

element("cancel").addEventListener("click", () => ask("cancel"));
element("compare").addEventListener("click", async () => {
  const [file] = element<HTMLInputElement>("study").files ?? [];
  if (file === undefined) return;
  const futures = Number(value("futures"));
  ask({ study: await file.text(), base: value("base"), scenario: value("scenario"), futures });
});
