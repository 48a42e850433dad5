/** Reads how many nodes and links a network file says it has. */

import type { LargestNetwork } from "../../base/index.ts";
import type { FieldScanner } from "./fieldScanner.ts";

const usualLargest = 20_000_000;

/**
 * Reads how many nodes or links a file says it has. Checked before memory is taken for them; `undefined` when it is no
 * such number.
 */
export function readDeclared(
  scanner: FieldScanner,
  path: "nodes" | "links",
  { largest = usualLargest }: LargestNetwork,
): number | undefined {
  const count = scanner.number();
  if (count >= 0 && count <= largest && Number.isInteger(count)) return count;
  const isLarge = count > largest && Number.isInteger(count);
  const expected = isLarge ? `at most ${largest} ${path}` : `a whole number of ${path}`;
  scanner.refuseNumber(
    path,
    expected,
    isLarge ? "set `largest` to read more" : "count them; 0 is the least there can be",
  );
  return undefined;
}
