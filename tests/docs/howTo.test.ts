// The tutorial and the how-to pages work as their readers follow them: files saved, commands run, code executed.
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { runPage } from "./snippets.ts";

const run = promisify(execFile);
const pages = ["docs/tutorial", "docs/how-to"].flatMap((folder) =>
  readdirSync(folder).map((name) => `${folder}/${name}`),
);
const scratch = mkdtempSync(join(tmpdir(), "karvan-docs-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A folder as a reader has it: the studies to write into, and the command. */
function reader(page: string): string {
  const folder = join(scratch, page.replaceAll("/", "-"));
  mkdirSync(folder);
  cpSync("scenarios", join(folder, "scenarios"), { recursive: true });
  cpSync("examples/first-corridor", join(folder, "examples/first-corridor"), { recursive: true });
  cpSync("docs/schema", join(folder, "docs/schema"), { recursive: true });
  symlinkSync(resolve("dist"), join(folder, "dist"));
  return folder;
}

type Step = { readonly save: string; readonly text: string } | { readonly call: string };

/** What a reader does: `Save as FILE:` with the block below it, and each line of a shell block. */
function stepsOf(text: string): Step[] {
  return [...text.matchAll(/(?:Save as `([^`]+)`:\n\n)?```(\w+)\n([\s\S]*?)```/g)].flatMap(
    ([, save, language, block = ""]): Step[] => {
      if (save !== undefined) return [{ save, text: block }];
      return language === "sh"
        ? block
            .trim()
            .split("\n")
            .map((call) => ({ call }))
        : [];
    },
  );
}

describe("the pages that tell how to", () => {
  it.each(pages)("%s", { timeout: 240_000 }, async (page) => {
    const text = readFileSync(page, "utf8");
    const folder = reader(page);
    for (const step of stepsOf(text)) {
      if ("save" in step) {
        mkdirSync(dirname(join(folder, step.save)), { recursive: true });
        writeFileSync(join(folder, step.save), step.text);
        continue;
      }
      // As many futures as the command takes at least: what they come to is tested elsewhere.
      const [command, ...words] = step.call.replace(/--futures \d+/, "--futures 100").split(" ");
      const [file, args] =
        command === "karvan" ? [process.execPath, ["dist/cli/main.js", ...words]] : [`${command}`, words];
      const { stdout } = await run(file, args, { cwd: folder, maxBuffer: 1e8 });
      if (command === "karvan") expect(stdout, step.call).toMatch(/\S/);
    }
    if (!text.includes("```ts")) return;
    const { printed, promised } = await runPage(page);
    expect(printed).toEqual(promised);
  });

  it("link to pages that exist", () => {
    for (const page of [...pages, "docs/README.md", "README.md"])
      for (const [, link = ""] of readFileSync(page, "utf8").matchAll(/\]\(([^)#]+\.\w+)[^)]*\)/g)) {
        if (/^https?:/.test(link)) continue;
        expect(() => readFileSync(resolve(dirname(page), link)), `${page}: ${link}`).not.toThrow();
      }
  });
});
