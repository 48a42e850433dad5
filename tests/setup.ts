// Loads what reads units and formulas before any test, so that tests may read studies without waiting.
import { loadFormulas } from "../src/model/index.ts";

await loadFormulas();
