import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { checkDesign, checkDistribution } from "../../src/random/index.ts";

const page = await readFile("docs/guide/distributions.md", "utf8");
const random: Record<string, unknown> = await import("../../src/entry/random.ts");

/** Runs code of the page. A value with a number behind it, as in `x; // 4`, must have the digits shown. */
async function run(code: string): Promise<number> {
  const [header = "", list = ""] = /import \{([^}]*)\} from "karvan\/random";\n/.exec(code) ?? [];
  const names = list.split(",").map((name) => name.trim());
  const lines = code.replace(header, "").replace(/^(.*); \/\/ (-?[\d.]+)$/gm, 'check($1, "$2");');
  let count = 0;
  const check = (value: number, shown: string): void => {
    count++;
    expect(value).toBeCloseTo(Number(shown), shown.split(".")[1]?.length ?? 0);
  };
  const body = `return (async () => {${lines}})();`;
  await new Function("check", ...names, body)(check, ...names.map((name) => random[name]));
  return count;
}

describe("the page on distributions", () => {
  it("shows code that runs and gives the numbers behind it", async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    expect(await run(code)).toBe(5);
  });

  it("names every distribution and every design", () => {
    const listed = [checkDistribution({ type: "none" }), checkDesign({ type: "none" })].flatMap((problems) =>
      (problems[0]?.expected ?? "").replace("one of ", "").split(", "),
    );
    expect(listed.length).toBe(18);
    for (const name of listed) expect(page).toContain(`\n| \`${name}\` |`);
  });
});
