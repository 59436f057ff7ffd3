/** Recorded things, changed and deleted past the program. */
import type { Hand } from "./hand.ts";
import { named, recorded } from "./site.ts";

/** Changes one attribute of recorded things, and returns what drift names. */
export async function changeByHand({
  cloud,
  account,
  site,
  tenant,
  project,
}: Hand): Promise<string[]> {
  const changed: string[] = [];
  const name = `${site}-${tenant}`;
  const of = async (path: string, key: string, ending: string) => {
    const all = await cloud.list("network", `/v2.0/${path}?project_id=${project.id}`, key);
    return all.find((one) => one.name === `${name}-${ending}`);
  };
  const describe = { description: "changed by hand" };
  for (const [kind, path, one, ending] of [
    ["network", "networks", "network", "front"],
    ["router", "routers", "router", "front"],
    ["security group", "security-groups", "security_group", "front"],
  ] as const) {
    const item = await of(path, path.replaceAll("-", "_"), ending);
    await cloud.write("PUT", "network", `/v2.0/${path}/${item?.id}`, { [one]: describe });
    changed.push(`changed ${kind} ${item?.id}`);
  }
  await cloud.write("PATCH", "identity", `/projects/${project.id}`, { project: describe });
  changed.push(`changed project ${project.id}`);
  const group = await named(cloud, "identity", "/groups", "groups", `${name}-auditors`);
  await cloud.write("PATCH", "identity", `/groups/${group.id}`, { group: describe });
  changed.push(`changed group ${group.id}`);

  const compute = await cloud.get<{ quota_set: { cores: number } }>(
    "compute",
    `/os-quota-sets/${project.id}`,
  );
  await cloud.write("PUT", "compute", `/os-quota-sets/${project.id}`, {
    quota_set: { cores: compute.quota_set.cores + 1 },
  });
  const volumes = await cloud.get<{ quota_set: { volumes: number } }>(
    "block-storage",
    `/os-quota-sets/${project.id}`,
  );
  await cloud.write("PUT", "block-storage", `/os-quota-sets/${project.id}`, {
    quota_set: { volumes: volumes.quota_set.volumes + 1 },
  });
  const ports = await cloud.get<{ quota: { port: number } }>(
    "network",
    `/v2.0/quotas/${project.id}`,
  );
  await cloud.write("PUT", "network", `/v2.0/quotas/${project.id}`, {
    quota: { port: ports.quota.port + 1 },
  });
  for (const kind of ["compute", "volume", "network"])
    changed.push(`changed ${kind} quota ${project.id}`);

  await account.raw("POST", "object-store", "/declarations", { "x-container-read": ".r:*" });
  changed.push(`changed container ${project.id}/declarations`);
  return changed;
}

/** Deletes a recorded thing, and returns what drift names. */
export async function deleteByHand({ cloud, site, tenant, project }: Hand): Promise<string[]> {
  const rules = await cloud.list(
    "network",
    `/v2.0/security-group-rules?project_id=${project.id}`,
    "security_group_rules",
  );
  const rule = rules.find((one) => one.port_range_min === 5432);
  await cloud.delete("network", `/v2.0/security-group-rules/${rule?.id}`);
  const { resources } = await recorded(site);
  const urn = resources.find(({ id }) => id === rule?.id)?.urn ?? `no rule of ${tenant}`;
  return [`gone security group rule ${urn.split("::").at(-1)}`];
}
