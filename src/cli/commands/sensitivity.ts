import { textTable } from "../../report/tables/index.ts";
import { type Sensitivity, type SensitivityOptions, sensitivity } from "../../simulate/index.ts";
import { data, dataJson, talk } from "../output.ts";
import { openQuestion, type QuestionOptions, watched } from "./questions.ts";

/** Options of `sensitivity`. */
export interface SensitivityCommandOptions extends QuestionOptions {
  readonly method: SensitivityOptions["method"];
  readonly points?: number;
  readonly seed?: string;
  readonly limit: number;
}

/** Prints what a difference hinges on. */
export async function sensitivityCommand(folder: string, options: SensitivityCommandOptions): Promise<void> {
  const { study, query } = await openQuestion(folder, options);
  const { method, points, seed } = options;
  const asked = {
    method,
    ...(points === undefined ? {} : { points }),
    ...(seed === undefined ? {} : { seed }),
  };
  const found = await watched(`${method} sensitivity`, (more) =>
    sensitivity(study, query, { ...asked, ...more }),
  );
  if (options.json) return dataJson(found);
  talk(`${found.evaluations} evaluations${"seed" in found ? `, seed ${found.seed}` : ""}`);
  data(sensitivityText(found, options.limit));
}

function sensitivityText(found: Sensitivity, limit: number): string {
  const { unit } = found.query;
  const kinds = new Map(found.inputs.map(({ name, kind }) => [name, kind]));
  const number = (head: string) => ({ head, type: "number" as const });
  const columns = (heads: readonly string[]) => [
    { head: "input" },
    { head: "known as" },
    ...heads.map(number),
  ];
  const cells = (input: string, values: readonly (number | undefined)[]): string[] => [
    input,
    kinds.get(input) ?? "",
    ...values.map((value) => (value === undefined ? "" : value.toPrecision(3))),
  ];
  if (found.method === "tornado") {
    const rows = found.result.rows.slice(0, limit);
    const heads = [`${unit} at 10 %`, "at 90 %", "swing"];
    return textTable(
      columns(heads),
      rows.map((row) => cells(row.input, [row.outputLow, row.outputHigh, row.swing])),
    );
  }
  if (found.method === "morris") {
    const rows = found.result.slice(0, limit);
    const heads = [`mean effect, ${unit}`, "error", "signed", "spread"];
    return textTable(
      columns(heads),
      rows.map((row) => cells(row.input, [row.muStar, row.muStarError, row.mu, row.sigma])),
    );
  }
  if (found.result.status === "notDefined") return `no shares: ${found.result.reason}`;
  const rows = found.result.rows.slice(0, limit);
  const heads = ["first-order share", "from", "to", "total share", "from", "to"];
  return textTable(
    columns(heads),
    rows.map((row) =>
      cells(row.input, [row.first, row.firstLow, row.firstHigh, row.total, row.totalLow, row.totalHigh]),
    ),
  );
}
