import { describe, expect, it } from "vitest";
import { compiledLanes } from "../../../src/paths/lanes/wasm.ts";
import { asModule, compileAll, parts } from "./build.ts";

/** Whether the AssemblyScript compiler is installed. */
const compiler = await import(/* @vite-ignore */ ["assemblyscript", "asc"].join("/")).catch(() => undefined);

describe("the compiled lane kernel", () => {
  it.skipIf(compiler === undefined)("is what its source compiles to, byte for byte", async () => {
    const compiled = await compileAll();
    for (const part of parts)
      expect(Buffer.from(compiled[part]).toString("base64")).toBe(compiledLanes[part]);
    expect(asModule(compiled)).toContain(compiledLanes.costs.slice(0, 90));
  });

  it.each(parts)("has parts of a few kilobytes, so that they may be compiled without waiting: %s", (part) => {
    expect(Buffer.from(compiledLanes[part], "base64").length).toBeLessThan(4096);
  });

  it.each(parts)("asks for SIMD, as the platform here has it: %s", (part) => {
    expect(WebAssembly.validate(Buffer.from(compiledLanes[part], "base64"))).toBe(true);
  });
});
