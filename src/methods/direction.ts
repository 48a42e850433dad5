/** Whether more of an outcome is better or worse. */
import { refuse } from "../base/index.ts";

/** Whether an outcome is the better the greater it is, or the smaller. */
export type Direction = "benefit" | "cost";

/** What an outcome is multiplied by so that more is better. */
export function signOf(direction: Direction): 1 | -1 {
  if (direction === "benefit") return 1;
  if (direction === "cost") return -1;
  return refuse("direction", '"benefit" or "cost"', direction);
}
