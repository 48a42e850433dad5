import { InputError } from "../base/index.ts";
import { exitCodes } from "./exitCodes.ts";
import { talk } from "./output.ts";

/** A fault of the call itself, told without a stack. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Tells what went wrong, for people, and gives the exit code. */
export function failed(error: unknown): number {
  if (error instanceof InputError) {
    talk(error.message);
    // Names given in the call have no file.
    return error.problems.some((p) => p.severity === "error" && p.file === undefined)
      ? exitCodes.usage
      : exitCodes.invalid;
  }
  if (error instanceof UsageError) {
    talk(`error: ${error.message}`);
    return exitCodes.usage;
  }
  if (error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error) {
    talk(`error: ${error.message}`);
    return exitCodes.failed;
  }
  talk(error instanceof Error && error.name === "AbortError" ? "stopped" : `error: ${describe(error)}`);
  return exitCodes.failed;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
