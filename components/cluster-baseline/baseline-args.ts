import type { TenantArgs } from "../labels.ts";
import type { NamespaceArgs } from "./namespace-args.ts";
import type { StorageClassArgs } from "./storage-class.ts";

/** The baseline of a tenant's cluster: created with it, and protected from changes by the tenant. */
export interface ClusterBaselineArgs extends TenantArgs {
  /** Key of the cluster; third part of its name in the cloud. */
  cluster: string;
  /** The policy parameters of this site and tenant, from `policyParameters` (policies/admission). */
  policy: Record<string, string>;
  /** Namespaces by name. */
  namespaces: Record<string, NamespaceArgs>;
  /**
   * Storage classes by name.
   * @default none, and no volumes
   */
  storageClasses?: Record<string, StorageClassArgs>;
  /**
   * Names of storage classes that others add to the cluster: namespaces may not use them.
   * @default none
   */
  foreignStorageClasses?: string[];
  /** Release whose pod security standards apply, like `v1.35`. */
  podSecurityVersion: string;
}
