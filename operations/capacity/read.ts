/** Reads a cloud's capacity and allocations, as its administrator. Read-only. */
import { fromTags } from "../../policies/labels/labels.ts";
import type { Cloud, Item } from "../cloud/client.ts";
import { each } from "../cloud/each.ts";
import { isOurs } from "../cloud/inventory.ts";
import { type Balancers, readBalancers } from "./balancers.ts";
import { SERVICES } from "./model.ts";
import type { Observation, ObservedNetwork, ObservedProject } from "./observed.ts";
import { type Given, limitOf, limitsOf } from "./quotas.ts";
import { hostOf, type PoolItem, type ProviderItem, poolOf } from "./units.ts";

/** The part of the client that is used here. */
export type ReadableCloud = Pick<Cloud, "offers" | "get" | "list">;

/** The whole observation. Throws an error that names the request that failed. */
export async function observe(cloud: ReadableCloud, site: string): Promise<Observation> {
  const missing = SERVICES.filter((service) => !cloud.offers(service));
  const there = (service: (typeof SERVICES)[number]) => !missing.includes(service);
  const projects = (await cloud.list("identity", "/projects", "projects")).filter((project) =>
    isOurs(project, site),
  );
  const balancers = there("load-balancer") ? await readBalancers(cloud, projects) : undefined;
  return {
    missing,
    ...(there("compute") && there("placement") && { hosts: await readHosts(cloud) }),
    ...(there("block-storage") && (await readStorage(cloud))),
    ...(there("network") && { externalNetworks: await readNetworks(cloud) }),
    projects: await each(projects, (project) => readProject(cloud, project, balancers)),
  };
}

async function readHosts(cloud: ReadableCloud) {
  const [hypervisors, services, providers] = await Promise.all([
    cloud.list("compute", "/os-hypervisors/detail", "hypervisors"),
    cloud.list("compute", "/os-services?binary=nova-compute", "services"),
    cloud.list("placement", "/resource_providers", "resource_providers"),
  ]);
  const zones = new Map(services.map(({ host, zone }) => [String(host), String(zone)]));
  return each(hypervisors, async (hypervisor) => {
    const provider = providers.find(({ name }) => name === hypervisor.hypervisor_hostname);
    const at = `/resource_providers/${provider?.id}`;
    // A host that Placement does not know provides nothing.
    const supplied: ProviderItem =
      provider === undefined
        ? {}
        : {
            ...(await cloud.get<ProviderItem>("placement", `${at}/inventories`)),
            ...(await cloud.get<ProviderItem>("placement", `${at}/usages`)),
          };
    const { host } = hypervisor.service as { host: string };
    return hostOf(hypervisor, zones.get(host) ?? "—", supplied);
  });
}

async function readStorage(cloud: ReadableCloud) {
  const [{ pools }, types] = await Promise.all([
    cloud.get<{ pools: PoolItem[] }>("block-storage", "/scheduler-stats/get_pools?detail=true"),
    cloud.list("block-storage", "/types?is_public=None", "volume_types"),
  ]);
  const volumeTypes = types.map(({ name = "", extra_specs: specs }) => {
    const { volume_backend_name: backend } = (specs ?? {}) as { volume_backend_name?: string };
    return { name, ...(backend !== undefined && { backend }) };
  });
  return { pools: pools.map(poolOf), volumeTypes };
}

async function readNetworks(cloud: ReadableCloud): Promise<ObservedNetwork[]> {
  const found = await cloud.list("network", "/v2.0/networks?router:external=True", "networks");
  return each(found, async ({ id, name = "" }) => {
    interface Subnet {
      readonly ip_version: number;
      readonly total_ips: number;
      readonly used_ips: number;
    }
    const { network_ip_availability: availability } = await cloud.get<{
      network_ip_availability: { subnet_ip_availability: Subnet[] };
    }>("network", `/v2.0/network-ip-availabilities/${id}`);
    const subnets = availability.subnet_ip_availability.filter(
      ({ ip_version: version }) => version === 4,
    );
    const total = subnets.reduce((count, subnet) => count + subnet.total_ips, 0);
    return { name, total, used: subnets.reduce((count, subnet) => count + subnet.used_ips, 0) };
  });
}

/** A project's limits at every service that the cloud has. */
async function readProject(
  cloud: ReadableCloud,
  { id, name = "", tags }: Item,
  balancers: Balancers | undefined,
): Promise<ObservedProject> {
  type Envelope = Readonly<Record<string, Readonly<Record<string, Given>>>>;
  const ask = async (service: string, path: string, envelope: string) =>
    cloud.offers(service) ? (await cloud.get<Envelope>(service, path))[envelope] : undefined;
  const [compute, storage, network] = await Promise.all([
    ask("compute", `/os-quota-sets/${id}/detail`, "quota_set"),
    ask("block-storage", `/os-quota-sets/${id}?usage=true`, "quota_set"),
    ask("network", `/v2.0/quotas/${id}/details`, "quota"),
  ]);
  const limits: ObservedProject["limits"] = {
    ...(compute && limitsOf("compute", compute)),
    ...(storage && limitsOf("block-storage", storage)),
    ...(network && limitsOf("network", network)),
    ...(balancers && limitsOf("load-balancer", balancers.get(id) ?? {})),
  };
  const { owner } = fromTags(Array.isArray(tags) ? tags : []);
  return {
    name,
    ...(owner !== undefined && { owner }),
    limits,
    volumeTypes: typeLimits(storage ?? {}),
  };
}

/** Cinder returns a type's limits among the others: `gigabytes_<type>`. */
function typeLimits(storage: Readonly<Record<string, Given>>): ObservedProject["volumeTypes"] {
  const names = Object.keys(storage).flatMap((key) => /^gigabytes_(.+)$/.exec(key)?.[1] ?? []);
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        volumes: limitOf(storage[`volumes_${name}`]),
        volumeGiB: limitOf(storage[`gigabytes_${name}`]),
        snapshots: limitOf(storage[`snapshots_${name}`]),
      },
    ]),
  );
}
