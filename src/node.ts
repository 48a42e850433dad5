export { loadStudy } from "./io/index.ts";
