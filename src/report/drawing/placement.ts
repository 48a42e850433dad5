// Places texts in a chart so that they cover as little as possible.

import { least } from "../../base/index.ts";

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text to place near a point. */
export interface TextToPlace {
  readonly width: number;
  readonly height: number;
  /** Possible places, best first. */
  readonly candidates: readonly Candidate[];
}

/** A place for a text: `x` is its start or end, `y` its upper edge. */
export interface Candidate {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

/**
 * Finds a place for each text: the candidate that covers least, the first one among equals. Earlier texts choose first.
 *
 * @param taken - Areas that should stay visible.
 * @param frame - Area that the texts should not leave.
 */
export function placeTexts(texts: readonly TextToPlace[], taken: readonly Box[], frame: Box): Candidate[] {
  const boxes: Box[] = [];
  return texts.map(({ width, height, candidates }) => {
    const tried = candidates.map(({ x, y, anchor }) => ({
      x: anchor === "end" ? x - width : x,
      y,
      width,
      height,
    }));
    const costs = tried.map((box) => cost(box, boxes, taken, frame));
    const best = costs.indexOf(least(costs));
    boxes.push(tried[best] as Box);
    return candidates[best] as Candidate;
  });
}

/** Pixels covered; texts count more than lines, and leaving the frame more than either. */
function cost(box: Box, texts: readonly Box[], taken: readonly Box[], frame: Box): number {
  const covered = (others: readonly Box[]): number =>
    others.reduce((sum, other) => sum + overlap(box, other), 0);
  const outside = box.width * box.height - overlap(box, frame);
  return 4 * covered(texts) + covered(taken) + 10 * outside;
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

/** Small boxes along a line, so that texts avoid it. */
export function boxesAlong(points: readonly (readonly [number, number])[], width: number): Box[] {
  return points.slice(1).flatMap(([x2, y2], i) => {
    const [x1, y1] = points[i] as readonly [number, number];
    const count = Math.max(1, Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) / width));
    return Array.from({ length: count }, (_, k) => {
      const share = (k + 0.5) / count;
      const x = x1 + share * (x2 - x1);
      const y = y1 + share * (y2 - y1);
      return { x: x - width / 2, y: y - width / 2, width, height: width };
    });
  });
}

/** Approximate width of a text, in pixels. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].length * fontSize * 0.6;
}

/** Shortens a text to a number of letters. */
export function shorten(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}
