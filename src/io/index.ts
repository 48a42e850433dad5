export { type GmnsFiles, type LinkTable, readGmns } from "./gmns.ts";
export { readStudy, studyBase } from "./readStudy.ts";
export type { StudyFiles } from "./tables/reading.ts";
