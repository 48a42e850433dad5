/** Small tools that every other folder uses: problems, checks, numbers, ids, hashes. */
export { type Arguments, expectArguments, type Rule } from "./arguments.ts";
export { blockSize } from "./blocks.ts";
export { type Bounds, boundsText, within } from "./bounds.ts";
export { compact } from "./compact.ts";
export { checkCount } from "./checkCount.ts";
export {
  expectColumn,
  expectColumns,
  expectFraction,
  expectPositive,
  expectWhole,
  refuse,
  type Fields,
} from "./expect.ts";
export {
  displayed,
  displayedAs,
  installView,
  type MimeBundle,
  type ResultContext,
  type ResultKind,
  resultContext,
  type ResultView,
} from "./display.ts";
export { type FinishedParts, finishedOr } from "./finishedParts.ts";
export { canonicalJson, hashOf } from "./hash.ts";
export { asId, byId, idPattern, idRule, isId, sortById } from "./id.ts";
export type { LargestNetwork, LinkColumns, LinkTable, NamedText } from "./linkTable.ts";
export { codePoint, isLost, readNumber } from "./number.ts";
export {
  didYouMean,
  type Fault,
  formatProblems,
  InputError,
  inOrder,
  isWorthAHint,
  nearest,
  type Problem,
  type ProblemDraft,
  type ProblemLocation,
  problem,
  show,
  throwIfErrors,
  visible,
} from "./problem.ts";
export { finish, paced, partOf, pause, type ProgressOptions, type Steps } from "./pause.ts";
export { at, type FieldPath, pathOf, pathText, schemaProblems, withoutParts } from "./schemaProblems.ts";
export { type RangeShape, shapes, type StandsFor, standsForWords } from "./shape.ts";
export { version } from "./version.ts";

export { append, greatest, least } from "./lists.ts";
export { displayWidth, isolated, pad } from "./displayWidth.ts";
export { type TextWidth, wrapped, wrappedLines } from "./wrap.ts";
