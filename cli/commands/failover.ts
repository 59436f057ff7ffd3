/** `estate failover <site>`: the effects of losing a site, the failover of a rehearsal, and the return. */
import { Command } from "commander";
import { TEXTS } from "../../operations/failover/messages.ts";
import { carryOut, planWithMinutes } from "../../operations/failover/run.ts";
import { toJsonText } from "../../output/json.ts";
import type { Language } from "../../output/message.ts";
import { toText } from "../../planning/continuity/text.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { printError, readRequested } from "../read-estates.ts";
import { ended } from "../rehearsal-exit-codes.ts";

interface FailoverOptions {
  readonly dryRun?: boolean;
  readonly return?: boolean;
  readonly root?: string;
  readonly json?: boolean;
}

/**
 * The command; `end` receives 0 (printed, or done), 1 (issues, something does not fit, a step failed) or 2 (wrong
 * usage).
 */
export function failoverCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("failover")
    .description(TEXTS.description[language])
    .usage("<site> [--dry-run | --return] [options]")
    .argument("<site>", TEXTS.site[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--return", TEXTS.return[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--root <folder>", PROGRAM.root[language])
    .option("--json", PROGRAM.json[language])
    .action(async (site: string, options: FailoverOptions) => {
      end(await failover(site, options, language));
    });
}

async function failover(
  site: string,
  options: FailoverOptions,
  language: Language,
): Promise<number> {
  const { dryRun = false, root, json = false } = options;
  if (dryRun && options.return) return printError(TEXTS.misused, {}, language, 2);
  if (!dryRun && (json || root !== undefined)) {
    return printError(TEXTS.onlyDryRun, { option: json ? "--json" : "--root" }, language, 2);
  }
  const request = await readRequested(site, root, language);
  if (typeof request === "number") return request;
  const { estates } = request;
  const [lost] = request.chosen;
  if (lost === undefined) throw new Error("no estate was chosen"); // rejected above
  if (!dryRun) {
    const way = options.return ? "return" : "out";
    return ended(site, language, () => carryOut(way, lost, estates, language));
  }
  const plan = await planWithMinutes(lost, estates);
  const tenants = Object.keys(lost.tenants).length;
  console.log(json ? toJsonText(plan) : toText(plan, tenants, language));
  return plan.fits ? 0 : 1;
}
