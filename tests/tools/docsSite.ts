// Lets the pages of the documentation work from disk: icons are put into each page, since a page from disk may not read a file
// beside it. Run after typedoc.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const site = "docs/site";
const icons = readFileSync(join(site, "assets/icons.svg"), "utf8");
const hidden = icons.replace(/<svg /, '<svg style="display:none" aria-hidden="true" ');

const pages = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".html"),
);
for (const name of pages) {
  const file = join(site, name);
  const page = readFileSync(file, "utf8");
  const own = page.replaceAll(/href="[./]*assets\/icons\.svg#/g, 'href="#');
  writeFileSync(
    file,
    own.replace(/<body[^>]*>/, (body) => `${body}${hidden}`),
  );
}
console.log(`${pages.length} pages work from disk`);
