/** The report for people: each difference with its attributes, owner, violations and commands. */
import { formatTime } from "../../output/day.ts";
import { type Language, type MessageValues, render, visible } from "../../output/message.ts";
import { REPORT } from "./messages.ts";
import type { Report, ReportedFinding, ReportedViolation } from "./model.ts";

type Say = (key: keyof typeof REPORT, values?: MessageValues) => string;

/** The most characters of one value. */
const LONGEST = 160;

/** The whole report as text. */
export function toText(report: Report): string {
  const { language, site, cloud, at, findings, tenants, consequences, operators } = report;
  const say: Say = (key, values = {}) => render(REPORT[key], values, language);
  const list = operators.map(({ title, count }) => `${title} (${count})`).join(", ");
  const lines = [
    say("title", { site, cloud, at: formatTime(at) }),
    ...findings.flatMap((found) => ["", ...findingLines(found, say)]),
    ...(tenants.length === 0 ? [] : ["", say("tenant")]),
    ...tenants.flatMap((found) => tenantLines(found, say)),
    ...(consequences.length === 0 ? [] : ["", say("consequences")]),
    ...consequences.flatMap((one) => [
      `  ${one.subject}`,
      ...violationLines(one, say).map((line) => `  ${line}`),
    ]),
    ...(operators.length === 0 ? [] : ["", say("operators", { list })]),
    "",
    say("notAssessed"),
    ...report.notAssessed.map(({ what }) => `  - ${oneLine(what)}`),
    "",
    say("counts", { ...report.counts }),
    say(report.result),
    "",
  ];
  return visible(lines.join("\n"));
}

/** One finding as the report prints it, for other reports that show it, too. */
export function findingText(found: ReportedFinding, language: Language): string[] {
  return findingLines(found, (key, values = {}) => render(REPORT[key], values, language));
}

function findingLines(found: ReportedFinding, say: Say): string[] {
  const { is, title, name, id, declared, attributes, violations, commands } = found;
  const known = id === undefined || id === name ? "" : ` (${oneLine(id)})`;
  const place = declared && `${declared.file}:${declared.line}`;
  return [
    `${say(is === "operator" ? "unmanaged" : is)}  ${title} ${oneLine(name)}${known}`,
    `  ${say("owner", { who: whoseIs(found, say) })}`,
    ...(place === undefined ? [] : [`  ${say("declared", { place })}`]),
    ...attributes.map(
      ({ name: attribute, recorded, cloud }) =>
        `  ${say("attribute", { name: attribute, recorded: shownValue(recorded), cloud: shownValue(cloud) })}`,
    ),
    ...violations.flatMap((one) => violationLines(one, say)),
    ...commands.map(({ does, command }) => `  ${say(does, { command: oneLine(command) })}`),
  ];
}

/** A tenant's own thing takes one line, unless a policy denies it. */
function tenantLines(found: ReportedFinding, say: Say): string[] {
  const { title, name, tenant = "—", violations, commands } = found;
  const line = `  ${tenant}: ${title} ${oneLine(name)}`;
  if (violations.length === 0) return [line];
  return [
    line,
    ...violations.flatMap((one) => violationLines(one, say)).map((text) => `  ${text}`),
    ...commands.map(({ does, command }) => `    ${say(does, { command: oneLine(command) })}`),
  ];
}

function violationLines({ rule, what, remediation, waiver }: ReportedViolation, say: Say) {
  return [
    `  ${say("violation", { rule, what: oneLine(what) })}`,
    `    ${waiver === undefined ? say("remediation", { what: oneLine(remediation) }) : say("waived", { key: waiver })}`,
  ];
}

function whoseIs({ tenant, owner, project }: ReportedFinding, say: Say): string {
  const parts = [tenant, owner].filter((one) => one !== undefined);
  return parts.length > 0 ? parts.join(", ") : (project ?? say("projectless"));
}

/** A value of the cloud must not begin a line of its own, which might look like a result. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}

/** A value of an attribute on one line, shortened. */
export function shownValue(value: unknown): string {
  const text = value === null ? "—" : typeof value === "string" ? value : JSON.stringify(value);
  const line = oneLine(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
