import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";
import { familyOf, type Problem } from "../checks.ts";

/** The router of a segment; without inputs, its own router without a gateway. */
export interface RouterArgs {
  /**
   * Router of another segment, to join.
   * @default a router of the segment's own
   */
  routerId?: pulumi.Input<string>;
  /**
   * External network in which the segment's own router has a gateway.
   * @default no gateway
   */
  externalNetworkId?: pulumi.Input<string>;
  /**
   * The gateway's addresses in that network, one per family: needed where others refer to them.
   * @default those that the cloud hands out
   */
  externalAddresses?: string[];
  /**
   * Whether the gateway hides the segment's addresses behind its own.
   * @default false
   */
  enableSnat?: boolean;
}

/** Properties that all cloud resources of a segment share. */
export interface SegmentThing {
  name: string;
  description: string;
  tenantId: pulumi.Input<string>;
  tags: string[];
}

/** The segment's own router, with a gateway or without. */
export function createRouter(
  name: string,
  common: SegmentThing,
  { externalNetworkId, externalAddresses, enableSnat = false }: RouterArgs,
  child: pulumi.CustomResourceOptions,
) {
  const externalFixedIps = externalAddresses?.map((ipAddress) => ({ ipAddress }));
  const gateway =
    externalNetworkId === undefined
      ? {}
      : { externalNetworkId, enableSnat, ...(externalFixedIps && { externalFixedIps }) };
  return new openstack.networking.Router(
    `${name}-router`,
    { ...common, adminStateUp: true, ...gateway },
    child,
  ).id;
}

/** One after the other: two interfaces of a router created at once can miss each other's port (limit 5). */
export function attach(
  name: string,
  routerId: pulumi.Input<string>,
  ipv4SubnetId: pulumi.Output<string>,
  ipv6SubnetId: pulumi.Output<string>,
  child: pulumi.CustomResourceOptions,
) {
  const ipv4 = new openstack.networking.RouterInterface(
    `${name}-interface-ipv4`,
    { routerId, subnetId: ipv4SubnetId },
    child,
  );
  return new openstack.networking.RouterInterface(
    `${name}-interface-ipv6`,
    { routerId, subnetId: ipv6SubnetId },
    { ...child, dependsOn: ipv4 },
  ).routerId;
}

/** Problems of the router's inputs. */
export function checkRouter({ routerId, externalNetworkId, ...gateway }: RouterArgs): Problem[] {
  const input = "router";
  const settings = Object.entries(gateway).filter(([, value]) => value !== undefined);
  if (routerId !== undefined && (externalNetworkId !== undefined || settings.length > 0)) {
    return [{ input, got: "a router to join and a gateway", want: "one of them" }];
  }
  if (externalNetworkId === undefined && routerId === undefined) {
    return settings.map(([name]) => ({
      input,
      got: `${name} alone`,
      want: "an externalNetworkId with it",
    }));
  }
  const { externalAddresses = [] } = gateway;
  const families = externalAddresses.map(familyOf);
  return new Set(families).size === families.length && !families.includes(undefined)
    ? []
    : [
        {
          input: `${input}.externalAddresses`,
          got: externalAddresses,
          want: "one address a family",
        },
      ];
}
