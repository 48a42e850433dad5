import type { NodeId, ProgramBuilder } from "./program.ts";

/** A weighted sum of nodes and a constant. */
export interface Linear {
  readonly constant: number;
  /** Node -> factor. */
  readonly factors: ReadonlyMap<NodeId, number>;
}

/** A node as a weighted sum, as far as it is one: sums and multiples are taken apart, all else stays a node. */
export function linearOf(program: ProgramBuilder, id: NodeId): Linear {
  const value = program.valueOf(id);
  if (value !== undefined) return { constant: value, factors: new Map() };
  const node = program.nodes[id];
  if (node?.type === "unary" && node.name === "negate") return scaled(linearOf(program, node.of), -1);
  if (node?.type !== "binary") return { constant: 0, factors: new Map([[id, 1]]) };
  const { name, a, b } = node;
  if (name === "add") return sumOf([linearOf(program, a), linearOf(program, b)]);
  if (name === "subtract") return sumOf([linearOf(program, a), scaled(linearOf(program, b), -1)]);
  const factor = program.valueOf(b);
  if (factor !== undefined && name === "multiply") return scaled(linearOf(program, a), factor);
  if (factor !== undefined && name === "divide") return scaled(linearOf(program, a), 1 / factor);
  return { constant: 0, factors: new Map([[id, 1]]) };
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

/** A weighted sum times a node, as a weighted sum of products. */
export function productOf(program: ProgramBuilder, { constant, factors }: Linear, by: NodeId): Linear {
  const value = program.valueOf(by);
  if (value !== undefined) return scaled({ constant, factors }, value);
  const products = [...factors].map(([id, factor]) => [program.binary("multiply", id, by), factor] as const);
  return sumOf([
    { constant: 0, factors: new Map(products) },
    { constant: 0, factors: new Map(constant === 0 ? [] : [[by, constant]]) },
  ]);
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
