import { describe, expect, it } from "vitest";
import { LANES_WASM } from "../../../src/graph/lanes/wasm.ts";
import { asModule, compileLanes } from "./build.ts";

/** Whether the AssemblyScript compiler is installed. */
const compiler = await import(/* @vite-ignore */ ["assemblyscript", "asc"].join("/")).catch(() => undefined);

describe("the compiled lane kernel", () => {
  it.skipIf(compiler === undefined)("is what its source compiles to, byte for byte", async () => {
    const bytes = await compileLanes();
    expect(Buffer.from(bytes).toString("base64")).toBe(LANES_WASM);
    expect(asModule(bytes)).toContain(LANES_WASM.slice(0, 100));
  });

  it("has a few kilobytes, so that it may be compiled without waiting", () => {
    expect(Buffer.from(LANES_WASM, "base64").length).toBeLessThan(4096);
  });

  it("asks for SIMD, as the platform here has it", () => {
    expect(WebAssembly.validate(Buffer.from(LANES_WASM, "base64"))).toBe(true);
  });
});
