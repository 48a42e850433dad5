/** A number read from text, or why the text is none. */
export type ReadNumber = { readonly value: number } | { readonly expected: string; readonly hint?: string };

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const odd = /[^\d+\-.eE]/u;

/**
 * Reads a finite decimal number from text, with a decimal point and nothing else. Nothing is guessed: what looks
 * like a number in another notation is refused with the reading that was probably meant.
 */
export function readNumber(text: string): ReadNumber {
  if (text.length > 400) return { expected: "a number of at most 400 characters" };
  if (plain.test(text)) return finite(text);
  if (/^[+-]?(nan|inf|infinity|\.nan|\.inf)$/i.test(text)) return { expected: "a finite number" };
  const ascii = toAsciiDigits(text);
  if (ascii !== text && plain.test(ascii))
    return { expected: "a number in ASCII digits", hint: `write ${ascii}` };
  if (/^[+-]?\d{1,3}([.]\d{3})+,\d+$/.test(text) || /^[+-]?\d+,\d+$/.test(text)) {
    const guess = text.replaceAll(".", "").replace(",", ".");
    return {
      expected: "a number with a decimal point",
      hint: `a comma is no decimal point; did you mean ${guess}?`,
    };
  }
  const stranger = odd.exec(text)?.[0];
  if (stranger !== undefined && stranger.codePointAt(0) !== undefined && !/[\x20-\x7e]/.test(stranger)) {
    const code = (stranger.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    return { expected: "a number", hint: `remove the character U+${code}` };
  }
  return { expected: "a number" };
}

function finite(text: string): ReadNumber {
  const value = Number(text);
  if (!Number.isFinite(value))
    return { expected: "a finite number", hint: `${text.slice(0, 20)} is too large` };
  if (/^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value)) {
    return {
      expected: "a whole number that is exact",
      hint: "whole numbers are exact only to 9007199254740991",
    };
  }
  return { value };
}

function toAsciiDigits(text: string): string {
  return text
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x0660))
    .replace(/\u066b/g, ".")
    .replace(/\u2212/g, "-");
}
