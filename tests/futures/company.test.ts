// A journey has the same futures, bit for bit, alone and beside other scenarios, journeys and figures, by every design.
import { beforeAll, describe, expect, it } from "vitest";
import { type CompareOptions, compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";

let study: Study;
beforeAll(async () => {
  study = await loadStudy("examples/first-corridor");
});

/** A road that only a scenario has, with a length of its own that is drawn. */
const shortcut = (id: string, value: number): Scenario => ({
  version: 1,
  id,
  title: `A road of ${value} km`,
  extends: "rail-joined",
  edits: [
    {
      type: "addLink",
      link: {
        ...{ id: `road-${id}`, from: "alma", to: "barda", twoWay: true, mode: "road", country: "AA" },
        length: {
          value,
          unit: "km",
          low: 0.97 * value,
          high: 1.31 * value,
          kind: "assumed",
          note: "a trial",
        },
        carries: ["freight"],
      },
    },
  ],
});

const options: readonly CompareOptions[] = [
  { design: "monteCarlo" },
  { design: "latinHypercube" },
  { design: "sobol" },
  { design: "halton" },
  { halfWidth: 0.12 },
  { halfWidth: 0.12, components: true, payees: true },
  {
    design: "sobol",
    correlation: {
      names: ["road.cost", "rail.rate"],
      matrix: [
        [1, 0.4],
        [0.4, 1],
      ],
    },
  },
];

describe("a row of a comparison", () => {
  it.each(options)("is the same alone and in company: %j", async (more) => {
    const asked: CompareOptions = { futures: 6000, seed: "company", ...more };
    const scenarios = [shortcut("a", 113.7), "rail-joined", shortcut("b", 87.3), "status-quo"];
    const together = await compare(study, "status-quo", scenarios, asked);
    const turned = await compare(study, "status-quo", scenarios.toReversed(), asked);
    const drawn = new Set<number>();
    for (const [i, scenario] of scenarios.entries()) {
      const alone = await compare(study, "status-quo", scenario, asked);
      expect(together[i]?.rows).toEqual(alone.rows);
      expect(turned.at(-1 - i)?.rows).toEqual(alone.rows);
      for (const { futures } of alone.rows) if (futures) drawn.add(futures.futures);
    }
    // Journeys stop at different numbers of futures: each for itself.
    if (more.halfWidth !== undefined) expect(drawn.size).toBeGreaterThan(1);
  });

  it.each(["sobol", "halton"] as const)(
    "is the same beside many figures that other scenarios bring, by %s",
    async (design) => {
      // So many that any rule which hands out places by what else is there would have to move some.
      const scenarios = Array.from({ length: 40 }, (_, i) => shortcut(`way-${i}`, 87.3 + i / 7));
      const asked: CompareOptions = { futures: 64, seed: "company", design };
      const together = await compare(study, "status-quo", scenarios, asked);
      for (const [i, scenario] of scenarios.entries()) {
        if (i % 3 !== 0) continue;
        const alone = await compare(study, "status-quo", scenario, asked);
        expect(together[i]?.rows).toEqual(alone.rows);
      }
    },
  );

  it.each(["sobol", "halton"] as const)("is the same without the other journeys, by %s", async (design) => {
    const asked: CompareOptions = { futures: 512, seed: "company", design };
    const { rows } = await compare(study, "status-quo", "rail-joined", asked);
    const question = study.questions[0];
    if (question === undefined) throw new Error("the study asks nothing");
    for (const pair of question.pairs) {
      const questions = [{ ...question, pairs: [pair], commodities: question.commodities.slice(-1) }];
      const own = await compare({ ...study, questions }, "status-quo", "rail-joined", asked);
      const [row] = own.rows;
      const same = rows.find(
        ({ from, to, commodity }) =>
          from.place === row?.from.place && to.place === row?.to.place && commodity === row?.commodity,
      );
      expect(row).toEqual(same);
    }
  });
});
