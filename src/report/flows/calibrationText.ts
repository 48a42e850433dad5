/** Writes what a calibration found as text. */

import type { TextWidth } from "../../base/index.ts";
import type { Band, Calibration, FitScore } from "../../flow/index.ts";
import { percent, threeDigits } from "../text/numbers.ts";
import { textTable } from "../text/textTable.ts";

const number = (head: string) => ({ head, type: "number" as const });

/** How well the base agrees with what was observed, before and after, row by row; which figures moved; what to count next. */
export function calibrationText(
  calibration: Calibration,
  width: TextWidth & { readonly limit?: number } = {},
): string {
  const { scores, rows, moved, worthCounting, members, passes, seed, misfit, weighted, unpredicted } =
    calibration;
  const scoreRows = (["fit", "test"] as const).flatMap((use) =>
    (["before", "after"] as const).map((when) => scoreCells(use, when, scores[use][when])),
  );
  const scoreTable = textTable(
    [
      { head: "rows" },
      { head: "" },
      ...["rows", "inside", "inside, model alone", "interval score", "GEH below 5"].map(number),
    ],
    scoreRows,
    width,
  );
  const { limit = rows.length } = width;
  const rowTable = textTable(
    [
      { head: "observation" },
      { head: "use" },
      { head: "unit" },
      ...["observed", "before", "after", "expected after"].map(number),
    ],
    rows
      .slice(0, limit)
      .map(({ id, use, unit, observed, before, after, expectedAfter }) => [
        ...[id, use, unit, threeDigits(observed)],
        ...[before, after, expectedAfter].map(bandText),
      ]),
    width,
  );
  const movedTable = textTable(
    [
      { head: "figure" },
      { head: "unit" },
      ...["before", "after", "moved by, sd", "spread, share"].map(number),
    ],
    moved
      .slice(0, 15)
      .map(({ id, unit, before, after, shift, spread }) => [
        ...[id, unit, bandText(before), bandText(after), shift.toFixed(1), spread.toFixed(2)],
      ]),
    width,
  );
  return [
    `${members} draws, ${passes} passes, seed ${seed}. The median misses the fit rows by ${Math.sqrt(misfit).toFixed(1)} standard deviations of count and model (root mean square). Weighting the draws of the ranges instead would leave ${weighted.toFixed(1)} of them.`,
    scoreTable,
    rowTable,
    `Figures that moved most\n${movedTable}`,
    `Worth counting next: ${worthCounting.map(({ id }) => id).join(", ")}.`,
    ...(unpredicted.length === 0
      ? []
      : [`Not predicted: ${unpredicted.map(({ id }) => id).join(", ")} (times and prices).`]),
  ].join("\n\n");
}

function scoreCells(
  use: string,
  when: string,
  { rows, bracketed, bracketedByModel, intervalScore, geh }: FitScore,
): string[] {
  return [
    ...[use, when, String(rows), percent(bracketed), percent(bracketedByModel), intervalScore.toFixed(2)],
    geh === undefined ? "" : percent(geh),
  ];
}

function bandText({ p5, p50, p95 }: Band): string {
  return `${threeDigits(p50)} (${threeDigits(p5)} to ${threeDigits(p95)})`;
}
