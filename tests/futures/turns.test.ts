// Long work is done in small steps: with a clock on which every step is long, others run after each of them.
import { analyse, compare, discover, sensitivity, switchingValues, timeVariability, weigh } from "karvan";
import { loadStudy } from "karvan/node";
import { operate } from "karvan/operation";
import { afterEach, describe, expect, it, vi } from "vitest";
import { finish, paced, type Steps } from "../../src/base/index.ts";

afterEach(() => vi.restoreAllMocks());

/** How often others may run during some work, where each step takes longer than a turn may last. */
async function turnsOf(work: () => Promise<unknown>): Promise<number> {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 100));
  // A timer waits for a millisecond at least, thousands of times.
  const timers = vi
    .spyOn(globalThis, "setTimeout")
    .mockImplementation(((run: () => void) => setImmediate(run)) as unknown as typeof setTimeout);
  await work();
  const turns = timers.mock.calls.length;
  vi.restoreAllMocks();
  return turns;
}

const journey = { from: "alma", to: "gora", commodity: "container" };
const query = { base: "status-quo", scenario: "rail-joined", ...journey };
const corridor = await loadStudy("examples/first-corridor");
const large = await loadStudy("scenarios/iran-iraq");

const questions: readonly (readonly [string, number, () => Promise<unknown>])[] = [
  ["a comparison", 40, () => compare(corridor, "status-quo", "rail-joined")],
  ["futures", 200, () => compare(corridor, "status-quo", "rail-joined", { futures: 300 })],
  ["an analysis", 500, () => analyse(corridor, query, { futures: 100 })],
  ["a sensitivity", 300, () => sensitivity(corridor, query, { method: "sobol", seed: "1", points: 64 })],
  ["switching values", 100, () => switchingValues(corridor, query)],
  [
    "variability",
    50,
    () =>
      timeVariability(
        large,
        { ...query, scenario: "planned-link", from: "isfahan", to: "basra" },
        { futures: 100 },
      ),
  ],
  ["a discovery", 300, () => discover(corridor, query, { futures: 100 })],
  [
    "a choice",
    300,
    () => weigh(corridor, { options: ["status-quo", "rail-joined"], ...journey }, { futures: 100 }),
  ],
  [
    "a run of traffic",
    100,
    () => operate(large, "border-closure", { from: "2026-07-01", days: 8, warmUpDays: 0 }),
  ],
];

describe("long work", () => {
  it.each(questions)("of %s lets others run at least %i times", async (_, least, ask) => {
    expect(await turnsOf(ask)).toBeGreaterThan(least);
  });

  it("gives way after a share that is done, after the last step, and where a turn is over", async () => {
    const order: string[] = [];
    function* work(): Steps<string> {
      for (const step of ["a", "b"]) {
        order.push(step);
        yield;
      }
      yield 0.5;
      order.push("c");
      return "made";
    }
    const clock = [0, 1, 50, 50, 60, 60, 60, 60];
    vi.spyOn(performance, "now").mockImplementation(() => clock.shift() ?? 60);
    const other = (): void => {
      order.push("other");
      if (order.length < 20) setTimeout(other);
    };
    setTimeout(other);
    expect(await paced(work(), { onProgress: (done) => order.push(`${done}`) })).toBe("made");
    expect(order.slice(0, 7)).toEqual(["a", "b", "other", "0.5", "other", "c", "other"]);
    expect(finish(work())).toBe("made");
  });
});
