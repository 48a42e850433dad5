// The shipped study on a page with sliders: a model is held, all its journeys are answered under a base, a user moves one
// thing and waits for the new answers. One change is made to the planned link each time, and compared with the planned link.

import { type Comparison, compare } from "../../../src/futures/index.ts";
import { loadStudy } from "../../../src/io/loadStudy.node.ts";
import { compile } from "../../../src/routing/index.ts";
import type { Edit, Scenario } from "../../../src/scenario/index.ts";
import { withinReference } from "../reference.ts";
import { type BenchOptions, cpuSecondsSince, type Row, row } from "../row.ts";

const folder = "scenarios/iran-iraq";
const base = "planned-link";
/** Runs of the reference kernel that an answer may take, so that a page follows the hand: 20 ms where a run takes 5 ms. */
const limit = 4;

const changes: readonly { readonly subject: string; readonly edit: Edit }[] = [
  {
    subject: "one figure set",
    edit: {
      ...{ type: "set", at: "truck.cost.irq" },
      to: { value: 0.1, unit: "USD/tonne/km", kind: "assumed" },
    },
  },
  { subject: "one link closed", edit: { type: "closeLink", link: "rail-dorud--andimeshk" } },
  {
    subject: "one crossing changed",
    edit: {
      ...{ type: "setCrossing", at: "shalamcheh", mode: "road" },
      queue: { value: 60, unit: "hour", kind: "assumed" },
    },
  },
];

/** Rows on one change asked again, against the limit. */
export async function againRows({ smoke }: BenchOptions): Promise<Row[]> {
  const model = compile(await loadStudy(folder), [base]);
  const rows: Row[] = [];
  for (const { subject, edit } of changes) {
    const further = { of: base, as: "asked", title: "Asked" };
    const answer = (): Promise<Comparison> => compare(model.with([edit], further), base, "asked");
    const ask = async (): Promise<number> => {
      const before = process.cpuUsage();
      await answer();
      return cpuSecondsSince(before);
    };
    const answers = await answer();
    const scenario: Scenario = { version: 1, id: "asked", title: "Asked", extends: base, edits: [edit] };
    const fresh = await compare(await loadStudy(folder), base, scenario);
    const times: number[] = [];
    for (let pass = 0; pass < (smoke ? 1 : 80); pass++) times.push(await ask());
    // The first half is for the compiler.
    const seconds = median(times.slice(times.length / 2));
    rows.push(
      row({
        ...{
          workload: "one change asked again",
          size: `${answers.rows.length.toLocaleString("en")} journeys`,
        },
        ...{ subject, seconds, ...withinReference(limit, seconds) },
        equal: JSON.stringify(answers) === JSON.stringify(fresh),
      }),
    );
  }
  return rows;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
