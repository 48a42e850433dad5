/** Scans the lines and fields of large network files without cutting the text into pieces. */

import { type Fault, type Problem, problem, readNumber } from "../../base/index.ts";

/** How many problems are noted of a file before reading stops: more are of no use, and each takes memory. */
const mostProblems = 1000;

const lineEnd = 10;
const zero = 48;
const nine = 57;
const point = 46;
const plus = 43;
const minus = 45;

/** 10^0 to 10^15: exact, so that a quotient of whole numbers up to 2^53 by one of them is rounded once only. */
const powers = Float64Array.from({ length: 16 }, (_, i) => Number(`1e${i}`));

/**
 * Reads a text line by line and number by number without making an object of either: a million lines take a fraction
 * of a second. Fields are separated by blanks; empty lines are passed over, and a carriage return is a blank.
 */
export class FieldScanner {
  /** Offset of the field last read. */
  begin = 0;
  readonly #file: string;
  readonly #text: string;
  readonly #problems: Problem[];
  readonly #isBlank: Uint8Array;
  #at: number;
  #line = 0;
  #lineBegin = 0;
  #nextBegin: number;

  /** @param blanks - What separates fields, in ASCII. */
  constructor(named: { readonly file: string; readonly text: string }, problems: Problem[], blanks: string) {
    this.#file = named.file;
    this.#text = named.text;
    this.#problems = problems;
    this.#isBlank = new Uint8Array(128);
    for (const blank of blanks) this.#isBlank[blank.charCodeAt(0)] = 1;
    this.#nextBegin = named.text.startsWith("\ufeff") ? 1 : 0;
    this.#at = this.#nextBegin;
  }

  /** Goes to the next line that holds something; `false` at the end, and after a thousand problems. */
  nextLine(): boolean {
    const text = this.#text;
    while (this.#nextBegin < text.length && !this.gaveUp) {
      this.#line++;
      this.#lineBegin = this.#nextBegin;
      this.#at = this.#lineBegin;
      // The end of the line is looked for by `indexOf`, which is quicker than any loop here.
      const end = text.indexOf("\n", this.#at);
      this.#nextBegin = end === -1 ? text.length : end + 1;
      if (this.more()) return true;
    }
    return false;
  }

  /** Whether the rest of the text is left unread because of too many problems. */
  get gaveUp(): boolean {
    return this.#problems.length >= mostProblems;
  }

  /** Goes to the next field of the line; `false` when there is none. */
  more(): boolean {
    const text = this.#text;
    const isBlank = this.#isBlank;
    while (this.#at < text.length && isBlank[text.charCodeAt(this.#at)] === 1) this.#at++;
    this.begin = this.#at;
    return this.#at < text.length && text.charCodeAt(this.#at) !== lineEnd;
  }

  /** The next field; empty when there is none. */
  field(): string {
    this.skipField();
    return this.last();
  }

  /** Goes behind the next field. */
  skipField(): void {
    this.more();
    this.#finishField();
  }

  /** The line from its first field up to a character and with it, or to its end. */
  throughCharacter(character: string): string {
    const found = this.#text.indexOf(character, this.begin);
    this.#at = found === -1 || found >= this.#nextBegin ? this.#nextBegin : found + 1;
    return this.last();
  }

  /** Whether the line, blanks aside, starts with a text. */
  lineStartsWith(start: string): boolean {
    return this.#text.startsWith(start, this.begin);
  }

  /** Text of the field last read. */
  last(): string {
    return this.#text.slice(this.begin, this.#at);
  }

  /** The whole line without blanks at its ends. */
  wholeLine(): string {
    return this.#text.slice(this.#lineBegin, this.#nextBegin).trim();
  }

  /** The next field as a decimal number; `NaN` when it is none, or there is none. */
  number(): number {
    const text = this.#text;
    this.more();
    let c = text.charCodeAt(this.#at);
    const negative = c === minus;
    if (negative || c === plus) c = text.charCodeAt(++this.#at);
    let digits = 0;
    let value = 0;
    let afterPoint = -1;
    for (; ; c = text.charCodeAt(++this.#at)) {
      if (c >= zero && c <= nine) {
        value = 10 * value + (c - zero);
        digits++;
      } else if (c === point && afterPoint === -1) afterPoint = digits;
      else break;
    }
    const ends = this.#at >= text.length || c === lineEnd || this.#isBlank[c] === 1;
    if (!ends || digits === 0 || digits > 15) {
      this.#finishField();
      const read = readNumber(this.last());
      return "value" in read ? read.value : Number.NaN;
    }
    if (afterPoint !== -1) value /= powers[digits - afterPoint] as number;
    return negative ? -value : value;
  }

  /** Notes a problem with the field last read. */
  refuse(path: string, fault: Fault): void {
    const file = this.#file;
    const line = this.#line;
    const column = this.begin - this.#lineBegin + 1;
    this.#problems.push(problem({ file, line, column, path, ...fault }));
  }

  /** Notes that the field last read is no number, or one that breaks a rule; `expected` and `hint` tell the rule. */
  refuseNumber(path: string, expected: string, hint: string): void {
    const got = this.last();
    const read = readNumber(got);
    if (got === "") this.refuse(path, { expected, got: undefined, hint: "the line ends too early" });
    else if ("value" in read) this.refuse(path, { expected, got: read.value, hint });
    else this.refuse(path, { ...read, got });
  }

  #finishField(): void {
    const text = this.#text;
    const isBlank = this.#isBlank;
    while (this.#at < text.length) {
      const c = text.charCodeAt(this.#at);
      if (c === lineEnd || isBlank[c] === 1) return;
      this.#at++;
    }
  }
}
