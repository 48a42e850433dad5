import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const files = ["src/index.ts", ...readdirSync("src/entry").map((name) => `src/entry/${name}`)];
const entryOf = (file: string): string =>
  file === "src/index.ts" ? "karvan" : `karvan/${/(\w+)\.ts$/.exec(file)?.[1]}`;

/** A name that an entry exports. */
interface PublicName {
  readonly entry: string;
  readonly name: string;
  /** A value can be called or read; all else is a type. */
  readonly isValue: boolean;
}

const names = files.flatMap((file): PublicName[] => {
  const parsed = parse(file);
  return parsed.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined)
      throw new Error(`${file}: an entry only lists names, got ${statement.getText(parsed).slice(0, 40)}`);
    if (!ts.isNamedExports(statement.exportClause)) throw new Error(`${file}: name what is exported`);
    return statement.exportClause.elements.map((element) => ({
      entry: entryOf(file),
      name: element.name.text,
      isValue: !statement.isTypeOnly && !element.isTypeOnly,
    }));
  });
});
const values = names.filter(({ isValue }) => isValue);

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
}

describe("the entries of the package", () => {
  it("are those that package.json exports, each a file of its own", () => {
    const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: object };
    const entries = Object.keys(exports).filter((path) => !/json|schema/.test(path));
    expect(entries.map((path) => path.replace(/^\./, "karvan")).sort()).toEqual(files.map(entryOf).sort());
  });

  it("keep the main one small", () => {
    const main = values.filter(({ entry }) => entry === "karvan");
    expect(main.length).toBeGreaterThan(20);
    expect(main.length).toBeLessThanOrEqual(35);
  });

  it("have each name once", () => {
    const twice = names.filter(({ name }, i) => names.findIndex((other) => other.name === name) !== i);
    expect(twice).toEqual([]);
  });

  it("have a heading above each section", () => {
    for (const file of files.filter((name) => readFileSync(name, "utf8").split("export {").length > 2)) {
      expect(readFileSync(file, "utf8"), file).toMatch(/\n\/\/ .+\nexport/);
    }
  });
});

/** Names that any browser program has, from TypeScript's own declarations. */
function globals(): Set<string> {
  const folder = "node_modules/typescript/lib";
  const libraries = readdirSync(folder).filter((name) => /^lib\..*\.d\.ts$/.test(name));
  const found = libraries.flatMap((library) =>
    parse(`${folder}/${library}`).statements.flatMap((statement) => {
      if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text);
      const { name } = statement as { name?: ts.Identifier };
      return name === undefined ? [] : [name.text];
    }),
  );
  return new Set(found);
}

// RFC 7946, and the types of @types/geojson.
const geoJson =
  "GeoJSON GeoJsonObject GeoJsonProperties Geometry GeometryObject GeometryCollection Feature FeatureCollection " +
  "Position BBox Point MultiPoint LineString MultiLineString Polygon MultiPolygon";

// Words that any program may use for something of its own.
const general =
  "Box Change Component Data Grid Group Kind Options Path Range Result Role Row Shape Split State Status Step Table " +
  "Totals Type Value Where Window";

describe("public names", () => {
  it("are not those of the DOM, of the language, of GeoJSON or of any program", () => {
    const taken = globals();
    expect(taken.size).toBeGreaterThan(1000);
    for (const name of `${geoJson} ${general}`.split(" ")) taken.add(name);
    expect(names.filter(({ name }) => taken.has(name))).toEqual([]);
  });

  it("of values are shown in an example or on a page of the guide", () => {
    const pages = ["examples", "docs/guide"].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.(md|ts)$/.test(name))
        .map((name) => readFileSync(`${folder}/${name}`, "utf8")),
    );
    const isShown = ({ entry, name }: PublicName): boolean =>
      pages.some(
        (page) =>
          new RegExp(`\`${name}[\`(]`).test(page) ||
          (page.includes(`from "${entry}"`) && new RegExp(`\\b${name}\\b`).test(page)),
      );
    expect(values.filter((value) => !isShown(value))).toEqual([]);
  });
});
