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

/** The options for one part of the work, which takes the progress of the whole from one share to another. */
export function partOf({ onProgress, signal }: ProgressOptions, from: number, to: number): ProgressOptions {
  return { signal, onProgress: onProgress && ((done) => onProgress(from + done * (to - from))) };
}
