/** `estate failover <site> --dry-run`: what the loss of a site would mean, from the estate's files alone. */
import { Command } from "commander";
import type { Language } from "../../sovereignty/text.ts";
import { knownLanguage } from "../program/language.ts";
import { TEXTS as PROGRAM } from "../program/messages.ts";
import { readAsked, refuse } from "../report/command.ts";
import { TEXTS } from "./messages.ts";
import { failoverPlan } from "./plan.ts";
import { toText } from "./text.ts";

interface FailoverOptions {
  readonly dryRun?: boolean;
  readonly root?: string;
  readonly json?: boolean;
}

/** The command; `end` receives 0 (told), 1 (issues in the files, or something does not fit) or 2 (asked wrongly). */
export function failoverCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("failover")
    .description(TEXTS.description[language])
    .usage("<site> --dry-run [options]")
    .argument("<site>", TEXTS.site[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--root <folder>", PROGRAM.root[language])
    .option("--json", PROGRAM.json[language])
    .action(async (site: string, options: FailoverOptions) => {
      end(await failover(site, options, language));
    });
}

async function failover(
  site: string,
  { dryRun = false, root, json }: FailoverOptions,
  language: Language,
): Promise<number> {
  if (!dryRun) return refuse(TEXTS.notBuilt, {}, language, 2);
  const asked = await readAsked(site, root, language);
  if (typeof asked === "number") return asked;
  const [lost] = asked.chosen;
  if (lost === undefined) throw new Error(`no estate of ${site}`); // refused above
  const plan = failoverPlan(lost, asked.estates);
  const tenants = Object.keys(lost.tenants).length;
  console.log(json ? JSON.stringify(plan, null, 2) : toText(plan, tenants, language));
  return plan.fits ? 0 : 1;
}
