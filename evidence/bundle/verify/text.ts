/** A verification as text for people and as data for programs. */
import { type Language, render } from "../../../output/message.ts";
import { formatNumber } from "../../../output/numbers.ts";
import { toTable } from "../../../output/table.ts";
import { fingerprintOf } from "../../../policies/signatures/public-key.ts";
import { signaturesText } from "../../compliance/words.ts";
import { complianceIn } from "../compliance.ts";
import type { Control } from "../controls.ts";
import { driftLine } from "../drift-line.ts";
import { FRAMEWORKS } from "../frameworks.ts";
import { gapsOf } from "../gaps.ts";
import { AUDIT_TEXTS, RESULT_TEXTS } from "../messages.ts";
import type { BundleSource } from "../source.ts";
import { isAuthentic } from "./finding.ts";
import { FINDINGS, TEXTS } from "./messages.ts";
import type { Verification } from "./verify.ts";

/** The verification in sentences; `controls` adds the table. */
export function toText(of: Verification, language: Language, controls: boolean): string {
  const { findings, statement, signedBy, files, today, source } = of;
  const say = (message: Parameters<typeof render>[0], values = {}) =>
    render(message, values, language);
  const about = statement && {
    site: statement.site,
    day: statement.asOf,
    result: AUDIT_TEXTS[statement.result],
    state: statement.state.sha256,
  };
  const outcome = isAuthentic(findings) ? TEXTS.content : TEXTS.rejected;
  return [
    ...(about ? [say(TEXTS.about, about)] : []),
    ...(statement?.rehearsal ? [say(TEXTS.rehearsal)] : []),
    ...signedBy.map(({ office, country, key, machine }) =>
      say(machine ? TEXTS.signedHere : TEXTS.signedBy, {
        office,
        country,
        fingerprint: fingerprintOf(key),
      }),
    ),
    ...(source ? contractLines(source, language) : []),
    ...(source?.drift ? [driftLine(source, source.drift, language)] : []),
    ...(source ? [say(TEXTS.compliance, { summary: complianceIn(source, language).summary })] : []),
    ...(controls
      ? [of.controls ? controlTable(of.controls, language) : say(TEXTS.noControls)]
      : []),
    ...(statement ? [say(TEXTS.notLookedAt)] : []),
    ...notLookedAt(of, language).map((line) => `- ${line}`),
    ...findings.map(({ key, values }) => `! ${say(FINDINGS[key], values)}`),
    findings.length === 0
      ? say(TEXTS.verified, { count: files, today })
      : say(outcome, { count: findings.length }),
  ].join("\n");
}

/** Who signed each contract, for each of its sites. */
function contractLines({ contracts }: BundleSource, language: Language): string[] {
  return contracts.map((one) => {
    const values = { contract: one.name, signatures: signaturesText(one, language) };
    return render(TEXTS.contract, values, language);
  });
}

/** What the bundle itself did not assess of cloud and contracts, too; nothing of what is no bundle. */
function notLookedAt({ compared, statement, source }: Verification, language: Language): string[] {
  if (statement === undefined) return [];
  const { version } = statement.tool;
  return [
    TEXTS.stateItself[language],
    ...(source ? gapsOf(source).map((gap) => gap[language]) : [TEXTS.cloud[language]]),
    ...(source === undefined || compared
      ? []
      : [render(TEXTS.otherProgram, { version }, language)]),
  ];
}

/** The result of each control of each framework. */
export function controlTable(controls: readonly Control[], language: Language): string {
  const nameOf = (key: string) => FRAMEWORKS.find((one) => one.key === key)?.name ?? key;
  const table = toTable(
    [
      { title: TEXTS.framework[language] },
      { title: TEXTS.number[language] },
      { title: TEXTS.result[language] },
      { title: TEXTS.evaluated[language], numeric: true },
      { title: TEXTS.rules[language] },
    ],
    controls.map(({ framework, number, result, rules }) => [
      nameOf(framework),
      number,
      RESULT_TEXTS[result][language],
      formatNumber(
        rules.reduce((sum, { evaluated }) => sum + evaluated, 0),
        language,
      ),
      rules.map(({ name, evaluated }) => (evaluated > 0 ? name : `(${name})`)).join(", "),
    ]),
  );
  return `${table}\n${TEXTS.legend[language]}`;
}

/** The verification as data; texts are in the person's language. */
export function toJson(of: Verification, language: Language) {
  const { findings, statement, signedBy, files, source, controls, today } = of;
  return {
    schemaVersion: 1,
    result: findings.length === 0 ? "verified" : "rejected",
    authentic: isAuthentic(findings),
    today,
    ...(statement && { statement }),
    files,
    signedBy: signedBy.map(({ office, name, country, key, machine }) => {
      const fingerprint = fingerprintOf(key);
      return { office, key: name, country, fingerprint, ...(machine && { machine }) };
    }),
    findings: findings.map(({ key, values }) => {
      return { key, what: render(FINDINGS[key], values, language) };
    }),
    notLookedAt: notLookedAt(of, language),
    ...(source && {
      contracts: source.contracts.map(({ signatures, ...contract }) => {
        return { ...contract, signatures: signatures.map(({ entry: _, ...one }) => one) };
      }),
      drift: source.drift?.result ?? "notAssessed",
      compliance: complianceIn(source, language).result,
    }),
    ...(controls && { controls }),
  };
}
