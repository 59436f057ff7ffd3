/**
 * Runs the commands of `estate`. Exit codes: 0 done, 1 rejected, 2 wrong usage, nothing to read, or no result because of
 * a fault of the program.
 */
import { resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { type Language, render } from "../output/message.ts";
import { COMMANDS } from "./commands.ts";
import { languageOf } from "./language-option.ts";
import { OTHER_PROBLEM, PROBLEMS, TEXTS, TITLES } from "./messages.ts";
import { insteadOf } from "./pulumi-options.ts";
import { reportUnexpected } from "./unexpected.ts";

/** Runs one command line and returns its exit code. */
export async function run(args: readonly string[], env = process.env): Promise<number> {
  // Made absolute, so that child processes find it from any folder.
  if (env.AES_ESTATE_PROJECT) env.AES_ESTATE_PROJECT = resolve(env.AES_ESTATE_PROJECT);
  const language = languageOf(args, env);
  const unreadable = args.findIndex((arg) => arg.includes("\0"));
  if (unreadable >= 0) {
    console.error(`estate: ${render(TEXTS.nul, { position: unreadable + 1 }, language)}`);
    return 2;
  }
  let exitCode = 0;
  const end = (code: number) => {
    exitCode = code;
  };
  const program = new Command("estate")
    .description(TEXTS.program[language])
    .helpCommand(false)
    .enablePositionalOptions(); // options after a command belong to it, or to its subcommand
  const [name = ""] = args;
  // A named command is loaded alone; the help and a misspelt command need all of them.
  const named = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  for (const read of named ? [named] : Object.values(COMMANDS)) {
    program.addCommand((await read())(language, end));
  }
  for (const command of withAllBelow(program)) {
    command
      .exitOverride()
      .helpOption("-h, --help", TEXTS.help[language])
      .configureHelp({ styleTitle: (title) => TITLES[language][title] ?? title })
      .configureOutput({ outputError: () => {} }); // printed below, in the person's language
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportUnexpected(error, name, language);
    if (error.exitCode === 0) return 0;
    if (error.code !== "commander.help")
      console.error(`estate: ${problemOf(error, name, helpOf(program, args), language)}`);
    return 2;
  }
}

/** A command and its subcommands, however deep. */
function withAllBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap((below) => withAllBelow(below as Command))];
}

/** How to get help for the command line: that of the command, or of its subcommand, if it names one. */
function helpOf(program: Command, args: readonly string[]): string {
  const words = ["estate"];
  let command = program;
  for (const arg of args) {
    const below = command.commands.find((each) => each.name() === arg);
    if (below === undefined) break;
    command = below as Command;
    words.push(arg);
  }
  return [...words, "--help"].join(" ");
}

function problemOf(
  error: CommanderError,
  command: string,
  help: string,
  language: Language,
): string {
  // A parser of a value throws what it expects; the library's message has what it got.
  const [, option = "", got = "", want = ""] =
    error.message.match(/option '([^ ']+)[^']*' argument '(.*)' is invalid\. (.*)/s) ?? [];
  const [, what = ""] = error.message.match(/'([^']*)'/) ?? [];
  if (error.code === "commander.unknownOption") {
    const instead = insteadOf(what, command, help, language);
    if (instead !== undefined) return instead;
  }
  const values = { what: option || what, got, want, help };
  return render(PROBLEMS[error.code] ?? OTHER_PROBLEM, values, language);
}
