/** Reading numbers from text, with a hint for each way to get one wrong. */

/** A number read from text, or why the text is not a number. */
export type ReadNumber = { readonly value: number } | { readonly expected: string; readonly hint: string };

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const longestText = 400;

/**
 * Reads a finite decimal number from text, with a decimal point and nothing else. Nothing is guessed: what looks
 * like a number in another notation is refused with the reading that was probably meant.
 */
export function readNumber(text: string): ReadNumber {
  if (text.length > longestText) {
    return { expected: `a number of at most ${longestText} characters`, hint: `it has ${text.length}` };
  }
  if (plain.test(text)) return finite(text);
  if (/^[+-]?\.?(nan|inf|infinity)$/i.test(text)) {
    return { expected: "a finite number", hint: "leave the row out where there is no figure" };
  }
  const strangers = [...new Set(text.match(/[^\x20-\x7e]/gu))];
  if (strangers.length > 0) return foreign(strangers, toAscii(text));
  if (/^[+-]?\d{1,3}(\.\d{3})*,\d+$/.test(text) || /^[+-]?\d+,\d+$/.test(text)) {
    const guess = text.replaceAll(".", "").replace(",", ".");
    const hint = `a comma is no decimal point; did you mean ${guess}?`;
    return { expected: "a number with a decimal point", hint };
  }
  if (/^[+-]?\d{1,3}([,_ ]\d{3})+(\.\d+)?$/.test(text)) {
    return { expected: "a number without separators", hint: `write ${text.replace(/[,_ ]/g, "")}` };
  }
  if (/^[+-]?0[xob]/i.test(text) && Number.isFinite(Number(text)))
    return { expected: "a number in decimal digits", hint: `write ${Number(text)}` };
  const [, begin, rest = ""] = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*([A-Za-z%].*)$/.exec(text) ?? [];
  if (begin !== undefined && !/^e[+-]?\d/i.test(rest)) {
    const hint =
      rest === "%" ? `write ${Number(begin) / 100} for ${begin} %` : `write ${begin}, without ${rest}`;
    return { expected: "a number", hint };
  }
  return { expected: "a number", hint: "write digits and a decimal point, nothing else" };
}

function finite(text: string): ReadNumber {
  const value = Number(text);
  if (!Number.isFinite(value))
    return { expected: "a finite number", hint: "it is above 1.8e308, read as Infinity" };
  if (isLost(value, text))
    return { expected: "a number that differs from 0", hint: "it is below 5e-324, read as 0" };
  if (/^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value)) {
    return {
      expected: "a whole number that is exact",
      hint: "whole numbers are exact only to 9007199254740991; write a rounded one with an exponent",
    };
  }
  return { value };
}

/** Whether a number other than 0 was read as 0, being too small. */
export function isLost(value: number, text: string): boolean {
  return value === 0 && /^[^eExX]*[1-9]/.test(text);
}

/** Names characters that look like parts of a number and are not, by code point. */
function foreign(strangers: readonly string[], ascii: string): ReadNumber {
  const points = strangers.slice(0, 6).map(codePoint).join(" ");
  const hint = plain.test(ascii) ? `${points} is not ASCII: write ${ascii}` : `remove ${points}`;
  return { expected: "a number in ASCII digits", hint };
}

/** A character's code point as people look it up: `U+06F1`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Persian and Arabic digits and separators, minus signs and invisible characters as ASCII has them. */
function toAscii(text: string): string {
  return text
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x0660))
    .replace(/\u066b/g, ".")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u066c\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "");
}
