/** A compliance statement in the atlas: its result with what it covers, rule by rule, each violation, and what was not looked at. */
import { formatDay } from "../../../output/day.ts";
import { type Html, html, inLanguage, type Languages } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { RULES } from "../../../policies/rules/index.ts";
import { own } from "../../../policies/values/own.ts";
import type { Statement } from "../../compliance/model.ts";
import { summaryOf } from "../../compliance/result.ts";
import { ruleStatus, seenText, type Say as Word, wordsIn } from "../../compliance/words.ts";
import { figure, type Source } from "../figure.ts";
import type { Atlas } from "../model.ts";
import { tenantPage } from "../paths.ts";
import {
  day,
  type Headline,
  headlines,
  numbers,
  prose,
  type Say,
  sayIn,
  sources,
  table,
} from "./frame.ts";

interface Shown {
  readonly atlas: Atlas;
  readonly statement: Statement;
  readonly languages: Languages;
  readonly say: Say;
  /** The statement's own words. */
  readonly word: Word;
}

/** The whole statement; without one, how it gets here. */
export function complianceOf(atlas: Atlas, language: Language): Html {
  const say = sayIn(language);
  const statement = atlas.reports.compliance;
  if (statement === undefined) return html`<p>${prose(say("noStatement"))}</p>`;
  const languages = { language, own: statement.language };
  const shown: Shown = { atlas, statement, languages, say, word: wordsIn(language) };
  return html`<p class="result ${statement.result}">${summary(shown)}</p>
<p>${say("statementLine", { day: formatDay(statement.asOf, language) })}</p>
${headlines(counts(shown))}
${violations(shown)}${problems(shown)}${rules(shown)}
<h3>${say("statementGaps")}</h3>
<ul>${statement.notLookedAt.map(({ what, language: of = statement.language }) => html`<li>${inLanguage(what, { language, own: of })}</li>`)}</ul>
${sources(say, "estate compliance --json")}`;
}

/** The result in a word, on the first page; nothing without a statement. */
export function resultLine({ reports }: Atlas, language: Language): Headline[] {
  const { compliance } = reports;
  if (compliance === undefined) return [];
  const say = sayIn(language);
  const { result, asOf, findings } = compliance;
  const failed = say("failedViolations", { count: findings.failed });
  return [
    {
      number: figure(reports, ["compliance", "findings", "failed"], { language }),
      label: html`${failed} <span class="quiet">${say(`result.${result}`)}, ${day(asOf, language)}</span>`,
      href: "findings.html",
      attention: result !== "compliant",
    },
  ];
}

/** The sentence of the result, in the page's language. */
function summary({ atlas, statement, languages }: Shown): string {
  const { alliance } = atlas;
  const { language } = languages;
  const sites = statement.sites.map((site) => {
    return { ...site, title: alliance.sites[site.key]?.title[language] ?? site.title };
  });
  const allOwners = Object.keys(alliance.members).every((one) => statement.owners.includes(one));
  return summaryOf({ ...statement, sites, allOwners }, language);
}

/** The statement's counts of violations. */
function counts(shown: Shown): Headline[] {
  const { statement, say } = shown;
  return (["raw", "waived", "failed"] as const).map((name) => ({
    number: count(shown, "findings", name),
    label: say(`found.${name}`, { count: statement.findings[name] }),
    attention: name === "failed" && statement.findings.failed > 0,
  }));
}

function count({ atlas, languages }: Shown, ...path: (string | number)[]): Html {
  const source: Source = ["compliance", ...path];
  return figure(atlas.reports, source, { language: languages.language });
}

function rules(shown: Shown): Html | undefined {
  const { statement, languages, say, word } = shown;
  const columns = [
    say("rule"),
    say("severity"),
    numbers(say("violations")),
    numbers(say("waived")),
    numbers(say("failed")),
    say("status"),
  ];
  const rows = statement.rules.map((rule, index) => {
    const title = RULES.find(({ name }) => name === rule.name)?.messages.title;
    const named = title?.[languages.language] ?? rule.title;
    const found = (name: string) =>
      statement.assessed.length === 0 && rule.findings.raw === 0
        ? "—"
        : count(shown, "rules", index, "findings", name);
    const mark = rule.status === "failed" && "attention";
    return [
      html`<code>${rule.name}</code><br><span class="quiet">${named}</span>`,
      word(rule.severity),
      found("raw"),
      found("waived"),
      found("failed"),
      html`<span class="${mark}">${ruleStatus(rule, word)}</span>`,
    ];
  });
  return table(say("ruleByRule"), columns, rows, { filter: say("filter") });
}

function violations({ atlas, statement, languages, say, word }: Shown): Html | undefined {
  const columns = [say("rule"), say("scope"), say("tenant"), say("status")];
  const rows = statement.violations.map((one) => {
    const { rule, site, subject, tenant, what, remediation, status, waiver, seenIn } = one;
    const text = (of: string) =>
      inLanguage(of, { ...languages, own: one.language ?? languages.own });
    const seen = seenText(seenIn, word);
    const end =
      waiver === undefined
        ? html`${word("remediation", { what: "" })}${text(remediation)}`
        : word("waivedBy", { key: waiver });
    const mark = status === "failed" && "attention";
    return [
      html`<code>${rule}</code>`,
      html`<code>${subject}</code><br>${text(what)}${seen !== undefined && html`<br>${seen}`}<br>${end}`,
      linked(atlas, site, tenant),
      html`<span class="${mark}">${word(`status.${status}`)}</span>`,
    ];
  });
  return table(say("violations"), columns, rows);
}

function problems({ statement, languages, say }: Shown): Html | undefined {
  if (statement.problems.length === 0) return undefined;
  return html`<h3>${say("otherProblems")}</h3>
<ul>${statement.problems.map(({ what }) => html`<li>${inLanguage(what, languages)}</li>`)}</ul>`;
}

/** A tenant of the files has a page. */
function linked({ estates }: Atlas, site: string, tenant: string | undefined): Html | string {
  if (tenant === undefined) return site;
  const there = estates.find(({ siteKey }) => siteKey === site)?.tenants ?? {};
  const name = `${site}/${tenant}`;
  return own(there, tenant) === undefined
    ? name
    : html`<a href="${tenantPage(site, tenant)}">${name}</a>`;
}
