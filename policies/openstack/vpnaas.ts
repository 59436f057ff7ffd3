/** Tunnels between a tenant's routers at two sites (Neutron's VPNaaS). */
import {
  count,
  flag,
  joins,
  named,
  object,
  oneOf,
  refers,
  secret,
  shaped,
} from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { labelled, nothing } from "../resources/classification.ts";
import { openAddress, opening } from "./addresses.ts";
import { adminStateUp, labelledText, project, region, valueSpecs } from "./entries.ts";

const CIPHER = "settings of a cipher";
const lifetimes = object({ units: opening, value: { ...count, is: "opens" } }, { is: "opens" });

/** The identity of an end: an address, a name, an e-mail address, a key's id. */
const identity = {
  ...shaped(/^[\w.:@%/=+, -]{1,255}$/, { fr: "une identité IKE", en: "an IKE identity" }),
  why: "compared with the identity that the other end sends; nothing connects to it",
};

export const vpnaas: Rows = {
  "openstack:vpnaas/endpointGroup:EndpointGroup": row(labelled("description", "moves"), {
    description: labelledText,
    // Prefixes, or the ids of subnets.
    endpoints: { ...joins(), is: "opens", joinsWhere: ({ type }) => type !== "cidr" },
    name: named,
    region,
    tenantId: project,
    type: opening,
    valueSpecs,
  }),
  "openstack:vpnaas/ikePolicy:IkePolicy": row(nothing(CIPHER), {
    authAlgorithm: opening,
    description: named,
    encryptionAlgorithm: opening,
    ikeVersion: opening,
    lifetimes,
    name: named,
    pfs: opening,
    phase1NegotiationMode: opening,
    region,
    tenantId: project,
    valueSpecs,
  }),
  "openstack:vpnaas/ipSecPolicy:IpSecPolicy": row(nothing(CIPHER), {
    authAlgorithm: opening,
    description: named,
    encapsulationMode: opening,
    encryptionAlgorithm: opening,
    lifetimes,
    name: named,
    pfs: opening,
    region,
    tenantId: project,
    transformProtocol: opening,
    valueSpecs,
  }),
  "openstack:vpnaas/service:Service": row(labelled("description", "moves"), {
    adminStateUp: flag,
    description: labelledText,
    name: named,
    region,
    routerId: joins(),
    subnetId: joins(),
    tenantId: project,
    valueSpecs,
  }),
  "openstack:vpnaas/siteConnection:SiteConnection": row(labelled("description", "moves"), {
    adminStateUp,
    description: labelledText,
    dpds: object({
      action: oneOf("clear", "disabled", "hold", "restart", "restart-by-peer"),
      interval: count,
      timeout: count,
    }),
    // Rule vpn-strength evaluates these settings; a policy referenced only by id would not be evaluated.
    ikepolicyId: refers("openstack:vpnaas/ikePolicy:IkePolicy"),
    initiator: oneOf("bi-directional", "response-only"),
    ipsecpolicyId: refers("openstack:vpnaas/ipSecPolicy:IpSecPolicy"),
    localEpGroupId: joins(),
    localId: identity,
    mtu: count,
    name: named,
    peerAddress: openAddress,
    peerCidrs: opening,
    peerEpGroupId: joins(),
    peerId: identity,
    psk: secret(),
    region,
    tenantId: project,
    valueSpecs,
    vpnserviceId: joins(),
  }),
};
