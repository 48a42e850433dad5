/** Writes a scenario as the YAML that studies keep. */

import { expectArguments } from "../../base/index.ts";
import { parseScenario, type Scenario } from "../../scenario/index.ts";
import { scenarioTextArguments } from "../given.ts";
import { Document, isCollection, visit } from "../text/yamlLibrary.ts";

const longestLine = 110;

/**
 * A scenario as YAML, for a file `scenarios/<id>.yaml` of a study. Reading it gives the same document, value for value.
 *
 * @throws InputError when the form of the scenario is wrong.
 * @example
 * ```ts
 * import { scenarioText } from "karvan/text";
 * const edits = [{ type: "closeLink" as const, link: "sea-dalan--elis" }];
 * console.log(scenarioText({ version: 1, id: "no-ferry", title: "The ferry stops", edits }));
 * // version: 1
 * // id: no-ferry
 * // title: The ferry stops
 * // edits:
 * //   - {type: closeLink, link: sea-dalan--elis}
 * ```
 */
export function scenarioText(scenario: Scenario): string {
  expectArguments(scenarioTextArguments, [scenario]);
  const {
    version,
    id,
    title,
    question,
    description,
    extends: parents,
    edits,
    $schema,
  } = parseScenario(scenario);
  const ordered = { $schema, version, id, title, question, description, extends: parents, edits };
  const stated = Object.entries(ordered).filter(([, value]) => value !== undefined);
  const document = new Document(Object.fromEntries(stated), { aliasDuplicateObjects: false });
  visit(document, {
    // Digits of a whole number beyond 2^53 would claim more than it says; the reader refuses them.
    Scalar(_, node) {
      if (Number.isInteger(node.value) && !Number.isSafeInteger(node.value)) node.format = "EXP";
    },
    // What is short stands on one line, as people write it.
    Collection(_, node, path) {
      const isInEdit = path.length > 3;
      if (isCollection(node) && isInEdit && lengthOf(node) < longestLine - 30) node.flow = true;
    },
  });
  return document.toString({ lineWidth: longestLine, flowCollectionPadding: false, singleQuote: false });
}

function lengthOf(node: { toJSON(): unknown }): number {
  return JSON.stringify(node.toJSON()).length;
}
