/** What a cloud has of a series: each thing with a word by which a second one would show. */
import type { Cloud, Item } from "../../operations/cloud/client.ts";
import { siteInventory } from "../../operations/cloud/inventory.ts";

/** One thing in the cloud. */
export interface Thing {
  readonly what: string;
  /** The id that is recorded of it. */
  readonly id: string;
}

/** All that has the prefix in its name, and the nameless things that belong to it. */
export async function thingsOf(cloud: Cloud, prefix: string): Promise<Thing[]> {
  const named = (await siteInventory(cloud, prefix)).filter(({ item }) =>
    item.name?.startsWith(`${prefix}-`),
  );
  const ofKind = (kind: string) => named.filter((each) => each.kind.kind === kind);
  const nameless = await Promise.all([
    ...ofKind("security group").map(({ item }) => rulesOf(cloud, item)),
    ...ofKind("network").map(({ item }) => grantsOf(cloud, item)),
    ...ofKind("router").map(({ item }) => interfacesOf(cloud, item)),
    ...ofKind("QoS policy").map(({ item }) => limitsOf(cloud, item)),
    ...ofKind("flavor").map(({ item }) => accessesOf(cloud, item, "compute")),
    ...ofKind("volume type").map(({ item }) => accessesOf(cloud, item, "block-storage")),
  ]);
  const all = named.map(({ kind, item }) => ({ what: `${kind.kind} ${item.name}`, id: item.id }));
  return [...all, ...nameless.flat()].sort((one, other) => one.what.localeCompare(other.what));
}

async function rulesOf(cloud: Cloud, { id, name }: Item): Promise<Thing[]> {
  const path = `/v2.0/security-group-rules?security_group_id=${id}`;
  const rules = await cloud.list("network", path, "security_group_rules");
  return rules.map((rule) => ({ what: `rule ${name} ${rule.port_range_min}`, id: rule.id }));
}

async function grantsOf(cloud: Cloud, { id, name }: Item): Promise<Thing[]> {
  const path = `/v2.0/rbac-policies?object_id=${id}`;
  const grants = await cloud.list("network", path, "rbac_policies");
  return grants.map((grant) => ({ what: `grant ${name} ${grant.target_tenant}`, id: grant.id }));
}

async function interfacesOf(cloud: Cloud, { id, name }: Item): Promise<Thing[]> {
  const ports = await cloud.list("network", `/v2.0/ports?device_id=${id}`, "ports");
  return ports.map((port) => {
    const [first] = port.fixed_ips as { subnet_id: string }[];
    return { what: `interface ${name} ${first?.subnet_id}`, id: port.id };
  });
}

async function limitsOf(cloud: Cloud, { id, name }: Item): Promise<Thing[]> {
  const path = `/v2.0/qos/policies/${id}/bandwidth_limit_rules`;
  const limits = await cloud.list("network", path, "bandwidth_limit_rules");
  return limits.map((limit) => ({ what: `limit ${name}`, id: `${id}/${limit.id}` }));
}

async function accessesOf(cloud: Cloud, { id, name }: Item, service: string): Promise<Thing[]> {
  const [path, key] =
    service === "compute"
      ? [`/flavors/${id}/os-flavor-access`, "flavor_access"]
      : [`/types/${id}/os-volume-type-access`, "volume_type_access"];
  return (await cloud.list(service, path, key)).map((access) => {
    const project = access.tenant_id ?? access.project_id;
    return { what: `access ${name} ${project}`, id: `${id}/${project}` };
  });
}
