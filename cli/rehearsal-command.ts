/** The common part of the commands on one rehearsal site: its key, and their exit codes. */
import { Command } from "commander";
import { TEXTS } from "../operations/deploy/messages.ts";
import type { Language } from "../output/message.ts";
import { knownLanguage } from "./language-option.ts";
import { TEXTS as PROGRAM } from "./messages.ts";
import { CONFIRMED, YES } from "./pulumi-options.ts";
import { ended } from "./rehearsal-exit-codes.ts";

/** A command with an action; its description is the message with the command's name. Options of its own are added to it. */
export function rehearsalCommand<Options extends object>(
  name: "up" | "down" | "preview" | "refresh" | "env",
  action: (site: string, language: Language, options: Options) => Promise<void>,
) {
  return (language: Language, end: (exitCode: number) => void): Command => {
    const command = new Command(name)
      .description(TEXTS[name][language])
      .argument("<site>", TEXTS.site[language])
      .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
      .action(async (site: string, options: Options) => {
        end(await ended(site, language, () => action(site, language, options)));
      });
    return CONFIRMED.includes(name) ? command.option(YES.flags, YES.text[language]) : command;
  };
}
