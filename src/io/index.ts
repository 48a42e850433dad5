export { readDimacs } from "./dimacs.ts";
export { studyBase } from "./documents.ts";
export { type GmnsFiles, readGmns } from "./gmns.ts";
export type { LargestNetwork, LinkColumns, LinkTable, NamedText } from "./linkTable.ts";
export { readStudy } from "./readStudy.ts";
export { studyJsonSchema } from "./studyFile.ts";
export type { StudyFiles } from "./tables/reading.ts";
export { readTntp } from "./tntp.ts";
