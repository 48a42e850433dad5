import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type ViteUserConfig } from "vitest/config";

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
  { find: /^karvan\/node$/, replacement: source("node.ts") },
  { find: /^karvan\/operation$/, replacement: source("operation/index.ts") },
  { find: /^karvan\/report$/, replacement: source("report/index.ts") },
  { find: /^karvan\/parquet$/, replacement: source("report/parquet/index.ts") },
];

const config: ViteUserConfig = defineConfig({
  resolve: { alias },
  test: {
    coverage: { include: ["src/**"] },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**"],
          testTimeout: 60_000,
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
