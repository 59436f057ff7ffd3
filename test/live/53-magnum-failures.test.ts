/**
 * Requests that Magnum rejects on the rehearsal cloud, as the drivers of a real one do, and failures that a test
 * triggers.
 */
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { Cloud, type Item } from "../../operations/cloud/client.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { eventually, makeOrderer, type Orderer } from "./helpers/coe.ts";
import { sandbox } from "./helpers/site.ts";

const SITE = "bamako";
const CLUSTER = "rejected";

let orderer: Orderer;

test.serial.before(async () => {
  orderer = await makeOrderer(SITE);
  await orderer.template("v1.35", "ubuntu-24.04-kube-v1.35.2");
});

test.after.always(async () => orderer?.leave());

const fault = (word: string) => sandbox(SITE, "fault", word);

/** Final status and reason of an ordered cluster. */
async function outcome(name: string, template: string, ...more: string[]): Promise<string> {
  await orderer.create(name, template, ...more);
  const { status, status_reason } = await orderer.whenComplete(name);
  return `${status}: ${status_reason}`;
}

test.serial("orders that cannot be met end in CREATE_FAILED with the reason", async (t) => {
  await orderer.template("no-version", "ubuntu-24.04");
  t.regex(
    await outcome("unversioned", "no-version"),
    /^CREATE_FAILED: .*does not have a kube_version property/,
  );
  const old = ["--labels", "kube_tag=v1.29.1"];
  await orderer.template("too-old", "ubuntu-24.04-kube-v1.34.5", ...old);
  t.regex(await outcome("old", "too-old"), /^CREATE_FAILED: Kubernetes v1\.29\.1 is not available/);
  const scaled = ["--labels", "auto_scaling_enabled=true,min_node_count=0", "--merge-labels"];
  t.regex(
    await outcome("scaled", "v1.35", ...scaled),
    /^CREATE_FAILED: Min node count must be greater than or equal to 1/,
  );
  for (const name of ["unversioned", "old", "scaled"]) await orderer.remove(name);
});

test.serial("a requested failure ends in CREATE_FAILED", async (t) => {
  t.is((await fault("create-error")).exitCode, 0);
  t.regex(await outcome("faulty", "v1.35"), /^CREATE_FAILED: Rehearsed failure/);
  await fault("none");
  await orderer.remove("faulty");
});

test.serial(
  "an application credential cannot order a cluster: Keystone creates no trust for it",
  async (t) => {
    const credential = ["application", "credential", "create", "delegated"];
    const made = await orderer.openstack<{ ID: string; Secret: string }>(...credential);
    const entry = readCloud(sitePlaces(SITE).clouds, SITE);
    const auth = {
      auth_url: entry.auth.auth_url,
      application_credential_id: made.ID,
      application_credential_secret: made.Secret,
    };
    const delegated = await Cloud.connect({ ...entry, auth });
    const order = {
      name: "delegated",
      cluster_template_id: "v1.35",
      master_count: 1,
      node_count: 1,
    };
    await delegated.write("POST", "container-infra", "/clusters", order);
    const { status, status_reason } = await orderer.whenComplete("delegated");
    t.is(status, "CREATE_FAILED");
    t.regex(status_reason ?? "", /Failed to create trustee or trust/);
    await orderer.remove("delegated");
  },
);

test.serial("an unknown fault is rejected with the list of faults", async (t) => {
  const run = await fault("sometimes");
  t.is(run.exitCode, 2);
  t.regex(run.all ?? "", /got 'sometimes', want create-error, slow=SECONDS, stuck or none/);
  t.notRegex(run.all ?? "", /Traceback/);
});

test.serial(
  "a slow operation takes the given time, a stuck one ends when the fault is cleared",
  async (t) => {
    await fault("slow=8");
    const began = Date.now();
    t.regex(await outcome(CLUSTER, "v1.35"), /^CREATE_COMPLETE/);
    t.true(Date.now() - began >= 8_000);
    await fault("stuck");
    await orderer.run("coe", "cluster", "resize", CLUSTER, "3");
    await sleep(8000);
    t.is((await orderer.show(CLUSTER)).status, "UPDATE_IN_PROGRESS");
    await fault("none");
    t.is((await orderer.whenComplete(CLUSTER)).status, "UPDATE_COMPLETE");
  },
);

test.serial(
  "a second node group at the same time is rejected, and the first is created",
  async (t) => {
    const group = (name: string) =>
      orderer.run(
        "coe",
        "nodegroup",
        "create",
        CLUSTER,
        name,
        "--node-count",
        "1",
        "--flavor",
        "sandbox-orders",
        "--role",
        "worker",
      );
    await fault("stuck");
    await group("first");
    await group("second");
    const groups = () =>
      orderer.cloud.list("container-infra", `/clusters/${CLUSTER}/nodegroups`, "nodegroups");
    const of = (all: Item[], name: string) => all.find((each) => each.name === name)?.status;
    const busy = await eventually(groups, (seen) => of(seen, "second") === "CREATE_FAILED");
    t.is(of(busy, "first"), "CREATE_IN_PROGRESS");
    await fault("none");
    const all = await eventually(groups, (seen) => of(seen, "first") === "CREATE_COMPLETE");
    t.is(of(all, "second"), "CREATE_FAILED");
    const shown = ["coe", "nodegroup", "show", CLUSTER, "second"];
    const { status_reason } = await orderer.openstack<{ status_reason: string }>(...shown);
    t.regex(status_reason, /another operation \(install\/upgrade\/rollback\) is in progress/);
  },
);

test.serial("the cluster's own node count is not changed in place, as on a real one", async (t) => {
  await orderer.run("coe", "nodegroup", "delete", CLUSTER, "second");
  await orderer.whenComplete(CLUSTER);
  await orderer.run("coe", "cluster", "update", CLUSTER, "replace", "node_count=1");
  const failed = await orderer.whenComplete(CLUSTER);
  t.is(failed.status, "UPDATE_FAILED");
  t.regex(failed.status_reason ?? "", /Updating a cluster in this way is not currently supported/);
});
