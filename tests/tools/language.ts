// Finds words of a stilted manner, and source files that do not say what they are for. Run it on a part of the tree:
// npx tsx tests/tools/language.ts src/routing docs
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * Words that a transport economist would not write, with what to write instead. They are looked for in texts, comments
 * and names alike: `toldFirst` is read as "told First".
 */
const manner: readonly (readonly [RegExp, string])[] = [
  [/\btold\b/i, "described, listed, named, shown, reported"],
  [/\bforetold\b/i, "predicted"],
  [/\bhinge(s|d)?\b/i, "depends on; drivers"],
  [/\bbehind it\b/i, "depends on, rests on"],
  [/\bby (itself|themselves)\b/i, "alone"],
  [/\bnothing differs\b/i, "there is no difference"],
  [/\bwork(s|ed|ing)? out\b/i, "calculate"],
  [/\breckon(s|ed|ing)?\b/i, "count, calculate"],
  [/\bmend(s|ed|ing)?\b/i, "correct, fix"],
  [/\btalk\b/i, "messages"],
  [/\bwelcome(s|d)?\b/i, "accept, arrive"],
  [/\b(some|any|no)body\b/i, "the noun that is meant: a vehicle, a caller, a reader"],
  [/\bparts from an?\b/i, "starts from, differs from"],
  [/\bgo(es)? on from\b/i, "continues from"],
  [/\blest\b/i, "so that ... not"],
  [/\bbut for\b/i, "except"],
  [/\banew\b/i, "again"],
  [/\bbeside (it|them)\b/i, "with it, next to it"],
  [/\bwhat (there is|is there)\b/i, "the value found"],
  [/\bto be had\b/i, "available"],
];

/** Functions do not "tell" or "demand": they describe, and expect. */
const names = /\b(tell|demand)[A-Z]\w*/;

// Not CSV: notes on figures quote their sources.
const kinds = /\.(md|ts|yaml)$|(^|\/)docs\/schema\/.*\.json$/;
const passedOver =
  /(^|\/)(node_modules|docs\/site)(\/|$)|^tests\/(tools\/language|docs\/language\.test)\.ts$/;

/** The files below some folders that people write and read. */
export function textFiles(paths: readonly string[]): string[] {
  const below = (path: string): string[] => {
    if (passedOver.test(path) || !existsSync(path)) return [];
    if (!statSync(path).isDirectory()) return kinds.test(path) ? [path] : [];
    return readdirSync(path).flatMap((name) => below(`${path}/${name}`));
  };
  return paths.map((path) => path.replace(/\/$/, "")).flatMap(below);
}

/** Words of the manner in a file, each with its line and what to write instead. */
export function mannerIn(file: string): string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, i) => {
    const text = asWords(line);
    const words = manner.flatMap(([word, better]) => {
      const found = word.exec(text)?.[0];
      return found === undefined ? [] : [`"${found}" (better: ${better})`];
    });
    return [...words, ...(names.exec(line)?.slice(0, 1) ?? [])].map((what) => `${file}:${i + 1}: ${what}`);
  });
}

/** Names in code as words: `toldFirst` as `told First`. */
function asWords(line: string): string {
  return line.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll("_", " ");
}

/** Whether a source file opens with a comment on the whole file, and not with that of its first declaration. */
export function opensWithPurpose(text: string): boolean {
  const start = text.replace(/^(#!.*\n|\/\/ (biome-|@ts-).*\n|\/\/\n)*/, "").trimStart();
  const [comment = ""] = /^(\/\*\*[\s\S]*?\*\/\n?|(\/\/.*\n)+)/.exec(start) ?? [];
  if (comment === "") return false;
  const next = start.slice(comment.length);
  return next.startsWith("\n") || /^(import|export (type )?\{|\/\/|\/\*)/.test(next);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = textFiles(process.argv.slice(2));
  const sources = files.filter((file) => file.startsWith("src/") && file.endsWith(".ts"));
  const unsaid = sources.filter((file) => !opensWithPurpose(readFileSync(file, "utf8")));
  const found = [...files.flatMap(mannerIn), ...unsaid.map((file) => `${file}: no sentence on the file`)];
  console.log(found.join("\n"));
}
