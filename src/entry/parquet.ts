/**
 * Tables as Parquet files, for Python, R, DuckDB and their like. Needs the package `hyparquet-writer`.
 *
 * @module
 */

export { parquetBytes } from "../report/parquet/index.ts";
