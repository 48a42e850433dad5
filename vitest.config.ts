import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Debian's Chromium: Playwright's own build is a download, this one is a package.
const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

// Examples and pages import the package by its name, as its users do.
const source = (file: string): string => new URL(`./src/${file}`, import.meta.url).pathname;
const alias = [
  { find: /^karvan$/, replacement: source("index.ts") },
  { find: /^karvan\/(\w+)$/, replacement: source("entry/$1.ts") },
];

// Files that take longest start first: one that started last would keep a single core busy at the end.
const longest = [
  "operation/shipped",
  "operation/shippedScenarios",
  "paths/lanes/search",
  "examples",
  "docs/borders",
  "cli/futures",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
      return found < 0 ? longest.length : found;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

const config: ViteUserConfig = defineConfig({
  resolve: { alias },
  test: {
    coverage: { include: ["src/**"] },
    sequence: { sequencer: LongestFirst },
    // By default one core is left free, which is half of a small machine.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          setupFiles: ["tests/setup.ts"],
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Files share the modules of their worker: loading the library again for each took a third of the time. No module
          // keeps state that a test could leave behind; a test that replaces a global restores it.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: "chromium" as const }],
          },
        },
      },
    ],
  },
});

export default config;
