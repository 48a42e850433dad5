/** Turns programs of prices into steps on rows of lanes. */

import { append, finish, type Steps } from "../../base/index.ts";
import { type UnaryOperator, unaryOperators } from "../../model/index.ts";
import type { KernelStep, LaneProgram, LaneStep, LaneSum } from "../../paths/index.ts";
import type { NodeId, ProgramBuilder, ProgramNode, Sum } from "./program.ts";
import type { ArcNodes } from "./writer.ts";

/** What is asked of a program. */
export interface ProgramRequest {
  /** Keys of inputs that have columns, in the order of the columns. */
  readonly inputs: readonly string[];
  /** Arc -> its nodes. */
  readonly arcs: readonly ArcNodes[];
  readonly patches: readonly { readonly arcs: Uint32Array; readonly nodes: readonly ArcNodes[] }[];
}

/**
 * Turns nodes into steps on rows of lanes. A weight that is a column times a number, rounded, needs no column of its own: it
 * is calculated where the search reads it.
 */
export function lower(program: ProgramBuilder, wanted: ProgramRequest): LaneProgram {
  return finish(loweringSteps(program, wanted));
}

/** As {@link lower}, in steps. */
export function* loweringSteps(program: ProgramBuilder, wanted: ProgramRequest): Steps<LaneProgram> {
  const lowering = new Lowering(program, wanted.inputs);
  const roots = [...wanted.arcs, ...wanted.patches.flatMap(({ nodes }) => nodes)];
  const nodes = new Set(roots.flatMap(({ weight, amounts }) => [weight, ...amounts]));
  yield;
  yield* lowering.write([...nodes].flatMap((node) => [...lowering.sum(node).factors.keys()]));
  const sumsOf = function* (arcs: readonly ArcNodes[]): Steps<Pick<LaneProgram, "weights" | "amounts">> {
    const weights: LaneSum[] = [];
    const amounts: LaneSum[][] = [];
    for (const arc of arcs) {
      weights.push(lowering.laneSum(arc.weight));
      amounts.push(arc.amounts.map((amount) => lowering.laneSum(amount)));
      yield;
    }
    return { weights, amounts };
  };
  const own = yield* sumsOf(wanted.arcs);
  const patches: LaneProgram["patches"][number][] = [];
  for (const { arcs, nodes: changed } of wanted.patches) patches.push({ arcs, ...(yield* sumsOf(changed)) });
  const measures = wanted.arcs[0]?.amounts.length ?? 0;
  return { inputs: wanted.inputs.length, steps: lowering.steps, measures, ...own, patches };
}

// Added to a zero of either sign, it leaves the sign.
const noOffset = -0;

class Lowering {
  readonly steps: LaneStep[] = [];
  readonly #program: ProgramBuilder;
  readonly #inputs: readonly string[];
  readonly #values = new Map<NodeId, number>();
  readonly #laneSums = new Map<NodeId, LaneSum>();

  constructor(program: ProgramBuilder, inputs: readonly string[]) {
    this.#program = program;
    this.#inputs = inputs;
    for (const [i, key] of inputs.entries()) this.#values.set(program.input(key), i);
  }

  /** Writes the steps of some nodes, and of all they are made of, in the order of their ids. */
  *write(wanted: readonly NodeId[]): Steps<void> {
    const needed = new Set<NodeId>();
    const stack = [...wanted];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (needed.has(id) || this.#values.has(id)) continue;
      needed.add(id);
      append(stack, this.#partsOf(id));
      yield;
    }
    for (const id of [...needed].sort((a, b) => a - b)) {
      this.#write(id);
      yield;
    }
  }

  /** A node as a sum of others: only these need columns. */
  sum(id: NodeId): Sum {
    const node = this.#program.nodes[id];
    if (node?.type === "sum") return node;
    const value = this.#program.valueOf(id);
    const factors = new Map(value === undefined ? [[id, 1]] : []);
    return { type: "sum", constant: value ?? 0, factors, rounded: false };
  }

  /** The sum that gives a node, one object for one node, once its steps are written. */
  laneSum(id: NodeId): LaneSum {
    const known = this.#laneSums.get(id);
    if (known !== undefined) return known;
    const { constant, factors, rounded } = this.sum(id);
    const terms = Array.from(factors, ([of, factor]) => ({ value: this.value(of), factor, rounded }));
    const made = { constant, terms };
    this.#laneSums.set(id, made);
    return made;
  }

  /** The number of a node's value, once its step is written. */
  value(id: NodeId): number {
    return this.#values.get(id) as number;
  }

  #partsOf(id: NodeId): readonly NodeId[] {
    const node = this.#program.nodes[id];
    // A sum is met among columns only where a sum is summed up, which nothing writes.
    if (node?.type !== "binary") return this.#program.partsOf(id);
    const { a, b } = this.#operation(node);
    return b === undefined ? [a] : [a, b];
  }

  #write(id: NodeId): void {
    const node = this.#program.nodes[id];
    this.#values.set(
      id,
      node?.type === "power" ? this.#power(this.value(node.of), node.exponent) : this.#add(this.#step(id)),
    );
  }

  /** Appends a step; the number of its value. */
  #add(step: LaneStep): number {
    return this.#inputs.length + this.steps.push(step) - 1;
  }

  /** A whole power by the multiplications of `wholePower`. */
  #power(of: number, exponent: number): number {
    const multiply = (a: number, b: number): number => this.#add({ name: "multiply", a, b });
    const one = (): number => this.#add({ name: "constant", value: 1 });
    let result: number | undefined;
    let square = of;
    for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = result === undefined ? square : multiply(result, square);
      if (left > 1) square = multiply(square, square);
    }
    result ??= one();
    return exponent < 0 ? this.#add({ name: "divide", a: one(), b: result }) : result;
  }

  #step(id: NodeId): LaneStep {
    const node = this.#program.nodes[id] as ProgramNode;
    switch (node.type) {
      case "constant":
        return { name: "constant", value: node.value };
      case "binary": {
        const { a, b, ...how } = this.#operation(node);
        return { ...how, a: this.value(a), ...(b === undefined ? {} : { b: this.value(b) }) };
      }
      case "unary":
        return this.#unary(node.name, this.value(node.of));
      default:
        throw new RangeError(`node ${id}: expected a node that depends on others, got ${node.type}`);
    }
  }

  #unary(name: UnaryOperator, of: number): LaneStep {
    if (name === "abs" || name === "sqrt") return { name, a: of };
    if (name === "negate") return { name: "scale", a: of, factor: -1, offset: noOffset };
    return { name: "apply", a: of, apply: unaryOperators[name].apply };
  }

  /** An operation on nodes; one with a constant is a multiple and an offset where that is the same to the last bit. */
  #operation({ name, a, b }: Extract<ProgramNode, { type: "binary" }>): KernelStep {
    const x = this.#program.valueOf(a);
    const y = this.#program.valueOf(b);
    const scale = (of: NodeId, factor: number, offset: number): KernelStep => {
      return { name: "scale", a: of, factor, offset };
    };
    if (y !== undefined) {
      if (name === "multiply") return scale(a, y, noOffset);
      if (name === "add") return scale(a, 1, y);
      if (name === "subtract") return scale(a, 1, -y);
    } else if (x !== undefined) {
      if (name === "add") return scale(b, 1, x);
      if (name === "subtract") return scale(b, -1, x);
    }
    return { name, a, b };
  }
}
