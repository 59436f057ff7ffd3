/** Keystone: the roles that an estate grants, and the identity provider of the staff. */
import { z } from "zod";
import { ROLES } from "../../../policies/openstack/roles.ts";
import type { Check } from "../check.ts";
import { REHEARSED } from "../examined.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./identity-messages.ts";

/** The roles of tenants, and that of a member's domain. */
const GRANTED = [...ROLES, "manager"];

export const roles: Check = {
  key: "roles",
  item: "roles",
  title: TEXTS.title,
  standards: ["scs-0302-v1"],
  async *run({ cloud }) {
    const item = z.object({ name: z.string() });
    const found = await cloud.list("identity", "/roles", "roles", item);
    for (const role of GRANTED) {
      if (!found.some(({ name }) => name === role)) yield finding(TEXTS.role, { role });
    }
  },
};

const provider = z.object({ id: z.string(), enabled: z.boolean() });
const protocol = z.object({ mapping_id: z.string() });
const mapping = z.object({
  mapping: z.object({
    rules: z.array(z.object({ local: z.array(z.record(z.string(), z.unknown())) })),
  }),
});

export const identityProvider: Check = {
  key: "identity-provider",
  item: "identity-provider",
  title: TEXTS.providerTitle,
  standards: ["scs-0300-v1"],
  unseen: TEXTS.unseen,
  async *run({ cloud, rehearsal }) {
    if (rehearsal) {
      yield REHEARSED;
      return;
    }
    const path = "/OS-FEDERATION/identity_providers";
    const enabled = (await cloud.list("identity", path, "identity_providers", provider)).filter(
      (one) => one.enabled,
    );
    if (enabled.length === 0) yield finding(TEXTS.noProvider);
    for (const { id } of enabled) {
      const at = `${path}/${encodeURIComponent(id)}/protocols`;
      const protocols = await cloud.list("identity", at, "protocols", protocol);
      if (protocols.length === 0) yield finding(TEXTS.noProtocol, { provider: id });
      for (const name of new Set(protocols.map((one) => one.mapping_id))) {
        const from = `/OS-FEDERATION/mappings/${encodeURIComponent(name)}`;
        const { mapping: found } = await cloud.get("identity", from, mapping);
        const groups = found.rules.some(({ local }) =>
          local.some((one) => "group" in one || "groups" in one || "group_ids" in one),
        );
        if (!groups) yield finding(TEXTS.noGroups, { mapping: name });
      }
    }
  },
};
