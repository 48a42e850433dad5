/**
 * Studies from folders: the part of Karvan that needs Node.
 *
 * @module
 */

export { loadStudy } from "../io/loadStudy.node.ts";
