// The commodity of a call: the one it names, or the only one of the study.
import type { Study } from "../model/index.ts";
import { UsageError } from "./failure.ts";

/**
 * The commodity that a call is about. None is chosen for the caller where there are several.
 *
 * @throws UsageError when the call names none and the study does not have exactly one.
 */
export function commodityOf({ commodities }: Study, named: string | undefined): string {
  if (named !== undefined) return named;
  const [only, ...others] = commodities.map(({ id }) => id);
  if (only !== undefined && others.length === 0) return only;
  const ids = commodities.map(({ id }) => id).join(", ");
  throw new UsageError(`--commodity: expected one of ${ids || "the study's commodities"}, got nothing`);
}
