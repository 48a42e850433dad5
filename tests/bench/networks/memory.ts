import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What something made holds on to in typed arrays, in bytes, after all that is not needed was let go. */
export function held<Thing>(make: () => Thing): { readonly thing: Thing; readonly bytes: number } {
  const before = used();
  const thing = make();
  return { thing, bytes: used() - before };
}

/** Objects do not count: the compiler's own come and go, and would drown what small networks take. */
function used(): number {
  // Buffers are freed some time after their owners.
  for (let i = 0; i < 3; i++) collect();
  return process.memoryUsage().arrayBuffers;
}
