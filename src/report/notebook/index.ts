// Results in notebooks: loading this file lets every result show itself.
import { installView } from "../../base/index.ts";
import { viewOf } from "./view.ts";

installView(viewOf);

export { type TidyRow, type TidyValue, tidyRows } from "./tidyRows.ts";
