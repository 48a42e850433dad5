import { visible } from "../../base/index.ts";

/** HTML that has been escaped where it had to be. Made by {@link html} and {@link trusted} alone. */
export class Markup {
  /** The HTML. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in HTML: text, which is escaped, and markup, which is not. `undefined` is nothing. */
export type Content = string | number | Markup | undefined | readonly Content[];

/**
 * HTML from a template. Every value is text and is escaped, for elements and quoted attributes alike, unless it is
 * markup itself: no label of a study can become an element.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, part, i) => text + render(values[i - 1]) + part));
}

/** Text that is HTML already, from our own code. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(render).join("");
  return escapeHtml(String(content));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML: blanks and line ends are single blanks, control and direction-turning characters are shown as escapes. */
export function escapeHtml(text: string): string {
  return visible(text.replace(/\s+/g, " ")).replace(/[&<>"']/g, (c) => entities[c] as string);
}

/** A link to a page, if its address is one of the web; else the text alone. */
export function webLink(text: string, url: string | undefined): Markup {
  const address = url === undefined ? undefined : webAddress(url);
  return address === undefined ? html`${text}` : html`<a href="${address}" rel="noreferrer">${text}</a>`;
}

function webAddress(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined;
  try {
    return new URL(url).href;
  } catch {
    return undefined;
  }
}
