import { describe, expect, it } from "vitest";
import { remembered } from "../../src/routing/index.ts";

describe("remembered", () => {
  it("makes a thing once for the same objects in the same order, and anew for any others", () => {
    const [a, b] = [{ id: "a" }, { id: "b" }];
    let made = 0;
    const joined = remembered((left: { id: string }, right: { id: string }) => {
      made++;
      return { text: left.id + right.id };
    });
    expect(joined(a, b)).toEqual({ text: "ab" });
    expect(joined(a, b)).toBe(joined(a, b));
    expect(made).toBe(1);
    expect(joined(b, a)).toEqual({ text: "ba" });
    // Equal is not the same.
    expect(joined({ ...a }, b)).not.toBe(joined(a, b));
    expect(made).toBe(3);
  });

  it("remembers that nothing was made", () => {
    let asked = 0;
    const nothing = remembered((_key: object) => {
      asked++;
    });
    const key = {};
    nothing(key);
    nothing(key);
    expect(asked).toBe(1);
  });
});
