/** The lane kernel in WebAssembly SIMD. */

import { fallbackMachine } from "./fallback/fallbackMachine.ts";
import { type LaneKernel, type LaneMachine, viewsOf } from "./kernel.ts";
import { compiledLanes } from "./wasm.ts";

/**
 * The lane kernel in WebAssembly SIMD, or the TypeScript one with the reason where the platform has no SIMD or
 * its content policy refuses WebAssembly.
 */
export function simdMachine(): LaneMachine {
  try {
    const parts = Object.values(compiledLanes).map((text) =>
      Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)),
    );
    if (!parts.every((bytes) => WebAssembly.validate(bytes)))
      return fallbackMachine("this platform's WebAssembly has no SIMD");
    const memory = new WebAssembly.Memory({ initial: 1 });
    // Compiled at once, without waiting: no part has more than four kilobytes.
    const exported = parts.map(
      (bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports,
    );
    let views = viewsOf(memory.buffer);
    return {
      name: "webassembly",
      kernel: Object.assign({}, ...exported) as LaneKernel,
      memory: () => views,
      grow(needed) {
        memory.grow(Math.ceil((needed - memory.buffer.byteLength) / 65_536));
        views = viewsOf(memory.buffer);
      },
    };
  } catch (error) {
    return fallbackMachine(`WebAssembly is refused here: ${error instanceof Error ? error.message : error}`);
  }
}
