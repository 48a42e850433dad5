export { loadStudy } from "./loadStudy.node.ts";
