/** Random streams: one generator for each seed, parameter, purpose and block. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import alea from "seedrandom/lib/alea.js";
import { blockSize, InputError, problem } from "../../base/index.ts";
import { isWellFormed, type Seed, seedText } from "./seed.ts";

/**
 * What a draw is for. `uncertainty`: what is not known, drawn once for each future. `variability`: what
 * differs from day to day, drawn for each replication. The two never share a draw.
 */
export type Purpose = "uncertainty" | "variability";

/** All the draws of one parameter for one purpose under one seed, numbered from 0. Made by {@link stream}. */
export interface Stream {
  /** SHA-256 of seed, parameter and purpose: 32 bytes. */
  readonly key: Uint8Array;
}

// Stands first in every key. Another number, another set of streams: a major version.
const version = "karvan/1";

/**
 * The stream of a parameter. Equal arguments give equal draws on every machine, whatever else the study
 * holds: the key is a hash over seed, parameter and purpose in UTF-8, each with its length before it, so that
 * no two triples share one.
 *
 * @param parameter - The id of the figure, or of the group of figures that move together.
 * @throws InputError when the seed is invalid.
 */
export function stream(seed: Seed, parameter: string, purpose: Purpose): Stream {
  if (!isWellFormed(parameter)) {
    throw new InputError([
      problem({ path: "parameter", expected: "a text without halves of characters", got: parameter }),
    ]);
  }
  const hash = sha256.create();
  const length = new DataView(new ArrayBuffer(4));
  for (const part of [version, seedText(seed), parameter, purpose]) {
    const bytes = utf8ToBytes(part);
    length.setUint32(0, bytes.length);
    hash.update(new Uint8Array(length.buffer)).update(bytes);
  }
  return { key: hash.digest() };
}

/** The state of an alea generator: three fractions that are multiples of 2^-32, and a carry. */
export interface AleaState {
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
  readonly c: number;
}

/** seedrandom's alea. */
export interface Alea {
  /** The next fraction of two steps, a multiple of 2^-53 from 0 to below 1. */
  double(): number;
}

const message: Uint8Array = new Uint8Array(40);
const messageView: DataView = new DataView(message.buffer);

/**
 * The state of the generator of a block: the first words of SHA-256 over the key and the number of the block.
 * alea holds 96 bits of fractions and a carry; all of them are set from the hash, so its own hash of a text
 * is not needed.
 */
export function stateOf(stream: Stream, block: number): AleaState {
  message.set(stream.key);
  messageView.setUint32(32, Math.floor(block / 4294967296));
  messageView.setUint32(36, block % 4294967296);
  const digest = sha256(message);
  return {
    s0: wordAt(digest, 0) / 4294967296,
    s1: wordAt(digest, 4) / 4294967296,
    s2: wordAt(digest, 8) / 4294967296,
    // From 1 to 2^20, below alea's multiplier as it must be.
    c: 1 + (wordAt(digest, 12) >>> 12),
  };
}

function wordAt(bytes: Uint8Array, at: number): number {
  const upper = (bytes[at] << 8) | bytes[at + 1];
  const lower = (bytes[at + 2] << 8) | bytes[at + 3];
  return upper * 65536 + lower;
}

/** The generator of a block: seedrandom's alea in the state of {@link stateOf}. */
export function generatorOf(stream: Stream, block: number): Alea {
  return alea("", { state: stateOf(stream, block) });
}

/**
 * One draw, uniform between 0 and 1, never 0 nor 1: (k + 1/2) / 2^52 with k the first 52 bits of seedrandom's
 * double. The plain way, one generator for one draw; {@link fillUniforms} gives the same bits for many.
 *
 * @param index - The number of the draw in its stream, from 0.
 */
export function uniformAt(stream: Stream, index: number): number {
  const generator = generatorOf(stream, Math.floor(index / blockSize));
  for (let i = index % blockSize; i > 0; i--) generator.double();
  return (Math.floor(generator.double() * 4503599627370496) + 0.5) / 4503599627370496;
}
