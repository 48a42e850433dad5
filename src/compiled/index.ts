/** Compiled studies: written once with all readers at hand, and asked in a program that has none of them. */

export { compileStudy } from "./compileStudy.ts";
export type { CompiledStudy } from "./compiledStudy.ts";
export { readCompiled } from "./readCompiled.ts";
