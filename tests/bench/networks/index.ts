export { networkRows } from "./growth.ts";
export { liveRows } from "./live.ts";
export { realRows } from "./real.ts";
