// Builds HTML from templates that escape every text.
import { visible } from "../../base/index.ts";

/** Safe HTML. Only {@link html} and {@link trusted} create it. */
export class Markup {
  /** The HTML. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Content of HTML: text, which is escaped, and markup, which is not. `undefined` is empty. */
export type Content = string | number | Markup | undefined | readonly Content[];

/**
 * HTML from a template. Values are escaped, in elements and in quoted attributes, unless they are markup: no label of a
 * study can become an element.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, part, i) => text + render(values[i - 1]) + part));
}

/** HTML from our own code, used as it is. */
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

/** Text for HTML: white space becomes single blanks; control and bidirectional characters appear as escapes. */
export function escapeHtml(text: string): string {
  return visible(text.replace(/\s+/g, " ")).replace(/[&<>"']/g, (c) => entities[c] as string);
}

/** A link, if the address is a web address; otherwise the text alone. */
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
