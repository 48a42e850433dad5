export {
  type IndexMethod,
  type IndexOptions,
  indexNetwork,
  type NetworkIndex,
  type PlainReason,
} from "./networkIndex.ts";
export { type NgraphFinder, type NgraphFinderOptions, ngraphFinder } from "./ngraphFinder.ts";
export type { LinkPath } from "./searchNetwork.ts";
