/** Quotas: grants of networks without limit, and every limit that an estate sets known to its service. */
import { z } from "zod";
import { QUOTA_FIELDS } from "../../capacity/quotas.ts";
import type { Check } from "../check.ts";
import { finding } from "../model.ts";
import { externalNetworks } from "./networks.ts";
import { TEXTS } from "./quotas-messages.ts";

export const administratorQuota: Check = {
  key: "administrator-quota",
  item: "administrator-quota",
  title: TEXTS.title,
  async *run(examined) {
    const answer = z.object({ quota: z.object({ rbac_policy: z.number() }) });
    const owners = new Set((await externalNetworks(examined)).map((one) => one.project_id));
    for (const project of owners) {
      const path = `/v2.0/quotas/${encodeURIComponent(project)}`;
      const { quota } = await examined.cloud.get("network", path, answer);
      const limit = quota.rbac_policy;
      if (limit !== -1) yield finding(TEXTS.limited, { project, limit: String(limit) });
    }
  },
};

/** Where each service has the limits of a project. */
const PLACES = {
  compute: { path: "/os-quota-sets/", key: "quota_set" },
  "block-storage": { path: "/os-quota-sets/", key: "quota_set" },
  network: { path: "/v2.0/quotas/", key: "quota" },
  "load-balancer": { path: "/v2.0/lbaas/quotas/", key: "quota" },
} as const;

export const serviceQuotas: Check = {
  key: "service-quotas",
  item: "service-quotas",
  title: TEXTS.fieldsTitle,
  async *run({ cloud }) {
    const item = z.object({ id: z.string() });
    const [project] = await cloud.list("identity", "/auth/projects", "projects", item);
    if (project === undefined) throw new Error("a token has a project");
    for (const [service, { path, key }] of Object.entries(PLACES)) {
      const shape = z.looseObject({ [key]: z.record(z.string(), z.unknown()) });
      const at = `${path}${encodeURIComponent(project.id)}`;
      const found = (await cloud.get(service, at, shape))[key] as Record<string, unknown>;
      const wanted = Object.values(QUOTA_FIELDS).filter((field) => field.service === service);
      for (const { name } of wanted) {
        if (!Object.hasOwn(found, name)) yield finding(TEXTS.field, { service, limit: name });
      }
    }
  },
};
