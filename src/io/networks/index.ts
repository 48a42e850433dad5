/** Readers of network files. They load nothing of studies, formulas or YAML. */

export { readDimacs } from "./dimacs.ts";
export { type GmnsFiles, type GmnsNetwork, readGmns } from "./gmns.ts";
export { readTntp } from "./tntp.ts";
