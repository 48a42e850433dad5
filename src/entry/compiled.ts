/**
 * Routes and comparisons from a compiled study, as `compileStudy` of `karvan` writes it, in a bundle under 84 kB gzipped. Files are
 * read without the readers of tables, units, formulas and scenarios; results are the same to the last bit.
 *
 * @module
 */

export { readCompiled, type CompiledStudy } from "../compiled/index.ts";
