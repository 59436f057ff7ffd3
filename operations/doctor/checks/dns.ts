/** The site's resolvers: each answers with the addresses of the site's own services. */
import { isIP } from "node:net";
import { isInside } from "../../../policies/values/addresses.ts";
import type { Check } from "../check.ts";
import { REHEARSED } from "../examined.ts";
import { finding, type Gap } from "../model.ts";
import { TEXTS } from "./dns-messages.ts";

export const dns: Check = {
  key: "dns",
  item: "dns",
  title: TEXTS.title,
  standards: ["scs-0127-v1"],
  unseen: TEXTS.unseen,
  async *run({ estate, outside, rehearsal }) {
    if (rehearsal) {
      yield REHEARSED;
      return;
    }
    const { endpoints, addresses } = estate.allianceSite;
    const own = [...addresses.ipv4, ...addresses.ipv6];
    const names = endpoints.identity.flatMap((entry) => URL.parse(entry)?.hostname ?? []);
    for (const resolver of estate.site.services.dns) {
      for (const name of names.filter((each) => isIP(each.replace(/^\[|\]$/g, "")) === 0)) {
        const values = { resolver, name };
        let found: readonly string[];
        try {
          found = await outside.resolve(resolver, name);
        } catch (error) {
          yield silent(resolver, (error as Error).message);
          continue;
        }
        if (found.length === 0) yield finding(TEXTS.unknown, values);
        for (const address of found.filter((each) => !isInside(each, own))) {
          yield finding(TEXTS.foreign, { ...values, address, own: own.join(", ") });
        }
      }
    }
  },
};

function silent(resolver: string, reason: string): Gap {
  return { gap: "unreachable", why: TEXTS.silent, values: { resolver, reason } };
}
