// The verb `completion`: a script that lets a shell complete verbs, options and their values.
import type { Command } from "commander";
import { dataAsIs } from "../output.ts";

type Shell = "bash" | "zsh" | "fish";

/** What may follow a verb. */
interface Words {
  readonly verb: string;
  readonly about: string;
  readonly options: readonly string[];
  /** Values of options and arguments that are one of a few. */
  readonly values: readonly string[];
}

/** Prints the script for a shell, made from the definitions of the command line itself. */
export function completionCommand(program: Command, shell: Shell): void {
  dataAsIs(scripts[shell](program.name(), wordsOf(program)));
}

function wordsOf(program: Command): Words[] {
  const shared = program.options.flatMap(({ long }) => long ?? []);
  return program.commands.map((command) => ({
    verb: command.name(),
    about: command.description(),
    options: [...command.options.flatMap(({ long }) => long ?? []), ...shared, "--help"],
    values: [
      ...command.options.flatMap(({ argChoices }) => argChoices ?? []),
      ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    ],
  }));
}

const scripts: Readonly<Record<Shell, (name: string, words: readonly Words[]) => string>> = {
  bash: (name, words) =>
    [
      `# eval "$(${name} completion bash)"`,
      `_${name}() {`,
      `  local word="\${COMP_WORDS[COMP_CWORD]}" verb="\${COMP_WORDS[1]}"`,
      '  if [ "$COMP_CWORD" = 1 ]; then',
      `    COMPREPLY=($(compgen -W "${words.map(({ verb }) => verb).join(" ")}" -- "$word"))`,
      "    return",
      "  fi",
      '  case "$verb" in',
      ...words.map(
        ({ verb, options, values }) =>
          `    ${verb}) COMPREPLY=($(compgen -W "${[...options, ...values].join(" ")}" -- "$word")) ;;`,
      ),
      "  esac",
      "}",
      `complete -o default -F _${name} ${name}`,
    ].join("\n"),
  zsh: (name, words) =>
    [
      `#compdef ${name}`,
      `# eval "$(${name} completion zsh)"`,
      `_${name}() {`,
      "  if (( CURRENT == 2 )); then",
      "    local -a verbs=(",
      ...words.map(({ verb, about }) => `      '${verb}:${about.replaceAll("'", "")}'`),
      "    )",
      `    _describe verb verbs`,
      "    return",
      "  fi",
      '  case "$words[2]" in',
      ...words.map(
        ({ verb, options, values }) => `    ${verb}) compadd -- ${[...options, ...values].join(" ")} ;;`,
      ),
      "  esac",
      "  _files",
      "}",
      `compdef _${name} ${name}`,
    ].join("\n"),
  fish: (name, words) =>
    [
      `# ${name} completion fish | source`,
      ...words.flatMap(({ verb, about, options, values }) => [
        `complete -c ${name} -n __fish_use_subcommand -f -a ${verb} -d '${about.replaceAll("'", "")}'`,
        `complete -c ${name} -n '__fish_seen_subcommand_from ${verb}' -a '${values.join(" ")}'`,
        ...options.map(
          (option) => `complete -c ${name} -n '__fish_seen_subcommand_from ${verb}' -l ${option.slice(2)}`,
        ),
      ]),
    ].join("\n"),
};
