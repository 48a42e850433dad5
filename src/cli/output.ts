// Writes data to standard output and messages to standard error, in lines that fit the terminal.
import { wrapped } from "../base/index.ts";
import { exitCodes } from "./exitCodes.ts";
import { terminal, wantsMessages } from "./terminal.ts";

/** Prints data on standard output. */
export function data(text: string): void {
  if (!isClosed) process.stdout.write(ended(fitted(text)));
}

/**
 * Version of the form of JSON results. A field that is added leaves it; one that is renamed, removed or means something else
 * raises it.
 */
export const jsonFormat = 1;

/** A result with the version of its form. */
export function versioned(value: object): object {
  return { format: jsonFormat, ...value };
}

/** Prints data as JSON on standard output, with all digits; an object begins with the version of its form. */
export function dataJson(value: object): void {
  documentJson(Array.isArray(value) ? value : versioned(value));
}

/** Prints a document whose form is not ours, such as a JSON Schema. */
export function documentJson(value: object): void {
  dataAsIs(JSON.stringify(value, undefined, 2));
}

/** Prints a text for programs on standard output, in the lines it has. */
export function dataAsIs(text: string): void {
  if (!isClosed) process.stdout.write(ended(text));
}

/** Prints a message on standard error, unless `--quiet` is given. */
export function message(text: string): void {
  if (wantsMessages()) failureMessage(text);
}

/** Prints on standard error why there is no answer, also under `--quiet`. */
export function failureMessage(text: string): void {
  process.stderr.write(ended(fitted(text)));
}

function fitted(text: string): string {
  const { width } = terminal();
  return width === undefined ? text : wrapped(text, width);
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

// A reader that closes the pipe early (`karvan compare ... | head`) is not an error: the rest of the text is dropped, and the
// call ends as it would have. Other output errors are; they appear without a stack.
let isClosed = false;
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE" && !isClosed) {
    failureMessage(`error: standard output: ${error.message}`);
    process.exitCode = exitCodes.failed;
  }
  isClosed = true;
});
// A closed standard error changes nothing: the exit code remains.
process.stderr.on("error", () => {});
