// Finds a document to draw in when the caller has none: the page's own, or linkedom's outside browsers.

/** Input of a drawing with a document. */
export type Drawable<T> = T & { readonly document: Document };

/**
 * The input with a document: its own, the page's, or one of the package `linkedom`.
 *
 * @throws Error in a worker of a browser, which has no document: pass one.
 */
export function drawable<T extends { readonly document?: Document }>(input: T): Drawable<T> {
  return { ...input, document: input.document ?? defaultDocument() };
}

let made: Document | undefined;

function defaultDocument(): Document {
  if (typeof document !== "undefined") return document;
  made ??= linkedomDocument();
  return made;
}

interface Linkedom {
  readonly parseHTML: (html: string) => { readonly document: Document };
}

/** The part of Node's `module` that is used. */
interface ModuleTools {
  readonly createRequire: (from: string) => (name: string) => unknown;
}

/** Taken from Node when it is asked for, so that no bundle for browsers holds it and nothing waits for it. */
function linkedomDocument(): Document {
  const { process } = globalThis as { process?: { getBuiltinModule?: (id: string) => unknown } };
  const modules = process?.getBuiltinModule?.("node:module") as ModuleTools | undefined;
  if (modules === undefined) throw new Error("document: a chart needs a document here; pass one");
  const { parseHTML } = modules.createRequire(import.meta.url)("linkedom") as Linkedom;
  return parseHTML("<!doctype html><html><body></body></html>").document;
}
