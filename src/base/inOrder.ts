/** Using results of blocks in the order of the blocks, whatever the order they arrive in. */

/**
 * Takes the results of blocks in whatever order they come and hands them on in the order of the blocks, so
 * that sums over them do not depend on who finished first. What came too early is kept until its turn.
 *
 * @param use - Called once for each block, from block 0 on without a gap.
 * @returns A function that takes the number of a block and its result.
 * @throws RangeError when a block comes twice.
 */
export function inOrder<Result>(
  use: (result: Result, block: number) => void,
): (block: number, result: Result) => void {
  const early = new Map<number, Result>();
  let next = 0;
  return (block, result) => {
    if (block < next || early.has(block)) throw new RangeError(`block ${block} came twice`);
    early.set(block, result);
    while (early.has(next)) {
      const turn = early.get(next) as Result;
      early.delete(next);
      use(turn, next);
      next++;
    }
  };
}
