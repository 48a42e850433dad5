/** Johannes Baagøe's alea as seedrandom ships it; seedrandom's types leave its single generators out. */
declare module "seedrandom/lib/alea.js" {
  /** Three fractions that are multiples of 2^-32, and a carry. */
  export interface AleaState {
    readonly c: number;
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
  }
  export interface Alea {
    /** The next fraction, a multiple of 2^-32. */
    (): number;
    /** The next fraction of two steps, a multiple of 2^-53. */
    double(): number;
    state(): AleaState;
  }
  export default function alea(seed: string, options: { readonly state: AleaState | true }): Alea;
}
