export { readStudy, studyBase } from "./readStudy.ts";
export type { StudyFiles } from "./tables/reading.ts";
