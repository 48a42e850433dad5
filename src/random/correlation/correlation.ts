/** Correlations between inputs: their description and checks. */
import { least, type Problem, problem, refuse } from "../../base/index.ts";
import { sin } from "../../math/index.ts";
import { eigenOf } from "./eigen.ts";
import { type Matrix, nearestCorrelation } from "./nearest.ts";

/** Which inputs vary together, and how closely. */
export interface Correlation {
  /** Ids of the inputs, each once: one row and one column of the matrix each. */
  readonly names: readonly string[];
  /** Symmetric, ones on the diagonal, entries from -1 to 1, no combination that contradicts itself. */
  readonly matrix: Matrix;
  /**
   * What the entries are. `normalScores`, when absent: Pearson's correlation of the inputs' normal scores, which is that
   * of the logarithms for lognormal inputs. `ranks`: Spearman's correlation, which does not depend on the inputs' laws.
   */
  readonly of?: "normalScores" | "ranks";
}

/** Names a matrix may have; its check takes time with the third power of the number. */
const mostNames = 200;

/** Names up to which a refusal says what the nearest valid matrix would change. */
const mostOffered = 20;

/** An eigenvalue this far below 0 is rounding. */
const rounding = 1e-10;

/**
 * Everything wrong with a correlation; nothing when it is a {@link Correlation}. A matrix that contradicts itself is
 * refused with its least eigenvalue; {@link nearestCorrelation} gives the nearest one that does not.
 *
 * @example
 * ```ts
 * import { checkCorrelation } from "karvan/random";
 * const matrix = [[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]];
 * const [problem] = checkCorrelation({ names: ["dwell", "fee", "speed"], matrix });
 * console.log(problem.got); // -0.8
 * ```
 */
export function checkCorrelation(input: unknown, path = "correlation"): Problem[] {
  if (typeof path !== "string") refuse("path", "a text", path);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return [problem({ path, expected: "a correlation, { names, matrix }", got: input })];
  }
  const { names, matrix, of = "normalScores", ...rest } = input as Record<string, unknown>;
  const problems = [
    ...Object.keys(rest).map((name) =>
      problem({ path: `${path}.${name}`, expected: "only names, matrix, of", got: name }),
    ),
    ...checkNames(names, `${path}.names`),
  ];
  if (of !== "normalScores" && of !== "ranks") {
    problems.push(problem({ path: `${path}.of`, expected: "one of normalScores, ranks", got: of }));
  }
  if (problems.length > 0) return problems;
  const size = (names as readonly string[]).length;
  const entries = [...checkSize(matrix, size, `${path}.matrix`)];
  if (entries.length > 0) return entries;
  const faults = checkEntries(matrix as Matrix, `${path}.matrix`);
  return faults.length > 0 ? faults : checkPositive(input as Correlation, `${path}.matrix`);
}

function checkNames(names: unknown, path: string): Problem[] {
  if (!Array.isArray(names) || names.length === 0 || !names.every((name) => typeof name === "string")) {
    return [problem({ path, expected: "a list of at least one name", got: names })];
  }
  if (names.length > mostNames) {
    return [problem({ path, expected: `at most ${mostNames} names`, got: names.length })];
  }
  return names.flatMap((name, i) => {
    if (names.indexOf(name) === i) return [];
    const hint = `it is also names[${names.indexOf(name)}]`;
    return [problem({ path: `${path}[${i}]`, expected: "each name once", got: name, hint })];
  });
}

function checkSize(matrix: unknown, size: number, path: string): Problem[] {
  const expected = `${size} rows of ${size} numbers, one for each name`;
  if (!Array.isArray(matrix)) return [problem({ path, expected, got: matrix })];
  if (matrix.length !== size) return [problem({ path, expected, got: matrix })];
  return matrix.flatMap((row, i) => {
    if (Array.isArray(row) && row.length === size) return [];
    return [problem({ path: `${path}[${i}]`, expected: `${size} numbers, one for each name`, got: row })];
  });
}

function checkEntries(matrix: Matrix, path: string): Problem[] {
  return matrix.flatMap((row, i) =>
    row.flatMap((entry, j) => {
      const mirror = matrix[j][i];
      const at = `${path}[${i}][${j}]`;
      if (typeof entry !== "number" || !(entry >= -1 && entry <= 1)) {
        return [problem({ path: at, expected: "a number from -1 to 1", got: entry })];
      }
      if (i === j && entry !== 1) return [problem({ path: at, expected: "1 on the diagonal", got: entry })];
      // Reported once, below the diagonal.
      if (j >= i || entry === mirror) return [];
      return [problem({ path: at, expected: `${mirror}, as in [${j}][${i}]`, got: entry })];
    }),
  );
}

function checkPositive(correlation: Correlation, path: string): Problem[] {
  const matrix = normalScoreMatrix(correlation);
  const smallest = least(eigenOf(matrix).values);
  if (smallest >= -rounding) return [];
  const expected = "correlations that can hold together, with a least eigenvalue of at least 0";
  return [problem({ path, expected, got: round(smallest), hint: offer(matrix) })];
}

/** What taking the nearest valid matrix would change; of a large matrix only that there is one, as it takes seconds. */
function offer(matrix: Matrix): string {
  const there = "nearestCorrelation gives the nearest valid matrix";
  if (matrix.length > mostOffered) return there;
  const nearest = nearestCorrelation(matrix);
  let worst = { size: -1, text: "" };
  for (const [i, row] of matrix.entries()) {
    for (const [j, entry] of row.entries()) {
      const to = nearest[i][j];
      const size = Math.abs(to - entry);
      if (size > worst.size) worst = { size, text: `[${i}][${j}] from ${round(entry)} to ${round(to)}` };
    }
  }
  return `${there}: its largest change is ${worst.text}`;
}

function round(x: number): number {
  return Math.round(x * 1e4) / 1e4;
}

/**
 * The correlation of normal scores that a {@link Correlation} asks for. Under a Gaussian copula Spearman's r is that of
 * normal scores 2 sin(pi r / 6) (K. Pearson, On further methods of determining correlation, 1907).
 */
export function normalScoreMatrix({ matrix, of }: Correlation): number[][] {
  return matrix.map((row, i) =>
    row.map((entry, j) => (i === j || of !== "ranks" ? entry : 2 * sin((Math.PI * entry) / 6))),
  );
}
