// The verb `show`: one thing of a study, where it is from, and who uses it.
import { loadStudy } from "../../io/loadStudy.node.ts";
import { itemText } from "../../report/plain.ts";
import { describeItem } from "../../scenario/index.ts";
import { data, dataJson } from "../output.ts";

/** Prints everything of a study that has an id. */
export async function showCommand(
  folder: string,
  id: string,
  options: { readonly json?: true },
): Promise<void> {
  const found = describeItem(await loadStudy(folder), id);
  if (options.json) dataJson(found);
  else data(found.map(itemText).join("\n\n"));
}
