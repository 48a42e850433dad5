import { type Row, row } from "./row.ts";

/** Rows of one size. */
export interface SizeRows {
  readonly size: string;
  readonly nodes: number;
  readonly rows: readonly Row[];
}

/** For each subject the exponent of its time, or else its memory, over the number of nodes: 1 is proportional. */
export function exponentRows(measured: readonly SizeRows[]): Row[] {
  const subjects = measured[0]?.rows.map(({ subject }) => subject) ?? [];
  return subjects.map((subject) => {
    const points = measured.flatMap(({ nodes, rows }) => {
      const found = rows.find((candidate) => candidate.subject === subject);
      const value = found?.seconds ?? found?.bytes;
      return value === undefined ? [] : [[Math.log(nodes), Math.log(value)] as const];
    });
    return row({
      workload: "growth, exponent",
      size: `${measured[0]?.size} to ${measured.at(-1)?.size}`,
      subject,
      peer: "number of nodes",
      ratio: slope(points),
    });
  });
}

/** Slope of the straight line of least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (i: 0 | 1) => points.reduce((sum, point) => sum + point[i], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return above / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
