/** How a caller watches and stops work that takes long, and how such work lets other tasks run in between. */

/** Options of work that takes long. */
export interface ProgressOptions {
  /** Called now and then with the share of the work done, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Stops the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Pauses between two pieces of work: reports the share done, lets waiting tasks run (timers, input, drawing), and stops
 * when the caller asked for it.
 *
 * @throws The signal's reason, once it is aborted.
 */
export async function pause({ onProgress, signal }: ProgressOptions, done: number): Promise<void> {
  onProgress?.(done);
  await new Promise((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}

/**
 * Work in small steps, a few milliseconds each, so that others can run in between. A step may say which share of the whole
 * is done.
 */
export type Steps<T> = Generator<number | undefined, T, undefined>;

/** Takes all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Milliseconds of work after which others run: a page draws again, a queue's lock is renewed, a signal arrives. */
const longestTurn = 12;

/**
 * Takes steps with pauses: after a share that is done, after the last step, and in between so that the thread is held no longer than {@link longestTurn} and a step.
 *
 * @throws The signal's reason, once it is aborted.
 */
export async function paced<T>(steps: Steps<T>, { onProgress, signal }: ProgressOptions): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next();
    const share = done === true ? undefined : value;
    if (done === true || share !== undefined || performance.now() - since > longestTurn) {
      await pause(share === undefined ? { signal } : { onProgress, signal }, share ?? 1);
      since = performance.now();
    }
    if (done === true) return value;
  }
}

/** The options for one part of the work, which takes the progress of the whole from one share to another. */
export function partOf({ onProgress, signal }: ProgressOptions, from: number, to: number): ProgressOptions {
  return { signal, onProgress: onProgress && ((done) => onProgress(from + done * (to - from))) };
}
