// The colour and shape of each scenario in charts of runs.
import { colours } from "../drawing/palette.ts";
import { svg } from "../drawing/svg.ts";

/** The look of a scenario; scenarios differ in shape as well as in colour. */
interface RunLook {
  readonly colour: string;
  /** Plot's name of the shape. */
  readonly symbol: "circle" | "square2" | "triangle" | "diamond2";
  /** The shape as a path around 0, 0. */
  readonly path: string;
}

const looks: readonly RunLook[] = [
  { colour: colours.base, symbol: "circle", path: "M-4,0A4,4 0 1 1 4,0A4,4 0 1 1 -4,0Z" },
  { colour: colours.scenario, symbol: "square2", path: "M-3.6,-3.6H3.6V3.6H-3.6Z" },
  { colour: colours.third, symbol: "triangle", path: "M0,-5L4.6,3.4H-4.6Z" },
  { colour: colours.fourth, symbol: "diamond2", path: "M-4.8,0L0,-4.8L4.8,0L0,4.8Z" },
];

/** The look of a scenario by its number; from the fifth on looks repeat, and the order of rows identifies it. */
export function runLook(i: number): RunLook {
  return looks[i % looks.length] as RunLook;
}

/** The shape of a scenario at a place. */
export function runMark(document: Document, i: number, x: number, y: number): SVGElement {
  const { colour, path } = runLook(i);
  return svg(document, "path", { d: path, transform: `translate(${x},${y})`, fill: colour });
}
