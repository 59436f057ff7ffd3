/** `clusters` in a tenant's file: Kubernetes clusters of one tenant, with their namespaces. */
import { z } from "zod";
import { allowList, count, ipv4Prefix, key, nonEmptyMap, ports, prefix } from "./primitives.ts";
import type { DeepReadonly } from "./readonly.ts";
import { retirement } from "./retirement.ts";

const positive = { error: "positive" };
const atLeastOne = z.int(positive).min(1, positive).max(10_000, positive);
const flavor = key.describe("Flavor of its nodes; one the tenant was granted.");

const controlPlane = z.strictObject({
  flavor,
  count: count.default(3).describe("Servers of the control plane: odd, 3 or more. Default 3."),
});

const pool = z
  .strictObject({
    flavor,
    zone: key
      .optional()
      .describe(
        "Availability zone of the site, with a driver that can place a pool; absent: the cloud chooses.",
      ),
    count: atLeastOne.optional().describe("Nodes; either this or autoscale."),
    autoscale: z
      .strictObject({ min: atLeastOne, max: atLeastOne })
      .optional()
      .describe("Fewest and most nodes; the cluster itself chooses between them."),
  })
  .refine(({ count, autoscale }) => (count === undefined) !== (autoscale === undefined), {
    error: "countOrAutoscale",
  });

/** Places outside the cluster that a namespace's flow may name. */
const WORKLOAD_PLACES = ["government", "proxy"] as const;

const peer = z
  .union(
    [
      key,
      z.strictObject({ segment: key }),
      z.strictObject({ place: z.enum(WORKLOAD_PLACES) }),
      z.strictObject({ cidr: prefix }),
    ],
    { error: "workloadEnd" },
  )
  .describe(
    "A namespace of the cluster, { segment } of the tenant, { place: government or proxy } or { cidr }.",
  );

const flow = z
  .strictObject({
    from: peer.optional().describe("Who reaches the namespace's pods; either this or `to`."),
    to: peer.optional().describe("What the namespace's pods reach; either this or `from`."),
    protocol: z.enum(["tcp", "udp"]),
    ports: ports.describe("Destination port `n` or range `n-m`."),
  })
  .refine(({ from, to }) => (from === undefined) !== (to === undefined), { error: "fromOrTo" });

const quota = z
  .strictObject({
    cpu: atLeastOne.describe("CPUs, whole ones, requests and limits alike."),
    memoryGiB: atLeastOne.describe("Memory, GiB, requests and limits alike."),
    pods: atLeastOne.describe("Pods."),
    storageGiB: count.default(0).describe("All volumes together, GiB. Default 0: no volume."),
    loadBalancers: count
      .default(0)
      .describe("Internal load balancers. Default 0; more needs internalLoadBalancer."),
  })
  .describe("What the namespace may use at most.");

const namespace = z.strictObject({
  podSecurity: z
    .enum(["restricted", "baseline"])
    .default("restricted")
    .describe("How strictly pods are held; privileged is not on offer. Default restricted."),
  access: nonEmptyMap(z.enum(["view", "edit", "admin"])).describe(
    "What the tenant's groups may do: view, edit workloads, or also give these rights to others.",
  ),
  quota,
  flows: z
    .record(key, flow)
    .default({})
    .describe("Traffic that may pass; all else but DNS is denied, in both directions."),
  openWithin: z
    .boolean()
    .default(false)
    .describe("Whether its pods may reach each other on every port. Default false."),
  internalLoadBalancer: z
    .boolean()
    .default(false)
    .describe("Grants Services of type LoadBalancer, internal only. Default false."),
});

export const cluster = z
  .strictObject({
    version: z.string().min(1).describe("Kubernetes version, one the site offers. Quote it."),
    segment: key.describe("Segment of its nodes; routed to the site's API network."),
    controlPlane,
    pools: nonEmptyMap(pool).describe("Groups of nodes."),
    apiAccess: allowList(ipv4Prefix)
      .optional()
      .describe(
        "Who reaches the API: prefixes of the site's API network or of its plan. Absent only with a driver that has no allow-list; then only the segment's routers lead to the API.",
      ),
    namespaces: nonEmptyMap(namespace).describe("Namespaces by name."),
    retire: retirement.optional(),
  })
  .describe("A Kubernetes cluster of the tenant.");

export type Cluster = DeepReadonly<z.output<typeof cluster>>;
export type Pool = DeepReadonly<z.output<typeof pool>>;
export type Namespace = DeepReadonly<z.output<typeof namespace>>;
export type WorkloadFlow = DeepReadonly<z.output<typeof flow>>;
export type WorkloadPeer = DeepReadonly<z.output<typeof peer>>;
