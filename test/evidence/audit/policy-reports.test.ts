/** Reports for dashboards: one object for each namespace, one for the rest, with the counts of their results. */
import test from "ava";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import type { Report } from "../../../evidence/audit/model.ts";
import { toPolicyReports } from "../../../evidence/audit/policy-reports.ts";
import { RULES } from "../../../policies/rules/index.ts";

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

/** The fields that the published definitions have for what is written here, and no other field. */
const RESULTS = ["pass", "fail", "warn", "error", "skip"] as const;
const count = z.int().min(0);
const reference = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
});
const resultShape = z.strictObject({
  // The only one that is required.
  policy: z.string().min(1),
  rule: z.string(),
  source: z.string(),
  severity: z.enum(["critical", "high", "medium", "low", "info"]).optional(),
  result: z.enum(RESULTS),
  scored: z.boolean(),
  message: z.string(),
  resources: z.array(reference).min(1).optional(),
  // Both groups store texts only.
  properties: z.record(z.string(), z.string()).optional(),
});
const shapeOf = (apiVersion: string, namespaced: string, wide: string, more = {}) => {
  const metadata = { name: z.string(), labels: z.record(z.string(), z.string()) };
  const rest = {
    apiVersion: z.literal(apiVersion),
    summary: z.strictObject(Object.fromEntries(RESULTS.map((result) => [result, count]))),
    results: z.array(resultShape),
    ...more,
  };
  const inNamespace = z.strictObject({ ...metadata, namespace: z.string() });
  return z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal(namespaced), metadata: inNamespace, ...rest }),
    z.strictObject({ kind: z.literal(wide), metadata: z.strictObject(metadata), ...rest }),
  ]);
};
/** The older group has a report's own `source` only from v1beta1 on; v1alpha2 has it for each result. */
const SHAPES = {
  openreports: shapeOf("openreports.io/v1alpha1", "Report", "ClusterReport", {
    source: z.string(),
  }),
  policyreport: shapeOf("wgpolicyk8s.io/v1alpha2", "PolicyReport", "ClusterPolicyReport"),
};

test("each field and each value is one that the published definitions have", (t) => {
  const faulty = {
    ...report,
    result: "invalid",
    language: "fr",
    waiverProblems: [{ path: "policies/waivers.yaml", what: "expired", remediation: "renew" }],
    attested: [{ path: "sites.bamako", by: "audit", date: "", why: "", faults: ["too old"] }],
  } as unknown as Report;
  for (const format of ["openreports", "policyreport"] as const) {
    for (const kind of ["cluster", "state", "plan"] as const) {
      const documents = documentsOf(format, { ...faulty, kind });
      t.true(documents.length > 0);
      for (const document of documents) {
        t.notThrows(() => SHAPES[format].parse(document), `${format} ${kind}`);
        const { summary, results } = document;
        const counted = Object.values<number>(summary).reduce((sum, one) => sum + one, 0);
        t.is(counted, results.length);
      }
    }
  }
});

test("each severity of a rule is one that the published definitions have", (t) => {
  for (const { name, metadata } of RULES) {
    t.true(resultShape.shape.severity.safeParse(metadata.severity).success, name);
  }
});
