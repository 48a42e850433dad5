// Turns an error into a message on standard error, with `--json` also into JSON on standard output, and an exit code.
import { formatProblems, InputError, type Problem } from "../base/index.ts";
import { exitCodes } from "./exitCodes.ts";
import { dataJson, failureMessage } from "./output.ts";
import { isSystemFault, systemFaultText } from "./systemFault.ts";

/** A wrong call: the message appears without a stack. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** How a failed call is reported. */
export interface FailureOptions {
  /** Whether the call asks for JSON. */
  readonly json: boolean;
  /** The flag that a caller typed for a field of a query or its options; `undefined` for fields without one. */
  readonly flagOf: (field: string) => string | undefined;
}

/** What a program reads of a failure. */
interface Failure {
  readonly code: "usage" | "input" | "stopped" | "failed";
  readonly message: string;
  readonly problems?: readonly Problem[];
}

/** Prints what went wrong and returns the exit code. */
export function reportFailure(error: unknown, { json, flagOf }: FailureOptions): number {
  const failure = describe(error, flagOf);
  if (json) dataJson({ error: failure });
  failureMessage(failure.message);
  if (failure.code === "usage") return exitCodes.usage;
  return failure.code === "input" ? exitCodes.invalid : exitCodes.failed;
}

function describe(error: unknown, flagOf: FailureOptions["flagOf"]): Failure {
  if (error instanceof InputError) {
    const problems = error.problems.map((found) => (found.file === undefined ? typed(found, flagOf) : found));
    // Problems with names given in the call have no file.
    const isCall = problems.some((p) => p.severity === "error" && p.file === undefined);
    return { code: isCall ? "usage" : "input", message: formatProblems(problems), problems };
  }
  if (error instanceof UsageError) return { code: "usage", message: `error: ${error.message}` };
  if (isSystemFault(error)) return { code: "failed", message: `error: ${systemFaultText(error)}` };
  if (error instanceof Error && error.name === "AbortError")
    return { code: "stopped", message: error.message };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: "failed", message: `error: ${text}` };
}

/** A problem with a field of the library, named by the flag that was typed for it: `--coverage` for `options.coverage`. */
function typed(found: Problem, flagOf: FailureOptions["flagOf"]): Problem {
  const [, field = "", rest = ""] = /^(?:options\.|query\.)?(\w+)(.*)$/.exec(found.path) ?? [];
  const flag = flagOf(field);
  // Lists are typed in one flag, separated by commas: avoid[1] is --avoid.
  return flag === undefined ? found : { ...found, path: `${flag}${rest.replace(/^\[\d+\]$/, "")}` };
}
