/** What callers may pass to exported functions. Written by `npm run arguments` from their types: do not edit. */
import type { Arguments, Rule } from "../base/index.ts";

const calendar: Rule = { windows: "list", closed: "list", special: "list", "...": "any" };

export const openingsArguments: Arguments = { calendar: calendar, from: "number", to: "number" };
