export { studyBase } from "./documents.ts";
export { type GmnsFiles, type LinkTable, readGmns } from "./gmns.ts";
export { readStudy } from "./readStudy.ts";
export { studyJsonSchema } from "./studyFile.ts";
export type { StudyFiles } from "./tables/reading.ts";
