/**
 * A site's offer for clusters complies with the policies for its workloads: no internet, no foreign software, no
 * unencrypted disk.
 */

import { storageTypes } from "../estate/clusters.ts";
import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { choice } from "../output/nearest.ts";
import { VERSION } from "../policies/rules/pod-security/labels.ts";
import { isUnderDomain } from "../policies/values/domains.ts";
import { secureHost } from "../policies/values/urls.ts";
import { CLUSTERS } from "./messages/clusters.ts";

export function kubernetesOffer(context: SiteContext): Issue[] {
  return [
    ...workloadVolumeTypes(context),
    ...podSecurity(context),
    ...network(context),
    ...disks(context),
    ...hosts(context),
  ];
}

/** A volume type that the policies allow in clusters is declared as encrypted by the site. */
function workloadVolumeTypes({ key, alliance, allianceSite, site }: SiteContext): Issue[] {
  const names = encrypted(site.data);
  return allianceSite.workloads.volumeTypes.flatMap((got, index) => {
    if (names.includes(got)) return [];
    const at = alliance.at(["sites", key, "workloads", "volumeTypes", index]);
    return [
      issue(at, CLUSTERS.workloadVolumeType, { got, site: key, allowed: choice(names, got) }),
    ];
  });
}

function podSecurity({ site }: SiteContext): Issue[] {
  const { kubernetes } = site.data;
  if (kubernetes === undefined) return [];
  const minor = (version: string) => Number(version.split(".")[1]);
  const got = kubernetes.podSecurityVersion;
  const oldest = Math.min(...Object.keys(kubernetes.versions).map(minor));
  const at = site.at(["kubernetes", "podSecurityVersion"]);
  // The policy would deny this at each namespace of each cluster.
  if (!new RegExp(VERSION).test(`v${got}`)) return [issue(at, CLUSTERS.podSecurityTooOld, { got })];
  if (minor(got) <= oldest) return [];
  return [issue(at, CLUSTERS.podSecurityTooNew, { got, oldest: `1.${oldest}` })];
}

function network({ site }: SiteContext): Issue[] {
  const { kubernetes, externalNetworks } = site.data;
  if (kubernetes === undefined) return [];
  const got = kubernetes.apiNetwork;
  const at = site.at(["kubernetes", "apiNetwork"]);
  if (!Object.hasOwn(externalNetworks, got)) {
    return [
      issue(at, REFERENCES.unknownReference, {
        got,
        allowed: choice(Object.keys(externalNetworks), got),
      }),
    ];
  }
  if (externalNetworks[got]?.reach !== "internet") return [];
  const inward = Object.entries(externalNetworks).filter(([, { reach }]) => reach !== "internet");
  return [
    issue(at, CLUSTERS.apiNetworkReach, { got, allowed: choice(inward.map(([name]) => name)) }),
  ];
}

/** Disks have a type that volumes in the clusters may have, so every cluster has a storage class. */
function disks({ key, allianceSite, site }: SiteContext): Issue[] {
  const { kubernetes, volumeTypes } = site.data;
  if (kubernetes === undefined) return [];
  const got = kubernetes.volume.type;
  const at = site.at(["kubernetes", "volume", "type"]);
  if (!Object.hasOwn(volumeTypes, got)) {
    return [
      issue(at, REFERENCES.unknownReference, {
        got,
        allowed: choice(Object.keys(volumeTypes), got),
      }),
    ];
  }
  const compliant = storageTypes(Object.keys(volumeTypes), site.data, allianceSite);
  if (compliant.some(({ key }) => key === got)) return [];
  const allowed = choice(compliant.map(({ key }) => key));
  return [issue(at, CLUSTERS.nonCompliantDisks, { got, site: key, allowed })];
}

/** Images and logins come from destinations that the policies allow for the site's workloads. */
function hosts({ key, allianceSite, site }: SiteContext): Issue[] {
  const { kubernetes } = site.data;
  if (kubernetes === undefined) return [];
  const { registries, domains } = allianceSite.workloads;
  const { registry, oidc } = kubernetes;
  const host = secureHost(oidc.issuer);
  const ours =
    !registry.includes("..") &&
    registries.some((one) => registry === one || registry.startsWith(`${one}/`));
  const known = host !== undefined && domains.some((domain) => isUnderDomain(host, domain));
  const at = (...path: string[]) => site.at(["kubernetes", ...path]);
  return [
    ...(ours
      ? []
      : [
          issue(at("registry"), CLUSTERS.registryOutside, {
            got: registry,
            site: key,
            allowed: choice(registries),
          }),
        ]),
    ...(known
      ? []
      : [
          issue(at("oidc", "issuer"), CLUSTERS.hostOutside, {
            got: oidc.issuer,
            site: key,
            allowed: choice(domains),
          }),
        ]),
  ];
}

/** Names of the site's encrypted types. */
function encrypted({ volumeTypes }: SiteContext["site"]["data"]): string[] {
  return Object.values(volumeTypes).flatMap((type) => (type.encrypted ? [type.name] : []));
}
