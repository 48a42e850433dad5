// Measures how wide a text is on a terminal, so that the columns of a table line up in every script.

// Drawn on top of the previous letter, or not at all: combining marks, and invisible letters such as the zero-width non-joiner.
const invisible = /\p{M}|\p{Cf}/gu;

// Twice as wide as a Latin letter on terminals: Unicode Standard Annex 11, classes W and F, and most emoji.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/gu;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** How many columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  const letters = text.replace(invisible, "");
  return [...letters].length + (letters.match(wide)?.length ?? 0);
}

/** Pads a text with blanks to a width, at its end or at its start. */
export function pad(text: string, width: number, side: "end" | "start"): string {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "end" ? text + blanks : blanks + text;
}

/** Isolates a text that is written from right to left, so that the columns after it stay in place. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
