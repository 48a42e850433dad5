/** The triangles of a hierarchy, listed once for faster customisation. */
import { edgeBetween, type Hierarchy } from "./hierarchy.ts";

/** Number of triangles of a hierarchy: the work of one customisation, in pairs of sums and comparisons. */
export function triangleCount({ nodeCount, firstUp }: Hierarchy): number {
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const edges = firstUp[v + 1] - firstUp[v];
    count += (edges * (edges - 1)) / 2;
  }
  return count;
}

/**
 * All triangles, for kernels that customise many sets of weights side by side: three edges each, from the lowest rank
 * v to a, from v to b, and from a up to b. Taken in this order and, for each, as
 *
 *     up[ab]   = min(up[ab],   down[va] + up[vb])
 *     down[ab] = min(down[ab], down[vb] + up[va])
 *
 * they make a basic customisation of edges that hold the cheapest of their arcs (`Hierarchy.edgeOfArc`). 12 bytes a
 * triangle: meant for hierarchies of some thousand nodes; larger ones are better walked than listed.
 */
export function triangles(hierarchy: Hierarchy): Uint32Array {
  const { nodeCount, firstUp, upper } = hierarchy;
  const list = new Uint32Array(3 * triangleCount(hierarchy));
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const end = firstUp[v + 1];
    for (let va = firstUp[v]; va < end; va++) {
      for (let vb = va + 1; vb < end; vb++) {
        list[count++] = va;
        list[count++] = vb;
        list[count++] = edgeBetween(hierarchy, upper[va], upper[vb]);
      }
    }
  }
  return list;
}
