// The shipped study on a page with sliders: all its journeys are answered under a base, somebody moves one thing, and
// waits for the new answers. One change is made to the planned link each time, and compared with the planned link.

import { compare } from "../../../src/futures/index.ts";
import { loadStudy } from "../../../src/io/loadStudy.node.ts";
import type { Edit, Scenario } from "../../../src/scenario/index.ts";
import { type BenchOptions, type Row, row } from "../row.ts";

const folder = "scenarios/iran-iraq";
const base = "planned-link";
/** Longest that a page may take to answer and still seem to follow the hand, in seconds. */
const limit = 0.1;

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
  const study = await loadStudy(folder);
  const rows: Row[] = [];
  for (const { subject, edit } of changes) {
    const scenario: Scenario = { version: 1, id: "asked", title: "Asked", extends: base, edits: [edit] };
    const ask = async (): Promise<number> => {
      const start = performance.now();
      await compare(study, base, scenario);
      return (performance.now() - start) / 1000;
    };
    const answers = await compare(study, base, scenario);
    const fresh = await compare(await loadStudy(folder), base, scenario);
    const times: number[] = [];
    for (let pass = 0; pass < (smoke ? 1 : 40); pass++) times.push(await ask());
    // The first half is for the compiler.
    const seconds = median(times.slice(times.length / 2));
    rows.push(
      row({
        ...{
          workload: "one change asked again",
          size: `${answers.rows.length.toLocaleString("en")} journeys`,
        },
        ...{ subject, peer: "limit of 100 ms", ratio: limit / seconds, reach: 1, seconds },
        equal: JSON.stringify(answers) === JSON.stringify(fresh),
      }),
    );
  }
  return rows;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
