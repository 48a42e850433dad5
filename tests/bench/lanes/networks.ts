// Networks and futures for the lane benches, seeded.
import type { LaneNetwork, LanePairs, LanePatch } from "../../../src/paths/index.ts";
import { random } from "../../paths/lanes/oracle.ts";

/** A network with pairs and one nominal weight per arc. */
export interface Case {
  readonly network: LaneNetwork;
  readonly pairs: LanePairs;
  readonly nominal: Float64Array;
  /** Which uncertain figure each arc rests on: one per sixth of the area, and mode where there are modes. */
  readonly figure: Uint32Array;
}

/** Futures of a case: blocks of weights, 32 to 64 lanes each. */
export interface Futures {
  readonly lanes: number;
  readonly blocks: readonly Float64Array[];
}

/**
 * Towns at random places of an area `aspect` times as long as wide, joined two-way to their nearest until there are
 * `streets`. Origins are in the west, destinations in the east.
 */
export function towns(options: {
  readonly nodes: number;
  readonly streets: number;
  readonly aspect: number;
  readonly origins: number;
  readonly destinations: number;
  readonly seed: number;
}): Case {
  const { nodes, streets, aspect, origins, destinations } = options;
  const next = random(options.seed);
  const height = Math.sqrt(nodes / aspect);
  const x = Float64Array.from({ length: nodes }, () => next() * height * aspect);
  const y = Float64Array.from({ length: nodes }, () => next() * height);
  const candidates = nearPairs(x, y);
  const group = Uint32Array.from({ length: nodes }, (_, v) => v);
  const find = (v: number): number => {
    let root = v;
    while (group[root] !== root) root = group[root] = group[group[root] as number] as number;
    return root;
  };
  // Nearest first: a street that joins two parts is built, then the shortest of the others.
  const built = candidates.filter(({ a, b }) => {
    const apart = find(a) !== find(b);
    if (apart) group[find(a)] = find(b);
    return apart;
  });
  const known = new Set(built);
  built.push(...candidates.filter((street) => !known.has(street)).slice(0, streets - built.length));
  const region = (town: number): number => Math.floor((6 * (x[town] as number)) / (height * aspect));
  const byX = Array.from(x.keys()).sort((v, w) => (x[v] as number) - (x[w] as number));
  const spread = Math.max(1, Math.floor(nodes / 60));
  const west = byX.filter((_, i) => i % spread === 0).slice(0, origins);
  const east = byX
    .reverse()
    .filter((_, i) => i % spread === 0)
    .slice(0, destinations);
  return {
    network: {
      nodes,
      tail: Uint32Array.from(built.flatMap(({ a, b }) => [a, b])),
      head: Uint32Array.from(built.flatMap(({ a, b }) => [b, a])),
    },
    pairs: {
      from: Uint32Array.from(west.flatMap((from) => east.map(() => from))),
      to: Uint32Array.from(west.flatMap(() => east)),
    },
    nominal: Float64Array.from(built.flatMap(({ length }) => [1 + 10 * length, 1 + 10 * length])),
    figure: Uint32Array.from(built.flatMap(({ a, b }) => [region(a), region(b)])),
  };
}

/**
 * What a study makes of a network of towns: each town has an arriving and a departing state per mode, with transfers
 * between modes, a state to begin in and one to end in. Every street carries a road, two in three a railway,
 * one in eight a sea lane.
 */
export function states(places: Case): Case {
  const next = random(99);
  const { network, nominal } = places;
  const modes = [
    { mode: "road", share: 1, rate: 1 },
    { mode: "rail", share: 0.67, rate: 0.6 },
    { mode: "sea", share: 0.12, rate: 0.3 },
  ];
  const ids = new Map<string, number>();
  const state = (name: string): number => {
    if (!ids.has(name)) ids.set(name, ids.size);
    return ids.get(name) as number;
  };
  const arcs: { tail: number; head: number; weight: number; figure: number }[] = [];
  const arc = (from: string, to: string, weight: number, figure: number): void => {
    arcs.push({ tail: state(from), head: state(to), weight, figure });
  };
  const served = new Map<number, Set<string>>();
  for (let street = 0; street < network.tail.length; street += 2) {
    const [a, b] = [network.tail[street] as number, network.head[street] as number];
    for (const [m, { mode, share, rate }] of modes.entries()) {
      if (next() >= share) continue;
      const weight = (nominal[street] as number) * rate;
      const figure = 6 * m + (places.figure[street] as number);
      arc(`${a} departs ${mode}`, `${b} arrives ${mode}`, weight, figure);
      arc(`${b} departs ${mode}`, `${a} arrives ${mode}`, weight, figure);
      for (const end of [a, b]) served.set(end, (served.get(end) ?? new Set()).add(mode));
    }
  }
  for (const [town, own] of served) {
    for (const mode of own) {
      arc(`${town} begins`, `${town} departs ${mode}`, 4, 18);
      arc(`${town} arrives ${mode}`, `${town} ends`, 4, 18);
      for (const other of own)
        arc(`${town} arrives ${mode}`, `${town} departs ${other}`, mode === other ? 1 : 9, 19);
    }
  }
  const ends = (column: Uint32Array, which: string): Uint32Array =>
    column.map((town) => state(`${town} ${which}`));
  return {
    pairs: { from: ends(places.pairs.from, "begins"), to: ends(places.pairs.to, "ends") },
    network: {
      nodes: ids.size,
      tail: Uint32Array.from(arcs, ({ tail }) => tail),
      head: Uint32Array.from(arcs, ({ head }) => head),
    },
    nominal: Float64Array.from(arcs, ({ weight }) => weight),
    figure: Uint32Array.from(arcs, ({ figure }) => figure),
  };
}

/** Rounds to a multiple of 2^-30, as the library does with amounts. */
function onGrid(weight: number): number {
  return Math.round(weight * 2 ** 30) / 2 ** 30;
}

/** Futures in which every arc has a draw of its own: half of the arcs triangular, half lognormal. */
export function independentFutures({ nominal }: Case, lanes: number, blocks: number): Futures {
  const next = random(7);
  const draw = (arc: number): number => {
    if (arc % 2 === 0) return 0.7 + 0.3 * (next() + next());
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.exp(0.25 * normal);
  };
  const block = (): Float64Array => {
    const weights = new Float64Array(nominal.length * lanes);
    weights.forEach((_, i) => {
      const arc = Math.floor(i / lanes);
      weights[i] = onGrid((nominal[arc] as number) * draw(arc));
    });
    return weights;
  };
  return { lanes, blocks: Array.from({ length: blocks }, block) };
}

/** Futures in which arcs share uncertain figures, as the prices and speeds of a study do. */
export function sharedFutures({ nominal, figure }: Case, lanes: number, blocks: number): Futures {
  const next = random(8);
  const figures = 1 + figure.reduce((most, each) => Math.max(most, each), 0);
  const block = (): Float64Array => {
    const factors = Array.from({ length: figures }, () =>
      Float64Array.from({ length: lanes }, () => 0.75 + next() / 2),
    );
    const weights = new Float64Array(nominal.length * lanes);
    weights.forEach((_, i) => {
      const arc = Math.floor(i / lanes);
      const factor = factors[figure[arc] as number]?.[i % lanes] as number;
      weights[i] = onGrid((nominal[arc] as number) * factor);
    });
    return weights;
  };
  return { lanes, blocks: Array.from({ length: blocks }, block) };
}

/** A patch of a block: some arcs closed, or at a share of their weights. */
export function patched(arcs: Uint32Array, share: number, weights: Float64Array, lanes: number): LanePatch {
  const changed = Array.from(arcs).flatMap((arc) =>
    Array.from(weights.subarray(arc * lanes, (arc + 1) * lanes), (weight) =>
      share === Number.POSITIVE_INFINITY ? share : onGrid(weight * share),
    ),
  );
  return { arcs, weights: Float64Array.from(changed) };
}

function nearPairs(x: Float64Array, y: Float64Array): { a: number; b: number; length: number }[] {
  const cells = new Map<string, number[]>();
  const cellOf = (v: number, dx = 0, dy = 0): string =>
    `${Math.floor((x[v] as number) / 2) + dx},${Math.floor((y[v] as number) / 2) + dy}`;
  x.forEach((_, v) => {
    cells.set(cellOf(v), [...(cells.get(cellOf(v)) ?? []), v]);
  });
  const found = new Map<number, { a: number; b: number; length: number }>();
  x.forEach((_, v) => {
    const around: { w: number; length: number }[] = [];
    for (let reach = 1; around.length < 8 && reach < 8; reach++) {
      around.length = 0;
      for (let dx = -reach; dx <= reach; dx++) {
        for (let dy = -reach; dy <= reach; dy++) {
          for (const w of cells.get(cellOf(v, dx, dy)) ?? []) {
            if (w === v) continue;
            const length = Math.sqrt(
              ((x[v] as number) - (x[w] as number)) ** 2 + ((y[v] as number) - (y[w] as number)) ** 2,
            );
            around.push({ w, length });
          }
        }
      }
    }
    around.sort((p, q) => p.length - q.length || p.w - q.w);
    for (const { w, length } of around.slice(0, 8)) {
      const [a, b] = [Math.min(v, w), Math.max(v, w)];
      found.set(a * x.length + b, { a, b, length });
    }
  });
  return [...found.values()].sort((p, q) => p.length - q.length || p.a - q.a || p.b - q.b);
}
