import { exitCodes } from "./exitCodes.ts";

/** Data, on standard output. */
export function data(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Data as JSON, on standard output. */
export function dataJson(value: unknown): void {
  data(JSON.stringify(value, tidy, 2));
}

/** Talk, on standard error. */
export function talk(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Amounts are multiples of 2^-30; nobody wants to read their last digits. */
function tidy(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toFixed(6)) : value;
}

// A reader that closes the pipe early (`karvan compare ... | head`) wants no more: that is no fault of the run. Any
// other fault of the output is one, and stays quiet about where in the code it came up.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  talk(`error: standard output: ${error.message}`);
  process.exit(exitCodes.failed);
});
// Talk that nobody hears changes nothing: the exit code still tells.
process.stderr.on("error", () => {});
