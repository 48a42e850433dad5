/** One line of a benchmark: a thing measured beside a peer in the same run. */
export interface Row {
  /** What is done, with the name it has in the guide, e.g. `W1 one to one`. */
  readonly workload: string;
  readonly size: string;
  /** What is measured. */
  readonly subject: string;
  /** What it is compared with: another program, another method, or a limit. */
  readonly peer: string;
  /** Seconds (or bytes) of the peer over those of the subject: above 1, the subject is better. */
  readonly ratio: number | undefined;
  /** Ratio to be reached; absent where the row is for information. */
  readonly reach: number | undefined;
  /** Seconds the subject takes for one question. */
  readonly seconds: number | undefined;
  readonly bytes: number | undefined;
  /** Whether subject and peer gave the same answers; absent where there is nothing to compare. */
  readonly equal: boolean | undefined;
}

/** How thoroughly to measure. */
export interface BenchOptions {
  /** Only the smallest sizes, to see that everything runs. */
  readonly smoke: boolean;
}

/** A row of which everything not given is absent. */
export function row(known: Pick<Row, "workload" | "size" | "subject" | "peer"> & Partial<Row>): Row {
  return {
    ratio: undefined,
    reach: undefined,
    seconds: undefined,
    bytes: undefined,
    equal: undefined,
    ...known,
  };
}

/**
 * Processor seconds of the whole process since an earlier `process.cpuUsage()`: what work took of one core, also while
 * others are at work on the machine.
 */
export function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Seconds one call takes. */
export function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Time given to the compiler before anything is measured, and least time of a measurement, in seconds. */
const care = { warming: 0.2, shortest: 0.03 };

/** Measures carelessly from now on: enough to see that everything runs and agrees, not to quote a time. */
export function hurry(): void {
  care.warming = 0;
  care.shortest = 0;
}

/** Median seconds of two things done in turn, so that a busy machine slows both. */
export function duel(
  passes: number,
  works: { readonly subject: () => void; readonly peer: () => void },
): { readonly subject: number; readonly peer: number } {
  const subject = warmed(works.subject);
  const peer = warmed(works.peer);
  const times = Array.from({ length: passes }, () => ({ subject: subject(), peer: peer() }));
  return {
    subject: median(times.map((time) => time.subject)),
    peer: median(times.map((time) => time.peer)),
  };
}

/** Median processor seconds of one thing, all threads of the process together. */
export function soloCpu(passes: number, work: () => void): number {
  warmed(work);
  return median(
    Array.from({ length: passes }, () => {
      const before = process.cpuUsage();
      work();
      return cpuSecondsSince(before);
    }),
  );
}

/** Median seconds of one thing. */
export function solo(passes: number, work: () => void): number {
  const measure = warmed(work);
  return median(Array.from({ length: passes }, measure));
}

/** Does the work until the compiler has seen it, then gives a measurement of as many repeats as it takes. */
function warmed(work: () => void): () => number {
  let spent = 0;
  let last = 0;
  do {
    last = seconds(work);
    spent += last;
  } while (spent < care.warming);
  const repeats = Math.max(1, Math.ceil(care.shortest / last));
  return () =>
    seconds(() => {
      for (let i = 0; i < repeats; i++) work();
    }) / repeats;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
