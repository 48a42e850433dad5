// Creates SVG elements and accessible pictures in any document.

import { displayedAs, expectArguments, visible } from "../../base/index.ts";
import { svgTextArguments } from "../given.ts";
import { colours, fontSize } from "./palette.ts";

const namespace = "http://www.w3.org/2000/svg";

/** Attributes of an element; `undefined` ones are omitted. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An SVG element. Texts among its children become text nodes, never markup; control and bidirectional characters in them
 * appear as escapes.
 */
export function svg(
  document: Document,
  name: string,
  attributes: Attributes,
  children: readonly (Element | string)[] = [],
): SVGElement {
  const element = document.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, String(value));
  }
  for (const child of children) {
    element.appendChild(typeof child === "string" ? document.createTextNode(visible(child)) : child);
  }
  return element;
}

/** The texts of a picture for screen readers. */
export interface PictureText {
  /** Prefix of the ids inside the picture; unique on its page. Letters, digits, hyphens. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A picture with a fixed aspect ratio that scales with its page and reads as one image. */
export function picture(
  document: Document,
  { id, title, description }: PictureText,
  [width, height]: readonly [number, number],
  children: readonly Element[],
): SVGSVGElement {
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    throw new RangeError(`id: expected a letter, then letters, digits or hyphens, got ${JSON.stringify(id)}`);
  const attributes = {
    xmlns: namespace,
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-labelledby": `${id}-title ${id}-description`,
    fill: colours.ink,
    "font-family": "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Naskh Arabic', sans-serif",
    "font-size": fontSize,
  };
  const drawn = svg(document, "svg", attributes, [
    svg(document, "title", { id: `${id}-title` }, [title]),
    svg(document, "desc", { id: `${id}-description` }, [description]),
    ...children,
  ]) as SVGSVGElement;
  return displayedAs(drawn, () => ({ "text/plain": title, "image/svg+xml": svgText(drawn) }));
}

/** A plot as a part of a picture, clipped to its frame. */
export function inset(document: Document, plot: Element, x: number, y: number): SVGElement {
  const attributes: Attributes = {
    x,
    y,
    width: plot.getAttribute("width") ?? 0,
    height: plot.getAttribute("height") ?? 0,
    viewBox: plot.getAttribute("viewBox") ?? "",
    "text-anchor": "middle",
    overflow: "hidden",
  };
  // The plot's own style sheet is for plots outside a picture.
  const children = [...plot.children].filter((child) => child.tagName.toLowerCase() !== "style");
  for (const path of plot.querySelectorAll("path")) {
    path.setAttribute("d", toTenths(path.getAttribute("d") ?? ""));
  }
  for (const dot of plot.querySelectorAll("circle")) {
    for (const name of ["cx", "cy"]) dot.setAttribute(name, toTenths(dot.getAttribute(name) ?? ""));
  }
  return svg(document, "svg", attributes, children);
}

/** A tenth of a pixel is finer than any screen shows, and halves the size of a map. */
function toTenths(path: string): string {
  return path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

/** A text in a picture, isolated from the writing direction around it. */
export function label(
  document: Document,
  text: string,
  x: number,
  y: number,
  more: Attributes = {},
): SVGElement {
  return svg(document, "text", { x, y, "unicode-bidi": "isolate", ...more }, [text]);
}

/**
 * A picture as the text of an SVG file.
 *
 * @example
 * ```ts
 * import { applyScenario } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { corridorMap, svgText } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const networks = { base: study.network, scenario: applyScenario(study, "rail-joined").network };
 * const text = svgText(corridorMap({ id: "map", title: "The corridor", description: "Links that open", ...networks }));
 * console.log(text.slice(0, 4), text.slice(-6)); // <svg </svg>
 * ```
 */
export function svgText(picture: SVGSVGElement): string {
  expectArguments(svgTextArguments, [picture]);
  return picture.outerHTML;
}
