/** `estate failover <site>`: what the loss of a site means, the failover of a rehearsal, and the way back. */
import { join } from "node:path";
import { Command } from "commander";
import type { Language } from "../../sovereignty/text.ts";
import { stateFolder } from "../places.ts";
import { knownLanguage } from "../program/language.ts";
import { TEXTS as PROGRAM } from "../program/messages.ts";
import { Refusal } from "../rehearsal/refusal.ts";
import { ended } from "../rehearsal/site.ts";
import { type Asked, readAsked, refuse } from "../report/command.ts";
import { backSteps } from "./back.ts";
import { forgetUnended, isUnended, minutesOf, readJournal } from "./journal.ts";
import { REFUSALS, TEXTS } from "./messages.ts";
import { outSteps } from "./out.ts";
import { failoverPlan } from "./plan.ts";
import { walk } from "./steps.ts";
import { toText } from "./text.ts";

interface FailoverOptions {
  readonly dryRun?: boolean;
  readonly return?: boolean;
  readonly root?: string;
  readonly json?: boolean;
}

/** The command; `end` receives 0 (told, or done), 1 (issues, something does not fit, a step failed) or 2 (asked wrongly). */
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
  if (dryRun && options.return) return refuse(TEXTS.misused, {}, language, 2);
  if (!dryRun && (json || root !== undefined)) {
    return refuse(TEXTS.onlyDryRun, { option: json ? "--json" : "--root" }, language, 2);
  }
  const asked = await readAsked(site, root, language);
  if (typeof asked === "number") return asked;
  return dryRun ? tell(asked, json) : act(asked, options.return ? "return" : "out");
}

async function tell({ chosen, estates, language }: Asked, json: boolean): Promise<number> {
  const lost = only(chosen);
  const minutes = minutesOf(await readJournal(journalOf(lost.siteKey, "out")));
  const plan = { ...failoverPlan(lost, estates), recoveryMinutes: minutes ?? null };
  const tenants = Object.keys(lost.tenants).length;
  console.log(json ? JSON.stringify(plan, null, 2) : toText(plan, tenants, language));
  return plan.fits ? 0 : 1;
}

function act({ chosen, estates, language }: Asked, way: "out" | "return"): Promise<number> {
  const lost = only(chosen);
  const site = lost.siteKey;
  return ended(site, language, async () => {
    const plan = failoverPlan(lost, estates);
    if (plan.moves.length === 0) throw new Refusal(REFUSALS.nobody, { site });
    const carried = estates.some((estate) => estate.site.standsInFor.includes(site));
    const begun = await isUnended(journalOf(site, way));
    if (way === "return" && !carried && !begun) throw new Refusal(REFUSALS.notCarried, { site });
    // What the other way had left undone is overtaken by this one.
    await forgetUnended(journalOf(site, way === "out" ? "return" : "out"));
    const steps = way === "out" ? outSteps : backSteps;
    await walk(journalOf(site, way), way, steps(lost, plan, language), language);
  });
}

function journalOf(site: string, way: "out" | "return"): string {
  return join(stateFolder(), site, `failover-${way}.json`);
}

function only<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error("no estate was chosen"); // refused above
  return first;
}
