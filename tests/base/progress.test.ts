import { describe, expect, it } from "vitest";
import { partOf, pause } from "../../src/base/index.ts";

describe("a pause in long work", () => {
  it("reports the share done, then lets waiting tasks run", async () => {
    const order: string[] = [];
    setTimeout(() => order.push("another task"));
    await pause({ onProgress: (done) => order.push(`${done}`) }, 0.25);
    order.push("work");
    expect(order).toEqual(["0.25", "another task", "work"]);
  });

  it("stops with the signal's reason, also when it is aborted during the pause", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort("enough"));
    await expect(pause({ signal: stop.signal }, 0.5)).rejects.toBe("enough");
  });
});

describe("progress of a part of the work", () => {
  it("is a share of the whole", () => {
    const seen: number[] = [];
    const part = partOf(partOf({ onProgress: (done) => seen.push(done) }, 0.5, 1), 0, 0.5);
    for (const done of [0, 0.5, 1]) part.onProgress?.(done);
    expect(seen).toEqual([0.5, 0.625, 0.75]);
  });

  it("keeps the signal, and reports to nobody when nobody asked", () => {
    const { signal } = new AbortController();
    expect(partOf({ signal }, 0, 0.5)).toEqual({ signal, onProgress: undefined });
  });
});
