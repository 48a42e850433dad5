// Builds the tables of reports.
import { type Content, html, type Markup, trusted } from "./markup.ts";

/** A column of a table in a report. */
export interface HtmlColumn {
  readonly head: Content;
  /** Numbers are aligned right, prose gets room. A short text when absent. */
  readonly type?: "number" | "prose";
}

const classOf = { number: "n", prose: "w", text: "" } as const;

/** A table in a box that scrolls when it is too wide. Omits the end tags of rows and cells, as HTML allows. */
export function table(
  caption: string,
  columns: readonly HtmlColumn[],
  rows: readonly (readonly Content[])[],
): Markup {
  return tableOf(caption, columns, [{ rows }]);
}

/** Rows under a heading. */
export interface RowGroup {
  readonly head?: Content;
  readonly rows: readonly (readonly Content[])[];
}

/** A table of groups of rows. */
export function tableOf(
  caption: string,
  columns: readonly HtmlColumn[],
  groups: readonly RowGroup[],
): Markup {
  const head = columns.map(
    ({ head, type }) => html`<th class="${classOf[type ?? "text"]}" scope="col">${head}`,
  );
  const bodies = groups.map(({ head, rows }) => {
    const heading =
      head === undefined ? undefined : html`<tr><th scope="rowgroup" colspan="${columns.length}">${head}\n`;
    return html`<tbody>${heading}${rows.map((row) => rowOf(columns, row))}`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head}</thead>${bodies}</table></div>`;
}

const numberCell = trusted("<td class=n>");
const textCell = trusted("<td>");

function rowOf(columns: readonly HtmlColumn[], row: readonly Content[]): Markup {
  const cells = row.map((content, i) => [columns[i]?.type === "number" ? numberCell : textCell, content]);
  return html`<tr>${cells}\n`;
}

/** A number for print: a minus sign in place of the hyphen. */
export function minus(number: string): string {
  return number.replace(/^-/, "\u2212");
}
