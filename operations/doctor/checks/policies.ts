/** The services' policies: what a user with the role `member` alone must not read. */
import { z } from "zod";
import type { Check } from "../check.ts";
import { NO_ACCOUNT } from "../examined.ts";
import { finding } from "../model.ts";
import { Unread } from "../reader.ts";
import { TEXTS } from "./policies-messages.ts";
import { neededServices } from "./services.ts";

/** Listings for administrators: the service, the path, and the policy that must deny it. */
export const DENIED = [
  ["identity", "/users", "identity:list_users"],
  ["identity", "/projects", "identity:list_projects"],
  ["identity", "/role_assignments", "identity:list_role_assignments"],
  ["compute", "/servers/detail?all_tenants=1", "os_compute_api:servers:detail:get_all_tenants"],
  ["compute", "/os-hypervisors", "os_compute_api:os-hypervisors:list"],
  ["compute", "/os-services", "os_compute_api:os-services:list"],
  ["compute", "/os-aggregates", "os_compute_api:os-aggregates:index"],
  ["block-storage", "/scheduler-stats/get_pools", "scheduler_extension:scheduler_stats:get_pools"],
  ["block-storage", "/os-services", "volume_extension:services:index"],
  ["container-infra", "/mservices", "magnum-service:get_all"],
] as const;

const DENIALS = [401, 403, 404];

export const policies: Check = {
  key: "policies",
  item: "policies",
  title: TEXTS.title,
  standards: ["scs-0302-v1"],
  unseen: TEXTS.unseen,
  async *run(examined) {
    const { keeper } = examined;
    if (keeper === undefined) {
      yield NO_ACCOUNT;
      return;
    }
    const needed = neededServices(examined);
    for (const [service, path, policy] of DENIED) {
      if (!needed.includes(service)) continue;
      const status = await keeper.status(service, path);
      if (DENIALS.includes(status)) continue;
      if (status !== 200) throw new Unread("unreachable", service, `${path}: HTTP ${status}`);
      yield finding(TEXTS.open, { service, path, policy });
    }
    const path = "/v2.0/networks?router:external=True";
    const item = z.object({ name: z.string() });
    for (const { name } of await keeper.list("network", path, "networks", item)) {
      yield finding(TEXTS.network, { network: name });
    }
  },
};
