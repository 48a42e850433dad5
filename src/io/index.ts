/** What other folders take from here: readers of studies. Network files have an index of their own, and what needs Node is imported by its file. */

export { scenarioText } from "./study/scenarioText.ts";
export { examineStudy, loadReaders, readStudy, readStudyNow, type UnsoundStudy } from "./study/readStudy.ts";
export { rowsAreSound } from "./tables/doubt.ts";
export { studyJsonSchema } from "./study/studyFile.ts";
export type { StudyFiles } from "./tables/openTables.ts";
