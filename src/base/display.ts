/** Lets results show themselves in notebooks, once a view of results is installed. */

/** What a result is of, for whoever shows it. */
export type ResultKind =
  | "study"
  | "differences"
  | "comparison"
  | "route"
  | "noRoute"
  | "routes"
  | "frontier"
  | "skim"
  | "itinerary"
  | "departures"
  | "waterfall"
  | "analysis"
  | "sensitivity"
  | "timeVariability"
  | "switchingValues"
  | "breakEven"
  | "failure"
  | "choice"
  | "trafficRun";

/** What a result does not hold itself and a view needs. */
export interface ResultContext {
  readonly kind: ResultKind;
  /** The study that was asked: names of places and commodities, and the currency. */
  readonly study?: object;
}

/** One value in several forms, by MIME type. */
export type MimeBundle = Readonly<Record<string, string>>;

/** Turns a result into forms that a notebook shows. */
export type ResultView = (result: object, context: ResultContext) => MimeBundle | Promise<MimeBundle>;

// The name is the kernel's: a value with a method of this name says itself how it is shown.
const displayKey = Symbol.for("Jupyter.display");
const contextKey = Symbol("context of a result");

// Tables and charts are many times larger than the questions, and most programs show nothing: they are installed from outside.
let view: ResultView | undefined;

/** Installs the view of all results; a later one replaces it. */
export function installView(installed: ResultView): void {
  view = installed;
}

/**
 * Lets a result show itself in a notebook. The result stays plain data: what is added is not enumerable, and copies by
 * JSON or `structuredClone` do not have it.
 */
export function displayed<T extends object>(result: T, kind: ResultKind, study?: object): T {
  const context: ResultContext = study === undefined ? { kind } : { kind, study };
  Object.defineProperty(result, contextKey, { value: context, configurable: true });
  return displayedAs(
    result,
    () => view?.(result, context) ?? { "text/plain": `${kind}: import karvan/notebook to see it` },
  );
}

/** Lets anything show itself in a notebook in the forms given. */
export function displayedAs<T extends object>(value: T, forms: () => MimeBundle | Promise<MimeBundle>): T {
  return Object.defineProperty(value, displayKey, { value: forms, configurable: true });
}

/** What a result is of; `undefined` for a copy and for everything that is no result. */
export function resultContext(result: object): ResultContext | undefined {
  return (result as { readonly [contextKey]?: ResultContext })[contextKey];
}
