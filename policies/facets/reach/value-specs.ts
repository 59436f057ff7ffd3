/** Types whose `valueSpecs` the provider merges into the request as it is, so that any input may be said twice. */
import { keys } from "../../../sovereignty/kubernetes/read.ts";
import type { Family, Reader } from "../reader.ts";

const TYPES = [
  "compute/keypair:Keypair",
  "compute/serverGroup:ServerGroup",
  "dns/recordSet:RecordSet",
  "dns/transferAccept:TransferAccept",
  "dns/transferRequest:TransferRequest",
  "dns/zone:Zone",
  "firewall/firewall:Firewall",
  "firewall/policy:Policy",
  "firewall/rule:Rule",
  "networking/floatingIp:FloatingIp",
  "networking/network:Network",
  "networking/port:Port",
  "networking/qosPolicy:QosPolicy",
  "networking/router:Router",
  "networking/subnet:Subnet",
  "networking/subnetPool:SubnetPool",
  "vpnaas/endpointGroup:EndpointGroup",
  "vpnaas/ikePolicy:IkePolicy",
  "vpnaas/ipSecPolicy:IpSecPolicy",
  "vpnaas/service:Service",
  "vpnaas/siteConnection:SiteConnection",
] as const;

const reader: Reader = {
  reads: ["valueSpecs"],
  facets: (properties) => ({ valueSpecs: keys(properties, "valueSpecs") }),
};

export const valueSpecs: Family = Object.fromEntries(
  TYPES.map((type) => [`openstack:${type}`, reader]),
);
