/** `estate compliance [site]`: one dated statement on the data of each owner country and class. */
import { Command } from "commander";
import { allianceFile } from "../../estate/load/sources.ts";
import { TEXTS } from "../../evidence/compliance/messages.ts";
import { type Documents, run } from "../../evidence/compliance/run.ts";
import { TEXTS as DRIFT } from "../../evidence/drift/messages.ts";
import { today } from "../../output/day.ts";
import { type Language, render } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { readAlliance, waiversFile } from "../../policies/enforce/registry.ts";
import { knownDay } from "../day-option.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { readRequested } from "../read-estates.ts";
import { TEXTS as REPORT } from "../report-messages.ts";
import { several } from "../several.ts";

interface ComplianceOptions extends Documents {
  readonly root?: string;
  readonly state?: readonly string[];
  readonly drift?: readonly string[];
  readonly owner?: string;
  readonly asOf?: string;
  readonly offline?: boolean;
}

/** The command; `end` receives 0 (compliant), 1 (something failed) or 2 (nothing is stated, or not all was assessed). */
export function complianceCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("compliance")
    .description(TEXTS.description[language])
    .usage("[site] [options]")
    .argument("[site]", REPORT.site[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--root <folder>", PROGRAM.root[language])
    .option("--owner <country>", TEXTS.owner[language])
    .option("--as-of <day>", TEXTS.asOf[language], knownDay)
    .option("--state <file>", TEXTS.state[language], several)
    .option("--drift <file>", DRIFT.option[language], several)
    .option("--offline", TEXTS.offline[language])
    .option("--json", PROGRAM.json[language])
    .option("--html <file>", TEXTS.html[language])
    .option("--pdf <file>", TEXTS.pdf[language])
    .option("--junit <file>", TEXTS.junit[language])
    .action(async (site: string | undefined, options: ComplianceOptions) => {
      end(await state(site, options, language));
    });
}

async function state(
  site: string | undefined,
  {
    root: given,
    state: states = [],
    drift = [],
    owner,
    asOf,
    offline = false,
    ...documents
  }: ComplianceOptions,
  language: Language,
): Promise<number> {
  const thisDay = today();
  const day = asOf ?? thisDay;
  const read = await readRequested(site, given, language, {
    rejectLate: false,
    today: day,
    waivers: false, // what is wrong with them is part of the statement
  });
  if (typeof read === "number") return read;
  const alliance = readAlliance(allianceFile(read.root), language);
  const members = Object.keys(alliance.members);
  if (owner !== undefined && !members.includes(owner)) {
    const values = { got: owner, want: choice(members, owner) };
    console.error(`estate: ${render(TEXTS.noOwner, values, language)}`);
    return 2;
  }
  const request = {
    ...read,
    alliance,
    asOf: day,
    owners: owner === undefined ? members : [owner],
    waiversFile: waiversFile(),
  };
  return run(request, {
    ...documents,
    states,
    drift,
    offline,
    own: given === undefined,
    today: thisDay,
  });
}
