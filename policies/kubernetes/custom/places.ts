/** The tables' look-ups in the registry: where a field may lead, and what it may name. */

import type { Site } from "../../alliance/model.ts";
import type { SitePolicy } from "../../cluster-policy.ts";
import { distanceOf, isNetwork } from "../../values/addresses.ts";
import { isUnderDomain } from "../../values/domains.ts";
import { isAmong, isInCluster, isOfSite } from "../../values/targets.ts";
import { isLoopback, readEndpoint } from "../../values/urls.ts";
import type { Place, Registered } from "./field.ts";

/** The registry's entries for an object's site and cluster; without either nothing is registered. */
export interface Places {
  readonly policy: SitePolicy | undefined;
  readonly site: Site | undefined;
  /** True when the stack is a rehearsal on this machine: then loopback is a place of the site. */
  readonly rehearsal: boolean;
}

/** Whether a target is in one of the places. */
export function leadsTo(target: string, to: readonly Place[], places: Places): boolean {
  return (places.rehearsal && staysHere(target)) || to.some((place) => isIn(target, place, places));
}

function staysHere(target: string): boolean {
  const url = readEndpoint(target.includes("://") ? target : `http://${target}`);
  return url !== undefined && isLoopback(url);
}

function isIn(target: string, place: Place, { policy, site }: Places): boolean {
  if (place === "cluster") return isInCluster(target);
  if (site === undefined || policy === undefined) return false;
  if (place === "site") return isOfSite(target, site);
  if (place === "keys") {
    return isAmong(
      target,
      Object.values(site.keys).map(({ url }) => url),
    );
  }
  return isAmong(target, policy[place]);
}

/** Whether the registry contains the name in a field. */
export function isRegistered(name: string, as: Registered, { policy }: Places): boolean {
  if (policy === undefined) return false;
  switch (as) {
    case "image":
      return policy.registries.some((registry) => name.startsWith(`${registry}/`));
    case "storageClass":
      return policy.storageClasses.includes(name);
    case "driver":
      return policy.provisioners.includes(name);
    case "prefix":
      return isNetwork(name) && distanceOf(name, policy.addresses) !== "internet";
    case "mailbox": {
      const [, host = ""] = /^[a-z0-9._+-]+@([a-z0-9.-]+)$/i.exec(name) ?? [];
      return policy.domains.some((domain) => isUnderDomain(host, domain));
    }
    case "mirror":
      return mirrors(name, policy.registries);
  }
}

/** Lines of containerd's hosts.toml: `NAMING` for one that names a host, `PLAIN` for one that names none. */
const NAMING = /^(?:server = |\[host\.)"https:\/\/([a-z0-9.:-]+)(?:\/[A-Za-z0-9._/-]*)?"\]?$/;
const PLAIN =
  /^( *(capabilities = \["(pull|resolve)"(, "(pull|resolve)")*\]|override_path = (true|false)))?$/;

function mirrors(content: string, registries: readonly string[]): boolean {
  const hosts = registries.map((registry) => registry.split("/")[0]);
  return content.split("\n").every((line) => {
    if (PLAIN.test(line)) return true;
    const host = NAMING.exec(line)?.[1];
    return host !== undefined && hosts.includes(host);
  });
}
