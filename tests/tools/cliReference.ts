// Writes the reference of the command line from the help that it prints itself.
import { execFileSync } from "node:child_process";

function help(...words: readonly string[]): string {
  const env = { ...process.env, COLUMNS: "100" };
  return execFileSync(process.execPath, ["dist/cli/main.js", ...words, "--help"], { env, encoding: "utf8" });
}

/** The help of the command and of each verb, one section a verb. */
export async function cliReference(): Promise<string> {
  const whole = help();
  const verbs = [...(whole.split("Commands:\n")[1] ?? "").matchAll(/^ {2}([a-z]+) /gm)].flatMap(([, verb]) =>
    verb === undefined || verb === "help" ? [] : [verb],
  );
  const sections = verbs.map((verb) => `## \`karvan ${verb}\`\n\n\`\`\`text\n${help(verb).trim()}\n\`\`\`\n`);
  return `\`\`\`text\n${whole.trim()}\n\`\`\`\n\n${sections.join("\n")}`;
}
