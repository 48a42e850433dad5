/** Writes steps of arithmetic into memory, where a kernel computes them. */

import type { Arena } from "./arena.ts";
import { operations } from "./kernel.ts";
import type { KernelStep } from "./laneProgram.ts";

const STEP_BYTES = 32;

/** Steps in memory, in the order in which they are computed. Memory may grow as steps are added. */
export class StepList {
  readonly #arena: Arena;
  #list: number;
  #room: number;
  count = 0;

  /** @param room - How many steps there is room for at first. */
  constructor(arena: Arena, room = 64) {
    this.#arena = arena;
    this.#room = room;
    this.#list = arena.take(STEP_BYTES * room);
  }

  /** Appends a step that fills the row at the address `out`; `at` gives the address of an operand. */
  add(step: KernelStep, out: number, at: (operand: number) => number = Number): void {
    if (this.count === this.#room) {
      this.#room = 2 * this.#room + 1;
      const list = this.#arena.take(STEP_BYTES * this.#room);
      this.#arena.memory.u8.copyWithin(list, this.#list, this.#list + STEP_BYTES * this.count);
      this.#list = list;
    }
    const { name, a, b, factor = 1, offset = 0 } = step;
    const { u32, f64 } = this.#arena.memory;
    const place = this.#list + STEP_BYTES * this.count++;
    u32.set([operations.indexOf(name), out, at(a), b === undefined ? 0 : at(b)], place >>> 2);
    f64.set([factor, offset], (place >>> 3) + 2);
  }

  /** Computes the steps, from one of them on. */
  run(first = 0): void {
    this.#arena.machine.kernel.compute(this.#list + STEP_BYTES * first, this.count - first);
  }
}
