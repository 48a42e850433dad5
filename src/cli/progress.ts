/** A line on standard error that shows how far long work is; nothing unless a person watches. */
export function progressLine(what: string): {
  readonly show: (done: number) => void;
  readonly end: () => void;
} {
  const watched = process.stderr.isTTY === true;
  const clear = "\r\u001b[K";
  return {
    show: (done) => {
      if (!watched) return;
      const width = 24;
      const filled = Math.round(done * width);
      process.stderr.write(
        `${clear}${what} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${Math.round(done * 100)} %`,
      );
    },
    end: () => {
      if (watched) process.stderr.write(clear);
    },
  };
}
