/** What a reader of units gives. */

/** A unit as mathjs sees it: the exponent of each base dimension, and the size in mathjs's own base units. */
export interface RawUnit {
  /** Base dimension, e.g. `MASS` or `USD_STUFF`, to its exponent; zero exponents left out. */
  readonly exponents: ReadonlyMap<string, number>;
  /** How many of mathjs's base units one of this unit is. */
  readonly size: number;
}
