/** Estate → arguments of the site's foundation. It creates no resource. */
import type { SiteFoundationArgs } from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import type { Settings } from "../settings.ts";

/** Shared resources for every tenant of the site: domains of the members, address plan, flavors, QoS classes. */
export function foundationArgs(estate: Estate, settings: Settings): SiteFoundationArgs {
  const { alliance, site, allianceSite, siteKey } = estate;
  return {
    site: siteKey,
    owner: allianceSite.country,
    dataClass: leastSensitive(alliance),
    rehearsal: settings.rehearsal,
    countries: mapValues(alliance.members, ({ title }, code) => ({
      name: `${siteKey}-${code.toLowerCase()}`,
      description: `${title.fr} / ${title.en}`,
    })),
    ipv4Prefixes: [...site.addressPools.ipv4],
    ipv6Prefixes: [...site.addressPools.ipv6],
    flavors: site.flavors,
    volumeTypes: unencrypted(site),
    qosClasses: site.qos,
  };
}

/** Volume types that the estate creates itself: an encrypted type can only be created by the operator of OpenStack. */
function unencrypted(site: Estate["site"]): Record<string, { description: string }> {
  const types = Object.entries(site.volumeTypes).flatMap(([key, type]) =>
    type.encrypted ? [] : [[key, { description: type.description }] as const],
  );
  return Object.fromEntries(types);
}

/** Shared resources contain no owner's data: they carry the least sensitive class. */
function leastSensitive(alliance: Alliance): string {
  const classes = Object.entries(alliance.classes).sort(([, a], [, b]) => a.rank - b.rank);
  return classes[0]?.[0] ?? "";
}

/** A map with the same keys and new values. */
export function mapValues<V, W>(
  map: Readonly<Record<string, V>>,
  change: (value: V, key: string) => W,
): Record<string, W> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}

/** One entry of a map; the check guarantees it, so a missing entry is a defect and never an empty value. */
export function entryOf<V>(map: Readonly<Record<string, V>>, key: string): V {
  const value = map[key];
  if (value === undefined) throw new Error(`no ${key} among ${Object.keys(map).join(", ")}`);
  return value;
}
