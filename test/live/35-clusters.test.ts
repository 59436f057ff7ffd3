/**
 * Tenants' clusters on the rehearsal cloud: created as declared, with policies that are enforced from the start.
 */
import test from "ava";
import { declaredClusters } from "../../operations/clusters/deployed.ts";
import { admissionPolicies } from "../../policies/admission/index.ts";
import { ESTATE_NAMESPACE } from "../../policies/admission/namespaces.ts";
import { policiesInForce } from "../admission/deploy.ts";
import {
  apply,
  hostileManifests,
  installKinds,
  isDeniedBy,
  ordinaryManifests,
  type Place,
  remove,
  removeKinds,
} from "../admission/manifests.ts";
import { ADMINISTRATOR, ask, estate, type Listed, openCluster } from "./helpers/cluster.ts";
import { administrator } from "./helpers/site.ts";

const SITE = "bamako";
const LAB = await openCluster(SITE, "ai-research/lab");
test.after.always(() => LAB.close());

test.serial("every declared cluster is complete, with its version and its pools", async (t) => {
  const cloud = await administrator(SITE);
  const there = await cloud.list("container-infra", "/clusters/detail", "clusters");
  const declared = await declaredClusters(SITE);
  t.deepEqual(
    there
      .filter(({ name }) => name?.startsWith(`${SITE}-`))
      .map(({ name }) => name)
      .sort(),
    [...declared.keys()].map((name) => `${SITE}-${name.replace("/", "-")}`).sort(),
  );
  const { stdout: table } = await estate(["clusters", SITE]);
  for (const [name, { tenant, key }] of declared) {
    const found = there.find((one) => one.name === `${SITE}-${name.replace("/", "-")}`);
    const cluster = tenant.clusters[key];
    t.like(found, {
      coe_version: `v${cluster?.version}`,
      master_count: 3,
    });
    // For Magnum, each added pool is an update of the cluster.
    t.regex(String(found?.status), /^(CREATE|UPDATE)_COMPLETE$/);
    t.regex(
      table,
      new RegExp(`^${name} +v${cluster?.version} .*(CREATE|UPDATE)_COMPLETE +https://`, "m"),
    );
    const groups = await cloud.list(
      "container-infra",
      `/clusters/${found?.id}/nodegroups`,
      "nodegroups",
    );
    for (const [pool, { count, autoscale }] of Object.entries(cluster?.pools ?? {})) {
      const group = groups.find((one) => one.name?.startsWith(`${pool}-`));
      t.is(group?.node_count, count ?? autoscale?.min, `${name} ${pool}`);
    }
  }
});

test.serial(
  "every cluster has the policies, its namespaces and one StorageClass from its creation",
  async (t) => {
    const bindings = admissionPolicies()
      .bindings.map(({ metadata }) => metadata.name)
      .sort();
    t.true(bindings.length > 0);
    for (const [name, { tenant, key }] of await declaredClusters(SITE)) {
      const { kubectl, close } = await openCluster(SITE, name);
      t.teardown(close);
      const get = (...args: string[]) =>
        ask<Listed<object>>(t, kubectl, ADMINISTRATOR, "get", ...args);
      const names = (list: Listed<object>) =>
        list.items.map(({ metadata }) => metadata.name).sort();
      const ours = ["-l", "app.kubernetes.io/managed-by=aes-estate"];
      const namespaces = Object.keys(tenant.clusters[key]?.namespaces ?? {});
      t.deepEqual(
        names(await get("namespaces", ...ours)),
        [...namespaces, ESTATE_NAMESPACE].sort(),
      );
      const bound = names(await get("validatingadmissionpolicybindings", ...ours));
      t.deepEqual(
        bindings.filter((binding) => !bound.includes(binding)),
        [],
      );
      for (const namespace of namespaces) {
        for (const kind of ["networkpolicies", "resourcequotas", "limitranges", "rolebindings"]) {
          const { items } = await get(kind, "-n", namespace, ...ours);
          t.true(items.length > 0, `${name} ${namespace} ${kind}`);
        }
      }
      const classes = (await get("storageclasses")).items.filter(
        ({ metadata }) =>
          metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true",
      );
      t.deepEqual(
        classes.map(({ metadata }) => metadata.name),
        ["encrypted"],
        name,
      );
    }
  },
);

const place: Place = {
  kubectl: LAB.kubectl,
  administrator: ADMINISTRATOR,
  lead: "operators",
  namespaces: ["notebooks", "training"],
  foreign: "models",
  tenant: `${SITE}-ai-research`,
  group: "operators",
};

test.serial(
  "each hostile manifest is denied at the enforcement point that it names, ordinary ones run",
  async (t) => {
    t.timeout(900_000);
    const [hostile, ordinary] = [hostileManifests(), ordinaryManifests()];
    t.true(hostile.length >= 30 && ordinary.length >= 30);
    await installKinds(place);
    t.teardown(() => removeKinds(place));
    await policiesInForce(place.kubectl, ADMINISTRATOR, "notebooks");
    for (const manifest of hostile) {
      const result = await apply(manifest, place);
      t.true(
        isDeniedBy(manifest.deniedBy, result),
        `${manifest.name}: ${result.stdout}${result.stderr}`,
      );
    }
    for (const manifest of ordinary) {
      const { code, stderr } = await apply(manifest, place);
      t.is(code, 0, `${manifest.name}: ${stderr}`);
    }
    t.log(`${hostile.length} hostile manifests denied, ${ordinary.length} ordinary ones accepted`);
    for (const manifest of ordinary) await remove(manifest, place);
  },
);
