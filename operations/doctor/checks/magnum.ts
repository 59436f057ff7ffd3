/** Magnum: conductors that run, a domain for the trustees of clusters, and no Heat driver. */
import { z } from "zod";
import type { Check } from "../check.ts";
import { UNUSED } from "../examined.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./magnum-messages.ts";

/** Domain of the trustees. */
const TRUSTEES = "magnum";

const service = z.object({
  binary: z.string(),
  host: z.string().nullish(),
  state: z.string(),
  disabled: z.boolean().nullish(),
});
const domain = z.object({ id: z.string(), name: z.string(), enabled: z.boolean() });
const assignment = z.object({
  user: z.object({ id: z.string() }).optional(),
  role: z.object({ id: z.string(), name: z.string().optional() }),
});
const template = z.object({ name: z.string().nullish(), driver: z.string().nullish() });

export const magnum: Check = {
  key: "magnum",
  item: "magnum",
  title: TEXTS.title,
  unseen: TEXTS.unseen,
  async *run({ cloud, estate }) {
    if (estate.site.kubernetes === undefined) {
      yield UNUSED;
      return;
    }
    // First: without this domain Magnum itself does not answer.
    const path = `/domains?name=${TRUSTEES}`;
    const [trustees] = await cloud.list("identity", path, "domains", domain);
    const values = { domain: TRUSTEES };
    if (trustees === undefined) yield finding(TEXTS.noDomain, values);
    else if (!trustees.enabled) yield finding(TEXTS.disabled, values);
    else {
      const at = `/role_assignments?include_names=true&scope.domain.id=${trustees.id}`;
      const granted = await cloud.list("identity", at, "role_assignments", assignment);
      const admin = granted.some(({ user, role }) => user !== undefined && role.name === "admin");
      if (!admin) yield finding(TEXTS.noAdministrator, values);
    }
    const services = await cloud.list("container-infra", "/mservices", "mservices", service);
    const ready = services.some(({ state, disabled }) => state === "up" && disabled !== true);
    if (!ready) yield finding(TEXTS.down);
    const at = "/clustertemplates/detail";
    const templates = await cloud.list("container-infra", at, "clustertemplates", template);
    for (const { name, driver } of templates) {
      const heat = driver?.startsWith("k8s_fedora") || driver?.startsWith("heat");
      if (heat) yield finding(TEXTS.heat, { template: name ?? "—", driver: driver ?? "—" });
    }
  },
};
