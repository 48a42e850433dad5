import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const source = new URL("../../../src/graph/lanes/assembly/lanes.ts", import.meta.url);
const target = new URL("../../../src/graph/lanes/wasm.ts", import.meta.url);

const flags = [
  "-O3",
  "--converge",
  "--noAssert",
  "--uncheckedBehavior",
  "always",
  "--runtime",
  "stub",
  "--enable",
  "simd",
  "--importMemory",
];

/** Compiles the WebAssembly kernel; throws the compiler's messages if it cannot. */
export async function compileLanes(): Promise<Uint8Array> {
  // The name is a variable so that the types of a compiler nobody else needs stay out of the project.
  const compiler = "assemblyscript/asc";
  const { default: asc } = await import(compiler);
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await asc.main(["lanes.ts", "-o", "lanes.wasm", ...flags], {
    readFile: (name: string) => (name === "lanes.ts" ? readFileSync(source, "utf8") : null),
    writeFile: (_: string, contents: Uint8Array) => {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === undefined) throw new Error(`${error}\n${stderr}`);
  return bytes;
}

/** The module of the library that holds the compiled kernel. */
export function asModule(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("base64");
  const lines = text.match(/.{1,100}/g) ?? [];
  return [
    "/**",
    " * The kernel of `assembly/lanes.ts`, compiled to WebAssembly: base64, so that it loads without a file or a fetch.",
    " * Written by `npm run build:lanes`; a test compiles it again and compares.",
    " */",
    "export const LANES_WASM: string =",
    ...lines.map((line, i) => `  "${line}"${i + 1 < lines.length ? " +" : ";"}`),
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, asModule(await compileLanes()));
