// Loads what reads units, formulas and YAML before any test, so that tests may read studies without waiting.
import { loadReaders } from "../src/io/index.ts";

await loadReaders();
