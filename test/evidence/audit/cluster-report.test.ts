/** The report on a running cluster: what the estate's files order for it, and what leaves it without a result. */
import test from "ava";
import { loadEstate } from "../../../checks/load.ts";
import { baselineObjects } from "../../../components/cluster-baseline/objects.ts";
import { stacksFolder } from "../../../estate/project.ts";
import { auditApi } from "../../../evidence/audit/cluster/audit.ts";
import { Failure } from "../../../evidence/audit/input.ts";
import { reportSchema } from "../../../evidence/audit/model.ts";
import { toText } from "../../../evidence/audit/text.ts";
import { HttpStatusError } from "../../../operations/cloud/http.ts";
import { baselineArgs, clusterPolicies } from "../../../stacks/layers/baseline.ts";
import { TODAY } from "../../policies/fixture.ts";

const options = { site: "bamako", cluster: "ai-research/lab", rehearsal: true, today: TODAY };
const server = { server: "https://127.0.0.1:6443" };

interface Placed {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
}

/** An API that has these objects; a kind in `denied` may not be listed. */
function apiOf(objects: readonly Placed[], denied?: string) {
  const versions = [...new Set(objects.map(({ apiVersion }) => apiVersion))];
  const kindsOf = (version: string) => [
    ...new Set(objects.filter((one) => one.apiVersion === version).map(({ kind }) => kind)),
  ];
  return {
    async get(path: string): Promise<unknown> {
      const place = path.split("?")[0] ?? "";
      if (place === "/api") return { versions: ["v1"] };
      if (place === "/apis") {
        const groups = versions.filter((version) => version !== "v1");
        return {
          groups: groups.map((groupVersion) => ({
            versions: [{ groupVersion }],
            preferredVersion: { groupVersion },
          })),
        };
      }
      const [, version = "", plural] = /^\/apis?\/(v1|[^/]+\/[^/]+)(?:\/(.+))?$/.exec(place) ?? [];
      if (plural === undefined) {
        const named = (kind: string) => ({ name: pluralOf(kind), kind, verbs: ["list"] });
        return { resources: kindsOf(version).map(named) };
      }
      if (plural === denied) throw new HttpStatusError(`GET ${path}: HTTP 403`, 403);
      const items = objects.filter(
        (one) => one.apiVersion === version && pluralOf(one.kind) === plural,
      );
      return { metadata: {}, items };
    },
  };
}

function pluralOf(kind: string): string {
  return `${kind.toLowerCase()}s`;
}

/** The baseline as a server stores it. */
async function stored(): Promise<Placed[]> {
  const { estate } = await loadEstate("bamako", { root: stacksFolder });
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
  const abroad = { server: "https://203.0.113.7:6443" };
  const report = await auditApi(apiOf(await stored()), abroad, options, "en");
  t.deepEqual(
    report.violations.map(({ rule }) => rule),
    ["cluster"],
  );
  const unknown = auditApi(apiOf([]), server, { ...options, cluster: "ai-research/no" }, "en");
  const failed = await t.throwsAsync(unknown, { instanceOf: Failure });
  t.regex(failed?.message ?? "", /got the cluster ai-research\/no, want <tenant>\/<cluster>/);
  const silent = { get: () => Promise.reject(new Error("no answer")) };
  await t.throwsAsync(auditApi(silent, server, options, "en"), {
    instanceOf: Failure,
    message: "the cluster did not answer: no answer",
  });
});
