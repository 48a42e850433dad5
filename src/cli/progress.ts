// Shows the progress of long work on a terminal; a signal stops it.
import type { AskOptions } from "../futures/index.ts";
import { stoppable, stopSignal } from "./stop.ts";

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

/** Runs long work with a progress line; a signal (Ctrl-C, say) stops it. */
export async function withProgress<Result>(
  what: string,
  work: (options: AskOptions) => Promise<Result>,
): Promise<Result> {
  const line = progressLine(what);
  try {
    return await stoppable(() => work({ onProgress: line.show, signal: stopSignal }));
  } finally {
    line.end();
  }
}
