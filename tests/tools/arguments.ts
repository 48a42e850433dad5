// Writes the tables by which exported functions check their arguments, from the types of these arguments.
import { readdirSync } from "node:fs";
import { relative } from "node:path";
import ts from "typescript";

const entries = ["src/index.ts", ...readdirSync("src/entry").map((name) => `src/entry/${name}`)];

/** Functions that check by hand what they are given: inner loops call them, or the smallest bundles hold them. */
const byHand: ReadonlySet<string> = new Set([
  ..."isOpen nextOpening openTime workTime endText loadFormulas checkPlan".split(" "),
  ..."checkDistribution checkCorrelation formatProblems readCompiled".split(" "),
  ..."lawOf correlationFactor correlate designColumns fitRange nearestCorrelation".split(" "),
]);

/** A function that an entry exports, and the file that declares it. */
export interface ExportedFunction {
  readonly name: string;
  readonly file: string;
  readonly declaration: ts.FunctionDeclaration;
}

/** The tables, by the file that holds them; and the functions they are for. */
export function argumentTables(): {
  readonly files: ReadonlyMap<string, string>;
  readonly functions: readonly ExportedFunction[];
} {
  const config = ts.getParsedCommandLineOfConfigFile(
    "tsconfig.json",
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => {},
    },
  ) as ts.ParsedCommandLine;
  const program = ts.createProgram(entries, config.options);
  const checker = program.getTypeChecker();
  const functions = entries.flatMap((entry) => exportedFunctions(program, checker, entry));
  const byFolder = new Map<string, string[]>();
  const sharedIn = new Map<string, Map<string, string>>();
  for (const { name, file, declaration } of functions) {
    const folder = file.split("/").slice(0, 2).join("/");
    shared = sharedIn.get(folder) ?? new Map();
    sharedIn.set(folder, shared);
    const rules = declaration.parameters.map((parameter) => argument(checker, parameter));
    const text = `export const ${name}Arguments: Arguments = {${rules.join(", ")}};`;
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), text]);
  }
  const files = new Map(
    [...byFolder].map(([folder, tables]) => {
      const from = folder === "src/base" ? "./arguments.ts" : "../base/index.ts";
      const own = used(sharedIn.get(folder) ?? new Map(), tables);
      const types = own.length === 0 ? "Arguments" : "Arguments, Rule";
      const head = `/** What callers may pass to exported functions. Written by \`npm run arguments\` from their types: do not edit. */\nimport type { ${types} } from "${from}";\n`;
      return [`${folder}/given.ts`, [head, ...own, "", ...tables.sort()].join("\n")];
    }),
  );
  return { files, functions };
}

function exportedFunctions(program: ts.Program, checker: ts.TypeChecker, entry: string): ExportedFunction[] {
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.SourceFile) as ts.Symbol;
  return checker.getExportsOfModule(module).flatMap((exported): ExportedFunction[] => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declaration = symbol.declarations?.at(-1);
    if (declaration === undefined || !ts.isFunctionDeclaration(declaration) || byHand.has(symbol.name))
      return [];
    if (declaration.parameters.length === 0) return [];
    return [{ name: symbol.name, file: relative("", declaration.getSourceFile().fileName), declaration }];
  });
}

function argument(checker: ts.TypeChecker, parameter: ts.ParameterDeclaration): string {
  const isNamed = ts.isIdentifier(parameter.name);
  const name = isNamed ? parameter.name.getText() : "options";
  const isOptional = parameter.initializer !== undefined || parameter.questionToken !== undefined;
  const type = checker.getTypeAtLocation(parameter);
  const words = parameter.type?.getText() ?? "";
  const isClosed = /^(options|query|input|given)$/.test(name) || /(Options|Query|Input)(\b|$)/.test(words);
  return `${JSON.stringify(isOptional ? `${name}?` : name)}: ${rule(checker, type, { depth: 0, isClosed, isWritten: isClosed })}`;
}

/** Shared rules that others use, as constants. */
function used(rules: ReadonlyMap<string, string>, tables: readonly string[]): string[] {
  let left = [...rules];
  for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
    before = left.length;
    const texts = [...tables, ...left.map(([, text]) => text)].join("\n");
    left = left.filter(([name]) => new RegExp(`\\b${name}\\b(?!"|\\??":|:)`).test(texts));
  }
  return left.map(([name, text]) => `const ${name}: Rule = ${text};`);
}

/** Rules of the data of results and studies in the file that is being written, by their names. */
let shared = new Map<string, string>();

/** The name of a rule that is written once in a file. */
function once(name: string, write: () => string): string {
  const own = `${name[0]?.toLowerCase()}${name.slice(1)}`;
  if (!shared.has(own)) {
    const text = write();
    shared.set(own, text);
  }
  return own;
}

interface Place {
  readonly depth: number;
  readonly isClosed: boolean;
  /** Whether it is a part of what a caller writes by hand, whose lists are short. */
  readonly isWritten: boolean;
}

const deepest = 2;
const scenario = `{ either: ["text", "object"], expected: "the id of a scenario, or a scenario document" }`;

function rule(checker: ts.TypeChecker, given: ts.Type, place: Place): string {
  const type = checker.getNonNullableType(given);
  const name = type.aliasSymbol?.name ?? type.symbol?.name ?? "";
  if (name === "Seed" || type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter))
    return '"any"';
  if (type.flags & ts.TypeFlags.StringLike) return '"text"';
  if (type.flags & ts.TypeFlags.NumberLike) return '"number"';
  if (type.flags & ts.TypeFlags.BooleanLike) return '"yesNo"';
  if (type.flags & ts.TypeFlags.NonPrimitive) return '"data"';
  if (type.isUnion()) return union(checker, type.types, place);
  if (type.isIntersection() && type.getProperties().length === 0) return '"any"';
  return objectRule(checker, type, name, place);
}

function union(checker: ts.TypeChecker, types: readonly ts.Type[], place: Place): string {
  const names = types.map((type) => type.symbol?.name ?? "");
  if (names.includes("Model") && names.includes("Study")) {
    const rules = rule(checker, types[names.indexOf("Study")] as ts.Type, {
      ...place,
      isClosed: false,
      isWritten: false,
    });
    return once(
      "studyOrModel",
      () =>
        `{ either: [{ study: ${rules}, "...": "any" }, ${rules}], expected: "a study, as readStudy gives it, or a model made of one" }`,
    );
  }
  if (names.includes("Scenario")) {
    const one = once("scenarioOrId", () => scenario);
    if (!names.some((name) => /Array$/.test(name))) return one;
    return `{ either: [${one}, [${one}]], expected: "a scenario, or a list of scenarios" }`;
  }
  const isObject = (type: ts.Type): boolean =>
    (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (names.includes("LinkTable")) {
    const rules = types.map((type) => rule(checker, type, place)).join(", ");
    return `{ either: [${rules}], expected: "a network: nodes and links, or columns of links" }`;
  }
  if (
    types.every(
      (type) => isObject(type) && checker.getSignaturesOfType(type, ts.SignatureKind.Call).length === 0,
    )
  ) {
    return names.some((name) => /Array$|Map$|^$/.test(name) && name !== "")
      ? '"any"'
      : merged(checker, types, place);
  }
  const rules = [...new Set(types.map((type) => rule(checker, type, place)))];
  return rules.length === 1 ? (rules[0] as string) : '"any"';
}

/** Objects of several forms as one: what all of them need is needed, and all their fields are known. */
function merged(checker: ts.TypeChecker, types: readonly ts.Type[], place: Place): string {
  const forms = types.map((type) => new Map(type.getProperties().map((field) => [field.name, field])));
  // What an answer repeats of its question may be asked again, with what it adds.
  const isQuery = place.isClosed && forms.some((form) => form.has("base") && form.has("scenario"));
  const added = isQuery ? ["unit", "journeys", "dated"].map((name) => `"${name}?": "any"`) : [];
  const names = [...new Set(forms.flatMap((form) => [...form.keys()]))];
  const fields = names.map((name) => {
    const found = forms.flatMap((form) => form.get(name) ?? []);
    const isOptional = found.length < forms.length || found.some(isOptionalField);
    const rules = [
      ...new Set(found.map((field) => rule(checker, checker.getTypeOfSymbol(field), inner(place)))),
    ];
    return `${JSON.stringify(isOptional ? `${name}?` : name)}: ${rules.length === 1 ? rules[0] : '"any"'}`;
  });
  if (!place.isClosed && !place.isWritten) {
    // Of the data of results it is enough to know their lists and parts.
    const parts = fields.filter((field) => !/^"[^"]*\?": |: "(text|number|yesNo|any)"$/.test(field));
    const named = parts.length > 0 ? parts : fields.slice(0, 1);
    return `{ ${[...named, '"...": "any"'].join(", ")} }`;
  }
  return `{ ${[...fields, ...added, ...(place.isClosed ? [] : ['"...": "any"'])].join(", ")} }`;
}

function inner({ depth, isWritten }: Place): Place {
  return { depth: depth + 1, isClosed: false, isWritten };
}

function isOptionalField(field: ts.Symbol): boolean {
  return (field.flags & ts.SymbolFlags.Optional) !== 0;
}

function objectRule(checker: ts.TypeChecker, type: ts.Type, name: string, place: Place): string {
  if (checker.getSignaturesOfType(type, ts.SignatureKind.Call).length > 0) return '"function"';
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    if (item?.isUnion() && item.types.some(({ flags }) => flags & ts.TypeFlags.Undefined)) return '"list"';
    if (item !== undefined && item.flags & ts.TypeFlags.StringLike && place.isWritten) return '["text"]';
    if (item === undefined || place.depth >= deepest || !(place.isWritten || place.depth === 0))
      return '"list"';
    return `[${rule(checker, item, inner(place))}]`;
  }
  if (name === "Float64Array") return '"column"';
  if (/^(Readonly)?Map$/.test(name)) return '"map"';
  if (name === "ArrayLike") return '"list"';
  if (/^(Iterable|Promise)/.test(name) || /^Uint/.test(name)) return '"any"';
  if (name === "Scenario") return once("scenarioOrId", () => scenario);
  const values = type.getStringIndexType();
  if (values !== undefined && type.getProperties().length === 0) {
    const own = rule(checker, values, { ...place, depth: Math.max(1, place.depth), isClosed: false });
    return `{ "...": ${own} }`;
  }
  const declared = type.symbol?.declarations?.[0];
  const isForeign =
    declared !== undefined && !relative("", declared.getSourceFile().fileName).startsWith("src/");
  const isClass = ((type.symbol?.flags ?? 0) & ts.SymbolFlags.Class) !== 0;
  const properties = type.getProperties();
  const isPart = /^(Pick|Omit|Partial|Required)$/.test(type.aliasSymbol?.name ?? "");
  if (
    (isForeign && !isPart && name !== "__type") ||
    isClass ||
    place.depth > deepest ||
    properties.length === 0
  )
    return '"object"';
  if (place.isClosed || place.depth === deepest || isPart || /^(__type)?$/.test(name))
    return merged(checker, [type], place);
  // The data of results and studies look alike wherever they are given.
  return once(name, () => merged(checker, [type], { depth: 1, isClosed: false, isWritten: false }));
}
