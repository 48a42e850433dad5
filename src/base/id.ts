/** What an id may be made of: any script, and names such as `__proto__` too, for ids are data. */
export const idPattern: RegExp = /^[^\s\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff@~[\]"]{1,128}$/u;

/** The rule of {@link idPattern}, in words. */
export const idRule = 'an id of 1 to 128 characters without blanks, control characters and @ ~ [ ] "';

/** Whether a text can be an id. */
export function isId(text: string): boolean {
  return text.length <= 128 && idPattern.test(text);
}
