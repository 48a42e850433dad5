// The parts of the package yaml that are in use. The build puts them into this one file: the package's form for Node asks for
// "process" by a require that no bundle of ES modules has.
export {
  Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
