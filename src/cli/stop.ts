// Stops the command line at a signal: says a word, cleans up, and ends with 128 + the number of the signal.
import { constants } from "node:os";
import { failureMessage } from "./output.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Why work was stopped. */
class StoppedError extends Error {
  // The name by which all work that can be stopped says that it was.
  override readonly name = "AbortError";
}

const stop = new AbortController();
const cleanups = new Set<() => void>();
let exitCode: number | undefined;
let running = 0;

/** Stops long work at the first signal. */
export const stopSignal: AbortSignal = stop.signal;

/** The exit code of a stopped call; `undefined` while none was stopped. */
export function stoppedCode(): number | undefined {
  return exitCode;
}

/** Runs work that {@link stopSignal} stops; other work ends at once. */
export async function stoppable<Result>(work: () => Promise<Result>): Promise<Result> {
  running++;
  try {
    return await work();
  } finally {
    running--;
  }
}

/** Registers what has to be done before the process ends, and returns how to take it back. */
export function beforeExit(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Begins to listen for signals. */
export function listenForSignals(): void {
  for (const name of signals) process.on(name, () => stopped(name));
}

function stopped(name: (typeof signals)[number]): void {
  const isSecond = exitCode !== undefined;
  exitCode = 128 + constants.signals[name];
  process.exitCode = exitCode;
  if (running > 0 && !isSecond) {
    // The work ends at its next pause, cleans up, and its error is reported like any other.
    stop.abort(new StoppedError(`stopped by ${name}`));
    return;
  }
  for (const cleanup of cleanups) {
    try {
      cleanup();
    } catch {
      // Ending matters more; what is left is removed by the next run.
    }
  }
  if (!isSecond) failureMessage(`stopped by ${name}`);
  process.exit(exitCode);
}
