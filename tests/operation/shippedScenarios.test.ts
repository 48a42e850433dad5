// Every scenario of the shipped study that changes what happens at borders runs by itself.
import { describe, expect, it } from "vitest";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { operate } from "../../src/operation/index.ts";

// On as few days as show what is asked.
const study = await loadStudy("scenarios/iran-iraq");
const summer = { from: "2026-06-15", days: 70 };

describe("scenarios of the shipped study in operation", () => {
  it.each([
    "arbaeen-season",
    "secure-border",
    "leftover-paths",
    "planned-link",
    "one-stop-border",
    "joint-free-zones",
  ])("runs %s alone", async (id) => {
    const run = await operate(study, id, summer);
    const { created, through, lost, inSystem } = run.balance;
    expect(created).toBe(through + lost + inSystem);
    expect(through).toBeGreaterThan(100_000);
    // Behind a long queue those that arrive may all have set out in the days left out.
    for (const flow of run.flows.filter(({ hours }) => (hours?.count ?? 0) > 0)) {
      expect(flow.hours?.mean, flow.id).toBeGreaterThan(0);
      expect(flow.stages.length, flow.id).toBeGreaterThan(0);
    }
    // Trains run through where the link is there, and only there; freight finds few paths where passengers go first.
    const byLink = run.flows.find((flow) => flow.id === "link");
    expect((byLink?.created ?? 0) > 0).toBe(id === "planned-link" || id === "leftover-paths");
    const travellers = run.flows.find((flow) => flow.id === "link-passengers");
    expect((travellers?.through ?? 0) > 0).toBe(id === "planned-link" || id === "leftover-paths");
  });
});
