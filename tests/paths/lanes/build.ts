import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../../src/paths/lanes/", import.meta.url);

/** The parts of the kernel, each a module of its own: browsers compile up to 4 kB at once, without waiting. */
export const parts = ["costs", "traces", "columns", "statistics"] as const;

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

/** Compiles a part of the WebAssembly kernel; throws the compiler's messages if it cannot. */
export async function compileLanes(part: (typeof parts)[number]): Promise<Uint8Array> {
  // The name is a variable so that the types of a compiler nobody else needs stay out of the project.
  const compiler = "assemblyscript/asc";
  const { default: asc } = await import(compiler);
  let bytes: Uint8Array | undefined;
  const name = `${part}.as.ts`;
  const { error, stderr } = await asc.main([name, "-o", "lanes.wasm", ...flags], {
    readFile: (file: string) =>
      file === name ? readFileSync(new URL(`simd/${name}`, folder), "utf8") : null,
    writeFile: (_: string, contents: Uint8Array) => {
      bytes = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === undefined) throw new Error(`${error}\n${stderr}`);
  return bytes;
}

/** The module of the library that holds the compiled kernel. */
export function asModule(compiled: Readonly<Record<(typeof parts)[number], Uint8Array>>): string {
  const texts = parts.map((part) => {
    const lines =
      Buffer.from(compiled[part])
        .toString("base64")
        .match(/.{1,100}/g) ?? [];
    return `  ${part}:\n${lines.map((line, i) => `    "${line}"${i + 1 < lines.length ? " +" : ","}`).join("\n")}`;
  });
  return [
    "/** The lane kernels in WebAssembly, compiled from `simd/`. */",
    "",
    "/**",
    " * The kernel of `simd/`, compiled to WebAssembly: base64, so that it loads without a file or a fetch.",
    " * Written by `npm run build:lanes`; a test compiles it again and compares.",
    " */",
    `export const compiledLanes: Readonly<Record<${parts.map((part) => `"${part}"`).join(" | ")}, string>> = {`,
    ...texts,
    "};",
    "",
  ].join("\n");
}

/** All parts, compiled. */
export async function compileAll(): Promise<Record<(typeof parts)[number], Uint8Array>> {
  const compiled = await Promise.all(parts.map(async (part) => [part, await compileLanes(part)] as const));
  return Object.fromEntries(compiled) as Record<(typeof parts)[number], Uint8Array>;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("wasm.ts", folder), asModule(await compileAll()));
}
