// Opens the built pages of the documentation from disk in a browser: the search finds functions and pages, nothing is refused.
import { deepStrictEqual, ok } from "node:assert/strict";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  page.on("pageerror", (error) => refused.push(error.message));
  const home = pathToFileURL(resolve("docs/site/index.html")).href;
  for (const [words, wanted] of [
    ["earliestArrival", "earliestArrival"],
    ["first scenario", "Your first scenario in 15 minutes"],
  ] as const) {
    await page.goto(home);
    await page.keyboard.press("Control+k");
    await page.locator("#tsd-search-input").fill(words);
    const results = page.locator("#tsd-search-results li");
    await results.first().waitFor();
    const found = await results.allInnerTexts();
    ok(
      found.some((text) => text.includes(wanted)),
      `${words}: found ${found.join(", ")}`,
    );
  }
  deepStrictEqual(refused, []);
  console.log("docs/site: search and icons work from disk");
} finally {
  await browser.close();
}
