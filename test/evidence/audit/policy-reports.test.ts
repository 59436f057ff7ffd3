/** Reports for dashboards: one object for each namespace, one for the rest, with the counts of their results. */
import test from "ava";
import { parseAllDocuments } from "yaml";
import type { Report } from "../../../evidence/audit/model.ts";
import { toPolicyReports } from "../../../evidence/audit/policy-reports.ts";

const POD = "urn:pulumi:bamako::cluster::kubernetes:core/v1:Pod::tax/apps/portal/web";
const OTHER = "urn:pulumi:bamako::cluster::kubernetes:core/v1:Pod::tax/apps/portal/api";
const ROLE =
  "urn:pulumi:bamako::cluster::kubernetes:rbac.authorization.k8s.io/v1:ClusterRole::tax/apps/all";
const texts = { what: "what", why: "why", remediation: "fix", howToWaive: "no" };
const common = { case: "foreign", seenIn: "inputs", marks: [], ...texts } as const;

const report = {
  kind: "cluster",
  violations: [
    { rule: "image-registry", severity: "high", status: "failed", subject: POD, ...common },
    {
      rule: "wildcard-rights",
      severity: "high",
      status: "waived",
      subject: ROLE,
      waiver: { key: "one", ticket: "T-1" },
      ...common,
    },
  ],
  rules: [
    { name: "image-registry", title: "Images", severity: "high", subjects: [POD, OTHER] },
    { name: "wildcard-rights", title: "Rights", severity: "high", subjects: [ROLE] },
  ],
  notAssessed: [
    { key: "unread", what: "secrets: not read" },
    { key: "nodes", what: "nodes" },
  ],
  waiverProblems: [],
  attested: [],
} as unknown as Report;

function documentsOf(format: "openreports" | "policyreport", of = report) {
  return parseAllDocuments(toPolicyReports(of, format)).map((one) => one.toJS());
}

test("a report without a result is an error", (t) => {
  const invalid = { ...report, result: "invalid", language: "en", notAssessed: [] } as Report;
  const [, wide] = documentsOf("openreports", invalid);
  t.is(wide.summary.error, 1);
  t.true(wide.results.some(({ rule }: { rule: string }) => rule === "result"));
});

test("OpenReports: a Report for the namespace, a ClusterReport for the rest", (t) => {
  const [namespaced, wide, ...more] = documentsOf("openreports");
  t.deepEqual(more, []);
  t.like(namespaced, {
    apiVersion: "openreports.io/v1alpha1",
    kind: "Report",
    metadata: { name: "aes-estate-cluster", namespace: "portal" },
    source: "aes-estate",
    summary: { pass: 1, fail: 1, warn: 0, error: 0, skip: 0 },
  });
  t.like(namespaced.results[0], {
    source: "aes-estate",
    policy: "image-registry",
    result: "fail",
    severity: "high",
    message: "what\nwhy\nfix",
    resources: [{ apiVersion: "v1", kind: "Pod", namespace: "portal", name: "web" }],
    properties: { subject: POD, case: "foreign" },
  });
  t.like(wide, {
    kind: "ClusterReport",
    summary: { pass: 0, fail: 0, warn: 0, error: 1, skip: 2 },
  });
  t.false("namespace" in wide.metadata);
  t.like(wide.results[0], {
    result: "skip",
    resources: [{ apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", name: "all" }],
    properties: { waiver: "one", ticket: "T-1" },
  });
});

test("PolicyReport: the same results under the older group", (t) => {
  const [namespaced, wide] = documentsOf("policyreport");
  t.like(namespaced, { apiVersion: "wgpolicyk8s.io/v1alpha2", kind: "PolicyReport" });
  t.is(wide.kind, "ClusterPolicyReport");
  t.false("source" in wide);
  t.deepEqual(namespaced.results, documentsOf("openreports")[0].results);
});
