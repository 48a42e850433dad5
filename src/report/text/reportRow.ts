/** A row of a table for machines. Missing values are `undefined`; every row of a table has the same keys in one order. */
export type ReportRow = Readonly<Record<string, string | number | undefined>>;
