/** People in their tenant's cluster: how they get access, and what they can and cannot do. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { parse, stringify } from "yaml";
import { connectAsServiceAccount } from "../../operations/cloud/service-account.ts";
import { certify } from "../../operations/clusters/certificate.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { sitePlaces } from "../../operations/paths.ts";
import {
  ADMINISTRATOR,
  ask,
  estate,
  kubectlWith,
  type Listed,
  openCluster,
} from "./helpers/cluster.ts";
import { eventually } from "./helpers/coe.ts";
import { administrator } from "./helpers/site.ts";

const SITE = "bamako";
const VISA = await openCluster(SITE, "e-visa/apps");
const RECORDS = await openCluster(SITE, "health/records");
test.after.always(async () => {
  for (const cluster of [VISA, RECORDS]) await cluster.close();
});

interface Pod {
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly phase: string };
}

test.serial(
  "a person's kubeconfig contains the address and the login command, and no secret",
  async (t) => {
    const { stdout } = await estate(["kubeconfig", SITE, "e-visa/apps"]);
    const [user] = (parse(stdout) as { users: { user: object }[] }).users;
    t.deepEqual(Object.keys(user?.user ?? {}), ["exec"]);
    t.notRegex(stdout, /client-key|client-certificate|token:|password/);
    t.regex(stdout, /--oidc-issuer-url=https:\/\/login\.bamako\.aes\.example/);
  },
);

test.serial("emergency access of an administrator is recorded", async (t) => {
  const reason = `live test ${Date.now()}`;
  const run = await estate(["kubeconfig", SITE, "e-visa/apps", "--admin", "--reason", reason]);
  t.regex(run.stderr, /administrator's access to e-visa\/apps recorded in/);
  const last = (await readFile(sitePlaces(SITE).breakGlass, "utf8")).trim().split("\n").at(-1);
  t.like(JSON.parse(last ?? ""), { cluster: "e-visa/apps", reason });
});

const WEB = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "spread", labels: { app: "spread" } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "spread" } },
    template: {
      metadata: { labels: { app: "spread" } },
      spec: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: "topology.kubernetes.io/zone",
            whenUnsatisfiable: "ScheduleAnyway",
            labelSelector: { matchLabels: { app: "spread" } },
          },
        ],
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
        containers: [
          {
            name: "main",
            image: "registry.bamako.aes.example/portal:1.0",
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
            resources: {
              requests: { cpu: "100m", memory: "128Mi" },
              limits: { cpu: "100m", memory: "128Mi" },
            },
          },
        ],
      },
    },
  },
};
const PORTAL = ["-n", "portal"];

/** Nodes by name with their zones, and the running pods of the deployment. */
async function placed(t: ExecutionContext) {
  const nodes = await ask<Listed<object>>(t, VISA.kubectl, ADMINISTRATOR, "get", "nodes");
  const zones = new Map(
    nodes.items.map(({ metadata }) => [
      metadata.name,
      metadata.labels?.["topology.kubernetes.io/zone"],
    ]),
  );
  const pods = await ask<Listed<Pod & { metadata: { deletionTimestamp?: string } }>>(
    t,
    VISA.kubectl,
    "operators",
    "get",
    "pods",
    ...PORTAL,
    "-l",
    "app=spread",
  );
  const running = pods.items.filter(
    ({ status, metadata }) =>
      status.phase === "Running" &&
      (metadata as { deletionTimestamp?: string }).deletionTimestamp === undefined,
  );
  return { zones, on: running.map(({ spec }) => spec.nodeName ?? "") };
}

test.serial(
  "a tenant's deployment becomes available, spread over zones, and survives the loss of a node",
  async (t) => {
    t.timeout(300_000);
    const { kubectl } = VISA;
    const applied = await kubectl(
      "operators",
      ["apply", ...PORTAL, "-f", "-"],
      JSON.stringify(WEB),
    );
    t.is(applied.code, 0, applied.stderr);
    t.teardown(() => kubectl("operators", ["delete", ...PORTAL, "deployment/spread"]));
    const available = [
      "wait",
      ...PORTAL,
      "--for=condition=Available",
      "--timeout=60s",
      "deployment/spread",
    ];
    const { code, stderr } = await kubectl("operators", available);
    t.is(code, 0, stderr);

    const { zones, on } = await placed(t);
    t.is(on.length, 2);
    t.is(new Set(on.map((node) => zones.get(node))).size, 2, `pods on ${on}, zones ${[...zones]}`);

    const lost = on[0] as string;
    const down = "sandbox.aes.example/down";
    await kubectl(ADMINISTRATOR, ["annotate", "node", lost, `${down}=true`]);
    t.teardown(() => kubectl(ADMINISTRATOR, ["annotate", "node", lost, `${down}-`]));
    const after = await eventually(
      () => placed(t),
      (seen) => seen.on.length === 2 && !seen.on.includes(lost),
    );
    t.is(after.on.length, 2);
    t.is((await kubectl("operators", available)).code, 0);
  },
);

test.serial("an auditor can read and cannot change anything", async (t) => {
  const { kubectl } = VISA;
  t.is((await kubectl("auditors", ["get", "pods", ...PORTAL])).code, 0);
  const { code, stderr } = await kubectl(
    "auditors",
    ["create", ...PORTAL, "-f", "-"],
    JSON.stringify(WEB),
  );
  t.not(code, 0);
  t.regex(stderr, /Forbidden/);
});

test.serial("one tenant's credentials are rejected by another's API server", async (t) => {
  const [visa, records] = await Promise.all(
    [VISA, RECORDS].map(async ({ kubeconfig }) =>
      parse(await readFile(await kubeconfig("operators"), "utf8")),
    ),
  );
  const stolen = join(await RECORDS.kubeconfig("operators"), "../stolen.yaml");
  await writeFile(
    stolen,
    stringify({
      ...records,
      clusters: visa.clusters,
      contexts: [
        {
          name: "stolen",
          context: { cluster: visa.clusters[0].name, user: records.users[0].name },
        },
      ],
      "current-context": "stolen",
    }),
    { mode: 0o600 },
  );
  const { code, stderr } = await kubectlWith(stolen, ["get", "pods", ...PORTAL]);
  t.not(code, 0);
  t.regex(stderr, /Unauthorized|must be logged in/);
  t.is((await RECORDS.kubectl("operators", ["get", "pods", "-n", "consultation"])).code, 0);
});

test.serial("a tenant's service account gets no certificate of another's cluster", async (t) => {
  const account = await connectAsServiceAccount(await prepareWorkspace(SITE), "e-visa");
  const cloud = await administrator(SITE);
  const there = await cloud.list("container-infra", "/clusters", "clusters");
  const records = there.find(({ name }) => name === `${SITE}-health-records`);
  const subject = { user: "oidc:thief", group: `oidc:${SITE}-health-operators` };
  await t.throwsAsync(certify(account, records?.id ?? "", subject), { message: /HTTP 40[034]/ });
});
