import { wholePower } from "../model/index.ts";
import type { Linear } from "./linear.ts";
import type { Binary, Functions, NodeId, ProgramBuilder } from "./program.ts";

// Rounding up to multiples of 2^-30, as amounts are rounded (see roundAmount); written out here, since a call in the
// innermost loops would cost more than the rounding.
const step = 2 ** -30;
const shift = 1.5 * 2 ** 22;

/** One loop over lanes. `out`, `a`, `b` are places in the memory of the machine. */
type Instruction = (memory: Float64Array, lanes: number) => void;

/**
 * Works out the nodes of a program that given roots need, for a number of lanes at once. Columns lie side by side in one
 * block of memory, and nothing is allocated by a run.
 */
export class ColumnMachine {
  /** Keys of the inputs the roots need, in the order of {@link input}. */
  readonly inputs: readonly string[];
  readonly lanes: number;
  readonly #program: ProgramBuilder;
  readonly #memory: Float64Array;
  readonly #places: ReadonlyMap<NodeId, number>;
  readonly #instructions: readonly Instruction[];
  readonly #sums: readonly Sum[];

  /**
   * @param wanted.roots - Nodes to put out, in the order of their rows.
   * @param wanted.columns - Nodes to have as columns after a run.
   * @param lanes - Lanes of a run, at least 1.
   */
  constructor(
    program: ProgramBuilder,
    wanted: { readonly roots: readonly NodeId[]; readonly columns: readonly NodeId[] },
    lanes: number,
    functions: Functions,
  ) {
    const layout = layOut(program, wanted.roots, wanted.columns);
    this.lanes = lanes;
    this.#program = program;
    this.inputs = layout.inputs;
    this.#places = layout.places;
    this.#memory = new Float64Array(layout.places.size * lanes);
    this.#instructions = layout.columns.map((id) => instruction(program, id, layout.places, functions));
    this.#sums = wanted.roots.map((root) => sumOf(program, root, layout.places));
  }

  /** The column of an input, to be filled before a run; `lanes` numbers. */
  input(index: number): Float64Array {
    return this.#memory.subarray(index * this.lanes, (index + 1) * this.lanes);
  }

  /**
   * Works out all roots: root r in lane b at `out[r * lanes + b]`.
   *
   * @param out - At least roots x lanes numbers.
   */
  run(out: Float64Array): void {
    const { lanes } = this;
    for (const execute of this.#instructions) execute(this.#memory, lanes);
    for (let r = 0; r < this.#sums.length; r++)
      addUp(this.#sums[r] as Sum, this.#memory, out, r * lanes, lanes);
  }

  /**
   * A weighted sum of nodes, ready to be worked out after a run.
   *
   * @param sum - Of nodes that have columns here.
   */
  linearForm({ constant, factors }: Linear): LinearForm {
    const places = Int32Array.from(factors.keys(), (id) => (this.#places.get(id) as number) * this.lanes);
    return { constant, places, factors: Float64Array.from(factors.values()) };
  }

  /** The value of a linear form in one lane of the last run. */
  valueAt({ constant, places, factors }: LinearForm, lane: number): number {
    const memory = this.#memory;
    let value = constant;
    for (let k = 0; k < places.length; k++)
      value += (memory[(places[k] as number) + lane] as number) * (factors[k] as number);
    return value;
  }

  /** The values of a linear form in all lanes of the last run. */
  evaluate({ constant, places, factors }: LinearForm, out: Float64Array): void {
    out.fill(constant);
    for (let k = 0; k < places.length; k++) {
      addProduct(this.#memory, places[k] as number, factors[k] as number, out, this.lanes);
    }
  }

  /** The column of a node that the roots need, after a run; a constant when the node is one. */
  column(id: NodeId): Float64Array | number | undefined {
    const value = this.#program.valueOf(id);
    if (value !== undefined) return value;
    const place = this.#places.get(id);
    return place === undefined
      ? undefined
      : this.#memory.subarray(place * this.lanes, (place + 1) * this.lanes);
  }

  /** Bytes of the machine's memory. */
  get bytes(): number {
    return this.#memory.byteLength;
  }

  /** How many columns are worked out in a run, inputs not counted. */
  get columns(): number {
    return this.#places.size - this.inputs.length;
  }
}

/** A weighted sum of columns. */
export interface LinearForm {
  readonly constant: number;
  /** Where the columns begin in the machine's memory. */
  readonly places: Int32Array;
  readonly factors: Float64Array;
}

interface Layout {
  readonly inputs: readonly string[];
  /** Columns to work out, in order. */
  readonly columns: readonly NodeId[];
  /** Node -> number of its column. */
  readonly places: ReadonlyMap<NodeId, number>;
}

/** Which nodes need a column of their own: all that a root needs, save the parts that its sum works out in passing. */
function layOut(program: ProgramBuilder, roots: readonly NodeId[], columns: readonly NodeId[]): Layout {
  const needed = new Set<NodeId>();
  const need = (id: NodeId): void => {
    if (needed.has(id) || program.valueOf(id) !== undefined) return;
    needed.add(id);
    for (const part of program.partsOf(id)) need(part);
  };
  for (const root of roots) for (const part of sumParts(program, root)) need(part);
  for (const column of columns) need(column);
  const inOrder = [...needed].sort((a, b) => a - b);
  const inputs = inOrder.filter((id) => program.nodes[id]?.type === "input");
  const worked = inOrder.filter((id) => program.nodes[id]?.type !== "input");
  const places = new Map([...inputs, ...worked].map((id, i) => [id, i]));
  const keys = inputs.map((id) => (program.nodes[id] as { key: string }).key);
  return { inputs: keys, columns: worked, places };
}

/** A term of a sum, worked out in passing: a column times a number, rounded up if `rounded`. */
interface Term {
  readonly a: number;
  readonly factor: number;
  readonly rounded: boolean;
}

interface Sum {
  readonly constant: number;
  readonly terms: readonly Term[];
}

interface Pattern extends Omit<Term, "a"> {
  readonly of: NodeId;
}

/** How a sum works out a term: a rounded multiple, which would otherwise need two columns, or a column as it is. */
function patternOf(program: ProgramBuilder, id: NodeId): Pattern {
  const outer = program.nodes[id];
  if (outer?.type !== "unary" || outer.name !== "roundUp") return { of: id, factor: 1, rounded: false };
  const product = program.nodes[outer.of];
  const factor =
    product?.type === "binary" && product.name === "multiply" ? program.valueOf(product.b) : undefined;
  if (product?.type !== "binary" || factor === undefined) return { of: outer.of, factor: 1, rounded: true };
  return { of: product.a, factor, rounded: true };
}

function termsOf(program: ProgramBuilder, root: NodeId): { constant: number; patterns: Pattern[] } {
  const node = program.nodes[root];
  if (node?.type === "constant") return { constant: node.value, patterns: [] };
  if (node?.type === "sum")
    return { constant: node.constant, patterns: node.terms.map((t) => patternOf(program, t)) };
  return { constant: 0, patterns: [patternOf(program, root)] };
}

function sumParts(program: ProgramBuilder, root: NodeId): NodeId[] {
  return termsOf(program, root).patterns.map(({ of }) => of);
}

function sumOf(program: ProgramBuilder, root: NodeId, places: ReadonlyMap<NodeId, number>): Sum {
  const { constant, patterns } = termsOf(program, root);
  return { constant, terms: patterns.map(({ of, ...term }) => ({ ...term, a: places.get(of) as number })) };
}

function addUp(
  { constant, terms }: Sum,
  memory: Float64Array,
  out: Float64Array,
  at: number,
  lanes: number,
): void {
  const first = terms[0];
  if (terms.length === 1 && first?.rounded) {
    putScaled(memory, first.a * lanes, first.factor, constant, out, at, lanes);
    return;
  }
  out.fill(constant, at, at + lanes);
  for (const { a, factor, rounded } of terms) {
    if (rounded) addScaled(memory, a * lanes, factor, out, at, lanes);
    else addColumn(memory, a * lanes, out, at, lanes);
  }
}

/** The commonest arc: one column, one number. */
function putScaled(
  memory: Float64Array,
  a: number,
  factor: number,
  constant: number,
  out: Float64Array,
  at: number,
  lanes: number,
): void {
  for (let i = 0; i < lanes; i++) {
    const x = (memory[a + i] as number) * factor;
    const r = x + shift - shift;
    out[at + i] = constant + (r < x ? r + step : r);
  }
}

function addColumn(memory: Float64Array, a: number, out: Float64Array, at: number, lanes: number): void {
  for (let i = 0; i < lanes; i++) out[at + i] = (out[at + i] as number) + (memory[a + i] as number);
}

function addProduct(memory: Float64Array, a: number, factor: number, out: Float64Array, lanes: number): void {
  for (let i = 0; i < lanes; i++) out[i] = (out[i] as number) + (memory[a + i] as number) * factor;
}

function addScaled(
  memory: Float64Array,
  a: number,
  factor: number,
  out: Float64Array,
  at: number,
  lanes: number,
): void {
  for (let i = 0; i < lanes; i++) {
    const x = (memory[a + i] as number) * factor;
    const r = x + shift - shift;
    out[at + i] = (out[at + i] as number) + (r < x ? r + step : r);
  }
}

function instruction(
  program: ProgramBuilder,
  id: NodeId,
  places: ReadonlyMap<NodeId, number>,
  functions: Functions,
): Instruction {
  const node = program.nodes[id] as (typeof program.nodes)[number];
  const out = places.get(id) as number;
  const place = (of: NodeId): number => places.get(of) as number;
  const on = (loop: Loop, a: number): Instruction => {
    return (memory, lanes) => loop(memory, out * lanes, a * lanes, 0, lanes);
  };
  switch (node.type) {
    case "binary": {
      const [x, y] = [program.valueOf(node.a), program.valueOf(node.b)];
      if (x === undefined && y === undefined) {
        const [loop, a, b] = [twoColumnLoops[node.name], place(node.a), place(node.b)];
        return (memory, lanes) => loop(memory, out * lanes, a * lanes, b * lanes, lanes);
      }
      const constant = (x ?? y) as number;
      const loop = (y === undefined ? constantFirstLoops : constantSecondLoops)[node.name];
      const column = place(y === undefined ? node.b : node.a);
      return (memory, lanes) => loop(memory, out * lanes, column * lanes, constant, lanes);
    }
    case "unary":
      return on(node.name === "roundUp" ? roundUpLoop : applied(functions[node.name]), place(node.of));
    case "power": {
      const { exponent } = node;
      return on(exponent === 2 ? squareLoop : applied((x) => wholePower(x, exponent)), place(node.of));
    }
    default: {
      const sum = sumOf(program, id, places);
      return (memory, lanes) => addUp(sum, memory, memory, out * lanes, lanes);
    }
  }
}

type Loop = (m: Float64Array, out: number, a: number, b: number, n: number) => void;

const twoColumnLoops: Record<Binary, Loop> = {
  add: (m, o, x, y, n) => {
    for (let i = 0; i < n; i++) m[o + i] = (m[x + i] as number) + (m[y + i] as number);
  },
  subtract: (m, o, x, y, n) => {
    for (let i = 0; i < n; i++) m[o + i] = (m[x + i] as number) - (m[y + i] as number);
  },
  multiply: (m, o, x, y, n) => {
    for (let i = 0; i < n; i++) m[o + i] = (m[x + i] as number) * (m[y + i] as number);
  },
  divide: (m, o, x, y, n) => {
    for (let i = 0; i < n; i++) m[o + i] = (m[x + i] as number) / (m[y + i] as number);
  },
  min: (m, o, x, y, n) => {
    for (let i = 0; i < n; i++) m[o + i] = Math.min(m[x + i] as number, m[y + i] as number);
  },
  max: (m, o, x, y, n) => {
    for (let i = 0; i < n; i++) m[o + i] = Math.max(m[x + i] as number, m[y + i] as number);
  },
};

// The second operand is the constant itself.
const constantSecondLoops: Record<Binary, Loop> = {
  add: (m, o, x, c, n) => {
    for (let i = 0; i < n; i++) m[o + i] = (m[x + i] as number) + c;
  },
  subtract: (m, o, x, c, n) => {
    for (let i = 0; i < n; i++) m[o + i] = (m[x + i] as number) - c;
  },
  multiply: (m, o, x, c, n) => {
    for (let i = 0; i < n; i++) m[o + i] = (m[x + i] as number) * c;
  },
  divide: (m, o, x, c, n) => {
    for (let i = 0; i < n; i++) m[o + i] = (m[x + i] as number) / c;
  },
  min: (m, o, x, c, n) => {
    for (let i = 0; i < n; i++) m[o + i] = Math.min(m[x + i] as number, c);
  },
  max: (m, o, x, c, n) => {
    for (let i = 0; i < n; i++) m[o + i] = Math.max(m[x + i] as number, c);
  },
};

// The first operand is the constant itself; where the order does not matter, it is taken as the second.
const constantFirstLoops: Record<Binary, Loop> = {
  ...constantSecondLoops,
  subtract: (m, o, x, c, n) => {
    for (let i = 0; i < n; i++) m[o + i] = c - (m[x + i] as number);
  },
  divide: (m, o, x, c, n) => {
    for (let i = 0; i < n; i++) m[o + i] = c / (m[x + i] as number);
  },
};

const roundUpLoop: Loop = (m, o, a, _, n) => {
  for (let i = 0; i < n; i++) {
    const x = m[a + i] as number;
    const r = x + shift - shift;
    m[o + i] = r < x ? r + step : r;
  }
};

const squareLoop: Loop = (m, o, a, _, n) => {
  for (let i = 0; i < n; i++) m[o + i] = (m[a + i] as number) * (m[a + i] as number);
};

function applied(f: (x: number) => number): Loop {
  return (m, o, a, _, n) => {
    for (let i = 0; i < n; i++) m[o + i] = f(m[a + i] as number);
  };
}
