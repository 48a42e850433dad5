/**
 * Studies from folders: the part of Karvan that needs Node.
 *
 * @module
 */

// Studies and scenarios on disk
export { checkStudyFolder } from "../routing/checkStudyFolder.node.ts";
export { loadStudy } from "../io/loadStudy.node.ts";
export { writeScenario, type WriteScenarioOptions } from "../io/writeScenario.node.ts";
