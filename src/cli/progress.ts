// Shows the progress of long work on a terminal.
/** A progress line on standard error; silent unless standard error is a terminal. */
export function progressLine(what: string): {
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
