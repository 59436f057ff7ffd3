/** The report on a running cluster: what the estate's files order for it, and what leaves it without a result. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { parseAllDocuments } from "yaml";
import { loadEstate } from "../../../checks/load.ts";
import { baselineObjects } from "../../../components/cluster-baseline/objects.ts";
import { auditApi, auditCluster } from "../../../evidence/audit/cluster/audit.ts";
import { reportSchema } from "../../../evidence/audit/model.ts";
import { toPolicyReports } from "../../../evidence/audit/policy-reports.ts";
import { toSarif } from "../../../evidence/audit/sarif.ts";
import { toText } from "../../../evidence/audit/text.ts";
import { UserError } from "../../../output/user-error.ts";
import { baselineArgs, clusterPolicies } from "../../../stacks/layers/baseline.ts";
import { REFERENCE, STACKS } from "../../estate/overlay.ts";
import { TODAY } from "../../policies/fixture.ts";
import { type Placed, scriptedApi } from "./scripted-cluster.ts";

const options = {
  site: "bamako",
  cluster: "ai-research/lab",
  rehearsal: true,
  today: TODAY,
  alliance: join(STACKS, "alliance.yaml"),
  waivers: join(REFERENCE, "policies/waivers.yaml"),
};
const server = "https://127.0.0.1:6443";

/** An API with these objects; a kind in `denied` may not be listed. */
function apiOf(objects: readonly Placed[], denied?: string) {
  const fails = (path: string) => (path.includes(`/${denied}?`) ? 403 : undefined);
  return scriptedApi(objects, { fails }).api;
}

/** The baseline as a server stores it. */
async function stored(): Promise<Placed[]> {
  const { estate } = await loadEstate("bamako", { root: STACKS, today: TODAY });
  if (estate === undefined) throw new Error("the reference estate has issues");
  const policy = clusterPolicies(estate, TODAY)["bamako/ai-research/lab"];
  if (policy === undefined) throw new Error("no such cluster");
  const args = baselineArgs(estate, { rehearsal: true }, "ai-research", "lab", policy);
  return baselineObjects(args).map((object) => {
    if (object.kind !== "Namespace") return object;
    const { name, labels } = object.metadata;
    const more = { "kubernetes.io/metadata.name": name };
    const metadata = { ...object.metadata, labels: { ...labels, ...more } };
    return { ...object, metadata, spec: { finalizers: ["kubernetes"] } };
  });
}

test("a cluster with exactly what the files order passes", async (t) => {
  const report = await auditApi(apiOf(await stored()), server, options, "en");
  t.deepEqual(
    report.violations.map(({ subject, rule, what }) => [subject, rule, what]),
    [],
  );
  t.is(report.result, "passed");
  t.notThrows(() => reportSchema.parse(report));
  t.like(report, { kind: "cluster", stack: "bamako", project: "ai-research/lab" });
  t.regex(toText(report), /^Audit of cluster ai-research\/lab at site bamako: https:\/\/127/);
});

test("an ordered object that differs or is missing is a violation", async (t) => {
  const all = await stored();
  const isQuota = ({ kind }: Placed) => kind === "ResourceQuota";
  const quota = all.find(isQuota) as Placed;
  const others = all.filter((one) => one !== quota && one.kind !== "LimitRange");
  const raised = { ...quota, spec: { hard: { pods: "9999" } } };
  const { violations, result } = await auditApi(apiOf([...others, raised]), server, options, "en");
  t.is(result, "failed");
  const found = violations.map((one) => `${one.rule} ${one.case}`);
  t.deepEqual([...new Set(found)].sort(), [
    "protected-enforcement missing",
    "protected-enforcement own",
  ]);
  t.is(found.filter((one) => one.endsWith("missing")).length, 3);
});

test("a list that is denied leaves no result", async (t) => {
  const api = apiOf(await stored(), "configmaps");
  const report = await auditApi(api, server, options, "fr");
  t.is(report.result, "invalid");
  t.deepEqual(report.violations, []);
  t.regex(toText(report), /configmaps : non lu \(GET .+: HTTP 403\)/);
});

test("the API server is at the site, and the cluster is in a file", async (t) => {
  const abroad = "https://203.0.113.7:6443";
  const report = await auditApi(apiOf(await stored()), abroad, options, "en");
  t.deepEqual(
    report.violations.map(({ rule }) => rule),
    ["cluster"],
  );
  const unknown = auditApi(apiOf([]), server, { ...options, cluster: "ai-research/no" }, "en");
  const failed = await t.throwsAsync(unknown, { instanceOf: UserError });
  t.regex(failed?.in("en") ?? "", /got the cluster ai-research\/no, want <tenant>\/<cluster>/);
  const silent = { get: () => Promise.reject(new Error("no answer")) };
  const silence = await t.throwsAsync(auditApi(silent, server, options, "en"), {
    instanceOf: UserError,
  });
  t.is(silence?.in("en"), "the cluster did not answer: no answer");
});

test("the registry is the one beside the sites' folders", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-registry-"));
  t.teardown(() => rm(folder, { recursive: true }));
  const alliance = join(folder, "other.yaml");
  await copyFile(options.alliance, alliance);
  const audited = auditApi(apiOf([]), server, { ...options, alliance }, "en");
  const failed = await t.throwsAsync(audited, { instanceOf: UserError });
  t.is(
    failed?.in("en"),
    `got --alliance ${alliance} with --cluster, want ${join(folder, "alliance.yaml")}: the registry beside the sites' folders`,
  );
});

test("options about a state or a stack are rejected", async (t) => {
  for (const more of [{ things: "-" }, { backend: "s3://bucket" }]) {
    const failed = await t.throwsAsync(auditCluster("kubeconfig", { ...options, ...more }, "en"), {
      instanceOf: UserError,
    });
    t.regex(failed?.in("en") ?? "", /^got --(things|backend) with --cluster/);
  }
});

test("SARIF names the cluster's address as it is; an invalid report is an error for dashboards", async (t) => {
  const api = apiOf(await stored(), "configmaps");
  const report = await auditApi(api, server, options, "en");
  t.regex(toSarif(report), /"https:\/\/127\.0\.0\.1:6443"/);
  const whole = parseAllDocuments(toPolicyReports(report, "openreports")).map((one) => one.toJS());
  const errors = whole.flatMap(({ results }) =>
    results.filter(({ result }: { result: string }) => result === "error"),
  );
  t.deepEqual(
    errors.map(({ rule }) => rule),
    ["result", "unread"],
  );
  t.is(errors[0].message, "Result: INVALID, nothing is proven");
});
