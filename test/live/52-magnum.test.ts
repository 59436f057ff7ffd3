/**
 * Kubernetes on the rehearsal cloud: ordered from Magnum by a service account with a password, a real API server for
 * each cluster.
 */
import test from "ava";
import { eventually, kubeconfig, kubectl, makeOrderer, type Orderer } from "./helpers/coe.ts";
import { administrator, declared, named, type Process, sandbox, statusOf } from "./helpers/site.ts";

const SITE = "bamako";
const CLUSTER = "orders";
const RESIDENT_MIB = 420;

let orderer: Orderer;
let admin: string;

test.serial.before(async () => {
  orderer = await makeOrderer(SITE);
});

test.after.always(async () => orderer?.leave());

const show = () => orderer.show(CLUSTER);
const whenComplete = () => orderer.whenComplete(CLUSTER);

async function nodes(): Promise<string[]> {
  const { text } = await kubectl(admin, ["get", "nodes", "--no-headers"]);
  return text.split("\n").filter((line) => / Ready/.test(line));
}

test.serial("a cluster is ordered and complete, at a private address", async (t) => {
  t.regex(await orderer.template("v1.34", "ubuntu-24.04-kube-v1.34.5"), /accepted/);
  const began = Date.now();
  t.regex(await orderer.create(CLUSTER, "v1.34"), /accepted/);
  const cluster = await whenComplete();
  t.log(`complete after ${Date.now() - began} ms, the command included`);
  t.is(cluster.status, "CREATE_COMPLETE", cluster.status_reason ?? "");
  t.is(cluster.coe_version, "v1.34.5");
  const first = (await declared(SITE)).allianceSite.rehearsal.firstPort;
  const shift = Number(process.env.AES_ESTATE_PORT_SHIFT ?? "0");
  const { hostname, port } = new URL(cluster.api_address);
  t.is(hostname, "127.0.0.1");
  t.true(Number(port) >= first + shift + 40 && Number(port) < first + shift + 100, port);
});

test.serial(
  "Magnum's certificates give access, and the nodes report their properties",
  async (t) => {
    admin = await kubeconfig(orderer, CLUSTER);
    const { text } = await kubectl(admin, ["get", "nodes", "-o", "json"]);
    const found = (JSON.parse(text) as { items: Node[] }).items;
    t.is(found.length, 5);
    const { zones } = (await declared(SITE)).site;
    for (const { metadata, status } of found) {
      t.is(status.nodeInfo.kubeletVersion, "v1.34.5");
      t.is(status.capacity.memory, "4Gi");
      t.is(metadata.labels["node.kubernetes.io/instance-type"], "sandbox-orders");
      t.is(metadata.labels["topology.kubernetes.io/region"], "bamako-1");
      t.true(Object.keys(zones).includes(metadata.labels["topology.kubernetes.io/zone"] ?? ""));
    }
    const workers = found.filter(
      (n) => n.metadata.labels["magnum.openstack.org/role"] === "worker",
    );
    t.is(new Set(workers.map((n) => n.metadata.labels["topology.kubernetes.io/zone"])).size, 2);
  },
);

interface Node {
  metadata: { labels: Record<string, string> };
  status: { nodeInfo: { kubeletVersion: string }; capacity: { memory: string } };
}

test.serial("a Deployment becomes available and survives the loss of a node", async (t) => {
  const image = "registry.example/web:1";
  t.regex((await kubectl(admin, deploy(image))).text, /created/);
  const wait = ["wait", "--for=condition=Available", "deployment/web", "--timeout=60s"];
  t.false((await kubectl(admin, wait)).failed);

  const worker = (await nodes()).find((line) => line.includes("worker"))?.split(" ")[0] ?? "";
  await kubectl(admin, ["annotate", "node", worker, "sandbox.aes.example/down=true"]);
  const began = Date.now();
  const running = ["get", "pods", "-o", "wide", "--field-selector=status.phase=Running"];
  await eventually(
    () => kubectl(admin, ["get", "node", worker, "--no-headers"]),
    ({ text }) => text.includes("NotReady"),
    60,
  );
  t.log(`lost after ${Date.now() - began} ms`);
  await eventually(
    () => kubectl(admin, [...running, "--no-headers"]),
    ({ text }) =>
      text.split("\n").filter((line) => line.includes("web-") && !line.includes(worker)).length >=
      2,
    60,
  );
  await kubectl(admin, ["annotate", "node", worker, "sandbox.aes.example/down-"]);
  await eventually(nodes, (found) => found.length === 5, 60);
});

const deploy = (image: string) => [
  "create",
  "deployment",
  "web",
  `--image=${image}`,
  "--replicas=2",
];

test.serial("a pool is added with a zone, resized and removed", async (t) => {
  const group = ["coe", "nodegroup"];
  const pool = ["--node-count", "2", "--flavor", "sandbox-orders", "--role", "web"];
  const labels = ["--labels", "availability_zone=az2", "--merge-labels"];
  await orderer.run(...group, "create", CLUSTER, "web", ...pool, ...labels);
  await eventually(nodes, (found) => found.length === 7);
  t.is((await whenComplete()).status, "UPDATE_COMPLETE");
  const select = ["get", "nodes", "-l", "capi.stackhpc.com/node-group=web", "--no-headers"];
  const zones = await kubectl(admin, [...select, "-L", "topology.kubernetes.io/zone"]);
  t.is(zones.text.split("\n").filter((line) => line.endsWith("az2")).length, 2);

  await orderer.run("coe", "cluster", "resize", CLUSTER, "--nodegroup", "web", "1");
  await eventually(nodes, (found) => found.length === 6);
  await whenComplete();
  await orderer.run(...group, "delete", CLUSTER, "web");
  await eventually(nodes, (found) => found.length === 5);
  t.is((await whenComplete()).status, "UPDATE_COMPLETE");
});

test.serial("an upgrade by one minor version succeeds, by two it fails", async (t) => {
  await orderer.template("v1.36", "ubuntu-24.04-kube-v1.36.3");
  await orderer.run("coe", "cluster", "upgrade", CLUSTER, "v1.36");
  const tooFar = await whenComplete();
  t.is(tooFar.status, "UPDATE_FAILED");
  t.regex(
    tooFar.status_reason ?? "",
    /cannot update Kubernetes version from v1\.34\.5 to v1\.36\.3/,
  );
  await orderer.run("coe", "cluster", "resize", CLUSTER, "2"); // after a failed upgrade, another operation must succeed first
  await whenComplete();

  await orderer.template("v1.35", "ubuntu-24.04-kube-v1.35.2");
  t.regex(await orderer.run("coe", "cluster", "upgrade", CLUSTER, "v1.35"), /accepted/);
  const cluster = await whenComplete();
  t.is(cluster.status, "UPDATE_COMPLETE", cluster.status_reason ?? "");
  t.is(cluster.coe_version, "v1.35.2");
  t.true((await nodes()).every((line) => line.includes("v1.35.2")));
  t.regex((await kubectl(admin, ["get", "--raw", "/version"])).text, /"emulationMinor": "35"/);
  t.regex((await kubectl(admin, ["get", "deployment", "web"])).text, /2\/2/);
});

test.serial(
  "resources created from inside exist in the cloud until their object is deleted",
  async (t) => {
    const { cloud } = orderer;
    t.false((await kubectl(admin, ["apply", "-f", "-"], INSIDE)).failed);
    const balancer = `kube_service_${(await show()).uuid}_default_inside`;
    const balancers = () => cloud.list("load-balancer", "/v2/lbaas/loadbalancers", "loadbalancers");
    const made = await eventually(balancers, (all) =>
      all.some((lb) => lb.name === balancer && lb.provisioning_status === "ACTIVE"),
    );
    t.is(made[0]?.vip_subnet_id, orderer.subnet.id);
    const address = [
      "get",
      "service",
      "inside",
      "-o",
      "jsonpath={.status.loadBalancer.ingress[0].ip}",
    ];
    await eventually(
      () => kubectl(admin, address),
      ({ text }) => text === made[0]?.vip_address,
    );
    const bound = ["get", "pvc", "inside", "-o", "jsonpath={.status.phase} {.spec.volumeName}"];
    const claim = await eventually(
      () => kubectl(admin, bound),
      ({ text }) => text.startsWith("Bound"),
    );
    const volumes = () => cloud.list("block-storage", "/volumes/detail", "volumes");
    const volume = await named(cloud, "block-storage", "/volumes", "volumes", claim.text.slice(6));
    t.is((await volumes()).find(({ id }) => id === volume.id)?.volume_type, "encrypted");

    await kubectl(admin, ["delete", "service/inside", "pvc/inside"]);
    t.deepEqual(await eventually(balancers, (all) => all.length === 0), []);
    t.deepEqual(await eventually(volumes, (all) => all.length === 0), []);
  },
);

const INSIDE = `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: encrypted }
provisioner: cinder.csi.openstack.org
parameters: { type: encrypted }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: inside, namespace: default }
spec:
  storageClassName: encrypted
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 2Gi } }
---
apiVersion: v1
kind: Service
metadata:
  name: inside
  namespace: default
  annotations: { service.beta.kubernetes.io/openstack-internal-load-balancer: "true" }
spec:
  type: LoadBalancer
  selector: { app: web }
  ports: [{ port: 443, targetPort: 8443 }]
`;

test.serial("an idle cluster uses little memory, and its killed API server restarts", async (t) => {
  const find = async () =>
    (await statusOf(SITE)).processes.find(({ name }) =>
      name.startsWith(`cluster-${CLUSTER}-`),
    ) as Process;
  const before = await find();
  t.log(`${before.rss_mib} MiB resident`);
  t.true(before.rss_mib <= RESIDENT_MIB, `${before.rss_mib} MiB resident`);
  process.kill(before.pid, "SIGKILL");
  const after = await eventually(
    find,
    ({ pid, state }) => pid !== before.pid && state === "RUNNING",
  );
  t.not(after.pid, before.pid);
  await eventually(nodes, (found) => found.length === 5, 60);
});

test.serial("clusters survive a stop of the cloud", async (t) => {
  t.is((await sandbox(SITE, "down")).exitCode, 0);
  t.true((await kubectl(admin, ["get", "nodes"])).failed);
  const up = await sandbox(SITE, "up");
  t.is(up.exitCode, 0, up.all);
  t.is((await nodes()).length, 5);
  t.regex((await kubectl(admin, ["get", "deployment", "web"])).text, /2\/2/);
});

test.serial("a deleted cluster leaves no resources", async (t) => {
  const { uuid, api_address } = await show();
  await orderer.remove(CLUSTER);
  const first = (await declared(SITE)).allianceSite.rehearsal.firstPort;
  const etcd = first + Number(process.env.AES_ESTATE_PORT_SHIFT ?? "0") + 11;
  const key = Buffer.from(`/clusters/${uuid}/`).toString("base64");
  const range_end = Buffer.from(`/clusters/${uuid}0`).toString("base64");
  const body = JSON.stringify({ key, range_end, count_only: true });
  const response = await fetch(`http://127.0.0.1:${etcd}/v3/kv/range`, { method: "POST", body });
  t.is(((await response.json()) as { count?: string }).count, undefined);
  await t.throwsAsync(fetch(api_address));
  t.notRegex((await sandbox(SITE, "status")).stdout, /cluster-orders/);
  const trustees = await (await administrator(SITE)).list("identity", "/users", "users");
  t.deepEqual(
    trustees.filter(({ name }) => name?.startsWith(uuid)),
    [],
  );
});
