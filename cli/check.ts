/** `estate check [site]`: every problem of the estate's files at once, before anything runs. */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { Command } from "commander";
import { waiversFile } from "../policies/registry.ts";
import { type Language, type Message, render } from "../sovereignty/text.ts";
import { type LoadAllResult, loadEstates } from "../stacks/estate/checked.ts";
import type { Estate } from "../stacks/estate/estate.ts";
import { formatIssue, type Issue, issueTexts, type Position } from "../stacks/estate/issue.ts";
import { allianceFile } from "../stacks/estate/load.ts";
import { quotaOf } from "../stacks/estate/quota.ts";
import { withStandbys } from "../stacks/estate/standby.ts";
import { standingBy } from "./counts.ts";
import { stacksFolder } from "./places.ts";
import { knownLanguage } from "./program/language.ts";
import { TEXTS } from "./program/messages.ts";
import { type Going, goingLine, keptStates, withRecorded } from "./retiring.ts";
import { recordedOf } from "./state/made.ts";

const MESSAGES = {
  description: {
    fr: "vérifie les fichiers du domaine : forme, références, adresses, quotas, loi",
    en: "checks the estate's files: shape, references, addresses, quotas, law",
  },
  site: { fr: "un seul site ; sinon tous les sites ouverts", en: "one site; else every open site" },
  fine: {
    fr: "{site} : {tenants} locataire(s){standing}, {segments} segment(s), {flows} flux, {clusters} cluster(s), {cores} cœur(s) promis sur {capacity} : aucun problème",
    en: "{site}: {tenants} tenant(s){standing}, {segments} segment(s), {flows} flow(s), {clusters} cluster(s), {cores} of {capacity} cores promised: no issue",
  },
  refused: {
    fr: "{count} problème(s) dans {files} fichier(s)",
    en: "{count} issue(s) in {files} file(s)",
  },
  attested: {
    fr: "attesté, {at} : {by}, {date} : {why}",
    en: "attested, {at}: {by}, {date}: {why}",
  },
  unattested: {
    fr: "à attester, {at} : suffit à une répétition, à aucun vrai site",
    en: "still to be attested, {at}: enough for a rehearsal, for no real site",
  },
  afterwards: { fr: "après la suppression : ", en: "after the deletion: " },
  nothing: {
    fr: "aucun site n'est ouvert : rien n'a été vérifié",
    en: "no site is open: nothing was checked",
  },
  noAlliance: {
    fr: "estate: reçu {root}, attendu un dossier qui contient alliance.yaml",
    en: "estate: got {root}, want a folder that holds alliance.yaml",
  },
  noSite: {
    fr: "estate: reçu le site {site}, attendu l'un des sites {allowed}",
    en: "estate: got the site {site}, want one of the sites {allowed}",
  },
} as const satisfies Record<string, Message>;

interface CheckOptions {
  readonly root?: string;
  readonly json?: boolean;
}

/** The command; `end` receives 0, 1 (issues) or 2 (nothing to check). */
export function checkCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("check")
    .description(MESSAGES.description[language])
    .usage("[site] [options]")
    .argument("[site]", MESSAGES.site[language])
    .option("--lang <lang>", TEXTS.language[language], knownLanguage)
    .option("--root <folder>", TEXTS.root[language])
    .option("--json", TEXTS.json[language])
    .action(async (site: string | undefined, options: CheckOptions) => {
      end(await check(site, options, language));
    });
}

async function check(site: string | undefined, options: CheckOptions, language: Language) {
  const root = resolve(options.root ?? stacksFolder);
  const refuse = (message: Message, values: Record<string, string>) => {
    console.error(render(message, values, language));
    return 2;
  };
  if (!existsSync(allianceFile(root))) return refuse(MESSAGES.noAlliance, { root });
  // What this machine saw last is of the project's own files; of those from elsewhere it says nothing.
  const states = options.root === undefined ? keptStates() : undefined;
  const read = await loadEstates(site === undefined ? undefined : [site], {
    root,
    waivers: waiversFile(),
    ...(states && { recorded: async (key) => recordedOf(key, await states(key)) }),
  });
  const { registered } = read;
  if (site !== undefined && registered.length > 0 && !registered.includes(site)) {
    return refuse(MESSAGES.noSite, { site, allowed: registered.join(", ") });
  }
  const { lost, going } =
    states === undefined
      ? { lost: [], going: read.retiring }
      : await withRecorded(read, root, states);
  const result: Checked = { ...read, issues: [...lost, ...read.issues], going };
  console.log(options.json ? toJson(result, language) : toText(result, language));
  return result.issues.length > 0 || result.estates.length === 0 ? 1 : 0;
}

/** What was read, with what is recorded of it. */
interface Checked extends LoadAllResult {
  readonly going: readonly Going[];
}

function toText(result: Checked, language: Language): string {
  const { estates, issues, attested, unattested, going, afterwards } = result;
  const place = ({ file, line, path }: Position) =>
    `${relative(process.cwd(), file)}:${line}: ${path}`;
  const words = [
    ...attested.map((word) => render(MESSAGES.attested, { ...word, at: place(word) }, language)),
    ...unattested.map((one) => render(MESSAGES.unattested, { at: place(one) }, language)),
    ...going.map((one) => goingLine(one, place(one), language)),
    ...afterwards.map(
      (one) => `${MESSAGES.afterwards[language]}${formatIssue(one, language, process.cwd())}`,
    ),
  ];
  if (issues.length > 0) {
    const files = new Set(issues.map(({ file }) => file)).size;
    return [
      ...issues.map((issue) => formatIssue(issue, language, process.cwd())),
      ...words,
      render(MESSAGES.refused, { count: issues.length, files }, language),
    ].join("\n");
  }
  if (estates.length === 0) return MESSAGES.nothing[language];
  return [
    ...estates.map((estate) => {
      const counts = summary(estate);
      const values = { ...counts, standing: standingBy(counts.standingBy, language) };
      return render(MESSAGES.fine, values, language);
    }),
    ...words,
  ].join("\n");
}

function toJson(
  { estates, issues, attested, unattested, going, afterwards }: Checked,
  language: Language,
): string {
  const shown = (issue: Issue) => ({
    file: relative(process.cwd(), issue.file),
    line: issue.line,
    path: issue.path,
    ...issueTexts(issue, language, process.cwd()),
  });
  const words = attested.map(({ file, why, ...word }) => ({
    file: relative(process.cwd(), file),
    ...word,
    why: why[language],
  }));
  const sites = estates.map(summary);
  const open = unattested.map(({ file, ...one }) => ({
    file: relative(process.cwd(), file),
    ...one,
  }));
  const retiring = going.map(({ file, line, path, ...word }) => ({
    file: relative(process.cwd(), file),
    line,
    path,
    ...word,
  }));
  return JSON.stringify(
    {
      sites,
      issues: issues.map(shown),
      attested: words,
      unattested: open,
      retiring,
      afterwards: afterwards.map(shown),
    },
    null,
    2,
  );
}

/** What `up` builds, so that both say the same numbers; cores are promised to the site's own tenants. */
function summary(estate: Estate) {
  const { siteKey, site, tenants, standbys } = estate;
  const all = Object.values(withStandbys(estate).tenants);
  const total = (count: (tenant: (typeof all)[number]) => number, of = all) =>
    of.reduce((sum, tenant) => sum + count(tenant), 0);
  return {
    site: siteKey,
    tenants: all.length,
    standingBy: Object.keys(standbys).length,
    segments: total(({ segments }) => Object.keys(segments).length),
    flows: total(({ flows }) => Object.keys(flows).length),
    clusters: total(({ clusters }) => Object.keys(clusters).length),
    cores: total((tenant) => quotaOf(tenant, site)?.cores ?? 0, Object.values(tenants)),
    capacity: site.capacity.cores,
  };
}
