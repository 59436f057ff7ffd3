/** Changes that could reach a tenant's demand: its own first, then its site's, then another site's. Pure. */
import { placesPools } from "../../estate/clusters.ts";
import { gatewaysOf } from "../../estate/topology.ts";
import type { ChangeKey } from "./change-messages.ts";
import {
  FAST,
  faster,
  inEveryZone,
  oneMore,
  type Plan,
  withCluster,
  withClusters,
  withDriver,
  withPools,
  withTopology,
  withZone,
} from "./edits.ts";
import type { Place } from "./service.ts";

/** One change, and the plan after it. */
export interface Change {
  readonly key: ChangeKey;
  readonly values: Readonly<Record<string, string | number>>;
  readonly apply: (plan: Plan) => Plan;
}

/** Most servers of a control plane that still help: more only make etcd slower. */
const MOST_SERVERS = 7;

/** Every change that makes sense for the plan. `standbys` are the sites where the policies allow a standby. */
export function changesOf(
  plan: Plan,
  site: string,
  standbys: ReadonlyMap<string, Place>,
): Change[] {
  const { tenant, home, standby } = plan;
  const clusters = Object.values(tenant.clusters);
  const ordered = clusters.length > 0;
  const places = placesPools(home.site);
  const zones = Object.keys(home.facility?.topology?.zones ?? {});
  const count = Math.max(3, ...clusters.map(({ controlPlane }) => controlPlane.count + 2));
  const change = (
    key: ChangeKey,
    when: boolean,
    values: Change["values"],
    apply: Change["apply"],
  ) => (when ? [{ key, values, apply }] : []);
  return [
    ...change("cluster", !ordered && mayHaveCluster(plan), {}, withCluster),
    ...change("nodes", ordered, {}, (of) => withPools(of, oneMore)),
    ...change("servers", ordered && count <= MOST_SERVERS, { count }, (of) =>
      withClusters(of, (cluster) => ({
        ...cluster,
        controlPlane: { ...cluster.controlPlane, count },
      })),
    ),
    ...change(
      "zones",
      ordered && places && zones.length > 1,
      { zones: zones.join(", ") },
      inEveryZone,
    ),
    ...change("apart", !places && home.facility?.topology?.apart === undefined, { site }, (of) =>
      withTopology(of, (topology) => ({ ...topology, apart: { attestation: "—" } })),
    ),
    ...change("driver", ordered && !places && zones.length > 1, { site }, (of) =>
      inEveryZone(withDriver(of)),
    ),
    ...change("zone", ordered, { site }, (of) => inEveryZone(withZone(of))),
    ...[...standbys].flatMap(([key, place]) =>
      change("standby", standby === undefined, { standby: key }, (of) => ({
        ...of,
        standby: of.standby ?? place,
      })),
    ),
    ...change("switchOver", standby !== undefined || standbys.size > 0, { minutes: FAST }, faster),
  ];
}

/** Whether one of its segments reaches the network of cluster APIs; some classes have no gateway at all. */
function mayHaveCluster({ tenant, home }: Plan): boolean {
  const { kubernetes } = home.site;
  return kubernetes !== undefined && gatewaysOf(tenant).includes(kubernetes.apiNetwork);
}
