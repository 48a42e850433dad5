// Writes the licences of the packages in the bundle of the command line, as esbuild lists them: tsx tests/tools/notices.ts META OUT.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What esbuild writes of a bundle, as far as it is read here. */
export interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

/** The licence of a package in the bundle. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Licences that ask for their text and nothing else of whoever passes a bundle on. */
const known = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0"]);

const ours = { name: "Karvan, parts by others", version: "", licence: "terms below" };

/** Files whose code is in the bundle, by the folder of their package; our own under an empty text. */
function packagesOf({ outputs }: Metafile): Map<string, string[]> {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const found = new Map<string, string[]>([["", []]]);
  for (const path of [...new Set(files)].sort()) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? "";
    found.set(folder, [...(found.get(folder) ?? []), path]);
  }
  return found;
}

/** The texts of licence files; where a package has none, what its README says under that heading. */
function licenceText(folder: string): string | undefined {
  const names = readdirSync(folder).sort();
  const read = (name: string): string => readFileSync(join(folder, name), "utf8").trim();
  const own = names.filter((name) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(name));
  if (own.length > 0) return own.map(read).join("\n\n");
  const readme = names.find((name) => /^readme(\.|$)/i.test(name));
  return readme === undefined
    ? undefined
    : /^#*\s*licen[cs]e[^\n]*\n[\s\S]+copyright[\s\S]+/im.exec(read(readme))?.[0]?.trim();
}

/** Comments at the head of files that name a holder of rights whom the licence does not name. */
function furtherHolders(files: readonly string[], licence: string): string[] {
  const heads = files.flatMap((path) => {
    const head = /^(?:\s*(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*\n))+/.exec(readFileSync(path, "utf8"))?.[0] ?? "";
    const holder = /copyright[^\n]*/i.exec(head)?.[0];
    return holder === undefined || licence.includes(holder.trim()) ? [] : [head.trim()];
  });
  return [...new Set(heads)];
}

/**
 * The licences of all packages of which a bundle holds code, by name and version.
 *
 * @throws Error with every package that states no licence, another one than those known, or no text.
 */
export function noticesOf(metafile: Metafile): Notice[] {
  const faults: string[] = [];
  const notices = [...packagesOf(metafile)].flatMap(([folder, files]): Notice[] => {
    // Data and code of others in our own files say so at their head.
    if (folder === "") return furtherHolders(files, "").map((text) => ({ ...ours, text }));
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const text = licenceText(folder);
    if (!known.has(license)) faults.push(`${name}: the licence ${license ?? "is not stated"}`);
    if (text === undefined) faults.push(`${name}: no text of a licence`);
    if (text === undefined) return [];
    const all = [text, ...furtherHolders(files, text)].join("\n\n");
    return [{ name, version, licence: license, text: all }];
  });
  if (faults.length > 0) throw new Error(`licences of the bundle:\n${faults.join("\n")}`);
  const key = ({ name, version }: Notice): string => `${name} ${version}`;
  return notices.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The notices as one text. */
export function noticesText(notices: readonly Notice[]): string {
  const sections = notices.map(
    ({ name, version, licence, text }) => `## ${[name, version].join(" ").trim()} (${licence})\n\n${text}\n`,
  );
  const head = `The command line of Karvan contains code of ${notices.length} packages. Their licences:\n`;
  return [head, ...sections].join("\n");
}

const [, script = "", metafile, out] = process.argv;
if (resolve(script) === fileURLToPath(import.meta.url) && metafile !== undefined && out !== undefined) {
  if (!existsSync(dirname(out))) mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, noticesText(noticesOf(JSON.parse(readFileSync(metafile, "utf8")))));
}
