// Turns an error into a message on standard error and an exit code.
import { InputError } from "../base/index.ts";
import { exitCodes } from "./exitCodes.ts";
import { message } from "./output.ts";

/** A wrong call: the message appears without a stack. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Prints what went wrong and returns the exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof InputError) {
    message(error.message);
    // Problems with names given in the call have no file.
    return error.problems.some((p) => p.severity === "error" && p.file === undefined)
      ? exitCodes.usage
      : exitCodes.invalid;
  }
  if (error instanceof UsageError) {
    message(`error: ${error.message}`);
    return exitCodes.usage;
  }
  if (error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error) {
    message(`error: ${error.message}`);
    return exitCodes.failed;
  }
  message(error instanceof Error && error.name === "AbortError" ? "stopped" : `error: ${describe(error)}`);
  return exitCodes.failed;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
