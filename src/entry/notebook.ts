/**
 * Results in notebooks: loading this entry lets every result show itself as text, table and picture, and any result
 * becomes tidy rows. Deno loads it with `karvan`.
 *
 * @module
 */

export { tidyRows, type TidyRow, type TidyValue } from "../report/notebook/index.ts";
