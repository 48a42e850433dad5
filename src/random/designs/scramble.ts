/** Random scrambling of digital nets. */
import type { Stream } from "../streams/stream.ts";
import { wordsOf } from "../streams/substream.ts";

/** The bits of a word in the opposite order. */
export function reverseBits(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}

/**
 * Nested uniform scrambling of numbers between 0 and 1 with 32 binary digits (A. B. Owen, Randomly permuted
 * (t,m,s)-nets, 1995): whether a digit is turned over depends by chance on the digits before it. Numbers keep what makes
 * them even, and each becomes uniform.
 *
 * On reversed digits, adding, multiplying by an odd number and taking in an even multiple by exclusive or carry digits
 * only onto later ones (S. Laine, T. Karras, Comput. Graph. Forum 30, 2011; B. Burley, J. Comput. Graph. Tech. 9(4),
 * 2020); the even multipliers are those N. Vegdahl found to mix best (Building a better LK hash, 2021). Two rounds, all
 * else drawn from the stream. Digits 33 to 52 are by chance.
 *
 * @returns A function of the reversed digits; its value is above 0 and below 1.
 */
export function scrambler(stream: Stream): (reversed: number) => number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = wordsOf(stream);
  const round = (x: number, add: number, odd: number): number => {
    let y = x ^ Math.imul(x, 0x3d20adea);
    y = Math.imul(y + add, odd | 1);
    y ^= Math.imul(y, 0x05526c56);
    return y ^ Math.imul(y, 0x53a22864);
  };
  return (reversed) => {
    const digits = reverseBits(round(round(reversed, a, b), c, d));
    const late = mix(digits ^ e) >>> 12;
    return (digits >>> 0) * 2.3283064365386963e-10 + (late + 0.5) * 2.220446049250313e-16;
  };
}

/** A word that depends on all bits of another one (the finishing steps of A. Appleby's MurmurHash3). */
function mix(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
