/** One line of a benchmark: how many times the peer's time the subject does not need. */
export interface BenchRow {
  readonly workload: string;
  readonly size: string;
  readonly subject: string;
  readonly peer: string;
  /** Time of the peer over time of the subject; above 1 the subject is faster. */
  readonly ratio: number;
  /** The ratio wanted. */
  readonly reach: number;
  /** Time of the subject for the whole size. */
  readonly seconds: number;
  /** Memory the subject fills. */
  readonly bytes: number;
  /** Whether both gave the same, to the accuracy the row is about. */
  readonly equal: boolean;
}

/** How thoroughly to measure. */
export interface BenchOptions {
  /** Every row once, briefly: tells that it runs, not how fast. Default false. */
  readonly smoke?: boolean;
}

/** A subject and a peer that do the same work. */
export interface Contest extends Omit<BenchRow, "ratio" | "seconds"> {
  readonly run: () => void;
  readonly runPeer: () => void;
}

/**
 * Times both in turns, so that whatever else the machine does strikes both, and takes the median of each.
 * Equality is the caller's to find out, before it lets time be taken.
 */
export function race({ run, runPeer, ...row }: Contest, { smoke = false }: BenchOptions): BenchRow {
  const rounds = smoke ? 1 : 15;
  const times: number[] = [];
  const peerTimes: number[] = [];
  for (let i = 0; i < (smoke ? 0 : 3); i++) {
    run();
    runPeer();
  }
  for (let i = 0; i < rounds; i++) {
    times.push(secondsOf(run));
    peerTimes.push(secondsOf(runPeer));
  }
  const seconds = median(times);
  return { ...row, ratio: median(peerTimes) / seconds, seconds };
}

function secondsOf(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

function median(times: number[]): number {
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] as number;
}
