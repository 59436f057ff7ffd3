import { loadEstate } from "../../checks/load.ts";
import type { Tenant } from "../../estate/model/index.ts";
import { stacksFolder } from "../../estate/project.ts";
import { withStandbys } from "../../estate/standby.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { exportState, resourceNamed } from "../deploy/pulumi.ts";
import type { Workspace } from "../deploy/workspace.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import { TEXTS } from "./messages.ts";

/** One cluster of the estate. */
export interface Declared {
  readonly tenantKey: string;
  readonly key: string;
  readonly tenant: Tenant;
  /** `<tenant>/<cluster>`. */
  readonly name: string;
}

/** Every cluster of a site, by `<tenant>/<cluster>`; rejects an estate that has an issue. */
export async function declaredClusters(site: string): Promise<Map<string, Declared>> {
  const { estate, issues } = await loadEstate(site, { root: stacksFolder });
  if (estate === undefined) throw new UserError(TEXTS.badEstate, { site, count: issues.length });
  const all = Object.entries(withStandbys(estate).tenants).flatMap(([tenantKey, tenant]) =>
    Object.keys(tenant.clusters).map((key) => {
      const name = `${tenantKey}/${key}`;
      return [name, { tenantKey, key, tenant, name }] as const;
    }),
  );
  return new Map(all);
}

/** The cluster that an argument names. */
export async function declaredCluster(site: string, got: string): Promise<Declared> {
  const clusters = await declaredClusters(site);
  const found = clusters.get(got);
  if (found) return found;
  throw new Misuse(TEXTS.badCluster, { got, allowed: [...clusters.keys()].join(", ") || "—" });
}

/** What the stack recorded of a cluster; rejects one that is not deployed. */
export async function recordedCluster(
  workspace: Workspace,
  cluster: Declared,
  options: { secrets?: boolean } = {},
): Promise<StateResource> {
  const recorded = findCluster(await exportState(workspace, options), workspace.site, cluster);
  if (recorded?.outputs?.clusterId) return recorded;
  throw new UserError(TEXTS.notMade, {
    cluster: cluster.name,
    command: `make up SITE=${workspace.site}`,
  });
}

/** The component of a cluster in a state. */
function findCluster(
  state: StackState | undefined,
  site: string,
  { tenantKey, key }: Declared,
): StateResource | undefined {
  return resourceNamed(state, "aes-estate:index:KubernetesCluster", `${site}-${tenantKey}-${key}`);
}
