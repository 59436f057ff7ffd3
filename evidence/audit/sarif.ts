/** The report as SARIF 2.1.0, for code scanning and security dashboards. */
import { createHash } from "node:crypto";
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Notification, ReportingDescriptor, Result } from "sarif";
import { sarifLog } from "../../output/sarif.ts";
import { EXIT_CODES, type Report, type ReportedRule, type ReportedViolation } from "./model.ts";

/** Severity of a violation in dashboards, 0 to 10; every rule is mandatory regardless. */
const SECURITY_SEVERITY = { critical: "9.5", high: "8.0", medium: "5.5" } as const;
const LEVEL = { critical: "error", high: "error", medium: "warning" } as const;

/** The whole report as a SARIF log. */
export function toSarif(report: Report): string {
  const { tool, language, result, rules, violations, counts, context } = report;
  const described = [...rules.map(ruleOf), ...unlisted(report)];
  return sarifLog({
    tool: { driver: { name: tool.name, version: tool.version, rules: described } },
    language,
    automationDetails: { id: `aes-estate/${report.project}/${report.stack}/${report.kind}` },
    artifacts: [{ location: { uri: uriOf(report.file) } }],
    results: violations.map((violation) => resultOf(violation, report, described)),
    invocations: [
      {
        executionSuccessful: result !== "invalid",
        exitCode: EXIT_CODES[result],
        toolExecutionNotifications: notifications(report),
      },
    ],
    properties: {
      result,
      counts,
      context,
      selfTest: report.selfTest,
      policyDigest: report.policyDigest,
    },
  });
}

function ruleOf({
  name,
  title,
  severity,
  references,
  waivable,
}: ReportedRule): ReportingDescriptor {
  return {
    id: name,
    shortDescription: { text: title },
    fullDescription: { text: title },
    help: { text: [title, ...references].join("\n") },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      tags: ["security", ...references],
      "security-severity": SECURITY_SEVERITY[severity],
      waivable,
    },
  };
}

/** Rules that appear only in violations. */
function unlisted({ rules, violations }: Report): ReportingDescriptor[] {
  const known = new Set(rules.map(({ name }) => name));
  const others = new Set(violations.map(({ rule }) => rule).filter((rule) => !known.has(rule)));
  return [...others].map((id) => ({ id, defaultConfiguration: { level: "error" } }));
}

function resultOf(
  violation: ReportedViolation,
  { file }: Report,
  rules: readonly ReportingDescriptor[],
): Result {
  const { rule, subject, line, what, why, remediation, waiver, severity, seenIn, marks } =
    violation;
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    kind: "fail",
    level: LEVEL[severity],
    message: { text: [what, why, remediation].join("\n") },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file), index: 0 },
          ...(line && { region: { startLine: line } }),
        },
        logicalLocations: [{ fullyQualifiedName: subject, kind: "resource" }],
      },
    ],
    partialFingerprints: { "ruleCaseSubject/v1": fingerprint(violation) },
    ...(waiver && {
      suppressions: [
        {
          kind: "external",
          status: "accepted",
          justification: `${waiver.ticket}: ${waiver.reason}`,
        },
      ],
    }),
    properties: { case: violation.case, severity, seenIn, marks, ...(waiver && { waiver }) },
  };
}

/** Identifies the same violation of the same thing, in any language and anywhere in the file. */
function fingerprint({ rule, case: found, subject }: ReportedViolation): string {
  return createHash("sha256")
    .update(JSON.stringify([rule, found, subject]))
    .digest("hex");
}

function notifications({ notAssessed, waiverProblems, attested }: Report): Notification[] {
  return [
    ...attested.map(({ path, by, date, why, faults }): Notification => {
      const text = [`${path}: ${by}, ${date}: ${why}`, ...faults].join("\n");
      const level = faults.length > 0 ? "error" : "note";
      return { level, message: { text }, descriptor: { id: "attested" } };
    }),
    ...notAssessed.map(({ key, what }): Notification => {
      return { level: "note", message: { text: what }, descriptor: { id: `notAssessed/${key}` } };
    }),
    ...waiverProblems.map(({ path, what }): Notification => {
      return {
        level: "error",
        message: { text: `${path}: ${what}` },
        descriptor: { id: "waiver" },
      };
    }),
  ];
}

/** Relative to the audit's working folder, unless the file is outside it; a cluster's address as it is. */
function uriOf(file: string): string {
  if (file.startsWith("https://")) return file;
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(/[\\/]/).map(encodeURIComponent).join("/");
}
