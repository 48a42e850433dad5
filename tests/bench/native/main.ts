// npm run bench:native [-- --smoke] [--json FILE] [--only SUITE]: against C++ (g++) and Python's scipy and igraph.
import { runSuites } from "../suites.ts";
import { nativeKernelRows } from "./kernels.ts";
import { nativeLaneRows } from "./lanes.ts";

await runSuites({ kernels: nativeKernelRows, lanes: nativeLaneRows });
