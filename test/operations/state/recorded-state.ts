/** A recorded state as the program creates one: tenants, and the resources that hold their data. */
import type { StackState, StateResource } from "../../../operations/state/stack-state.ts";

/** The recorded resources of one tenant. */
export interface RecordedAs {
  readonly clusters?: readonly string[];
  readonly containers?: readonly string[];
  readonly owner?: string;
  /** @default true */
  readonly protect?: boolean;
}

const OURS = "aes-estate:index";

/** The state of a site with tenants by key. */
export function stateWith(site: string, tenants: Readonly<Record<string, RecordedAs>>): StackState {
  const stack = `urn:pulumi:${site}::aes-estate::pulumi:pulumi:Stack::aes-estate-${site}`;
  const resources: StateResource[] = [{ urn: stack, type: "pulumi:pulumi:Stack" }];
  const add = (type: string, name: string, parent: string, more: Partial<StateResource> = {}) => {
    const urn = `urn:pulumi:${site}::aes-estate::${type}::${name}`;
    resources.push({ urn, type, parent, ...more });
    return urn;
  };
  for (const [key, as] of Object.entries(tenants)) {
    const { clusters = [], containers = [], owner = "ML", protect = true } = as;
    const name = `${site}-${key}`;
    const tenant = add(`${OURS}:TenantProject`, name, stack);
    const inputs = { tags: ["aes:class=citizen", `aes:owner=${owner}`] };
    add("openstack:identity/project:Project", `${name}-project`, tenant, { inputs, protect });
    add("openstack:compute/quotaSetV2:QuotaSetV2", `${name}-compute-quota`, tenant);
    for (const container of containers) {
      const one = add(`${OURS}:ObjectContainer`, `${name}-${container}`, stack);
      const type = "openstack:objectstorage/container:Container";
      add(type, `${name}-${container}-container`, one, { protect });
    }
    for (const cluster of clusters) {
      const one = add(`${OURS}:KubernetesCluster`, `${name}-${cluster}`, stack);
      const type = "openstack:containerinfra/cluster:Cluster";
      add(type, `${name}-${cluster}-cluster`, one, { protect });
      const baseline = add(`${OURS}:ClusterBaseline`, `${name}-${cluster}`, stack);
      add("kubernetes:core/v1:Namespace", `${name}-${cluster}-namespace-counter`, baseline);
    }
  }
  return { resources };
}
