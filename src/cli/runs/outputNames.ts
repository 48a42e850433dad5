// Names of output files made from ids of scenarios: refused before the work where a disk could not hold them side by side.
import { greatest } from "../../base/index.ts";
import { UsageError } from "../failure.ts";
import { manifestName } from "./manifest.ts";
import { folded } from "./settle.ts";

// Names that Windows gives to devices, whatever follows the first dot.
const devices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * Checks that the files of some scenarios have names of their own, on disks with and without upper and lower case.
 *
 * @param endings - What follows the id in the names of files, e.g. `.csv`.
 * @throws UsageError when two files, or a file and the manifest, would have one name, or an id cannot be one.
 */
export function checkOutputNames(ids: readonly string[], endings: readonly string[]): void {
  const owners = new Map<string, string>([[folded(manifestName), "the list of files of the run"]]);
  const longest = greatest(endings.map((ending) => ending.length));
  for (const id of ids) {
    const isName = !/[/\\:*?<>|]/.test(id) && !id.startsWith(".") && !devices.test(id);
    if (!isName || Buffer.byteLength(id) + longest > 255)
      throw new UsageError(
        `--out: expected a scenario whose id can begin the name of a file, got ${JSON.stringify(id)}; rename it`,
      );
    for (const name of endings.map((ending) => `${id}${ending}`)) {
      const owner = owners.get(folded(name));
      if (owner !== undefined)
        throw new UsageError(
          `--out: the file ${name} of scenario ${id} would take the place of ${owner}; rename the scenario, or compare it in another folder`,
        );
      owners.set(folded(name), `a file of scenario ${id}`);
    }
  }
}
