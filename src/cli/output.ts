// Writes data to standard output and messages to standard error.
import { exitCodes } from "./exitCodes.ts";

/** Prints data on standard output. */
export function data(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Prints data as JSON on standard output. */
export function dataJson(value: unknown): void {
  data(JSON.stringify(value, tidy, 2));
}

/** Prints a message on standard error. */
export function message(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Rounds amounts, which are multiples of 2^-30, to a millionth. */
function tidy(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toFixed(6)) : value;
}

// A reader that closes the pipe early (`karvan compare ... | head`) is not an error. Other output errors are; they appear
// without a stack.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  message(`error: standard output: ${error.message}`);
  process.exit(exitCodes.failed);
});
// A closed standard error changes nothing: the exit code remains.
process.stderr.on("error", () => {});
