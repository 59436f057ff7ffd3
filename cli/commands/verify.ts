/** `estate verify [bundle]`: verifies a site's evidence, without a network. */
import { Command, InvalidArgumentError } from "commander";
import { TEXTS } from "../../evidence/bundle/verify/messages.ts";
import { today } from "../../output/day.ts";
import type { Language } from "../../output/message.ts";
import { knownDay } from "../day-option.ts";
import { ended } from "../evidence-exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

interface Options {
  readonly alliance?: string;
  readonly asOf?: string;
  readonly require?: readonly string[];
  readonly controls?: boolean;
  readonly allowedSigners?: boolean;
  readonly json?: boolean;
}

/** The command; `end` receives 0 (verified), 1 (findings) or 2 (nothing to verify). */
export function verifyCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("verify")
    .description(TEXTS.description[language])
    .argument("[bundle]", TEXTS.bundle[language])
    .option("--alliance <file>", TEXTS.alliance[language])
    .option("--as-of <day>", TEXTS.asOf[language], knownDay)
    .option("--require <countries>", TEXTS.require[language], countries)
    .option("--controls", TEXTS.controls[language])
    .option("--allowed-signers", TEXTS.allowedSigners[language])
    .option("--json", PROGRAM.json[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (bundle: string | undefined, { asOf = today(), ...rest }: Options) => {
      const action = async () => {
        const { verifyEvidence } = await import("../../evidence/bundle/verify/run.ts");
        return verifyEvidence(bundle, { ...rest, asOf }, language);
      };
      end(await ended(language, action));
    });
}

function countries(list: string): string[] {
  const all = list.split(",");
  if (all.every((country) => /^[A-Z]{2}$/.test(country))) return all;
  throw new InvalidArgumentError("ML,BF");
}
