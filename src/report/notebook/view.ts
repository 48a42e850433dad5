// Shows any result in a notebook: as text, as HTML with picture and table, and the picture alone as SVG.
import type { MimeBundle, ResultContext, ResultKind } from "../../base/index.ts";
import type { Study } from "../../model/index.ts";
import { escapeHtml } from "../page/markup.ts";
import { cellText, plainText } from "./plainTexts.ts";
import { type ResultsByKind, type TidyRow, tidyRows } from "./tidyRows.ts";

// A notebook keeps what its cells showed: a study of a thousand journeys must not make a file of megabytes.
const mostBytes = 50_000;
const mostRows = 20;
const mostColumns = 12;

/** Text, HTML and, where there is one, a picture of a result; together at most 50 kB. */
export async function viewOf(result: object, { kind, study }: ResultContext): Promise<MimeBundle> {
  return view(result as ResultsByKind[ResultKind], kind, (study ?? result) as Study);
}

async function view<K extends ResultKind>(
  result: ResultsByKind[K],
  kind: K,
  study: Study,
): Promise<MimeBundle> {
  const plain = cut(plainText(result, kind, study), 8_000);
  const head = plain.split("\n", 1)[0] as string;
  const svg = await drawn(result, kind, study, head);
  const listed = kind === "study" ? `<pre>${escapeLines(plain)}</pre>` : tableHtml(tidyRows(result));
  const html = `<div class="karvan">${kind === "study" ? "" : `<p>${escapeHtml(head)}</p>`}${svg ?? ""}${listed}</div>`;
  const bundle = { "text/plain": plain, "text/html": html };
  const withPicture = svg === undefined ? bundle : { ...bundle, "image/svg+xml": svg };
  if (bytesOf(withPicture) <= mostBytes) return withPicture;
  // A large picture is shown once, inside the HTML; one that is too large even so is left out.
  if (bytesOf(bundle) <= mostBytes) return bundle;
  return { ...bundle, "text/html": `<div class="karvan"><p>${escapeHtml(head)}</p>${listed}</div>` };
}

/** The picture of a result; none where the packages for charts are not installed. */
async function drawn<K extends ResultKind>(
  result: ResultsByKind[K],
  kind: K,
  study: Study,
  title: string,
): Promise<string | undefined> {
  let charts: typeof import("./pictures.ts");
  try {
    charts = await import("./pictures.ts");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return charts.pictureOf(result, kind, study, {
    id: `karvan-${kind.toLowerCase()}`,
    title,
    description: title,
  });
}

function isMissing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    code === "ERR_MODULE_NOT_FOUND" ||
    /Cannot find package|Could not find|not a dependency/i.test(message ?? "")
  );
}

function tableHtml(rows: readonly TidyRow[]): string {
  const [first] = rows;
  if (first === undefined) return "<p>no rows</p>";
  // A column without any value says nothing.
  const columns = Object.keys(first).filter((name) => rows.some((row) => row[name] !== null));
  const shown = columns.slice(0, mostColumns);
  const isNumber = new Set(shown.filter((name) => rows.some((row) => typeof row[name] === "number")));
  const cell = (tag: string, name: string, text: string): string =>
    `<${tag}${isNumber.has(name) ? ' style="text-align:right"' : ""}>${escapeHtml(text)}</${tag}>`;
  const head = shown.map((name) => cell("th", name, name)).join("");
  const body = rows
    .slice(0, mostRows)
    .map(
      (row) =>
        `<tr>${shown.map((name) => cell("td", name, cut(cellText(row[name] ?? null), 60))).join("")}</tr>`,
    )
    .join("");
  const more = [
    rows.length > mostRows ? `${rows.length - mostRows} more rows` : "",
    columns.length > shown.length ? `${columns.length - shown.length} more columns` : "",
  ].filter((words) => words !== "");
  const rest = more.length === 0 ? "" : `<p>${more.join(", ")}: tidyRows(result) has all</p>`;
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${rest}`;
}

function escapeLines(text: string): string {
  return text.split("\n").map(escapeHtml).join("\n");
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function bytesOf(bundle: MimeBundle): number {
  return Object.values(bundle).reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
}
