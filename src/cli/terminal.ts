// What the terminal is like: how wide, and whether it wants messages.
import type { TextWidth } from "../base/index.ts";

let isWide = false;
let isQuiet = false;

/** Takes over `--wide` and `--quiet`. */
export function setTerminal({ wide, quiet }: { readonly wide?: true; readonly quiet?: true }): void {
  isWide = wide === true;
  isQuiet = quiet === true;
}

/** Whether messages and progress are wanted; errors always are. */
export function wantsMessages(): boolean {
  return !isQuiet;
}

/** The width of lines: that of the terminal, else of `COLUMNS`, else 80; none under `--wide`. */
export function terminal(): TextWidth {
  return isWide ? {} : { width: columns() };
}

/** Columns of the terminal, whatever the options. */
export function columns(): number {
  const stated = process.stdout.columns ?? Number(process.env.COLUMNS);
  return Number.isInteger(stated) && stated > 0 ? Math.max(20, stated) : 80;
}
