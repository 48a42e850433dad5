import { compare, type Study } from "karvan";
import { hashOf } from "../src/base/index.ts";

/** A hash over everything a comparison of the small study says: equal hashes are equal to the last bit. */
export async function fingerprint(study: Study): Promise<string> {
  return hashOf(await compare(study, "status-quo", "rail-joined"));
}

/**
 * What every engine must find. A change of it is a change of results: it belongs in the changelog under "Results that
 * change", with its direction and size.
 */
export const expectedFingerprint = "8169800416a531042093920a1cf0ca1fdaebae8295c1776e6232cce341a1b9b8";
