/**
 * The public entry `karvan/parquet`: tables as Parquet files, for Python, R, DuckDB and similar tools. Needs the package `hyparquet-writer`.
 *
 * @module
 */
export { parquetBytes } from "./parquetBytes.ts";
