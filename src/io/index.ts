export { loadStudy } from "./loadStudy.node.ts";
export { readDimacs } from "./networks/dimacs.ts";
export { type GmnsFiles, readGmns } from "./networks/gmns.ts";
export { readTntp } from "./networks/tntp.ts";
export { readStudy } from "./study/readStudy.ts";
export { studyJsonSchema } from "./study/studyFile.ts";
export type { StudyFiles } from "./tables/openTables.ts";
