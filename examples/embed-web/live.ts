// A page that closes and opens links of the live graph, and asks again after every change.
import { type GraphChange, type JourneyState, type LiveArc, liveGraph, readStudy } from "karvan";

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const value = (id: string): string => element<HTMLInputElement>(id).value;
const add = (parent: string, ...parts: (string | Node)[]): void => {
  const line = document.createElement(parent === "changes" ? "li" : "label");
  line.append(...parts);
  element(parent).append(line);
};

element("study").addEventListener("change", async () => {
  const [file] = element<HTMLInputElement>("study").files ?? [];
  const files = new Map(Object.entries<string>(JSON.parse((await file?.text()) ?? "{}")));
  const study = await readStudy([{ folder: "", files }]);
  const live = liveGraph(study, "status-quo", value("commodity"));
  const ask = (): void => {
    const found = live.find(value("from"), value("to"));
    element("answer").textContent =
      found.type === "route"
        ? `${found.totals.time.total.toFixed(1)} h by ${found.links.join(", ")}`
        : found.reason;
  };
  live.graph.on("changed", (changes: readonly GraphChange<JourneyState, LiveArc>[]) => {
    for (const { changeType, link } of changes) if (link) add("changes", `${changeType} ${link.data.id}`);
    ask();
  });
  for (const row of new Set(study.network.links.map((link) => link.row))) {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true, id: row });
    box.addEventListener("change", () => (box.checked ? live.open(row) : live.close(row)));
    add("links", box, ` ${row}`);
  }
  ask();
});
