// Shows the progress of long work on a terminal, and stops it at Ctrl-C.
import type { AskOptions } from "../futures/index.ts";
import { exitCodes } from "./exitCodes.ts";

/** A progress line on standard error; silent unless standard error is a terminal. */
function progressLine(what: string): {
  readonly show: (done: number) => void;
  readonly end: () => void;
} {
  const isTerminal = process.stderr.isTTY === true;
  const clear = "\r\u001b[K";
  return {
    show: (done) => {
      if (!isTerminal) return;
      const width = 24;
      const filled = Math.round(done * width);
      process.stderr.write(
        `${clear}${what} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${Math.round(done * 100)} %`,
      );
    },
    end: () => {
      if (isTerminal) process.stderr.write(clear);
    },
  };
}

/** Runs long work with a progress line; Ctrl-C stops it. */
export async function withProgress<Result>(
  what: string,
  work: (options: AskOptions) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const interrupted = (): void => stop.abort();
  process.once("SIGINT", interrupted);
  const line = progressLine(what);
  try {
    return await work({ onProgress: line.show, signal: stop.signal });
  } catch (error) {
    if (stop.signal.aborted) process.exitCode = exitCodes.failed;
    throw error;
  } finally {
    line.end();
    process.removeListener("SIGINT", interrupted);
  }
}
