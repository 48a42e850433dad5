/** Hands out the memory of a lane machine. */

import { type LaneMachine, type LaneMemory, ROW_BYTES } from "./kernel.ts";

/** Hands out stretches of a machine's memory, never to be given back. Addresses are never 0. */
export class Arena {
  readonly machine: LaneMachine;
  #top = ROW_BYTES;

  constructor(machine: LaneMachine) {
    this.machine = machine;
  }

  /** Views of the memory; stale after the next `take`. */
  get memory(): LaneMemory {
    return this.machine.memory();
  }

  /** Bytes handed out so far. */
  get bytes(): number {
    return this.#top;
  }

  /** The address of `bytes` zero bytes, aligned to 64. */
  take(bytes: number): number {
    const address = this.#top;
    this.#top = Math.ceil((address + bytes) / 64) * 64;
    if (this.#top > this.memory.buffer.byteLength) this.machine.grow(Math.ceil(this.#top * 1.25));
    return address;
  }

  /** The address of a copy of some words. */
  words(words: ArrayLike<number>): number {
    const address = this.take(4 * words.length + 4);
    this.memory.u32.set(words, address >>> 2);
    return address;
  }
}
