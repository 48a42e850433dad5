import { LANES } from "./kernel.ts";
import type { Minimum, Term } from "./solver.ts";

/** "Exactly these terms attain this minimum." */
export interface Fact {
  readonly id: number;
  /** The term, if it is a single one; else -1. */
  readonly only: number;
  /** Per term 0 if it attains, else all ones: XOR with the term's mask gives the lanes that agree. */
  readonly flips: Uint32Array;
  /** What the terms that attain are made of, one behind the other. */
  readonly parts: readonly number[];
  /** Whether these parts are one way, from its beginning to its end. */
  readonly single: boolean;
  /** The minima among these parts, each once. */
  readonly below: readonly Watched[];
}

/** Which fragment a minimum has in which lanes, for one solution. */
export interface Division {
  /** The solution it belongs to. */
  state: number;
  /** Lanes it covers. */
  known: number;
  /** Whether `facts` is filled. */
  drawn: boolean;
  /** Lanes in which each fact holds. */
  readonly facts: number[];
  /** Entries in use of the two lists below: lanes that do not overlap, and the fragment they have. */
  count: number;
  /** How many of them were there when the call at work began. */
  before: number;
  readonly lanes: Int32Array;
  readonly fragments: Int32Array;
}

/** A minimum that routes were traced through. */
export interface Watched {
  readonly minimum: Minimum;
  readonly terms: readonly Term[];
  readonly facts: Fact[];
  /** Address of the words that `LaneKernel.tight` reads, and of the mask of each term. */
  readonly entry: number;
  readonly masks: number;
  readonly base: Division;
  readonly patch: Division;
  /** Lanes being traced, to notice cycles. */
  busy: number;
  /** Minima and pairs with a fact that has this one below. */
  readonly above: Watched[];
  readonly pairsAbove: number[];
  /** The last patch that changed this minimum or something below it. */
  affected: number;
}

/** A division of no lanes. */
export function newDivision(): Division {
  const lanes = new Int32Array(LANES);
  return {
    state: -1,
    known: 0,
    drawn: false,
    facts: [],
    count: 0,
    before: 0,
    lanes,
    fragments: new Int32Array(LANES),
  };
}

/** The division itself, emptied if it belongs to another solution. */
export function renewed(division: Division, state: number): Division {
  if (division.state === state) return division;
  division.state = state;
  division.known = 0;
  division.drawn = false;
  division.count = 0;
  return division;
}

/** The lanes in which a fact holds, from the masks that `tight` wrote last for its minimum. */
export function holding({ masks, terms }: Watched, { only, flips }: Fact, u32: Uint32Array): number {
  const first = masks >>> 2;
  if (only >= 0) return (u32[first + only] as number) & ~(u32[first + terms.length] as number);
  let mask = -1;
  for (let term = 0; term < flips.length; term++) {
    mask &= (u32[first + term] as number) ^ (flips[term] as number);
  }
  return mask;
}

/** Adds lanes that have a fragment. */
export function addTo(division: Division, lanes: number, fragment: number): void {
  const { fragments, count, before } = division;
  // What one call of `divide` adds differs by itself; only earlier entries can be the same.
  for (let i = 0; i < before; i++) {
    if (fragments[i] !== fragment) continue;
    division.lanes[i] = (division.lanes[i] as number) | lanes;
    return;
  }
  fragments[count] = fragment;
  division.lanes[count] = lanes;
  division.count = count + 1;
}

/** The lowest lane of a mask that is not empty. */
export function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
