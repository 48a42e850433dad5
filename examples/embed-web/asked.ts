// What the page asks its worker, and what the worker says.
import type { Comparison, Problem } from "karvan";

/** A comparison to make, or word that the page no longer waits for it. */
export type Asked =
  | {
      /** JSON: the texts of the study's files by their names, `{ "places.csv": "...", ... }`. */
      readonly study: string;
      readonly base: string;
      readonly scenario: string;
      readonly futures: number;
    }
  | "cancel";

/** How far the work is, or how it ended. */
export type Said =
  | { readonly done: number }
  | { readonly comparison: Comparison }
  | { readonly problems: readonly Problem[] }
  | { readonly stopped: string };
