/** Types of the one generator of seedrandom that is used. */

/** Johannes Baagøe's alea as seedrandom ships it; seedrandom's types leave its single generators out. */
declare module "seedrandom/lib/alea.js" {
  interface State {
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
    readonly c: number;
  }
  export default function alea(seed: string, options: { readonly state: State }): { double(): number };
}
