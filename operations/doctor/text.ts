/** The report for people: findings with their repair first, then what was not assessed, then the rest. */
import { type Language, type MessageValues, render, visible } from "../../output/message.ts";
import { REPORT } from "./messages.ts";
import type { Report, ReportedCheck, Status } from "./model.ts";

type Say = (key: keyof typeof REPORT, values?: MessageValues) => string;

/** The whole report as text. */
export function toText(report: Report, language: Language): string {
  const { site, address, region, rehearsal, result, counts, checks, unseen } = report;
  const say: Say = (key, values = {}) => render(REPORT[key], values, language);
  const { findings, ...statuses } = counts;
  const text = [
    say("title", { site, address, region }),
    ...(rehearsal ? [say("rehearsal")] : []),
    ...section(say("failedChecks"), checks, "failed", (check) => failed(check, say)),
    ...section(say("notAssessedChecks"), checks, "notAssessed", gaps),
    ...section(say("passedChecks"), checks, "passed", () => []),
    "",
    say("unseen"),
    ...unseen.map(({ item, why }) => `  - ${item}: ${why}`),
    "",
    say("counts", { ...statuses, checks: checks.length }),
    say(result, { count: findings }),
    "",
  ].join("\n");
  return visible(text);
}

function section(
  title: string,
  checks: readonly ReportedCheck[],
  status: Status,
  lines: (check: ReportedCheck) => string[],
): string[] {
  const some = checks.filter((one) => one.status === status);
  if (some.length === 0) return [];
  return ["", title, ...some.flatMap((one) => [`  ${headingOf(one)}`, ...lines(one)])];
}

function headingOf({ key, title, standards }: ReportedCheck): string {
  const named = standards.length > 0 ? ` (${standards.join(", ")})` : "";
  return `[${key}] ${title}${named}`;
}

function failed(check: ReportedCheck, say: Say): string[] {
  return [
    ...check.findings.flatMap(({ what, remediation }) => [
      // A value with a line end would begin a line of its own, which might look like a result.
      `    ${inside(what)}`,
      `      ${inside(say("remediation", { what: remediation }))}`,
    ]),
    ...gaps(check),
  ];
}

function gaps({ notAssessed }: ReportedCheck): string[] {
  return notAssessed.map(({ why }) => `    (${inside(why)})`);
}

const inside = (text: string) => text.replaceAll("\n", "\n        ");
