import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";
import { described, type LabelledArgs } from "../labels.ts";

/** The bandwidth limit of each port in a network, both ways. */
export interface QosClassArgs {
  /** Sustained rate in kbit/s. */
  maxKbps: number;
  /** Burst above it in kbit. */
  maxBurstKbps: number;
}

/**
 * A policy with one rule each way; not shared, the administrator assigns it to tenants' networks. Its labels are in the
 * description: the provider sets tags at an address where Neutron has none for policies, and that fails with 400.
 */
export function createQosPolicy(
  name: string,
  args: LabelledArgs,
  key: string,
  limits: QosClassArgs,
  child: pulumi.CustomResourceOptions,
) {
  const policy = new openstack.networking.QosPolicy(
    `${name}-qos-${key}`,
    {
      name: `${args.site}-platform-${key}`,
      description: described(`${limits.maxKbps} kbit/s for each port, each way`, args),
      isDefault: false,
      shared: false,
    },
    child,
  );
  for (const direction of ["egress", "ingress"]) {
    new openstack.networking.QosBandwidthLimitRule(
      `${name}-qos-${key}-${direction}`,
      { qosPolicyId: policy.id, direction, ...limits },
      child,
    );
  }
  return policy;
}
