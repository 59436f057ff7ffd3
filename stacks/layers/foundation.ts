/** Estate → arguments of the site's foundation. No resource is made here. */

import type * as pulumi from "@pulumi/pulumi";
import type { SiteFoundationArgs } from "../../components/index.ts";
import type { Estate } from "../estate/index.ts";
import type { Settings } from "../settings.ts";

/** What every tenant of the site builds on: domains of the members, address plan, flavors, bandwidth classes. */
export function foundationArgs(estate: Estate, settings: Settings): SiteFoundationArgs {
  const { alliance, site, allianceSite } = estate;
  return {
    site: estate.siteKey,
    region: allianceSite.region,
    rehearsal: settings.rehearsal,
    owner: allianceSite.country,
    countries: mapValues(alliance.members, (member, code) => ({
      description: `${member.title.fr} / ${member.title.en} (${code})`,
    })),
    ipv4Prefixes: site.addressPools.ipv4,
    ipv6Prefixes: site.addressPools.ipv6,
    flavors: site.flavors,
    qosClasses: site.qos,
  };
}

/** A map with the same keys and other values. */
export function mapValues<V, W>(
  map: Readonly<Record<string, V>>,
  change: (value: V, key: string) => W,
): Record<string, W> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}

/** One entry of a map of ids; an entry that is not there is an error, never an empty id. */
export function entryOf(
  ids: pulumi.Output<Record<string, string>>,
  key: string,
): pulumi.Output<string> {
  return ids.apply((found) => {
    const id = found[key];
    if (id === undefined) throw new Error(`the site's foundation has no ${key}`);
    return id;
  });
}
