// Reads the docstrings of what the package exports, with TypeScript's own parser, and the types of their examples.
import { readdirSync } from "node:fs";
import { relative, resolve } from "node:path";
import ts from "typescript";

/** A value that an entry exports, with its docstring. */
export interface PublicValue {
  readonly name: string;
  readonly kind: "function" | "class" | "constant";
  readonly file: string;
  /** The lines of the docstring, without the stars. */
  readonly docstring: readonly string[];
  /** The programs of its `@example` blocks. */
  readonly examples: readonly string[];
}

export const entryFiles: readonly string[] = [
  "src/index.ts",
  ...readdirSync("src/entry").map((name) => `src/entry/${name}`),
];

/** A program of source files, checked as in the project of a user who only sets `strict`. */
export function programOf(files: readonly string[], texts: ReadonlyMap<string, string>): ts.Program {
  const options: ts.CompilerOptions = {
    ...{
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    },
    ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: ["node"] },
    ...{ resolveJsonModule: true, paths: { karvan: ["./src/index.ts"], "karvan/*": ["./src/entry/*.ts"] } },
  };
  const host = ts.createCompilerHost(options);
  const onDisk = { read: host.readFile.bind(host), exists: host.fileExists.bind(host) };
  const given = (file: string): string | undefined => texts.get(relative(".", file));
  host.readFile = (file) => given(file) ?? onDisk.read(file);
  host.fileExists = (file) => given(file) !== undefined || onDisk.exists(file);
  return ts.createProgram([...files], options, host);
}

/** The functions, classes and constants that entries export. */
export function publicValues(program: ts.Program, entries: readonly string[]): PublicValue[] {
  const checker = program.getTypeChecker();
  return entries.flatMap((entry) => {
    const source = program.getSourceFile(resolve(entry));
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${entry} exports nothing`);
    return checker.getExportsOfModule(module).flatMap((exported): PublicValue[] => {
      const { flags, declarations = [] } =
        exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const [declaration] = declarations;
      if (!(flags & ts.SymbolFlags.Value) || declaration === undefined) return [];
      const docstring = docstringOf(declaration);
      return [
        {
          name: exported.name,
          kind: kindOf(declaration),
          file: relative(".", declaration.getSourceFile().fileName),
          docstring,
          examples: examplesIn(docstring),
        },
      ];
    });
  });
}

function kindOf(declaration: ts.Declaration): PublicValue["kind"] {
  if (ts.isClassDeclaration(declaration)) return "class";
  if (ts.isFunctionDeclaration(declaration)) return "function";
  const { initializer } = declaration as ts.VariableDeclaration;
  const isCallable = initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
  return isCallable ? "function" : "constant";
}

function docstringOf(declaration: ts.Declaration): string[] {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const text = node.getSourceFile().text;
  const comment = ts
    .getLeadingCommentRanges(text, node.pos)
    ?.map(({ pos, end }) => text.slice(pos, end))
    .findLast((found) => found.startsWith("/**"));
  if (comment === undefined) return [];
  return comment
    .slice(3, -2)
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""));
}

function examplesIn(docstring: readonly string[]): string[] {
  return [...docstring.join("\n").matchAll(/^@example\n```ts\n([\s\S]*?)^```$/gm)].map(
    ([, code]) => code as string,
  );
}

/** What TypeScript says against programs in memory, each as `name: message`. */
export function typeErrors(programs: ReadonlyMap<string, string>): string[] {
  // In a folder of their own, so that they resolve packages as the project does.
  const texts = new Map(
    [...programs].map(([name, code]) => [`tests/docs/in-memory/${name}.mts`, `${code}\nexport {};\n`]),
  );
  const program = programOf([...texts.keys()], texts);
  return [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  });
}
