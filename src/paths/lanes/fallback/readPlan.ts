/** Reads the words of a plan by name. */

import { type LaneMemory, planWords } from "../kernel.ts";

/** The words of a plan by name. */
export type Plan = Readonly<Record<(typeof planWords)[number], number>>;

/** Reads the words of a plan. */
export function readPlan({ u32 }: LaneMemory, plan: number): Plan {
  return Object.fromEntries(planWords.map((word, i) => [word, u32[(plan >>> 2) + i]])) as Plan;
}
