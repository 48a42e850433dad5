/** Dropping undefined fields from an object. */

/** The object without its undefined fields: absence is a missing key, never a stored `undefined`. */
export function compact<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
