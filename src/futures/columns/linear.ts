/** Weighted sums of nodes, so that nodes that differ by a factor share a column. */

import type { NodeId, ProgramBuilder } from "./program.ts";

/** A weighted sum of nodes and a constant. */
export interface Linear {
  readonly constant: number;
  /** Node -> factor. */
  readonly factors: ReadonlyMap<NodeId, number>;
}

/**
 * A node as a weighted sum, as far as it is one: sums and multiples are taken apart, also within products and quotients, so
 * that what differs by a number alone shares a column. All else stays a node.
 */
export function linearOf(program: ProgramBuilder, id: NodeId): Linear {
  const value = program.valueOf(id);
  if (value !== undefined) return { constant: value, factors: new Map() };
  const node = program.nodes[id];
  if (node?.type === "unary" && node.name === "negate") return scaled(linearOf(program, node.of), -1);
  if (node?.type !== "binary") return { constant: 0, factors: new Map([[id, 1]]) };
  const { name, a, b } = node;
  if (name === "add") return sumOf([linearOf(program, a), linearOf(program, b)]);
  if (name === "subtract") return sumOf([linearOf(program, a), scaled(linearOf(program, b), -1)]);
  if (name === "multiply" || name === "divide") {
    const by = multipleOf(program, linearOf(program, b), b);
    if (name === "multiply") return productOf(program, linearOf(program, a), by.id, by.factor);
    return quotientOf(program, linearOf(program, a), by.id, by.factor);
  }
  return { constant: 0, factors: new Map([[id, 1]]) };
}

/** A node as a number times another: as 1 times itself, where it is a sum. `id` is undefined for a plain number. */
function multipleOf(
  program: ProgramBuilder,
  { constant, factors }: Linear,
  id: NodeId,
): { readonly factor: number; readonly id: NodeId | undefined } {
  const [first, ...more] = factors;
  if (first === undefined) return { factor: program.valueOf(id) ?? constant, id: undefined };
  if (constant !== 0 || more.length > 0 || first[1] === 0) return { factor: 1, id };
  return { factor: first[1], id: first[0] };
}

/** The sum of weighted sums. */
export function sumOf(parts: readonly Linear[]): Linear {
  const factors = new Map<NodeId, number>();
  let constant = 0;
  for (const part of parts) {
    constant += part.constant;
    for (const [id, factor] of part.factors) factors.set(id, (factors.get(id) ?? 0) + factor);
  }
  return { constant, factors };
}

function scaled({ constant, factors }: Linear, by: number): Linear {
  return { constant: constant * by, factors: new Map([...factors].map(([id, factor]) => [id, factor * by])) };
}

/** A weighted sum times a node, or a number, as a weighted sum of products. */
export function productOf(
  program: ProgramBuilder,
  { constant, factors }: Linear,
  by: NodeId | undefined,
  times = 1,
): Linear {
  const value = by === undefined ? 1 : program.valueOf(by);
  if (by === undefined || value !== undefined) return scaled({ constant, factors }, times * (value ?? 1));
  const products = [...factors].map(
    ([id, factor]): Linear => ({
      constant: 0,
      factors: new Map([[program.binary("multiply", id, by), factor * times]]),
    }),
  );
  if (constant !== 0) products.push({ constant: 0, factors: new Map([[by, constant * times]]) });
  return sumOf(products);
}

/** A weighted sum over a node, or a number, as a weighted sum of quotients. */
function quotientOf(
  program: ProgramBuilder,
  { constant, factors }: Linear,
  by: NodeId | undefined,
  times: number,
): Linear {
  if (by === undefined) return scaled({ constant, factors }, 1 / times);
  const over = (id: NodeId, factor: number): Linear => ({
    constant: 0,
    factors: new Map([[program.binary("divide", id, by), factor / times]]),
  });
  const quotients = [...factors].map(([id, factor]) => over(id, factor));
  if (constant !== 0) quotients.push(over(program.constant(1), constant));
  return sumOf(quotients);
}

/**
 * A weighted sum as one column times one number, rounded up to the grid of amounts, plus a constant. Links of one kind
 * differ in their length alone: they share the column, and each is a single multiplication.
 */
export function roundedNode(program: ProgramBuilder, { constant, factors }: Linear): NodeId {
  const terms = [...factors].filter(([, factor]) => factor !== 0).sort(([a], [b]) => a - b);
  const fixed = program.unary("roundUp", program.constant(constant));
  const first = terms[0];
  if (first === undefined) return program.sum([fixed]);
  const [, scale] = first;
  const column = terms
    .map(([id, factor]) => program.binary("multiply", id, program.constant(factor / scale)))
    .reduce((sum, term) => program.binary("add", sum, term));
  const product = program.binary("multiply", column, program.constant(scale));
  return program.sum([fixed, program.unary("roundUp", product)]);
}

/** The square of a weighted sum. */
export function squareOf(program: ProgramBuilder, { constant, factors }: Linear): Linear {
  const sum = [...factors]
    .map(([id, factor]) => program.binary("multiply", id, program.constant(factor)))
    .reduce((total, term) => program.binary("add", total, term), program.constant(constant));
  return linearOf(program, program.binary("multiply", sum, sum));
}
