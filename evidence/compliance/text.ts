/** The statement for a terminal: the result first, then the data, then everything it rests on. */
import { visible } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import { dataText } from "./data-text.ts";
import { driftText } from "./drift-text.ts";
import type { Statement } from "./model.ts";
import {
  foundText,
  listed,
  ruleStatus,
  type Say,
  seenText,
  signaturesText,
  wordsIn,
} from "./words.ts";

/** The whole statement as text. */
export function toText(statement: Statement): string {
  const { language, asOf, alliance, sites, owners, summary, sources, policyDigest } = statement;
  const say = wordsIn(language);
  const line = (name: Parameters<Say>[0], value: string) =>
    say("line", { label: say(name), value });
  const lines = [
    `${say("title")}, ${alliance}, ${say("asOf", { asOf })}`,
    line("covers", listed(sites.map(({ key, country }) => `${key} (${country})`))),
    line("owners", listed(owners)),
    "",
    summary,
    ...section(say("overview"), [overview(statement, say)]),
    ...statement.statements.flatMap((one) => dataText(one, statement, say)),
    ...section(say("contracts"), contractsTable(statement, say)),
    ...section(say("waivers"), waiversTable(statement, say)),
    ...section(say("rules"), [rulesTable(statement, say)]),
    ...section(say("violations"), violationLines(statement, say)),
    ...section(
      say("problems"),
      statement.problems.map(({ what }) => `- ${what}`),
    ),
    ...section(say("changedByHand"), driftText(statement, say)),
    ...section(
      say("notLookedAt"),
      statement.notLookedAt.map(({ what }) => `- ${what}`),
    ),
    ...section(say("sources"), [
      ...sources.map(
        ({ kind, name, digest }) =>
          `- ${say(kind)}, ${name}${digest === undefined ? "" : `, ${say("digest")} ${digest}`}`,
      ),
      `- ${say("policies", { ...policyDigest })}`,
      say("made", { ...statement.tool }),
    ]),
    "",
    summary,
  ];
  return visible(lines.join("\n"));
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title.toUpperCase(), ...lines];
}

/** A line for each owner and class: rights, places, what is abroad, findings. */
function overview(statement: Statement, say: Say): string {
  const { statements, language } = statement;
  const number = (value: number) => formatNumber(value, language);
  return toTable(
    [
      { title: say("owner") },
      { title: say("dataClass") },
      { title: say("reside") },
      { title: say("where") },
      { title: say("tenants"), numeric: true },
      { title: say("abroad"), numeric: true },
      { title: say("waived"), numeric: true },
      { title: say("failed"), numeric: true },
    ],
    statements.map(({ owner, classTitle, reside, places, tenants, abroad, findings }) => [
      owner,
      classTitle,
      listed(reside),
      listed([...new Set(places.map(({ country }) => country))]),
      number(tenants.length),
      number(abroad.length),
      foundText(findings.waived, statement),
      foundText(findings.failed, statement),
    ]),
  );
}

function contractsTable({ contracts, language }: Statement, say: Say): string[] {
  if (contracts.length === 0) return [];
  const columns = ["contract", "from", "to", "owners", "start", "end", "status"] as const;
  return [
    toTable(
      columns.map((name) => ({ title: say(name) })),
      contracts.map(({ name, from, to, owners, start, end, status }) => [
        name,
        from,
        to,
        listed(owners),
        start,
        end,
        say(status),
      ]),
    ),
    ...contracts.map(
      (one) => `  ${one.name}, ${say("signatures")} ${signaturesText(one, language)}`,
    ),
  ];
}

function waiversTable({ waivers }: Statement, say: Say): string[] {
  if (waivers.length === 0) return [];
  const columns = ["waiver", "rule", "end", "status", "riskOwner", "approver"] as const;
  return [
    toTable(
      columns.map((name) => ({ title: say(name) })),
      waivers.map(({ key, rule, expiry, standing, owner, approver }) => [
        key,
        rule,
        expiry,
        say(standing),
        owner,
        approver,
      ]),
    ),
    ...waivers.map(
      ({ key, scope, reason, ticket }) => `  ${key}, ${scope}, ${ticket}\n    ${reason}`,
    ),
  ];
}

function rulesTable(statement: Statement, say: Say): string {
  const { rules, language } = statement;
  const number = (value: number) => formatNumber(value, language);
  return toTable(
    [
      { title: say("rule") },
      { title: say("severity") },
      { title: say("evaluated"), numeric: true },
      { title: say("raw"), numeric: true },
      { title: say("waived"), numeric: true },
      { title: say("failed"), numeric: true },
      { title: say("status") },
      { title: say("demands") },
    ],
    rules.map((rule) => [
      rule.name,
      say(rule.severity),
      number(rule.types.reduce((sum, { evaluated }) => sum + evaluated, 0)),
      ...[rule.findings.raw, rule.findings.waived, rule.findings.failed].map((count) =>
        foundText(count, statement),
      ),
      ruleStatus(rule, say),
      rule.title,
    ]),
  );
}

function violationLines({ violations }: Statement, say: Say): string[] {
  return violations.flatMap(({ rule, site, subject, what, remediation, waiver, seenIn }) => {
    const seen = seenText(seenIn, say);
    return [
      `- [${rule}] ${site}: ${subject}`,
      `  ${what.replaceAll("\n", "\n  ")}`,
      ...(seen === undefined ? [] : [`  (${seen})`]),
      `  ${waiver === undefined ? say("remediation", { what: remediation }) : say("waivedBy", { key: waiver })}`,
    ];
  });
}
