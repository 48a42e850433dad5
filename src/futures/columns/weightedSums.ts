/** Takes nodes apart into weighted sums, so that nodes that differ by a factor share a column. */

import { roundAmount } from "../../model/index.ts";
import type { NodeId, ProgramBuilder, Sum } from "./program.ts";

/**
 * A node as a weighted sum, as far as it is one: sums and multiples are taken apart, also within products and quotients, so
 * that what differs by a number alone shares a column. All else stays a node. A node is taken apart once, however many
 * others it is part of: formulas that build on each other would otherwise take twice the time with each.
 */
export function sumOf(program: ProgramBuilder, id: NodeId): Sum {
  const known = program.sums.get(id) ?? takenApart(program, id);
  program.sums.set(id, known);
  return known;
}

function takenApart(program: ProgramBuilder, id: NodeId): Sum {
  const value = program.valueOf(id);
  if (value !== undefined) return weighted([], value);
  const node = program.nodes[id];
  if (node?.type === "unary" && node.name === "negate") return scaled(sumOf(program, node.of), -1);
  if (node?.type !== "binary") return weighted([[id, 1]]);
  const { name, a, b } = node;
  if (name === "add") return total([sumOf(program, a), sumOf(program, b)]);
  if (name === "subtract") return total([sumOf(program, a), scaled(sumOf(program, b), -1)]);
  if (name !== "multiply" && name !== "divide") return weighted([[id, 1]]);
  const by = multipleOf(program, b);
  return name === "multiply"
    ? productOf(program, sumOf(program, a), by.id, by.factor)
    : quotientOf(program, sumOf(program, a), by.id, by.factor);
}

function weighted(factors: Iterable<readonly [NodeId, number]>, constant = 0): Sum {
  return { type: "sum", constant, factors: new Map(factors), rounded: false };
}

/** A node as a number times another: as 1 times itself, where it is a sum. `id` is undefined for a plain number. */
function multipleOf(
  program: ProgramBuilder,
  id: NodeId,
): { readonly factor: number; readonly id: NodeId | undefined } {
  const { constant, factors } = sumOf(program, id);
  const [first, ...more] = factors;
  if (first === undefined) return { factor: constant, id: undefined };
  if (constant !== 0 || more.length > 0 || first[1] === 0) return { factor: 1, id };
  return { factor: first[1], id: first[0] };
}

/** The sum of weighted sums. */
export function total(parts: readonly Sum[]): Sum {
  const factors = new Map<NodeId, number>();
  let constant = 0;
  for (const part of parts) {
    constant += part.constant;
    for (const [id, factor] of part.factors) factors.set(id, (factors.get(id) ?? 0) + factor);
  }
  return weighted(factors, constant);
}

function scaled({ constant, factors }: Sum, by: number): Sum {
  return weighted(
    [...factors].map(([id, factor]) => [id, factor * by]),
    constant * by,
  );
}

/** A weighted sum times a node, or a number, as a weighted sum of products. */
export function productOf(program: ProgramBuilder, sum: Sum, by: NodeId | undefined, times = 1): Sum {
  const value = by === undefined ? 1 : program.valueOf(by);
  if (by === undefined || value !== undefined) return scaled(sum, times * (value ?? 1));
  const products = [...sum.factors].map(([id, factor]) =>
    weighted([[program.binary("multiply", id, by), factor * times]]),
  );
  if (sum.constant !== 0) products.push(weighted([[by, sum.constant * times]]));
  return total(products);
}

/** A weighted sum over a node, or a number, as a weighted sum of quotients. */
function quotientOf(program: ProgramBuilder, sum: Sum, by: NodeId | undefined, times: number): Sum {
  if (by === undefined) return scaled(sum, 1 / times);
  const terms = [...sum.factors];
  if (sum.constant !== 0) terms.push([program.constant(1), sum.constant]);
  return total(terms.map(([id, factor]) => weighted([[program.binary("divide", id, by), factor / times]])));
}

/**
 * A weighted sum as one column times one number, rounded up to the grid of amounts, plus a constant. Links of one kind
 * differ in their length alone: they share the column, and each is a single multiplication.
 */
export function roundedNode(program: ProgramBuilder, { constant, factors }: Sum): NodeId {
  const terms = [...factors].filter(([, factor]) => factor !== 0).sort(([a], [b]) => a - b);
  // A sum starts from 0, so it is never -0.
  const fixed = 0 + roundAmount(constant);
  const first = terms[0];
  if (first === undefined) return program.constant(fixed);
  const [, scale] = first;
  const column = multiples(
    program,
    terms.map(([id, factor]) => [id, factor / scale]),
  ).reduce((sum, term) => program.binary("add", sum, term));
  return program.sum({ ...weighted([[column, scale]], fixed), rounded: true });
}

/** The square of a weighted sum. */
export function squareOf(program: ProgramBuilder, { constant, factors }: Sum): Sum {
  const sum = multiples(program, factors).reduce(
    (whole, term) => program.binary("add", whole, term),
    program.constant(constant),
  );
  return sumOf(program, program.binary("multiply", sum, sum));
}

function multiples(program: ProgramBuilder, factors: Iterable<readonly [NodeId, number]>): NodeId[] {
  return Array.from(factors, ([id, factor]) => program.binary("multiply", id, program.constant(factor)));
}
