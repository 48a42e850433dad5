// Shows the progress of long work on a terminal; a signal stops it.
import type { AskOptions } from "../futures/index.ts";
import { stoppable, stopSignal } from "./stop.ts";
import { wantsMessages } from "./terminal.ts";

/** A progress line on standard error; silent unless standard error is a terminal. */
function progressLine(what: string): {
  readonly show: (done: number) => void;
  readonly end: () => void;
} {
  const isTerminal = process.stderr.isTTY === true && wantsMessages();
  const began = performance.now();
  const clear = "\r\u001b[K";
  return {
    show: (done) => {
      if (!isTerminal) return;
      const width = 24;
      const filled = Math.round(done * width);
      process.stderr.write(
        `${clear}${what} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${Math.round(done * 100)} %${timeLeft(done, performance.now() - began)}`,
      );
    },
    end: () => {
      if (isTerminal) process.stderr.write(clear);
    },
  };
}

/** The time that work still takes at its pace so far; nothing in the first moments, when the pace says little. */
export function timeLeft(done: number, passedMs: number): string {
  if (done < 0.02 || passedMs < 1000) return "";
  const seconds = Math.round(((1 - done) / done) * (passedMs / 1000));
  return seconds < 90 ? `, ${seconds} s left` : `, ${Math.round(seconds / 60)} min left`;
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
