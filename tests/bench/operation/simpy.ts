import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the script prints. */
export interface SimPyRun {
  readonly version: string;
  /** Hours the given customers waited together. */
  readonly waits: number;
  /** Processor seconds of as many customers, drawn there: the median of three runs. */
  readonly cpu: number;
}

/**
 * Customers through SimPy: the given ones for their waits, and as many drawn there for the time it takes. Environment: `PYTHON`, else python3 on the path, else Debian's own.
 *
 * @returns `undefined` where no Python has SimPy.
 */
export function simPyQueue(
  { arrivals, services }: { readonly arrivals: Float64Array; readonly services: Float64Array },
  { servers, load }: { readonly servers: number; readonly load: number },
): SimPyRun | undefined {
  const script = fileURLToPath(new URL("simpy_queue.py", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "karvan-bench-"));
  try {
    const file = join(folder, "customers.bin");
    writeFileSync(
      file,
      Float64Array.from({ length: 2 * arrivals.length }, (_, i) => {
        return (i % 2 === 0 ? arrivals : services)[i >> 1] as number;
      }),
    );
    const pythons = process.env.PYTHON === undefined ? ["python3", "/usr/bin/python3"] : [process.env.PYTHON];
    for (const python of pythons) {
      try {
        const sizes = [servers, load, arrivals.length].map(String);
        const printed = execFileSync(python, [script, file, ...sizes], {
          encoding: "utf8",
          stdio: "pipe",
        });
        return JSON.parse(printed) as SimPyRun;
      } catch {
        // The next one may have it.
      }
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
