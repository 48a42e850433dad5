// The verb `list`: what a study has of a kind, searched by words.

import { loadStudy } from "../../io/loadStudy.node.ts";
import { itemTable } from "../../report/plain.ts";
import { type ItemKind, listItems } from "../../scenario/index.ts";
import { exitCodes } from "../exitCodes.ts";
import { data, dataJson, failureMessage } from "../output.ts";
import { terminal } from "../terminal.ts";

/** Prints the places, links, figures ... of a study that hold all given words. */
export async function listCommand(
  folder: string,
  kind: ItemKind,
  words: readonly string[],
  options: { readonly json?: true },
): Promise<void> {
  const study = await loadStudy(folder);
  const items = listItems(study, kind, words.join(" "));
  if (options.json) dataJson(items);
  else if (items.length > 0) data(itemTable(items, terminal()));
  if (items.length > 0) return;
  const all = listItems(study, kind).length;
  failureMessage(`none of ${all} ${kind} ${words.length === 0 ? "" : `holds ${words.join(" and ")}`}`.trim());
  process.exitCode = exitCodes.failed;
}
