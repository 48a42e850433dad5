// Writes data to standard output and messages to standard error.
import { exitCodes } from "./exitCodes.ts";

/** Prints data on standard output. */
export function data(text: string): void {
  if (!isClosed) process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Prints data as JSON on standard output, with all digits. */
export function dataJson(value: unknown): void {
  data(JSON.stringify(value, undefined, 2));
}

/** Prints a message on standard error. */
export function message(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

// A reader that closes the pipe early (`karvan compare ... | head`) is not an error: the rest of the text is dropped, and the
// call ends as it would have. Other output errors are; they appear without a stack.
let isClosed = false;
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE" && !isClosed) {
    message(`error: standard output: ${error.message}`);
    process.exitCode = exitCodes.failed;
  }
  isClosed = true;
});
// A closed standard error changes nothing: the exit code remains.
process.stderr.on("error", () => {});
