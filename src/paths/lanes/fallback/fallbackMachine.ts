/** The lane kernel in TypeScript. */

import { compact } from "../../../base/index.ts";
import { type LaneMachine, viewsOf } from "../kernel.ts";
import { compute, total } from "./columns.ts";
import { evaluate, exchange, gather, inspect, reevaluate, sweep } from "./costs.ts";
import { moments, signs, tally } from "./statistics.ts";
import { forget, suspect, trace } from "./traces.ts";

/** The lane kernel in TypeScript: the fallback where WebAssembly is missing, and the oracle of the other one. */
export function fallbackMachine(reason?: string): LaneMachine {
  let memory = viewsOf(new ArrayBuffer(0));
  return {
    name: "typescript",
    ...compact({ reason }),
    kernel: {
      gather: (...given) => gather(memory, ...given),
      fillClosed: (from, to) => {
        memory.f64.fill(Number.POSITIVE_INFINITY, from >>> 3, to >>> 3);
      },
      evaluate: (cells, count) => evaluate(memory, cells, count),
      exchange: (log, logged, count) => exchange(memory, log, logged, count),
      reevaluate: (plan, given) => reevaluate(memory, plan, given),
      trace: (plan, patched) => trace(memory, plan, Boolean(patched)),
      suspect: (plan) => suspect(memory, plan),
      forget: (plan, kept) => forget(memory, plan, kept),
      inspect: (rows, count) => inspect(memory, rows, count),
      compute: (list, count) => compute(memory, list, count),
      total: (plan, measures, out) => total(memory, plan, measures, out),
      moments: (...given) => moments(memory, ...given),
      tally: (...given) => tally(memory, ...given),
      signs: (column, count) => signs(memory, column, count),
      sweep: (records, nodes, dirty) => sweep(memory, records, nodes, dirty),
    },
    memory: () => memory,
    grow(bytes) {
      const longer = viewsOf(new ArrayBuffer(Math.ceil(bytes / 65_536) * 65_536));
      longer.u8.set(memory.u8);
      memory = longer;
    },
  };
}
