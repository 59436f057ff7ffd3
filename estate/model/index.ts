/** The estate's model, defined once: types for the program, JSON Schema for editors, shape checks for the loader. */
export type { Cluster, Namespace, Pool, WorkloadFlow, WorkloadPeer } from "./cluster.ts";
export { type Facility, facilitySchema, type HypervisorClass } from "./facility.ts";
export type { Times, Topology } from "./facility-topology.ts";
export { type Capacity, capacity, type Quota, quota } from "./quota.ts";
export { type Platform, type Repatriation, repatriationSchema } from "./repatriation.ts";
export { type Retirement, retirement } from "./retirement.ts";
export { type Kubernetes, REACHES, type SiteFile, siteSchema } from "./site.ts";
export {
  type Flow,
  type FlowEnd,
  type LinkEnd,
  PLACES,
  type Place,
  type Segment,
  type Tenant,
  tenantSchema,
} from "./tenant.ts";
