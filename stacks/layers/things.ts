/**
 * Estate + a tenant's resources → the owner of each resource by its id, for programs of the tenant and for the
 * policies.
 */
import * as pulumi from "@pulumi/pulumi";
import type { NetworkSegment, TenantProject } from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Thing } from "../../policies/resources/thing.ts";
import { entryOf } from "./foundation.ts";

/** The resources created for one tenant. */
export interface Created {
  readonly project: Pick<TenantProject, "projectId">;
  readonly segments: Readonly<Record<string, Ids>>;
}

type Ids = Pick<
  NetworkSegment,
  "networkId" | "ipv4SubnetId" | "ipv6SubnetId" | "routerId" | "securityGroupId"
>;

const TYPES = {
  networkId: "openstack:networking/network:Network",
  ipv4SubnetId: "openstack:networking/subnet:Subnet",
  ipv6SubnetId: "openstack:networking/subnet:Subnet",
  routerId: "openstack:networking/router:Router",
  securityGroupId: "openstack:networking/secGroup:SecGroup",
} as const satisfies Record<keyof Ids, string>;

/**
 * The owner of each resource of one tenant, by its id: no secret, and only resources that the cloud also shows to the
 * tenant. Without containers: Swift identifies them by names that other tenants may use as well.
 */
export function tenantThings(
  estate: Estate,
  tenant: string,
  { project, segments }: Created,
): pulumi.Output<Record<string, Thing>> {
  const { owner, dataClass } = entryOf(estate.tenants, tenant);
  const whose = { site: estate.siteKey, tenant, owner, class: dataClass };
  const listed = [
    entry("openstack:identity/project:Project", project.projectId),
    ...Object.values(segments).flatMap((segment) => {
      return Object.entries(TYPES).map(([id, type]) => entry(type, segment[id as keyof Ids]));
    }),
  ];
  return pulumi.all(listed).apply((ids) => {
    const known = ids.filter(({ id }) => id !== undefined);
    return Object.fromEntries(known.map(({ type, id = "" }) => [id, { type, ...whose }]));
  });
}

function entry(type: string, id: pulumi.Output<string> | undefined) {
  return { type, id };
}

/** The ids of a segment, for programs that attach resources to it. */
export function segmentIds(segment: Ids): Partial<Record<keyof Ids, pulumi.Output<string>>> {
  const ids = (Object.keys(TYPES) as (keyof Ids)[]).flatMap((key) => {
    const id = segment[key];
    return id === undefined ? [] : [[key, id] as const];
  });
  return Object.fromEntries(ids);
}
