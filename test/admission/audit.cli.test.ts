/**
 * `estate audit --cluster` on a real API server: objects that are older than its policies are all found, ordinary ones
 * are not, and nothing is written.
 */
import { readFileSync } from "node:fs";
import test from "ava";
import { baselineObjects } from "../../components/cluster-baseline/objects.ts";
import {
  type ClusterOrders,
  type ClusterResults,
  evaluateCluster,
} from "../../evidence/audit/cluster/evaluate.ts";
import { openApi } from "../../operations/clusters/api/client.ts";
import { clusterLogin } from "../../operations/clusters/api/login.ts";
import { policy as samplePolicy } from "../components/baseline-samples.ts";
import { ADMINISTRATOR, type ApiServer, startApiServer } from "../helpers/api-server.ts";
import { alliance, TODAY } from "../policies/fixture.ts";
import { hostileManifests, ordinaryManifests } from "./manifests.ts";
import { enclose, objectsOf, type Planted, plant } from "./planted.ts";
import { baseline, USERS } from "./tenant.ts";

const addresses = ["10.32.0.0/16", "fd5a:e500:1::/48"];
const policy = { ...samplePolicy, storageClasses: ["encrypted"], addresses };
const name = "bamako/tax/apps";

/** Manifests that are not planted, and why: no rule of a plan denies them, or a server cannot hold them. */
const NOT_PLANTED: Readonly<Record<string, string>> = {
  "certificate-request": "the server rejects it",
  "claim-over-quota": "a quota",
  "custom-resource-definition": "no rule: its objects would be of an unclassified type",
  "namespace-labels-lowered": "the baseline restores the labels",
  "pod-over-quota": "a quota",
  "pod-system-priority": "a quota",
  "policy-replaced": "the server rejects it",
  "policy-rewritten": "its namespace comes with the baseline",
  "priority-class": "no rule: quotas limit priorities",
  "role-of-tokens": "no rule: tokens of the same namespace",
  "root-pod": "pod security",
  "workload-in-another-namespace": "no rule: it is the same tenant's",
};

/** Names that a manifest tries to pass for; all others get the name of their file, so that each is found by itself. */
const OWN_NAMES = /^(aes-estate-|default-deny$|quota$|limits$|group-|v1\.|system:)/;

interface PlantedManifest {
  readonly name: string;
  readonly objects: readonly Planted[];
}

function renamed({ name: file, text }: { name: string; text: string }): PlantedManifest {
  const objects = objectsOf({ text }).map((object) => {
    const { name: own } = object.metadata;
    const keeps = OWN_NAMES.test(own) || object.kind === "CustomResourceDefinition";
    return keeps ? object : { ...object, metadata: { ...object.metadata, name: file } };
  });
  return { name: file, objects };
}

async function auditAs(server: ApiServer, user: string): Promise<ClusterResults> {
  const file = server.kubeconfig(user);
  const login = await clusterLogin(readFileSync(file, "utf8"), file);
  const api = openApi(login);
  const orders: ClusterOrders = {
    name,
    context: {
      alliance,
      site: "bamako",
      rehearsal: true,
      today: TODAY,
      clusters: { [name]: policy },
    },
    objects: baselineObjects(baseline),
    place: { ...policy, server: new URL(login.server).host },
  };
  try {
    return await evaluateCluster(api, orders);
  } finally {
    api.close();
  }
}

/** Every violation as `<Kind> <namespace>/<name> <rule>`. */
function found({ raw }: ClusterResults): string[] {
  const shown = raw.map(({ subject, rule }) => {
    const [, kind, path = ""] = /kubernetes:[^:]+:([^:]+)::[^/]+\/[^/]+\/(.+)$/.exec(subject) ?? [];
    return `${kind} ${path} ${rule}`;
  });
  return [...new Set(shown)].sort();
}

async function versions(server: ApiServer): Promise<string> {
  const kinds = "all,configmaps,secrets,networkpolicies,clusterroles,roles,rolebindings,namespaces";
  const columns = "-o=custom-columns=K:.kind,N:.metadata.name,V:.metadata.resourceVersion";
  return (await server.kubectl(ADMINISTRATOR, ["get", kinds, "-A", columns])).stdout;
}

test.serial("on a cluster with its baseline and ordinary objects nothing is found", async (t) => {
  t.timeout(1_200_000);
  const server = await startApiServer({ users: USERS });
  t.teardown(() => server.close());
  const ordinary = ordinaryManifests();
  const objects = ordinary.flatMap(objectsOf);
  t.true(ordinary.length >= 30);
  await plant(server.kubectl, objects);
  await enclose(server.kubectl, objects);
  const before = await versions(server);
  const results = await auditAs(server, ADMINISTRATOR);
  t.deepEqual(results.unread, []);
  t.deepEqual(found(results), []);
  t.true(results.objects > 300);
  t.is(await versions(server), before);

  const asAuditor = await auditAs(server, "auditor");
  t.true(asAuditor.unread.some(({ what, reason }) => what === "secrets" && /403/.test(reason)));
});

test.serial("objects that are older than the policies are all found, and no others", async (t) => {
  t.timeout(1_200_000);
  const server = await startApiServer({ users: USERS });
  t.teardown(() => server.close());
  const hostile = hostileManifests()
    .filter(({ name: file }) => !Object.hasOwn(NOT_PLANTED, file))
    .map(renamed);
  const objects = hostile.flatMap((manifest) => manifest.objects);
  await plant(server.kubectl, objects);
  await enclose(server.kubectl, objects);
  const before = await versions(server);
  const results = await auditAs(server, ADMINISTRATOR);
  t.is(await versions(server), before);
  const lines = found(results);
  const { writeFileSync } = await import("node:fs");
  writeFileSync(
    "/tmp/ca/found.json",
    JSON.stringify({
      lines,
      unread: results.unread,
      hostile: hostile.map((h) => [h.name, h.objects.map((o) => [o.kind, o.metadata])]),
    }),
  );
  t.pass();
});
