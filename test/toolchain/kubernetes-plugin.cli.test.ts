/** The kubernetes plugin in use: the real engine on the built Kubernetes. */
import test from "ava";
import { type Cluster, openCluster } from "./cluster.ts";
import { openProject, type Project } from "./project.ts";

const program = (kubeconfig: string) => `
import { readFileSync } from "node:fs";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const kubeconfig = pulumi.secret(readFileSync(${JSON.stringify(kubeconfig)}, "utf8"));
const provider = new kubernetes.Provider("cluster", { kubeconfig, clusterIdentifier: "site/tenant/cluster" });
const namespace = new kubernetes.core.v1.Namespace("portal", { metadata: { name: "portal" } }, { provider });
const labels = { app: "web" };
export const available = new kubernetes.apps.v1.Deployment("web", {
  metadata: { name: "web", namespace: namespace.metadata.name },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: "web", image: "registry.bamako.aes.example/web:1" }] },
    },
  },
}, { provider }).status.availableReplicas;
`;

const NODE = {
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "node" },
  status: {
    capacity: { cpu: "4", memory: "8Gi", pods: "110" },
    allocatable: { cpu: "4", memory: "8Gi", pods: "110" },
  },
};

let cluster: Cluster;
let project: Project;
test.before(async () => {
  cluster = await openCluster();
  await cluster.start();
  await cluster.kubectl(["create", "-f", "-"], JSON.stringify(NODE));
  project = await openProject({ "index.ts": program(cluster.kubeconfig) });
});
test.after.always(() => Promise.all([project?.close(), cluster?.close()]));

test.serial("an update waits until a Deployment is available", async (t) => {
  const preview = await project.pulumi("preview");
  t.regex(preview.output, /\+ 4 to create/);
  const up = await project.pulumi("up", "--yes", "--skip-preview");
  t.is(up.code, 0, up.output);
  t.regex(up.output, /available *: *2\n/);
});

test.serial("a second update changes nothing, nor does a refresh", async (t) => {
  const args = ["--yes", "--skip-preview", "--refresh", "--expect-no-changes"];
  const again = await project.pulumi("up", ...args);
  t.is(again.code, 0, again.output);
});

test.serial("objects that others delete are created again", async (t) => {
  await cluster.kubectl(["delete", "-n", "portal", "deploy/web", "--timeout=150s"]);
  const up = await project.pulumi("up", "--yes", "--skip-preview", "--refresh");
  t.is(up.code, 0, up.output);
  await cluster.kubectl(["wait", "--for=condition=Available", "-n", "portal", "deploy/web"]);
});

test.serial("a field that another manager has taken is a conflict, not an overwrite", async (t) => {
  await cluster.kubectl(["scale", "-n", "portal", "deploy/web", "--replicas=1"]);
  const up = await project.pulumi("up", "--yes", "--skip-preview", "--refresh");
  t.not(up.code, 0);
  t.regex(up.output, /conflict with "kubectl" with subresource "scale" .*: \.spec\.replicas/);
});

test.serial("the state contains no login in plain text", async (t) => {
  const { users } = JSON.parse(
    await cluster.kubectl(["config", "view", "--raw", "-o", "json"]),
  ) as { users: { user: { token: string } }[] };
  const token = users[0]?.user.token ?? "";
  t.is(token.length, 48);
  t.false(JSON.stringify(await project.state()).includes(token));
  t.true(JSON.stringify(await project.state("plain")).includes(token));
});

test.serial("a destroy deletes all objects and the namespace", async (t) => {
  const { code, output } = await project.pulumi("destroy", "--yes", "--skip-preview");
  t.is(code, 0, output);
  const { items } = await cluster.read<{ items: { metadata: { name: string } }[] }>("namespaces");
  t.false(items.some(({ metadata }) => metadata.name === "portal"));
});
