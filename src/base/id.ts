/** What an id may look like, and the order of rows by their ids. */

/** Characters of an id: any script, and names such as `__proto__` too, for ids are data. */
export const idPattern: RegExp = /^[^\s\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff@~[\]"]{1,128}$/u;

/** The rule of {@link idPattern}, in words. */
export const idRule = 'an id of 1 to 128 characters without blanks, control characters and @ ~ [ ] "';

/** Whether a text can be an id. */
export function isId(text: string): boolean {
  return text.length <= 128 && idPattern.test(text);
}

/** A text as an id: with hyphens for blanks, without what ids may not hold; `undefined` when nothing is left. */
export function asId(text: string): string | undefined {
  const id = text
    .trim()
    .replace(/\s+/g, "-")
    .replace(/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff@~[\]"]/gu, "")
    .slice(0, 128);
  return isId(id) ? id : undefined;
}

/** Something with an id. */
interface Identified {
  readonly id: string;
}

/** Compares two rows by their ids, code unit by code unit, for sorting. */
export function byId(a: Identified, b: Identified): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Rows in the order of their ids, so that no result depends on the order of a table. */
export function sortById<Row extends Identified>(rows: readonly Row[]): Row[] {
  return [...rows].sort(byId);
}
