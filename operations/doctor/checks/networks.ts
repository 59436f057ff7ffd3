/** External networks: those of the site's files, no others, with addresses for tenants, granted to the operator alone. */
import { z } from "zod";
import { isInside } from "../../../policies/values/addresses.ts";
import type { Check } from "../check.ts";
import type { Examined } from "../examined.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./networks-messages.ts";
import { rangeHas } from "./ranges.ts";

const network = z.object({
  id: z.string(),
  name: z.string(),
  project_id: z.string(),
  "provider:network_type": z.string().nullish(),
});
const subnet = z.object({
  network_id: z.string(),
  ip_version: z.number(),
  cidr: z.string(),
  allocation_pools: z.array(z.object({ start: z.string(), end: z.string() })),
});
const grant = z.object({
  object_id: z.string(),
  action: z.string(),
  target_tenant: z.string(),
});

/** The external networks of the cloud, as its administrator sees them. */
export function externalNetworks({ cloud }: Examined) {
  return cloud.list("network", "/v2.0/networks?router:external=True", "networks", network);
}

/** Their subnets. */
export async function externalSubnets(examined: Examined) {
  const networks = await externalNetworks(examined);
  const subnets = await examined.cloud.list("network", "/v2.0/subnets", "subnets", subnet);
  return networks.map((one) => ({
    ...one,
    subnets: subnets.filter(({ network_id: id }) => id === one.id),
  }));
}

export const externals: Check = {
  key: "external-networks",
  item: "external-networks",
  title: TEXTS.title,
  standards: ["scs-0126-v1"],
  unseen: TEXTS.unseen,
  async *run(examined) {
    const { externalNetworks: declared, services } = examined.estate.site;
    const found = await externalSubnets(examined);
    const names = new Set(Object.values(declared).map(({ name }) => name));
    for (const name of names) {
      const [made, ...more] = found.filter((one) => one.name === name);
      if (made === undefined) yield finding(TEXTS.missing, { network: name });
      if (more.length > 0) yield finding(TEXTS.twice, { network: name });
    }
    for (const { id, name, subnets, ...made } of found) {
      const values = { network: name, id };
      const type = made["provider:network_type"] ?? "—";
      if (!names.has(name)) {
        yield finding(TEXTS.undeclared, values);
        continue;
      }
      if (type !== "flat") yield finding(TEXTS.type, { ...values, type });
      for (const version of [4, 6]) {
        const has = subnets.some((one) => one.ip_version === version);
        if (!has) yield finding(TEXTS.subnet, { ...values, version: String(version) });
      }
      const reserved = [...services.dns, ...services.proxy, ...services.ntp];
      for (const entry of new Set(reserved.map((each) => each.replace(/\/(32|128)$/, "")))) {
        const taken = subnets.some((one) =>
          one.allocation_pools.some((pool) => rangeHas(pool, entry)),
        );
        if (taken) yield finding(TEXTS.reserved, { ...values, address: entry });
      }
    }
  },
};

/** Where traffic to a registered reach goes: a network of reach `government` has the site's own addresses. */
export const reach: Check = {
  key: "external-networks-reach",
  item: "external-networks",
  title: TEXTS.reachTitle,
  async *run(examined) {
    const { site, allianceSite } = examined.estate;
    const own = [...allianceSite.addresses.ipv4, ...allianceSite.addresses.ipv6];
    const found = await externalSubnets(examined);
    for (const { name, reach: declared } of Object.values(site.externalNetworks)) {
      if (declared !== "government") continue;
      for (const { cidr } of found
        .filter((one) => one.name === name)
        .flatMap((one) => one.subnets)) {
        if (!isInside(cidr, own)) {
          yield finding(TEXTS.foreign, { network: name, cidr, own: own.join(", ") });
        }
      }
    }
  },
};

export const grants: Check = {
  key: "external-networks-ungranted",
  item: "external-networks-ungranted",
  title: TEXTS.grantsTitle,
  async *run(examined) {
    const networks = await externalNetworks(examined);
    const path = "/v2.0/rbac-policies?object_type=network";
    const policies = await examined.cloud.list("network", path, "rbac_policies", grant);
    for (const { id, name, project_id: project } of networks) {
      const own = policies.filter((one) => one.object_id === id);
      const values = { network: name, id, project };
      for (const { action } of own.filter((one) => one.target_tenant === "*")) {
        yield finding(TEXTS.everyone, { ...values, action });
      }
      const kept = own.some(
        (one) => one.action === "access_as_external" && one.target_tenant === project,
      );
      if (!kept) yield finding(TEXTS.ungranted, values);
    }
  },
};
