/**
 * Every function of @pulumi/openstack 3.15.2 (a test derives the list from the SDK). A function that is not here is
 * denied.
 */

/** By service; each sends its request to the site's own cloud, and returns names, ids and settings. */
const ADMITTED: Readonly<Record<string, readonly string[]>> = {
  blockstorage: [
    "getAvailabilityZonesV3",
    "getQuotasetV3",
    "getSnapshotV2",
    "getSnapshotV3",
    "getVolumeV2",
    "getVolumeV3",
  ],
  compute: [
    "getAggregateV2",
    "getAvailabilityZones",
    "getFlavor",
    "getHypervisorV2",
    "getInstanceV2",
    "getKeypair",
    "getLimitsV2",
    "getQuotaSetV2",
  ],
  containerinfra: ["getClusterTemplate", "getNodeGroup"],
  dns: ["getDnsZone"],
  firewall: ["getPolicy"],
  identity: [
    "getAuthScope",
    "getEndpoint",
    "getGroup",
    "getProject",
    "getRole",
    "getService",
    "getUser",
  ],
  images: ["getImage", "getImageIds"],
  index: ["getFwGroupV2", "getFwPolicyV2", "getFwRuleV2"],
  keymanager: ["getContainer"],
  networking: [
    "getAddressScope",
    "getFloatingIp",
    "getNetwork",
    "getPort",
    "getPortIds",
    "getQosBandwidthLimitRule",
    "getQosDscpMarkingRule",
    "getQosMinimumBandwidthRule",
    "getQosPolicy",
    "getQuotaV2",
    "getRouter",
    "getSecGroup",
    "getSubnet",
    "getSubnetIdsV2",
    "getSubnetPool",
    "getTrunk",
  ],
  sharedfilesystem: ["getAvailbilityZones", "getShare", "getShareNetwork", "getSnapshot"],
};

/**
 * They return credentials or access (a secret's content, a cluster's kubeconfig), and the result is not marked as a
 * secret.
 */
const DISCLOSING: Readonly<Record<string, readonly string[]>> = {
  containerinfra: ["getCluster"],
  keymanager: ["getSecret"],
};

const tokens = (table: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> =>
  new Set(
    Object.entries(table).flatMap(([service, names]) =>
      names.map((name) => `openstack:${service}/${name}:${name}`),
    ),
  );

/** The functions that a program may call, and those that it may not. */
export const LOOK_UPS = { admitted: tokens(ADMITTED), disclosing: tokens(DISCLOSING) } as const;
