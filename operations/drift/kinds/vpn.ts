/** The encrypted links between sites (Neutron's VPN). */
import { collection, type Fields, fields, type Kind, openstack } from "./kind.ts";

const SERVICE = "network";

function vpn(kind: Pick<Kind, "kind" | "title">, at: Names, names: Fields): Kind {
  return {
    ...kind,
    service: SERVICE,
    type: `openstack:vpnaas/${at.type}`,
    list: collection(SERVICE, `/v2.0/vpn/${at.path}?limit=500`, at.key),
    properties: fields({ name: "name", description: "description", ...names }),
    remove: openstack(`vpn ${at.words}`),
  };
}

interface Names {
  readonly type: string;
  readonly path: string;
  readonly key: string;
  /** Of the OpenStack client. */
  readonly words: string;
}

export const vpns: readonly Kind[] = [
  vpn(
    { kind: "VPN service", title: { fr: "service de VPN", en: "VPN service" } },
    {
      type: "service:Service",
      path: "vpnservices",
      key: "vpnservices",
      words: "service",
    },
    { adminStateUp: "admin_state_up", routerId: "router_id", tenantId: "project_id" },
  ),
  vpn(
    { kind: "VPN endpoint group", title: { fr: "extrémités de VPN", en: "VPN endpoint group" } },
    {
      type: "endpointGroup:EndpointGroup",
      path: "endpoint-groups",
      key: "endpoint_groups",
      words: "endpoint group",
    },
    { endpoints: "endpoints", type: "type", tenantId: "project_id" },
  ),
  vpn(
    { kind: "IKE policy", title: { fr: "politique IKE", en: "IKE policy" } },
    { type: "ikePolicy:IkePolicy", path: "ikepolicies", key: "ikepolicies", words: "ike policy" },
    {
      authAlgorithm: "auth_algorithm",
      encryptionAlgorithm: "encryption_algorithm",
      ikeVersion: "ike_version",
      pfs: "pfs",
      phase1NegotiationMode: "phase1_negotiation_mode",
      tenantId: "project_id",
    },
  ),
  vpn(
    { kind: "IPsec policy", title: { fr: "politique IPsec", en: "IPsec policy" } },
    {
      type: "ipSecPolicy:IpSecPolicy",
      path: "ipsecpolicies",
      key: "ipsecpolicies",
      words: "ipsec policy",
    },
    {
      authAlgorithm: "auth_algorithm",
      encryptionAlgorithm: "encryption_algorithm",
      encapsulationMode: "encapsulation_mode",
      pfs: "pfs",
      transformProtocol: "transform_protocol",
      tenantId: "project_id",
    },
  ),
  vpn(
    { kind: "VPN connection", title: { fr: "connexion de VPN", en: "VPN connection" } },
    {
      type: "siteConnection:SiteConnection",
      path: "ipsec-site-connections",
      key: "ipsec_site_connections",
      words: "ipsec site connection",
    },
    {
      adminStateUp: "admin_state_up",
      ikepolicyId: "ikepolicy_id",
      ipsecpolicyId: "ipsecpolicy_id",
      vpnserviceId: "vpnservice_id",
      localEpGroupId: "local_ep_group_id",
      peerEpGroupId: "peer_ep_group_id",
      peerAddress: "peer_address",
      peerId: "peer_id",
      initiator: "initiator",
      mtu: "mtu",
      tenantId: "project_id",
    },
  ),
];
