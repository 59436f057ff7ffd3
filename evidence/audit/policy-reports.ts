/**
 * The report as objects of a cluster that dashboards read: OpenReports' `Report` and `ClusterReport`, or the older
 * `PolicyReport` and `ClusterPolicyReport`, as a YAML stream. One for each namespace and one for all else; they are
 * written, never applied.
 */
import { stringify } from "yaml";
import { render } from "../../output/message.ts";
import { objectOf } from "./cluster/fact.ts";
import { REPORT } from "./messages.ts";
import type { Report, ReportedViolation } from "./model.ts";

const GROUPS = {
  openreports: {
    apiVersion: "openreports.io/v1alpha1",
    namespaced: "Report",
    wide: "ClusterReport",
  },
  policyreport: {
    apiVersion: "wgpolicyk8s.io/v1alpha2",
    namespaced: "PolicyReport",
    wide: "ClusterPolicyReport",
  },
} as const;

const SOURCE = "aes-estate";
const WIDE = "";

/** One result: a rule and what it evaluated. */
interface Result {
  readonly namespace: string;
  readonly result: "pass" | "fail" | "skip" | "error";
  readonly [field: string]: unknown;
}

/** The whole report as YAML documents. */
export function toPolicyReports(report: Report, format: keyof typeof GROUPS): string {
  const { apiVersion, namespaced, wide } = GROUPS[format];
  const results = [...violated(report), ...passed(report), ...leftOut(report)];
  const byNamespace = Map.groupBy(results, ({ namespace }) => namespace);
  const documents = [...byNamespace].map(([namespace, found]) => ({
    apiVersion,
    kind: namespace === WIDE ? wide : namespaced,
    metadata: {
      name: `${SOURCE}-${report.kind}`,
      ...(namespace !== WIDE && { namespace }),
      labels: { "app.kubernetes.io/created-by": SOURCE },
    },
    ...(format === "openreports" && { source: SOURCE }),
    summary: summaryOf(found),
    results: found.map(({ namespace: _, ...result }) => result),
  }));
  return documents.map((one) => `---\n${stringify(one, { lineWidth: 0 })}`).join("");
}

function summaryOf(results: readonly Result[]) {
  const count = (is: Result["result"]) => results.filter(({ result }) => result === is).length;
  return {
    pass: count("pass"),
    fail: count("fail"),
    warn: 0,
    error: count("error"),
    skip: count("skip"),
  };
}

function violated(report: Report): Result[] {
  return report.violations.map((violation) => {
    const { rule, severity, what, why, remediation, status, subject, waiver } = violation;
    const message = [what, why, remediation].join("\n");
    const properties = {
      subject,
      case: violation.case,
      ...(waiver && { waiver: waiver.key, ticket: waiver.ticket }),
    };
    const result = status === "waived" ? "skip" : "fail";
    return { ...headOf(report, rule, subject), severity, result, message, properties };
  });
}

/** What a rule evaluated and found compliant. */
function passed(report: Report): Result[] {
  const found = new Set(report.violations.map(keyOf));
  return report.rules.flatMap(({ name, title, severity, subjects }) =>
    subjects
      .filter((subject) => !found.has(keyOf({ rule: name, subject })))
      .map((subject): Result => {
        const properties = { subject };
        return {
          ...headOf(report, name, subject),
          severity,
          result: "pass",
          message: title,
          properties,
        };
      }),
  );
}

/** Limits of the audit; errors for what was not read, and for a report without a result. */
function leftOut(report: Report): Result[] {
  const { notAssessed, waiverProblems, attested, language } = report;
  const own = (rule: string, result: Result["result"], message: string): Result => {
    return { ...headOf(report, rule, ""), result, message };
  };
  return [
    ...(report.result === "invalid"
      ? [own("result", "error", render(REPORT.invalid, {}, language))]
      : []),
    ...notAssessed.map(({ key, what }) => own(key, key === "unread" ? "error" : "skip", what)),
    ...waiverProblems.map(({ path, what }) => own("waiver", "fail", `${path}: ${what}`)),
    ...attested.flatMap(({ path, faults }) =>
      faults.map((fault) => own("attested", "fail", `${path}: ${fault}`)),
    ),
  ];
}

function headOf({ kind }: Report, rule: string, subject: string) {
  const object = kind === "cluster" ? objectOf(subject) : undefined;
  const { namespace = WIDE } = object ?? {};
  return {
    namespace,
    source: SOURCE,
    policy: rule,
    rule,
    scored: true,
    ...(object && { resources: [object] }),
  };
}

function keyOf({ rule, subject }: Pick<ReportedViolation, "rule" | "subject">): string {
  return `${rule} ${subject}`;
}
