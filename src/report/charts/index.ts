export { type ChangesInput, changesChart } from "./changes.ts";
export { type DistanceInput, timeCostDistanceChart } from "./distance/index.ts";
export { borderDisclaimer, corridorMap, type MapInput } from "./map/index.ts";
export type { Ways } from "./map/layers.ts";
export { type PictureText, svgText } from "./svg.ts";
export { type WaterfallInput, waterfallChart } from "./waterfall.ts";
