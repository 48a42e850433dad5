/** Arithmetic over columns: the form of prices between formulas and lanes. */

import { wholePower } from "../../math/index.ts";
import {
  type BinaryOperator,
  binaryOperators,
  type Expression,
  exponentOf,
  isBinary,
  type UnaryOperator,
  unaryOperators,
} from "../../model/index.ts";

/** A value in a program: a constant, or a column with one number per lane. Ids rise along the flow of data. */
export type NodeId = number;

/** What a node is. */
export type ProgramNode =
  | { readonly type: "constant"; readonly value: number }
  | { readonly type: "input"; readonly key: string }
  | { readonly type: "unary"; readonly name: UnaryOperator; readonly of: NodeId }
  | { readonly type: "binary"; readonly name: BinaryOperator; readonly a: NodeId; readonly b: NodeId }
  | { readonly type: "power"; readonly of: NodeId; readonly exponent: number }
  | Sum;

/** A constant and multiples of nodes, added up. */
export interface Sum {
  readonly type: "sum";
  readonly constant: number;
  /** Node -> factor. */
  readonly factors: ReadonlyMap<NodeId, number>;
  /** Whether each product is rounded up to a multiple of 2^-30. */
  readonly rounded: boolean;
}

/**
 * Arithmetic over columns, written once and calculated for many lanes. Equal parts are one node: whatever two
 * scenarios, two commodities or two arcs share is computed once, and two results are the same if they are the same
 * node. What does not vary is folded while the program is written.
 */
export class ProgramBuilder {
  readonly nodes: ProgramNode[] = [];
  /** Nodes taken apart, see `sumOf`. */
  readonly sums: Map<NodeId, Sum> = new Map();
  // Nodes by what they are made of. Pairs of ids fit a double side by side, which is far cheaper than text as a key.
  readonly #constants = new Map<number | string, NodeId>();
  readonly #inputs = new Map<string, NodeId>();
  readonly #unaries = new Map<UnaryOperator, Map<number, NodeId>>();
  readonly #binaries = new Map<BinaryOperator, Map<number, NodeId>>();
  readonly #others = new Map<string, NodeId>();

  constant(value: number): NodeId {
    // To a map the two zeros are one.
    const key = Object.is(value, -0) ? "-0" : value;
    return this.#remember(this.#constants, key, { type: "constant", value });
  }

  /** A column that the caller fills before each run. */
  input(key: string): NodeId {
    return this.#remember(this.#inputs, key, { type: "input", key });
  }

  /** Nodes a node is made of. */
  partsOf(id: NodeId): readonly NodeId[] {
    const node = this.nodes[id];
    switch (node?.type) {
      case "unary":
      case "power":
        return [node.of];
      case "binary":
        return [node.a, node.b];
      case "sum":
        return [...node.factors.keys()];
      default:
        return [];
    }
  }

  /** The value of a constant node. */
  valueOf(id: NodeId): number | undefined {
    const node = this.nodes[id];
    return node?.type === "constant" ? node.value : undefined;
  }

  unary(name: UnaryOperator, of: NodeId): NodeId {
    const value = this.valueOf(of);
    if (value !== undefined) return this.constant(unaryOperators[name].apply(value));
    return this.#remember(inner(this.#unaries, name), of, { type: "unary", name, of });
  }

  binary(name: BinaryOperator, a: NodeId, b: NodeId): NodeId {
    const x = this.valueOf(a);
    const y = this.valueOf(b);
    if (x !== undefined && y !== undefined) return this.constant(binaryOperators[name].apply(x, y));
    if (name === "multiply" && (x === 1 || y === 1)) return x === 1 ? b : a;
    // A product is the same either way round; the constant goes second, where the fused loops look for it.
    if (name === "multiply" && (x !== undefined || (y === undefined && a > b)))
      return this.#binary(name, b, a);
    return this.#binary(name, a, b);
  }

  #binary(name: BinaryOperator, a: NodeId, b: NodeId): NodeId {
    return this.#remember(inner(this.#binaries, name), a * mostNodes + b, { type: "binary", name, a, b });
  }

  power(of: NodeId, exponent: number): NodeId {
    const value = this.valueOf(of);
    if (value !== undefined) return this.constant(wholePower(value, exponent));
    return this.#remember(this.#others, `power ${of} ${exponent}`, { type: "power", of, exponent });
  }

  /** A sum as a node. */
  sum(sum: Sum): NodeId {
    const { constant, factors, rounded } = sum;
    if (factors.size === 0) return this.constant(constant);
    return this.#remember(this.#others, `sum ${constant} ${[...factors].join(" ")} ${rounded}`, sum);
  }

  /**
   * An expression as a node.
   *
   * @param leaf - The node of a figure.
   * @param done - Nodes of expressions met before with the same leaves; added to.
   */
  expression(expression: Expression, leaf: (id: string) => NodeId, done: Map<Expression, NodeId>): NodeId {
    const known = done.get(expression);
    if (known !== undefined) return known;
    const made = this.#expression(expression, leaf, done);
    done.set(expression, made);
    return made;
  }

  #expression(expression: Expression, leaf: (id: string) => NodeId, done: Map<Expression, NodeId>): NodeId {
    if (expression.type === "number") return this.constant(expression.value);
    if (expression.type === "figure") return leaf(expression.id);
    const part = (i: number): NodeId => this.expression(expression.of[i] as Expression, leaf, done);
    const { name } = expression;
    if (name === "power") return this.power(part(0), exponentOf(expression));
    if (!isBinary(name)) return this.unary(name, part(0));
    return expression.of.slice(1).reduce((whole, _, i) => this.binary(name, whole, part(i + 1)), part(0));
  }

  #remember<Key>(known: Map<Key, NodeId>, key: Key, node: ProgramNode): NodeId {
    const found = known.get(key);
    if (found !== undefined) return found;
    const id = this.nodes.length;
    if (id >= mostNodes) throw new RangeError(`a program has at most ${mostNodes} nodes`);
    this.nodes.push(node);
    known.set(key, id);
    return id;
  }
}

const mostNodes = 2 ** 26;

function inner<Key>(maps: Map<Key, Map<number, NodeId>>, key: Key): Map<number, NodeId> {
  const found = maps.get(key) ?? new Map<number, NodeId>();
  maps.set(key, found);
  return found;
}
