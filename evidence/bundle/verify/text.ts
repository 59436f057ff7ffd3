/** A verification as text for people and as data for programs. */
import { type Language, render } from "../../../output/message.ts";
import { formatNumber } from "../../../output/numbers.ts";
import { toTable } from "../../../output/table.ts";
import { fingerprintOf } from "../../../policies/signatures/public-key.ts";
import type { Control } from "../controls.ts";
import { FRAMEWORKS } from "../frameworks.ts";
import { AUDIT_TEXTS, RESULT_TEXTS } from "../messages.ts";
import { isAuthentic } from "./finding.ts";
import { FINDINGS, TEXTS } from "./messages.ts";
import type { Verification } from "./verify.ts";

/** The verification in sentences; `controls` adds the table. */
export function toText(of: Verification, language: Language, controls: boolean): string {
  const { findings, statement, signedBy, files, today } = of;
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
    ...signedBy.map(({ office, country, key }) =>
      say(TEXTS.signedBy, { office, country, fingerprint: fingerprintOf(key) }),
    ),
    ...(controls
      ? [of.controls ? controlTable(of.controls, language) : say(TEXTS.noControls)]
      : []),
    say(TEXTS.notLookedAt),
    ...notLookedAt(of, language).map((line) => `- ${line}`),
    ...findings.map(({ key, values }) => `! ${say(FINDINGS[key], values)}`),
    findings.length === 0
      ? say(TEXTS.verified, { count: files, today })
      : say(outcome, { count: findings.length }),
  ].join("\n");
}

function notLookedAt({ compared, statement }: Verification, language: Language): string[] {
  const version = statement?.tool.version ?? "—";
  return [
    TEXTS.stateItself[language],
    TEXTS.cloud[language],
    ...(compared ? [] : [render(TEXTS.otherProgram, { version }, language)]),
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
  const { findings, statement, signedBy, files, controls, today } = of;
  return {
    schemaVersion: 1,
    result: findings.length === 0 ? "verified" : "rejected",
    authentic: isAuthentic(findings),
    today,
    ...(statement && { statement }),
    files,
    signedBy: signedBy.map(({ office, name, country, key }) => {
      return { office, key: name, country, fingerprint: fingerprintOf(key) };
    }),
    findings: findings.map(({ key, values }) => {
      return { key, what: render(FINDINGS[key], values, language) };
    }),
    notLookedAt: notLookedAt(of, language),
    ...(controls && { controls }),
  };
}
