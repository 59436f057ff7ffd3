/** `estate new-site <site> --country NE`: one command makes a site that passes its check at once. */
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { waiversFile } from "../../policies/registry.ts";
import { type Language, type Message, type MessageValues, render } from "../../sovereignty/text.ts";
import { type LoadAllResult, loadEstates } from "../../stacks/estate/checked.ts";
import { PORTS_A_SITE } from "../../stacks/estate/checks/ports.ts";
import type { Estate } from "../../stacks/estate/estate.ts";
import { formatIssue } from "../../stacks/estate/issue.ts";
import { allianceFile } from "../../stacks/estate/load.ts";
import { type Edit, onCopy, textOf, writeAll } from "../edits.ts";
import { ended } from "../ended.ts";
import { stacksFolder } from "../places.ts";
import { knownLanguage } from "../program/language.ts";
import { TEXTS as PROGRAM } from "../program/messages.ts";
import { Misuse, Refusal } from "../rehearsal/refusal.ts";
import { checklist } from "./checklist.ts";
import { TEXTS } from "./messages.ts";
import { type Ground, planSite, type SitePlan, type Wish } from "./plan.ts";

interface Options {
  readonly country: string;
  readonly titleFr?: string;
  readonly titleEn?: string;
  readonly like?: string;
  readonly bare?: boolean;
  readonly root?: string;
  readonly dryRun?: boolean;
}

/** The command; `end` receives 0, 1 (refused: the estate does not allow it) or 2 (asked wrongly). */
export function newSiteCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("new-site")
    .description(TEXTS.description[language])
    .argument("<site>", TEXTS.site[language])
    .requiredOption("--country <code>", TEXTS.country[language])
    .option("--title-fr <name>", TEXTS.titleFr[language])
    .option("--title-en <name>", TEXTS.titleEn[language])
    .option("--like <site>", TEXTS.like[language])
    .option("--bare", TEXTS.bare[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--root <folder>", PROGRAM.root[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, options: Options) => {
      end(await ended(language, () => make(site, options, language)));
    });
}

/** Plans, tries it on a copy, and only then writes: what is written passes its check. */
async function make(site: string, options: Options, language: Language): Promise<void> {
  const root = resolve(options.root ?? stacksFolder);
  if (!existsSync(allianceFile(root)) || !existsSync(join(root, "..", "Pulumi.yaml"))) {
    throw new Misuse(TEXTS.noProject, { root });
  }
  const before = await loadEstates(undefined, { root, waivers: waiversFile() });
  refuseIssues(before, root, language, TEXTS.unsound);
  const title = {
    ...(options.titleFr !== undefined && { fr: options.titleFr }),
    ...(options.titleEn !== undefined && { en: options.titleEn }),
  };
  const wish: Wish = { site, country: options.country, title, example: options.bare !== true };
  const plan = planSite(wish, await groundOf(root, before.estates, options.like));
  const inWay = [join(root, site), ...plan.edits.filter(isNew).map(({ file }) => file)];
  const found = inWay.find((file) => existsSync(file));
  if (found !== undefined) throw new Refusal(TEXTS.exists, { file: shown(found) });
  const after = await onCopy(root, plan.edits, async (copy) => {
    const result = await loadEstates(undefined, { root: copy, waivers: waiversFile() });
    refuseIssues(result, copy, language, TEXTS.refused, { site });
    return result;
  });
  if (!options.dryRun) await writeAll(plan.edits);
  console.log(summary(plan, options.dryRun === true, language));
  const estate = after.estates.find(({ siteKey }) => siteKey === site);
  if (estate) console.log(`\n${checklist(estate, after.estates, language)}`);
}

/** What a plan starts from: the registry, an open site as the model, and whatever addresses are named anywhere. */
export async function groundOf(
  root: string,
  estates: readonly Estate[],
  like: string | undefined,
): Promise<Ground> {
  const model = like === undefined ? estates[0] : estates.find(({ siteKey }) => siteKey === like);
  if (model === undefined) {
    const allowed = estates.map(({ siteKey }) => siteKey).join(", ") || "—";
    throw new Misuse(TEXTS.noModel, { got: like ?? "—", allowed });
  }
  const folder = join(root, model.siteKey);
  const [allianceText = "", site = "", facility] = await Promise.all(
    [allianceFile(root), join(folder, "site.yaml"), join(folder, "facility.yaml")].map(textOf),
  );
  return {
    root,
    allianceText,
    alliance: model.alliance,
    model: { key: model.siteKey, site, facility },
    data: [model.alliance, ...estates.flatMap(({ site, tenants }) => [site, tenants])],
  };
}

/** Tells every issue and refuses, when there is any. */
export function refuseIssues(
  { issues }: LoadAllResult,
  cwd: string,
  language: Language,
  said: Message,
  values: MessageValues = {},
): void {
  if (issues.length === 0) return;
  for (const issue of issues) console.error(formatIssue(issue, language, cwd));
  throw new Refusal(said, { ...values, count: issues.length });
}

function summary({ entry, edits }: SitePlan, dryRun: boolean, language: Language): string {
  const first = entry.rehearsal.firstPort;
  const values = {
    site: entry.key,
    country: entry.country,
    ipv4: entry.addresses.ipv4.join(", "),
    ipv6: entry.addresses.ipv6.join(", "),
    first,
    last: first + PORTS_A_SITE - 1,
  };
  return [
    render(TEXTS.written, values, language),
    ...edits.map((edit) =>
      render(isNew(edit) ? TEXTS.makes : TEXTS.changes, { file: shown(edit.file) }, language),
    ),
    ...(dryRun ? [TEXTS.nothingWritten[language]] : []),
  ].join("\n");
}

const isNew = ({ was }: Edit) => was === undefined;

const shown = (file: string) => relative(process.cwd(), file);
