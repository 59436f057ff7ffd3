/** The report as SARIF 2.1.0, for code scanning and security dashboards. */
import { createHash } from "node:crypto";
import type { ReportingDescriptor, Result } from "sarif";
import { render } from "../../output/message.ts";
import { sarifLog } from "../../output/sarif.ts";
import { RULES } from "../../policies/rules/index.ts";
import { REPORT } from "./messages.ts";
import { EXIT_CODES, type Report, type ReportedFinding, type ReportedViolation } from "./model.ts";

const LEVEL = { critical: "error", high: "error", medium: "warning" } as const;
const DRIFT = ["changed", "unmanaged", "gone"] as const;

/** The whole report as a SARIF log. */
export function toSarif(report: Report): string {
  const { tool, language, site, findings, tenants, consequences, result } = report;
  const about = [...findings, ...tenants];
  const violations = about.flatMap((found) =>
    found.violations.map((one) => violationOf(one, found, report)),
  );
  return sarifLog({
    tool: { driver: { name: tool.name, version: tool.version, rules: described(report) } },
    language,
    automationDetails: { id: `aes-estate/${site}/drift` },
    results: [
      ...findings.map((found) => driftOf(found, report)),
      ...violations,
      ...consequences.map((one) => violationOf(one, undefined, report)),
    ],
    invocations: [
      {
        executionSuccessful: result !== "incomplete",
        exitCode: EXIT_CODES[result],
        toolExecutionNotifications: report.notAssessed.map(({ key, kind, what }) => ({
          level: "note",
          message: { text: what },
          descriptor: { id: ["notAssessed", key, kind].filter(Boolean).join("/") },
        })),
      },
    ],
    properties: { result, counts: report.counts, state: report.state },
  });
}

/** The differences themselves, and every rule that was violated. */
function described({ language, findings, tenants, consequences }: Report): ReportingDescriptor[] {
  const violated = [...findings, ...tenants].flatMap(({ violations }) => violations);
  const names = new Set([...violated, ...consequences].map(({ rule }) => rule));
  return [
    ...DRIFT.map((is) => ({
      id: `drift/${is}`,
      shortDescription: { text: render(REPORT[is], {}, language) },
    })),
    ...[...names].map((id) => {
      const title = RULES.find(({ name }) => name === id)?.messages.title[language] ?? id;
      return { id, shortDescription: { text: title } };
    }),
  ];
}

function driftOf(found: ReportedFinding, report: Report): Result {
  const { is, subject, title, name, attributes, commands, id, tenant, owner } = found;
  const text = [
    `${title} ${name}`,
    ...attributes.map(
      ({ name: attribute, recorded, cloud }) =>
        `${attribute}: ${JSON.stringify(recorded)} → ${JSON.stringify(cloud)}`,
    ),
    ...commands.map(({ does, command }) => `${does}: ${command}`),
  ].join("\n");
  return {
    ...common(`drift/${is}`, subject, report),
    level: "error",
    message: { text },
    ...located(subject, found),
    properties: { id, tenant, owner },
  };
}

function violationOf(
  one: ReportedViolation,
  found: ReportedFinding | undefined,
  report: Report,
): Result {
  const { rule, subject, severity, what, why, remediation, waiver } = one;
  return {
    ...common(rule, subject, report, one.case),
    level: LEVEL[severity],
    message: { text: [what, why, remediation].join("\n") },
    ...located(subject, found),
    ...(waiver !== undefined && {
      suppressions: [{ kind: "external", status: "accepted", justification: waiver }],
    }),
    properties: { case: one.case, severity },
  };
}

/** The fingerprint is the same in any language and run. */
function common(ruleId: string, subject: string, report: Report, found = "") {
  const text = JSON.stringify([report.site, ruleId, found, subject]);
  const fingerprint = createHash("sha256").update(text).digest("hex");
  return { ruleId, kind: "fail" as const, partialFingerprints: { "driftSubject/v1": fingerprint } };
}

function located(subject: string, found: ReportedFinding | undefined): Pick<Result, "locations"> {
  const logicalLocations = [{ fullyQualifiedName: subject, kind: "resource" }];
  const declared = found?.declared;
  if (declared === undefined) return { locations: [{ logicalLocations }] };
  const uri = declared.file.split("/").map(encodeURIComponent).join("/");
  const physicalLocation = {
    artifactLocation: { uri },
    region: { startLine: declared.line },
  };
  return { locations: [{ physicalLocation, logicalLocations }] };
}
