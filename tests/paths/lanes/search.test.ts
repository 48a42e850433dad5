import { describe, expect, it } from "vitest";
import { type LaneColumns, LaneSearch, NO_ROUTE } from "../../../src/paths/index.ts";
import { arcKeys, numberedNames } from "../../../src/paths/lanes/routeBook.ts";
import { dijkstra, draw, lane, random, route, type Shape, WEIGHTS } from "./oracle.ts";

const methods = ["auto", "contraction", "labels"] as const;

/** Network sizes from trivial to tangled; 40 networks of each kind of weight and size. */
const shapes = [
  { nodes: 1, arcs: 2, pairs: 1, lanes: 3 },
  { nodes: 4, arcs: 9, pairs: 4, lanes: 5 },
  { nodes: 9, arcs: 22, pairs: 7, lanes: 4 },
  { nodes: 24, arcs: 70, pairs: 9, lanes: 3 },
  { nodes: 40, arcs: 60, pairs: 12, lanes: 2 },
];
const cases = Object.entries(WEIGHTS).flatMap(([kind, weight]) =>
  shapes.map((shape) => ({ kind, ...shape, weight })),
);

function expectOracle(shape: Shape, seed: number, columns: LaneColumns, search: LaneSearch): void {
  const { network, pairs, weights } = draw(seed, shape);
  const keys = arcKeys(numberedNames(network.tail.length), network.nodes);
  for (let b = 0; b < shape.lanes; b++) {
    const weight = lane(weights, shape.lanes, b);
    pairs.from.forEach((from, p) => {
      const to = pairs.to[p] as number;
      const at = p * shape.lanes + b;
      expect(columns.cost[at]).toBe(dijkstra(network, weight, from)[to]);
      const id = columns.route[at] as number;
      const arcs = id === NO_ROUTE ? undefined : [...search.routes.arcs(id)];
      expect(arcs).toEqual(route(network, weight, from, to, keys));
    });
  }
}

/** The columns of a patch with what it shares with the block filled in. */
function filled(base: LaneColumns, patch: LaneColumns): LaneColumns {
  const lanes = base.cost.length / base.changed.length;
  const from = (i: number): LaneColumns => (patch.changed[Math.floor(i / lanes)] === 1 ? patch : base);
  return {
    cost: base.cost.map((_, i) => from(i).cost[i] as number),
    route: base.route.map((_, i) => from(i).route[i] as number),
    amounts: [],
    changed: base.changed,
  };
}

describe("LaneSearch", () => {
  it.each(cases)("finds Dijkstra's costs and the preferred routes: $kind, $nodes nodes", (shape) => {
    for (let seed = 0; seed < 40; seed++) {
      const { network, pairs, weights } = draw(seed, shape);
      for (const method of methods) {
        const search = new LaneSearch(network, pairs, { method });
        const [columns] = search.solve({ lanes: shape.lanes, weights });
        expectOracle(shape, seed, columns as LaneColumns, search);
      }
    }
  });

  const wide = { kind: "zeros and closed arcs, 40 lanes", nodes: 16, arcs: 50, pairs: 8, lanes: 40 };
  const zeros = WEIGHTS["zeros and closed arcs"] as Shape["weight"];
  it.each([...cases, { ...wide, weight: zeros }])(
    "solves patches as if from scratch: $kind, $nodes nodes",
    (shape) => {
      for (let seed = 100; seed < 120; seed++) {
        const { network, pairs, weights } = draw(seed, shape);
        const { lanes } = shape;
        const next = random(seed);
        const patches = [0.05, 0.1, 0.3, 1].map((share) => {
          const arcs = Uint32Array.from(network.tail.keys()).filter(() => next() < share);
          // Dearer, cheaper, closed and unchanged weights, mixed over arcs and lanes.
          const changed = Array.from(arcs).flatMap((arc) =>
            Array.from({ length: lanes }, (_, b) => {
              const old = weights[arc * lanes + b] as number;
              const u = next();
              return u < 0.2 ? old : u < 0.35 ? Number.POSITIVE_INFINITY : shape.weight(next());
            }),
          );
          return { arcs, weights: Float64Array.from(changed) };
        });
        for (const method of methods) {
          const search = new LaneSearch(network, pairs, { method });
          for (let round = 0; round < 2; round++) {
            const [base, ...patched] = search.solve({ lanes, weights, patches }) as LaneColumns[];
            expect(base).toEqual(search.solve({ lanes, weights })[0]);
            patches.forEach((patch, i) => {
              const whole = { lanes, weights: weights.slice() };
              patch.arcs.forEach((arc, k) => {
                whole.weights.set(patch.weights.subarray(k * lanes, (k + 1) * lanes), arc * lanes);
              });
              expect(filled(base as LaneColumns, patched[i] as LaneColumns)).toEqual(search.solve(whole)[0]);
            });
          }
        }
      }
    },
  );
});
