// Tables of more rows than a call takes arguments are read; texts beyond the stated limit are refused with it.
import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import type { Study } from "../../src/model/index.ts";
import { route } from "../../src/routing/index.ts";
import { problemsOf, toyFiles } from "../toy.ts";

const places = [{ id: "a" }, { id: "b" }];
const links = [{ id: "ab", from: "a", to: "b", length_km: 64 }];

/** The files of a small study, one of its tables longer by copies of its first row with ids of their own. */
function longer(table: string, count: number): Map<string, string> {
  const files = toyFiles({ places, links });
  const text = files.get(`${table}.csv`) as string;
  const [header = "", first = ""] = text.split("\n");
  const id = header.split(",").indexOf("id");
  const cells = first.split(",");
  const rows = Array.from({ length: count }, (_, i) => cells.with(id, `row${i}`).join(","));
  return files.set(`${table}.csv`, `${text}${rows.join("\n")}\n`);
}

function read(files: Map<string, string>): Study {
  return readStudyNow([{ folder: "", files }]);
}

describe("long tables", () => {
  it("of 130,000 figures are read and routed on", () => {
    const study = read(longer("figures", 130_000));
    expect(route(study, "base", { from: "a", to: "b", commodity: "goods" }).type).toBe("route");
  });

  it("beyond 64 MB are refused with that limit", () => {
    const [problem] = problemsOf(() => read(longer("links", 1_000_000)));
    expect(problem).toMatchObject({ file: "links.csv", expected: "a table of at most 64 MB" });
  });
});
