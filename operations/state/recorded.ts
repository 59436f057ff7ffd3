/** Reads from a recorded state a site's tenants and what holds their data, for comparison with the files. Pure. */
import { nameOf } from "../../policies/resources/urn.ts";
import type { StackState, StateResource } from "./stack-state.ts";
import { tenantOf } from "./tenant-of.ts";

/** A tenant, a cluster or a container in the state. */
export interface RecordedThing {
  /** Number of its resources. */
  readonly resources: number;
  /**
   * The protected resource that holds its data: the project, the back end's cluster, the container. Absent if a run
   * broke off before creating it.
   */
  readonly holder: StateResource | undefined;
}

export interface RecordedTenant extends RecordedThing {
  /** Country that owns the data, from the project's tags. */
  readonly owner: string | undefined;
  /** By key. */
  readonly clusters: Readonly<Record<string, RecordedThing>>;
  /** By key. */
  readonly containers: Readonly<Record<string, RecordedThing>>;
}

const TENANT = "aes-estate:index:TenantProject";
const CLUSTER = ["aes-estate:index:KubernetesCluster", "aes-estate:index:ClusterBaseline"];
const CONTAINER = ["aes-estate:index:ObjectContainer"];
const OWNER = "aes:owner=";

/** The tenants in a site's state, by their key at this site; standbys of other sites are included. */
export function recordedTenants(
  site: string,
  state: StackState | undefined,
): Readonly<Record<string, RecordedTenant>> {
  const resources = (state?.resources ?? []).filter((resource) => resource.delete !== true);
  const keys = resources
    .filter(({ type }) => type === TENANT)
    .map((resource) => nameOf(resource.urn).slice(site.length + 1));
  const parts = new Map<string, StateResource[]>(keys.map((key) => [key, []]));
  for (const resource of resources) {
    const whose = tenantOf(nameOf(resource.urn), site, parts);
    if (whose !== undefined) parts.get(whose)?.push(resource);
  }
  return byKey(
    [...parts].map(([key, own]) => {
      const name = `${site}-${key}`;
      const holder = own.find((resource) => nameOf(resource.urn) === `${name}-project`);
      return [
        key,
        {
          resources: own.length,
          holder,
          owner: ownerIn(holder),
          clusters: things(own, name, CLUSTER, "cluster"),
          containers: things(own, name, CONTAINER, "container"),
        },
      ];
    }),
  );
}

/** A tenant's things of one kind: its components, each with everything below them. */
function things(
  own: readonly StateResource[],
  tenant: string,
  types: readonly string[],
  ending: string,
): Record<string, RecordedThing> {
  const components = own.filter(({ type }) => type === types[0]);
  return byKey(
    components.map((component) => {
      const name = nameOf(component.urn);
      const roots = own.filter((other) => types.includes(other.type) && nameOf(other.urn) === name);
      const inside = below(own, roots);
      const holder = inside.find(
        (each) => each.parent === component.urn && nameOf(each.urn) === `${name}-${ending}`,
      );
      return [name.slice(tenant.length + 1), { resources: inside.length, holder }];
    }),
  );
}

/** Some resources and everything below them; a state lists parents first. */
function below(own: readonly StateResource[], roots: readonly StateResource[]): StateResource[] {
  const urns = new Set(roots.map(({ urn }) => urn));
  return own.filter(({ urn, parent }) => {
    if (parent !== undefined && urns.has(parent)) urns.add(urn);
    return urns.has(urn);
  });
}

function ownerIn(project: StateResource | undefined): string | undefined {
  const tags = project?.inputs?.tags;
  const tag = Array.isArray(tags) ? tags.find((each) => String(each).startsWith(OWNER)) : undefined;
  return tag === undefined ? undefined : String(tag).slice(OWNER.length);
}

function byKey<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries));
}
