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
export const expectedFingerprint = "4e7f0ee836cadb6d2eac532c0462cba55d4da3a1739d589034523e0fce80a782";
