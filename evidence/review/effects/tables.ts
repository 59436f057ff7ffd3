/**
 * The effects of changes to the estate's files: those of clusters from docs/effects.md, all others from the components'
 * own pages, the drivers, and what Neutron, Keystone, Nova and Swift change in place. Pure.
 */
import { always, made, type Table } from "./row.ts";

const NOTHING = always("nothing");
const IN_PLACE = always("inPlace");

/** `stacks/<site>/tenants/<tenant>.yaml`. */
export const TENANT: Table = {
  tenant: NOTHING, // with the file's name: a tenant's former key is renamedFrom
  "title.**": IN_PLACE,
  owner: always("replaces"), // a project stays in its domain
  dataClass: IN_PLACE,
  contact: NOTHING,
  "quota.**": IN_PLACE,
  availability: NOTHING, // a demand, which the check compares
  continuity: made(),
  "continuity.standby": always("replaces"),
  "continuity.contract": NOTHING,
  "continuity.copyEveryMinutes": NOTHING,
  "continuity.segments.*": made(),
  "continuity.segments.*.*": always("replaces"),
  "continuity.containers": IN_PLACE,
  "continuity.apiAccess": always({ input: "`apiAccess`" }),
  "continuity.link": made(),
  movesTo: { added: "creates", removed: "deletes", changed: "replaces" },
  renamedFrom: { added: "inPlace", removed: "nothing", changed: "unknown" },
  retire: { added: "deletes", removed: "inPlace", changed: "deletes" },
  "retire.after": always("deletes"),
  "retire.approvedBy.**": NOTHING,
  "groups.*": made(),
  "groups.*.roles": IN_PLACE,
  serviceAccount: made(),
  "serviceAccount.roles": IN_PLACE,
  "serviceAccount.applicationCredential": IN_PLACE,
  flavors: IN_PLACE,
  volumeTypes: IN_PLACE,
  "segments.*": made(),
  "segments.*.ipv4": always("replaces"),
  "segments.*.ipv6": always("replaces"),
  "segments.*.router": IN_PLACE,
  "segments.*.router.gateway": IN_PLACE,
  "segments.*.router.sharedWith": always("replaces"),
  "segments.*.qos": IN_PLACE,
  "segments.*.renamedFrom": { added: "inPlace", removed: "nothing", changed: "unknown" },
  "flows.**": IN_PLACE,
  "containers.*": made(),
  "containers.*.maxGiB": IN_PLACE,
  "containers.*.retire": { added: "deletes", removed: "inPlace", changed: "deletes" },
  "containers.*.retire.after": always("deletes"),
  "containers.*.retire.approvedBy.**": NOTHING,
  "clusters.*": made(),
  "clusters.*.version": always({ input: "`version`" }),
  "clusters.*.segment": always({ input: "`network.networkId`" }),
  "clusters.*.controlPlane.flavor": always({ input: "`controlPlane.flavor`" }),
  "clusters.*.controlPlane.count": always({ input: "`controlPlane.count`" }),
  "clusters.*.pools.*": {
    added: { input: "`pools` +" },
    removed: { input: "`pools` –" },
    changed: "unknown",
  },
  "clusters.*.pools.*.flavor": always({ input: "`pools.*.flavor`" }),
  "clusters.*.pools.*.zone": always({ input: "`pools.*.zone`" }),
  "clusters.*.pools.*.count": always({ input: "`pools.*.count`" }),
  "clusters.*.pools.*.autoscale.min": always({ input: "`pools.*.autoscale.min`" }),
  "clusters.*.pools.*.autoscale.max": always({ input: "`pools.*.autoscale.max`" }),
  "clusters.*.apiAccess": always({ input: "`apiAccess`" }),
  "clusters.*.retire": { added: "deletes", removed: "inPlace", changed: "deletes" },
  "clusters.*.retire.after": always("deletes"),
  "clusters.*.retire.approvedBy.**": NOTHING,
  "clusters.*.namespaces.*": made(),
  "clusters.*.namespaces.*.**": IN_PLACE,
};

/** `stacks/<site>/site.yaml`. */
export const SITE: Table = {
  "zones.*": NOTHING,
  "capacity.**": NOTHING,
  "externalNetworks.*.prefixes.**": IN_PLACE,
  "services.**": IN_PLACE,
  "services.dns": IN_PLACE,
  "flavors.*": made(),
  "flavors.*.*": always("replaces"), // running servers keep their old flavor
  "volumeTypes.*.attestation.**": NOTHING,
  "volumeTypes.*.description": IN_PLACE,
  "quotaClasses.**": IN_PLACE,
  "qos.*": made(),
  "qos.*.*": IN_PLACE,
  "kubernetes.versions.*": NOTHING,
  "kubernetes.versions.*.image": always({ input: "`magnum.image`" }),
  "kubernetes.podSecurityVersion": IN_PLACE,
  "kubernetes.apiNetwork": always({ input: "`network.externalNetworkId`" }),
  "kubernetes.volume.type": always({ input: "`volume.type`" }),
  "kubernetes.volume.sizeGiB": always({ input: "`volume.sizeGiB`" }),
  "kubernetes.volume.etcdGiB": always({ input: "`volume.etcdGiB`" }),
  "kubernetes.registry": always({ input: "`mirrors.containers`" }),
  "kubernetes.chartVersion": always({ input: "`mirrors.chartVersion`" }),
  "kubernetes.oidc.issuer": always({ input: "`oidc.issuer`" }),
  "kubernetes.oidc.clientId": always({ input: "`oidc.clientId`" }),
  "contracts.**": NOTHING,
  "addressPools.**": IN_PLACE,
};

/** `stacks/alliance.yaml`: what is permitted; what a program makes from it is in its own preview. */
export const ALLIANCE: Table = {
  "name.**": NOTHING,
  "offices.**": NOTHING,
  "contracts.**": NOTHING,
  "shares.**": NOTHING,
  "classes.**": NOTHING,
  "packages.**": NOTHING,
  "sites.*.title.**": NOTHING,
  "sites.*.tier.**": NOTHING,
};

/** Files that say or count something, and from which nothing is made. */
export const NO_EFFECT: Table = { "**": NOTHING };
