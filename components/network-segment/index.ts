import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { toTags } from "../../policies/labels/labels.ts";
import { byFamily, checkSubnet, divided } from "../addresses.ts";
import { checkKey, describe, type Family, familyOf, type Problem } from "../checks.ts";
import { checkLabels, labelsOf, type TenantArgs } from "../labels.ts";
import type { RuleArgs } from "../rule-args.ts";
import { warnUnguarded } from "../unguarded.ts";
import { attach, checkRouter, createRouter, type RouterArgs, type SegmentThing } from "./router.ts";
import { checkRules } from "./rules.ts";
import { createSecurityGroup } from "./security-group.ts";

/** One address range of a segment. */
export interface SubnetArgs {
  /** The range, like `10.32.16.0/26`, written literally: rules and audits need it before the cloud is reached. */
  cidr: string;
  /** Pool that contains it; the cloud rejects a range that is outside or taken. */
  poolId: pulumi.Input<string>;
}

/** A network segment of a tenant. */
export interface NetworkSegmentArgs extends TenantArgs {
  /** Key of the segment; third part of every name in the cloud. */
  segment: string;
  /** Project of the tenant. */
  projectId: pulumi.Input<string>;
  /** IPv4 addresses; from a /16 to a /29. */
  ipv4: SubnetArgs;
  /** IPv6 addresses; a /64. */
  ipv6: SubnetArgs;
  /** Name servers of both families; at least one of IPv4, or the cloud hands out the resolvers of its own hosts. */
  dnsServers: string[];
  /**
   * The router of the segment.
   * @default none: no router, no gateway, no path out
   */
  router?: RouterArgs;
  /**
   * Allowed traffic, by key; all else is dropped, both ways.
   * @default nothing
   */
  rules?: Record<string, RuleArgs>;
  /**
   * Traffic policy of all ports.
   * @default no limit
   */
  qosPolicyId?: pulumi.Input<string>;
}

/**
 * A network of a tenant with a subnet of each family, an optional router, and a security group that drops undeclared
 * traffic.
 */
export class NetworkSegment extends pulumi.ComponentResource {
  /** The network. */
  public readonly networkId: pulumi.Output<string>;
  /** The IPv4 subnet. */
  public readonly ipv4SubnetId: pulumi.Output<string>;
  /** The IPv6 subnet. */
  public readonly ipv6SubnetId: pulumi.Output<string>;
  /** The router, the segment's own or the one it joins; known once the segment is attached to it. */
  public readonly routerId?: pulumi.Output<string>;
  /** The security group for every port of the segment. */
  public readonly securityGroupId: pulumi.Output<string>;

  /** @throws pulumi.RunError that names every invalid input, before anything is registered */
  constructor(name: string, args: NetworkSegmentArgs, opts?: pulumi.ComponentResourceOptions) {
    rejectInvalid(name, args);
    warnUnguarded();
    super("aes-estate:index:NetworkSegment", name, args, opts);
    const child = { parent: this };
    const common = {
      name: `${args.site}-${args.tenant}-${args.segment}`,
      description: `Segment ${args.segment} of ${args.tenant}`,
      tenantId: args.projectId,
      tags: toTags(labelsOf(args)),
    };

    this.networkId = createNetwork(name, common, args, child);
    this.ipv4SubnetId = createSubnet(name, common, args, 4, this.networkId, child);
    this.ipv6SubnetId = createSubnet(name, common, args, 6, this.networkId, child);
    if (args.router) {
      const routerId = args.router.routerId ?? createRouter(name, common, args.router, child);
      this.routerId = attach(name, routerId, this.ipv4SubnetId, this.ipv6SubnetId, child);
    }
    this.securityGroupId = createSecurityGroup(name, common, args.rules ?? {}, child);
    this.registerOutputs({
      networkId: this.networkId,
      ipv4SubnetId: this.ipv4SubnetId,
      ipv6SubnetId: this.ipv6SubnetId,
      routerId: this.routerId,
      securityGroupId: this.securityGroupId,
    });
  }
}

function createNetwork(
  name: string,
  common: SegmentThing,
  { qosPolicyId }: NetworkSegmentArgs,
  child: pulumi.CustomResourceOptions,
) {
  return new openstack.networking.Network(
    `${name}-network`,
    {
      ...common,
      adminStateUp: true,
      shared: false,
      external: false,
      portSecurityEnabled: true,
      ...(qosPolicyId === undefined ? {} : { qosPolicyId }),
    },
    child,
  ).id;
}

function createSubnet(
  name: string,
  common: SegmentThing,
  { ipv4, ipv6, dnsServers, router }: NetworkSegmentArgs,
  family: Family,
  networkId: pulumi.Output<string>,
  child: pulumi.CustomResourceOptions,
) {
  const { cidr, poolId } = family === 4 ? ipv4 : ipv6;
  const { gateway, pool } = divided(cidr);
  // Stateful: Neutron chooses and records the addresses, none reveals a MAC, and it also works in a segment without a
  // router.
  const mode = { ipv6AddressMode: "dhcpv6-stateful", ipv6RaMode: "dhcpv6-stateful" };
  return new openstack.networking.Subnet(
    `${name}-subnet-ipv${family}`,
    {
      ...common,
      name: `${common.name}-ipv${family}`,
      networkId,
      ipVersion: family,
      cidr,
      subnetpoolId: poolId,
      enableDhcp: true,
      // An isolated segment may get a router later: no port has its address, and the provider gives a subnet no gateway
      // back without it.
      allocationPools: [pool],
      ...(router === undefined ? { noGateway: true } : { gatewayIp: gateway }),
      dnsNameservers: byFamily(dnsServers)[family],
      ...(family === 6 ? mode : {}),
    },
    child,
  ).id;
}

function rejectInvalid(name: string, args: NetworkSegmentArgs): void {
  const problems = [
    ...checkLabels(args),
    ...checkKey("segment", args.segment),
    ...checkSubnet("ipv4.cidr", args.ipv4.cidr, 4),
    ...checkSubnet("ipv6.cidr", args.ipv6.cidr, 6),
    ...checkServers(args.dnsServers),
    ...checkRouter(args.router ?? {}),
    ...checkRules("rules", args.rules ?? {}),
  ];
  if (problems.length > 0) {
    throw new pulumi.RunError(describe(`NetworkSegment "${name}"`, problems));
  }
}

function checkServers(servers: string[]): Problem[] {
  const wrong = servers.filter((address) => familyOf(address) === undefined);
  const none = !servers.some((address) => familyOf(address) === 4);
  return [
    ...wrong.map((got) => ({ input: "dnsServers", got, want: "an IPv4 or IPv6 address" })),
    ...(none ? [{ input: "dnsServers", got: servers, want: "at least one IPv4 address" }] : []),
  ];
}
