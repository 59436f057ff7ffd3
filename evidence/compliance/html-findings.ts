/** Contracts, waivers, rules, violations and problems as parts of the document. */
import { type Html, html, type Inserted, inLanguage } from "../../output/html.ts";
import { htmlTable } from "../../output/html-table.ts";
import type { Language } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { titles } from "./html-data.ts";
import { driftSection } from "./html-drift.ts";
import { chips, list, mark, section } from "./html-parts.ts";
import type { RuleEntry, Statement, ViolationEntry, WaiverEntry } from "./model.ts";
import { foundText, ruleStatus, type Say, seenText, signaturesText } from "./words.ts";

/** Each with its heading; what is empty is left out. */
export function findingTables(statement: Statement, say: Say): Inserted {
  return [
    section("contracts", say("contracts"), [contracts(statement, say)]),
    section("waivers", say("waivers"), [waivers(statement, say)]),
    section("rules", say("rules"), [rules(statement, say)]),
    section("violations", say("violations"), [violations(statement, say)]),
    section("problems", say("problems"), [list(statement.problems.map(({ what }) => what))]),
    driftSection(statement, say),
  ];
}

function contracts({ contracts: all, language }: Statement, say: Say) {
  return htmlTable({
    caption: say("contracts"),
    columns: titles(
      say,
      "contract",
      "from",
      "to",
      "owners",
      "start",
      "end",
      "status",
      "signatures",
    ),
    rows: all.map((one) => [
      html`${one.name}<br><span class="quiet">${one.purpose}</span>`,
      one.from,
      one.to,
      chips(one.owners),
      one.start,
      one.end,
      one.status === "inForce" ? mark("good", say("inForce")) : mark("bad", say(one.status)),
      signaturesText(one, language),
    ]),
  });
}

function waivers({ waivers: all }: Statement, say: Say) {
  return htmlTable({
    caption: say("waivers"),
    columns: titles(say, "waiver", "rule", "start", "end", "status", "riskOwner", "approver"),
    rows: all.map((one) => [
      html`${one.key} (${one.ticket})<br><span class="quiet">${one.reason}</span><br><code>${one.scope}</code>`,
      one.rule,
      one.start,
      one.expiry,
      standing(one, say),
      one.owner,
      one.approver,
    ]),
  });
}

function standing({ standing: is }: WaiverEntry, say: Say): Html {
  if (is === "inForce") return mark("good", say(is));
  return mark(is === "expiring" ? "open" : "bad", say(is));
}

function rules(statement: Statement, say: Say) {
  const { rules: all, language } = statement;
  const number = (value: number) => formatNumber(value, language);
  return htmlTable({
    caption: say("rules"),
    columns: [
      ...titles(say, "rule", "severity"),
      ...titles(say, "evaluated", "raw", "waived", "failed").map((one) => ({
        ...one,
        numeric: true,
      })),
      ...titles(say, "status"),
    ],
    rows: all.map((rule) => [
      html`<code>${rule.name}</code><br><span class="quiet">${rule.title}</span>`,
      say(rule.severity),
      number(rule.types.reduce((sum, { evaluated }) => sum + evaluated, 0)),
      foundText(rule.findings.raw, statement),
      foundText(rule.findings.waived, statement),
      foundText(rule.findings.failed, statement),
      mark(markOf(rule), ruleStatus(rule, say)),
    ]),
  });
}

function markOf({ status }: RuleEntry) {
  if (status === "failed") return "bad";
  return status === "passed" ? "good" : "open";
}

function violations({ violations: all, language }: Statement, say: Say) {
  return htmlTable({
    caption: say("violations"),
    columns: titles(say, "rule", "site", "findings", "status"),
    rows: all.map(({ rule, site, status, ...one }) => [
      html`<code>${rule}</code>`,
      site,
      violation(one, language, say),
      status === "failed" ? mark("bad", say("status.failed")) : mark("open", say("status.waived")),
    ]),
  });
}

/** The subject, what is denied and why, where it was seen, and the fix or the waiver. */
function violation(
  one: Omit<ViolationEntry, "rule" | "site" | "status">,
  language: Language,
  say: Say,
): Html {
  const { subject, what, why, remediation, waiver, seenIn, language: own = language } = one;
  const text = (of: string) => inLanguage(of, { language, own });
  const where = seenText(seenIn, say);
  const fix = html`${say("remediation", { what: "" })}${text(remediation)}`;
  return html`<code>${subject}</code><br>${text(what)}<br><span class="quiet">${text(why)}</span>${
    where !== undefined && html`<br>${where}`
  }<br>${waiver === undefined ? fix : say("waivedBy", { key: waiver })}`;
}
