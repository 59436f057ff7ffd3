import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { checkKey, checkReach, describe, type Family, familyOf, type Problem } from "../checks.ts";
import { checkLabels, described, type TenantArgs } from "../labels.ts";
import { warnUnguarded } from "../unguarded.ts";

/** The tunnel of one address family. */
export interface LinkTunnelArgs {
  /** Address of the other router's gateway, of the same family. */
  peerAddress: string;
  /** Networks behind the other router, written literally: rules and audits need them before the cloud is reached. */
  peerCidrs: string[];
  /** Own subnets of the family, already attached to the router. */
  subnetIds: pulumi.Input<string>[];
}

/** A tenant's link from its router here to its router at another site. */
export interface SiteLinkArgs extends TenantArgs {
  /** Key of the other site; third part of every name in the cloud. */
  peer: string;
  /** Router with a gateway; all subnets of the link are attached to it. */
  routerId: pulumi.Input<string>;
  /** The tunnel of IPv4. */
  ipv4: LinkTunnelArgs;
  /** The tunnel of IPv6. */
  ipv6: LinkTunnelArgs;
  /** Pre-shared key, the same at both ends; stored as a secret. */
  presharedKey: pulumi.Input<string>;
}

/**
 * The strongest settings that Neutron's API, its provider and both of its daemons support: AES-256 in GCM with a full
 * tag, SHA-512, the 521-bit elliptic curve.
 */
const STRONGEST = {
  authAlgorithm: "sha512",
  encryptionAlgorithm: "aes-256-gcm-16",
  pfs: "group21",
} as const;

/** Key lifetimes in seconds; NIST SP 800-77 allows a day and eight hours. */
const LIFETIME = { ike: 28_800, ipsec: 3_600 } as const;

/** The connection is restarted when a peer does not answer for two minutes. */
const DEAD_PEER = { action: "restart", interval: 30, timeout: 120 } as const;

/**
 * A VPN of one tenant between its routers at two sites: one tunnel per family, with the strongest encryption. All of it
 * belongs to the project of the connection, the administrator's: Neutron shows a key to the owner of its connection.
 */
export class SiteLink extends pulumi.ComponentResource {
  /** The VPN service of the router. */
  public readonly serviceId: pulumi.Output<string>;
  /** The IPv4 tunnel. */
  public readonly ipv4ConnectionId: pulumi.Output<string>;
  /** The IPv6 tunnel. */
  public readonly ipv6ConnectionId: pulumi.Output<string>;

  /** @throws pulumi.RunError that names every invalid input, before anything is registered */
  constructor(name: string, args: SiteLinkArgs, opts?: pulumi.ComponentResourceOptions) {
    rejectInvalid(name, args);
    warnUnguarded();
    super("aes-estate:index:SiteLink", name, args, opts);
    const child = { parent: this };

    const policies = createPolicies(name, args, child);
    this.serviceId = createService(name, args, child);
    const common = { vpnserviceId: this.serviceId, ...policies };
    this.ipv4ConnectionId = connectTunnel(name, args, 4, common, child);
    this.ipv6ConnectionId = connectTunnel(name, args, 6, common, child);
    this.registerOutputs({
      serviceId: this.serviceId,
      ipv4ConnectionId: this.ipv4ConnectionId,
      ipv6ConnectionId: this.ipv6ConnectionId,
    });
  }
}

/** Its name in the cloud, and its labels, which can only be in the description. */
function thing(args: SiteLinkArgs, what = "") {
  const { site, tenant, peer } = args;
  return {
    name: [site, tenant, peer, what].filter(Boolean).join("-"),
    description: described(`Link of ${tenant} to ${peer}`, args),
  };
}

function createPolicies(name: string, args: SiteLinkArgs, child: pulumi.CustomResourceOptions) {
  const lifetimes = (value: number) => [{ units: "seconds", value }];
  const ike = new openstack.vpnaas.IkePolicy(
    `${name}-ike-policy`,
    {
      ...thing(args, "ike"),
      ...STRONGEST,
      ikeVersion: "v2",
      phase1NegotiationMode: "main",
      lifetimes: lifetimes(LIFETIME.ike),
    },
    child,
  );
  const ipsec = new openstack.vpnaas.IpSecPolicy(
    `${name}-ipsec-policy`,
    {
      ...thing(args, "ipsec"),
      ...STRONGEST,
      transformProtocol: "esp",
      encapsulationMode: "tunnel",
      lifetimes: lifetimes(LIFETIME.ipsec),
    },
    child,
  );
  return { ikepolicyId: ike.id, ipsecpolicyId: ipsec.id };
}

function createService(name: string, args: SiteLinkArgs, child: pulumi.CustomResourceOptions) {
  const { routerId } = args;
  return new openstack.vpnaas.Service(
    `${name}-service`,
    { ...thing(args), routerId, adminStateUp: true },
    child,
  ).id;
}

/** One tunnel: Neutron takes near and far ends of one family only. */
function connectTunnel(
  name: string,
  args: SiteLinkArgs,
  family: Family,
  common: Pick<
    openstack.vpnaas.SiteConnectionArgs,
    "vpnserviceId" | "ikepolicyId" | "ipsecpolicyId"
  >,
  child: pulumi.CustomResourceOptions,
) {
  const { peerAddress, peerCidrs, subnetIds } = args[`ipv${family}`];
  const group = (side: "local" | "peer", type: string, endpoints: pulumi.Input<string>[]) =>
    new openstack.vpnaas.EndpointGroup(
      `${name}-${side}-ipv${family}`,
      { ...thing(args, `${side}-ipv${family}`), type, endpoints },
      child,
    ).id;
  return new openstack.vpnaas.SiteConnection(
    `${name}-connection-ipv${family}`,
    {
      ...thing(args, `ipv${family}`),
      ...common,
      localEpGroupId: group("local", "subnet", subnetIds),
      peerEpGroupId: group("peer", "cidr", peerCidrs),
      peerAddress,
      peerId: peerAddress,
      psk: pulumi.secret(args.presharedKey),
      initiator: "bi-directional",
      dpds: [DEAD_PEER],
      adminStateUp: true,
    },
    child,
  ).id;
}

function rejectInvalid(name: string, args: SiteLinkArgs): void {
  const problems = [
    ...checkLabels(args),
    ...checkKey("peer", args.peer),
    ...checkTunnel("ipv4", args.ipv4, 4),
    ...checkTunnel("ipv6", args.ipv6, 6),
  ];
  if (problems.length > 0) throw new pulumi.RunError(describe(`SiteLink "${name}"`, problems));
}

function checkTunnel(
  input: string,
  { peerAddress, peerCidrs, subnetIds }: LinkTunnelArgs,
  family: Family,
): Problem[] {
  const address = {
    input: `${input}.peerAddress`,
    got: peerAddress,
    want: `an IPv${family} address`,
  };
  const some = (name: string, got: readonly unknown[]) =>
    got.length > 0 ? [] : [{ input: `${input}.${name}`, got, want: "at least one" }];
  return [
    ...(familyOf(peerAddress) === family ? [] : [address]),
    ...some("peerCidrs", peerCidrs),
    ...peerCidrs.flatMap((cidr, index) => checkReach(`${input}.peerCidrs[${index}]`, cidr, family)),
    ...some("subnetIds", subnetIds),
  ];
}
