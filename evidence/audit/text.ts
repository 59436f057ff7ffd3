/** The report for people: by severity, by rule, by resource; three totals at the end. */

import { type MessageValues, render, visible } from "../../output/message.ts";
import { SEVERITIES } from "../../policies/rule.ts";
import { REPORT } from "./messages.ts";
import type { Report, ReportedRule, ReportedViolation } from "./model.ts";

/** The whole report as text. */
export function toText(report: Report): string {
  const { language, counts, rules, result, waiverProblems, notAssessed } = report;
  const say = (key: keyof typeof REPORT, values: MessageValues = {}) =>
    render(REPORT[key], values, language);
  const evaluated = rules.filter(({ subjects }) => subjects.length > 0).length;
  const text = [
    ...heading(report, say),
    ...SEVERITIES.flatMap((severity) => graded(report, severity, say)),
    ...listed(
      say("waiverProblems"),
      waiverProblems.map(
        ({ path, what, remediation }) =>
          `${path}: ${what}\n    ${say("remediation", { what: remediation })}`,
      ),
    ),
    ...listed(
      say("attested"),
      report.attested.flatMap(({ path, by, date, why, faults }) => [
        `${path}: ${by}, ${date}: ${why}`,
        ...faults.map((fault) => `${path}: ${fault}`),
      ]),
    ),
    ...listed(
      say("notAssessed"),
      notAssessed.map(({ what }) => what),
    ),
    "",
    say("counts", { ...counts, rules: evaluated }),
    say(result),
    "",
  ].join("\n");
  return visible(text);
}

type Say = (key: keyof typeof REPORT, values?: MessageValues) => string;

function heading(
  { file, kind, stack, project, context, policyDigest, selfTest }: Report,
  say: Say,
): string[] {
  const { site, rehearsal, today, alliance } = context;
  return [
    kind === "cluster"
      ? say("clusterTitle", { file, stack, project })
      : say("title", { file, kind: say(kind), stack, project }),
    `  ${[
      say("site", { is: site.is, source: say(site.source) }),
      say(rehearsal.is ? "rehearsal" : "real", { source: say(rehearsal.source) }),
      say("today", { is: today.is, source: say(today.source) }),
    ].join(", ")}`,
    `  ${say("alliance", { ...alliance })}`,
    `  ${policyDigest.difference ?? say("policyDigest", { ...policyDigest.now })}`,
    ...(selfTest.passed
      ? []
      : [`  ${say("selfTest", { missed: selfTest.missed.join("; ") || "—" })}`]),
  ];
}

function graded(report: Report, severity: ReportedRule["severity"], say: Say): string[] {
  const rules = report.rules.flatMap((rule) => {
    const found = report.violations.filter(
      (violation) => violation.rule === rule.name && violation.severity === severity,
    );
    return found.length === 0 ? [] : [{ rule, found }];
  });
  if (rules.length === 0) return [];
  return [
    "",
    say(severity),
    ...rules.flatMap(({ rule, found }) => broken(report, rule, found, say)),
  ];
}

/** One rule's violations; text common to all of them is printed once, below. */
function broken(
  { file }: Report,
  { name, title, references }: ReportedRule,
  found: readonly ReportedViolation[],
  say: Say,
): string[] {
  return [
    `  [${name}] ${title}`,
    ...found.flatMap(({ subject, line, what, remediation, marks, seenIn, waiver }) => [
      `    ${line === undefined ? file : `${file}:${line}`}: ${subject}`,
      // A value with a line end would begin a line of its own, which might look like a result.
      `      ${what.replaceAll("\n", "\n      ")}`,
      ...[...(seenIn === "outputs" ? ["outputs" as const] : []), ...marks].map(
        (mark) => `      (${say(mark)})`,
      ),
      `      ${waiver === undefined ? say("remediation", { what: remediation }) : say("waived", waiver)}`,
    ]),
    ...[...new Set(found.map(({ why }) => why))].map((what) => `    ${say("why", { what })}`),
    ...[...new Set(found.map(({ howToWaive }) => howToWaive))].map(
      (what) => `    ${say("howToWaive", { what })}`,
    ),
    ...(references.length === 0 ? [] : [`    ${say("grounds", { what: references.join(", ") })}`]),
  ];
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  - ${line}`)];
}
