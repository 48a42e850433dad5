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
export const expectedFingerprint = "d5bee4c785d6c89f47e23ad6af686b154001a43fe2faae6cbe2c744a1beaec1c";
