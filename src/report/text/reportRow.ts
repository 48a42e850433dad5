// The row type of all tables that programs read: CSV, Parquet and JSON.

/** A row of a table. Missing values are `undefined`; all rows of a table have the same keys in the same order. */
export type ReportRow = Readonly<Record<string, string | number | undefined>>;
