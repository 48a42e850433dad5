/**
 * The elementary functions model code may use. JavaScript leaves `Math.exp` and its like to the engine, and
 * engines differ in the last bit of 3 to 49 % of their results; these are written with + - * / and square
 * root alone, which all engines round alike, so the same study gives the same bytes everywhere. All are right
 * to within one unit in the last place.
 */
export { acos, asin, atan, atan2 } from "./elementary/arc.ts";
export { cos, sin } from "./elementary/circle.ts";
export { exp, expm1 } from "./elementary/exponential.ts";
export { log, log1p } from "./elementary/logarithm.ts";
export { pow, wholePower } from "./elementary/power.ts";
