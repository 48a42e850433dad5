// Breaks texts into lines that fit a terminal.
import { displayWidth } from "./displayWidth.ts";

/** How wide a text for the terminal may be. */
export interface TextWidth {
  /** Columns of the terminal; lines are as long as they need to be when absent. */
  readonly width?: number;
}

/**
 * A text in lines that are no wider than a terminal, broken at blanks; words that are wider are cut. Lines that follow a broken
 * one are indented as it is.
 */
export function wrapped(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => {
      if (displayWidth(line) <= width) return [line];
      const indent = /^ */.exec(line)?.[0] ?? "";
      const room = Math.max(1, width - indent.length);
      return wrappedLines(line.trim(), room).map((part) => indent.slice(0, width - 1) + part);
    })
    .join("\n");
}

/** The lines of one line, each no wider than given. */
export function wrappedLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = cut(word, width);
    line = parts.pop() as string;
    for (const part of parts) lines.push(part);
  }
  lines.push(line);
  return lines;
}

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A word in pieces that fit. */
function cut(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of letters.segment(word)) {
    if (piece !== "" && displayWidth(piece + segment) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
}
