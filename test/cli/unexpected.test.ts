/** A fault of the program: one sentence, no result, and a file with the details that only its owner may read. */
import { readFileSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import test from "ava";
import { Command } from "commander";
import { COMMANDS, type DefineCommand } from "../../cli/commands.ts";
import { estate } from "../helpers/command.ts";

test.serial("an exception in a command is no result, and its details are in a file", async (t) => {
  const broken: DefineCommand = () =>
    new Command("broken").argument("[word]").action(() => {
      throw new TypeError("not a function");
    });
  const commands = COMMANDS as Record<string, () => Promise<DefineCommand>>;
  commands.broken = async () => broken;
  t.teardown(() => delete commands.broken);
  const { exitCode, stderr, stdout } = await estate("broken", "a secret word");
  t.is(exitCode, 2);
  t.is(stdout, "");
  const [, file = ""] =
    /^estate: erreur inattendue[^\n]* joignez (\S+) au signalement[^\n]*$/.exec(stderr) ?? [];
  t.teardown(() => rmSync(dirname(file), { recursive: true }));
  const details = readFileSync(file, "utf8");
  t.regex(details, /^aes-estate \d.*\ncommand: broken\nTypeError: not a function\n {4}at /);
  t.false(details.includes("a secret word"));
  t.is(statSync(file).mode & 0o777, 0o600);
});
