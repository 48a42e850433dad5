// Wraps the body of a report into a self-contained HTML page.
import { html, type Markup, trusted } from "./markup.ts";
import { style } from "./style.ts";

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Input of a page. */
export interface Page {
  readonly title: string;
  /** Version of Karvan. */
  readonly version: string;
  readonly body: Markup;
}

/** A self-contained page; its content policy forbids it to load anything. */
export function pageText({ title, version, body }: Page): string {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Karvan ${version}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${trusted(style)}</style></head><body>
${body}
</body></html>
`;
  return page.text;
}
