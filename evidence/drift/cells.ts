/** A finding as cells of a table in a page: the thing with its differences, the rules that deny it, how to revert it. */
import { REPORT } from "../../operations/drift/messages.ts";
import type { ReportedFinding, ReportedViolation } from "../../operations/drift/model.ts";
import { shownValue } from "../../operations/drift/text.ts";
import { type Html, html, type Inserted, inLanguage, type Languages } from "../../output/html.ts";
import { type MessageValues, oneLine, render } from "../../output/message.ts";
import { titled } from "./titled.ts";

/** What it is, and each attribute that differs. */
export function thingCell(found: ReportedFinding, { language }: Languages): Html {
  const say = (key: keyof typeof REPORT, values: MessageValues = {}) =>
    render(REPORT[key], values, language);
  const { is, title, name, attributes, declared } = titled(found, language);
  const differing = attributes.map(({ name: attribute, recorded, cloud }) => {
    const values = { recorded: shownValue(recorded), cloud: shownValue(cloud) };
    return html`<br>${say("attribute", { name: attribute, ...values })}`;
  });
  const place = declared && `${declared.file}:${declared.line}`;
  const label = is === "tenant" ? undefined : html`${say(is === "operator" ? "unmanaged" : is)} `;
  return html`${label}${title} <code>${oneLine(name)}</code>${differing}${
    place !== undefined && html`<br>${say("declared", { place })}`
  }`;
}

/** Each violation with its fix or its waiver; a dash if no rule denies the thing. */
export function rulesCell(
  violations: readonly ReportedViolation[],
  languages: Languages,
): Inserted {
  if (violations.length === 0) return "—";
  const { language } = languages;
  return violations.map(({ rule, what, remediation, waiver }, index) => {
    const fix = html`${render(REPORT.remediation, { what: "" }, language)}${inLanguage(remediation, languages)}`;
    const end = waiver === undefined ? fix : render(REPORT.waived, { key: waiver }, language);
    return html`${index > 0 && html`<br>`}<code>${rule}</code><br>${inLanguage(what, languages)}<br>${end}`;
  });
}

/** The commands that revert it. */
export function revertCell({ commands }: Pick<ReportedFinding, "commands">): Inserted {
  const own = commands.filter(({ does }) => does === "revert");
  if (own.length === 0) return "—";
  return own.map(({ command }, index) => html`${index > 0 && html`<br>`}<code>${command}</code>`);
}
