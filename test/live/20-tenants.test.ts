/** Projects, people, roles, quotas and grants are as declared: read from the cloud, not from the state. */
import test from "ava";
import {
  toComputeQuota,
  toLoadBalancerQuota,
  toNetworkQuota,
  toVolumeQuota,
} from "../../components/tenant-project/service-quotas.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Tenant } from "../../estate/model/index.ts";
import { quotaOf } from "../../estate/quota.ts";
import type { Cloud, Item } from "../../operations/cloud/client.ts";
import { toTags } from "../../policies/labels/labels.ts";
import { volumeTypeQuotas } from "../../stacks/layers/tenant.ts";
import { administrator, declared, SITES } from "./helpers/site.ts";

for (const site of SITES) {
  test(`${site}: each tenant's project is in its owner's domain and has tags of its data's owner`, async (t) => {
    const { cloud, estate, projects } = await observe(site);
    const domains = await cloud.list("identity", "/domains", "domains");
    for (const [key, tenant] of Object.entries(estate.tenants)) {
      const project = projects[key] as Item;
      const domain = domains.find((d) => d.id === project.domain_id);
      t.is(domain?.name, `${site}-${tenant.owner.toLowerCase()}`);
      const labels = { ...tenant, site, rehearsal: true };
      t.deepEqual([...(project.tags as string[])].sort(), toTags(labels));
    }
    const ours = (await cloud.list("identity", "/projects", "projects")).filter((p) =>
      p.name?.startsWith(`${site}-`),
    );
    t.is(ours.length, Object.keys(estate.tenants).length);
  });

  test(`${site}: roles are those declared, for the declared groups and service accounts and no one else`, async (t) => {
    const { cloud, estate, projects } = await observe(site);
    for (const [key, tenant] of Object.entries(estate.tenants)) {
      const query = `?scope.project.id=${projects[key]?.id}&include_names=true`;
      const found = await cloud.list("identity", `/role_assignments${query}`, "role_assignments");
      t.deepEqual(found.map(assignmentOf).sort(), assignments(site, key, tenant), key);
    }
  });

  test(`${site}: every quota field is the declared one, in Nova, Neutron, Cinder and Octavia`, async (t) => {
    const { cloud, estate, projects } = await observe(site);
    for (const [key, tenant] of Object.entries(estate.tenants)) {
      const id = projects[key]?.id ?? "";
      const quota = quotaOf(tenant, estate.site);
      if (quota === undefined) throw new Error(`${key} has no quota`);
      const ask = async (service: string, path: string, envelope: string) =>
        (await cloud.get<Record<string, Record<string, number>>>(service, path))[envelope] ?? {};
      const compute = await ask("compute", `/os-quota-sets/${id}`, "quota_set");
      const network = await ask("network", `/v2.0/quotas/${id}`, "quota");
      const volume = await ask("block-storage", `/os-quota-sets/${id}`, "quota_set");
      const balancer = await ask("load-balancer", `/v2.0/quotas/${id}`, "quota");
      t.like(compute, snake(omitInjected(toComputeQuota(quota))), `${key} compute`);
      t.like(network, snake(toNetworkQuota(quota)), `${key} network`);
      const { volumeTypeQuota, ...totals } = toVolumeQuota(
        quota,
        volumeTypeQuotas(estate, tenant, quota),
      );
      t.like(volume, { ...snake(totals), ...volumeTypeQuota }, `${key} volume`);
      t.like(balancer, octavia(toLoadBalancerQuota(quota)), `${key} lb`);
    }
  });

  test(`${site}: flavors are private and granted as declared`, async (t) => {
    const { cloud, estate, projects } = await observe(site);
    const flavors = await cloud.list("compute", "/flavors/detail?is_public=None", "flavors");
    for (const size of Object.keys(estate.site.flavors)) {
      const flavor = flavors.find((f) => f.name === `${site}-platform-${size}`) as Item;
      t.is(flavor["os-flavor-access:is_public"], false);
      const access = await cloud.get<{ flavor_access: { tenant_id: string }[] }>(
        "compute",
        `/flavors/${flavor.id}/os-flavor-access`,
      );
      const granted = Object.entries(estate.tenants)
        .filter(([, tenant]) => tenant.flavors.includes(size))
        .map(([key]) => projects[key]?.id ?? "");
      t.deepEqual(access.flavor_access.map((a) => a.tenant_id).sort(), granted.sort(), size);
    }
  });
}

interface Observed {
  cloud: Cloud;
  estate: Estate;
  projects: Record<string, Item>;
}

async function observe(site: string): Promise<Observed> {
  const [cloud, estate] = [await administrator(site), await declared(site)];
  const all = await cloud.list("identity", "/projects", "projects");
  const projects: Record<string, Item> = {};
  for (const key of Object.keys(estate.tenants)) {
    const found = all.filter((project) => project.name === `${site}-${key}`);
    if (found.length !== 1) throw new Error(`${site}-${key}: found ${found.length} projects`);
    projects[key] = found[0] as Item;
  }
  return { cloud, estate, projects };
}

function assignments(site: string, key: string, tenant: Tenant): string[] {
  const groups = Object.entries(tenant.groups).flatMap(([group, { roles }]) =>
    roles.map((role) => `group ${site}-${key}-${group}: ${role}`),
  );
  const account = (tenant.serviceAccount?.roles ?? []).map(
    (role) => `user ${site}-${key}-service-account: ${role}`,
  );
  return [...groups, ...account].sort();
}

function assignmentOf(found: Item): string {
  const { role, group, user } = found as unknown as Record<string, { name: string } | undefined>;
  const who = group === undefined ? `user ${user?.name}` : `group ${group.name}`;
  return `${who}: ${role?.name}`;
}

/** `perVolumeGigabytes` → `per_volume_gigabytes`, as the APIs spell it. */
function snake(fields: Readonly<Record<string, number>>): Record<string, number> {
  const name = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [name(key), value]));
}

/** Nova no longer returns quotas of injected files. */
function omitInjected(fields: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !key.startsWith("injected")));
}

/** The field names of Octavia's API. */
function octavia(fields: Readonly<Record<string, number>>): Record<string, number> {
  const names: Record<string, string> = {
    loadbalancer: "load_balancer",
    healthMonitor: "health_monitor",
    l7Policy: "l7policy",
    l7Rule: "l7rule",
  };
  return Object.fromEntries(Object.entries(fields).map(([key, v]) => [names[key] ?? key, v]));
}
