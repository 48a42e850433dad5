/** Shares of routes by a nested logit, in 32 futures at a time. */

import { exp, log } from "../../math/index.ts";

/** Futures side by side. */
const lanes = 32;

/** What is chosen among, and how; rows hold a number for each lane. */
export interface ShareSet {
  /** How many routes there are. */
  readonly routes: number;
  /** Route -> its nest, numbered from 0. */
  readonly nests: Uint8Array;
  /** How many nests, at most 64. */
  readonly nestCount: number;
  /** Logarithm of each route's path size. */
  readonly logSizes: Float64Array;
  /** Number of the nest in which the captive share stays; below 0 where there is none. */
  readonly captiveNest: number;
}

/** The parameters of a choice, in each lane. */
export interface ShareRows {
  /** Difference in cost that makes a route e times as likely, where all routes are one nest. */
  readonly spread: Float64Array;
  /** From above 0 to 1: how much more alike routes of a nest are. */
  readonly nest: Float64Array;
  /** Weight of the path size. */
  readonly overlap: Float64Array;
  /** Share that stays in the captive nest. */
  readonly captive: Float64Array;
}

/**
 * Shares of the routes of a set: within a nest by `exp(-cost / (spread nest) + overlap log(size))`, among nests by the
 * logarithm of that sum (D. McFadden, Modelling the choice of residential location, 1978; K. E. Train, Discrete Choice Methods
 * with Simulation, 2009, chapter 4; path size: M. Ben-Akiva, M. Bierlaire, 1999). No power overflows: the least cost is taken
 * off first. With `nest` 1 it is the multinomial logit.
 *
 * @param costs - Route r in lane i at `32 r + i`; Infinity where the route is closed.
 * @param shares - Written likewise: they sum to 1, or are all 0 where every route is closed.
 * @param inclusive - Written by lane: the expected least cost (logsum), `-spread log(sum over nests)`, for the captive share that of
 *   its nest alone; Infinity where the set is closed.
 */
export function writeShares(
  set: ShareSet,
  { spread, nest, overlap, captive }: ShareRows,
  costs: Float64Array,
  shares: Float64Array,
  inclusive: Float64Array,
): void {
  const { routes, captiveNest } = set;
  for (let lane = 0; lane < lanes; lane++) {
    let least = Number.POSITIVE_INFINITY;
    for (let r = 0; r < routes; r++) least = Math.min(least, costs[lanes * r + lane] as number);
    inclusive[lane] = least;
    if (least === Number.POSITIVE_INFINITY) {
      for (let r = 0; r < routes; r++) shares[lanes * r + lane] = 0;
      continue;
    }
    const theta = nest[lane] as number;
    const wide = spread[lane] as number;
    addPowers(
      set,
      { lane, least, scale: -1 / (wide * theta), weight: overlap[lane] as number },
      costs,
      shares,
    );
    const whole = nestPowers(set.nestCount, theta);
    const isHeld = captiveNest >= 0 && (sums[captiveNest] as number) > 0;
    const held = isHeld ? (captive[lane] as number) : 0;
    const free = least - wide * log(whole);
    inclusive[lane] =
      held === 0 ? free : (1 - held) * free + held * (least - wide * log(ofNests[captiveNest] as number));
    shareOut(set, { lane, whole, held }, shares);
  }
}

/** Writes the power of each route in place of its share, and sums them up by nest. */
function addPowers(
  { routes, nests, nestCount, logSizes }: ShareSet,
  at: { readonly lane: number; readonly least: number; readonly scale: number; readonly weight: number },
  costs: Float64Array,
  powers: Float64Array,
): void {
  const { lane, least, scale, weight } = at;
  sums.fill(0, 0, nestCount);
  for (let r = 0; r < routes; r++) {
    const cost = costs[lanes * r + lane] as number;
    const isOpen = cost !== Number.POSITIVE_INFINITY;
    const power = isOpen ? exp((cost - least) * scale + weight * (logSizes[r] as number)) : 0;
    powers[lanes * r + lane] = power;
    const n = nests[r] as number;
    sums[n] = (sums[n] as number) + power;
  }
}

/** The power of each nest, of the sums of its routes; and their sum. */
function nestPowers(nestCount: number, theta: number): number {
  let whole = 0;
  for (let n = 0; n < nestCount; n++) {
    const sum = sums[n] as number;
    const power = sum === 0 || theta === 1 ? sum : exp(theta * log(sum));
    ofNests[n] = power;
    whole += power;
  }
  return whole;
}

/** Turns powers of routes into shares. */
function shareOut(
  { routes, nests, captiveNest }: ShareSet,
  { lane, whole, held }: { readonly lane: number; readonly whole: number; readonly held: number },
  shares: Float64Array,
): void {
  for (let r = 0; r < routes; r++) {
    const n = nests[r] as number;
    const sum = sums[n] as number;
    if (sum === 0) continue;
    const free = ((1 - held) * (ofNests[n] as number)) / whole;
    const at = lanes * r + lane;
    shares[at] = ((shares[at] as number) / sum) * (n === captiveNest ? free + held : free);
  }
}

/** Nests of a set, at most: chains of modes are far fewer. */
export const mostNests = 64;
const sums = new Float64Array(mostNests);
const ofNests = new Float64Array(mostNests);
