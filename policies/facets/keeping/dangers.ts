/** Types that have ended, and inputs that do harm by what they say or leave unsaid. */

import type { Danger, DangerKind } from "../../../sovereignty/facets/keeping.ts";
import { UNKNOWN, type Unknown } from "../../../sovereignty/facts.ts";
import type { Family, Properties, Reader } from "../reader.ts";

/** One row of the table. */
interface Row {
  readonly input: string;
  readonly kind: DangerKind;
  /** Whether a value that is known, at least in part, does harm. */
  harms(value: unknown, properties: Properties): boolean | Unknown;
  readonly instead?: string;
}

/** Providers pass booleans as JSON text. */
const isTrue = (value: unknown) => value === true || value === "true";
const isFalse = (value: unknown) => value === false || value === "false";
const isNotTrue = (value: unknown) => !isTrue(value);
const isNotFalse = (value: unknown) => !isFalse(value);

/** Empty lists, maps and texts say nothing. */
function isGiven(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === "null") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

const raw: Row = { input: "valueSpecs", kind: "raw", harms: isGiven };
const old = (input: string, instead: string): Row => {
  return { input, kind: "oldInput", harms: isGiven, instead };
};
const when = (input: string, kind: DangerKind, harms: Row["harms"] = isTrue): Row => {
  return { input, kind, harms };
};

const INPUTS: Readonly<Record<string, readonly Row[]>> = {
  "openstack:blockstorage/volume:Volume": [
    when("sourceReplica", "copies", isGiven),
    { ...when("multiattach", "oldInput"), instead: "volumeType" },
  ],
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": [
    // The drivers make a storage class of every type a tenant sees.
    when("isPublic", "everybody", isNotFalse),
  ],
  "openstack:compute/instance:Instance": [
    old("floatingIp", "networking.FloatingIpAssociate"),
    old("volumes", "blockDevices"),
    when("forceDelete", "destroys"),
    when("networkMode", "guessed", (mode) => mode === "auto"),
  ],
  "openstack:compute/keypair:Keypair": [raw],
  "openstack:compute/serverGroup:ServerGroup": [raw],
  "openstack:containerinfra/cluster:Cluster": [
    when("discoveryUrl", "discloses", isGiven),
    when("floatingIpEnabled", "outside"),
    when("labels", "overrides", isGiven),
  ],
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": [
    when("insecureRegistry", "unverified", isGiven),
    when("masterLbEnabled", "unguarded", isNotTrue),
    when("registryEnabled", "discloses"),
    when("tlsDisabled", "unverified"),
  ],
  "openstack:containerinfra/nodeGroup:NodeGroup": [
    when(
      "labels",
      "overrides",
      (labels, { mergeLabels }) => isGiven(labels) && !isTrue(mergeLabels),
    ),
  ],
  "openstack:dns/recordSet:RecordSet": [raw],
  "openstack:dns/transferAccept:TransferAccept": [raw],
  "openstack:dns/transferRequest:TransferRequest": [raw],
  "openstack:dns/zone:Zone": [raw],
  "openstack:identity/applicationCredential:ApplicationCredential": [
    when("unrestricted", "unlimited"),
  ],
  "openstack:networking/floatingIp:FloatingIp": [raw],
  "openstack:networking/network:Network": [raw],
  "openstack:networking/port:Port": [raw],
  "openstack:networking/qosPolicy:QosPolicy": [raw],
  "openstack:networking/router:Router": [raw, old("externalGateway", "externalNetworkId")],
  "openstack:networking/subnet:Subnet": [
    raw,
    old("allocationPoolsCollection", "allocationPools"),
    old("hostRoutes", "networking.SubnetRoute"),
  ],
  "openstack:networking/subnetPool:SubnetPool": [raw],
  "openstack:objectstorage/container:Container": [
    when("forceDestroy", "destroys"),
    old("versioningLegacy", "versioning"),
  ],
  "openstack:vpnaas/endpointGroup:EndpointGroup": [raw],
  "openstack:vpnaas/ikePolicy:IkePolicy": [raw],
  "openstack:vpnaas/ipSecPolicy:IpSecPolicy": [raw],
  "openstack:vpnaas/service:Service": [raw],
  "openstack:vpnaas/siteConnection:SiteConnection": [raw],
};

/** Types that a later release of the provider does not have, or that its authors warn against. */
const TYPES: Readonly<Record<string, string>> = {
  "openstack:blockstorage/quoteSetV2:QuoteSetV2": "blockstorage.QuoteSetV3",
  "openstack:blockstorage/volumeAttachV2:VolumeAttachV2": "compute.VolumeAttach",
  "openstack:blockstorage/volumeV1:VolumeV1": "blockstorage.Volume",
  "openstack:blockstorage/volumeV2:VolumeV2": "blockstorage.Volume",
  "openstack:compute/floatingIp:FloatingIp": "networking.FloatingIp",
  "openstack:compute/floatingIpAssociate:FloatingIpAssociate": "networking.FloatingIpAssociate",
  "openstack:compute/secGroup:SecGroup": "networking.SecGroup",
  "openstack:firewall/firewall:Firewall": "firewall.GroupV2",
  "openstack:firewall/policy:Policy": "firewall.PolicyV2",
  "openstack:firewall/rule:Rule": "firewall.RuleV2",
  // It forgets groups when two run at once.
  "openstack:networking/portSecGroupAssociate:PortSecGroupAssociate": "networking.Port",
};

export const dangers: Family = Object.fromEntries([
  ...Object.entries(TYPES).map(([type, instead]): [string, Reader] => [
    type,
    { reads: [], facets: () => ({ dangers: [{ kind: "oldType", at: type, instead }] }) },
  ]),
  ...Object.entries(INPUTS).map(([type, rows]): [string, Reader] => [
    type,
    {
      reads: [...rows.map(({ input }) => input), "mergeLabels"],
      facets: (properties) => ({ dangers: rows.flatMap((row) => ask(row, properties)) }),
    },
  ]),
]);

function ask({ input, kind, harms, instead }: Row, properties: Properties): Danger[] {
  const value = properties[input];
  const harm = value === UNKNOWN ? UNKNOWN : harms(value, properties);
  if (harm === UNKNOWN) return [{ kind: UNKNOWN, at: input }];
  if (!harm) return [];
  return [{ kind, at: input, instead, absent: value === undefined || value === null }];
}
