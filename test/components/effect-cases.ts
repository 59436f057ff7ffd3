/** The lines of the effect table for one back end, each with a cluster of its own: one preview shows all effects. */
import type { KubernetesClusterArgs } from "../../components/index.ts";
import { checkCluster } from "../../components/kubernetes-cluster/checks.ts";
import { type Clusters, effectOf, type Orders, type Steps } from "./effects.ts";
import { AUTOSCALED, type BackEnd, CHANGES, effectTable, toChange } from "./effects-table.ts";

/** A cluster with a change of one input. */
export interface Case {
  readonly input: string;
  /** According to the table. */
  readonly effect: string;
  readonly before: KubernetesClusterArgs;
  readonly after: KubernetesClusterArgs;
}

/** The clusters of a back end. */
export interface Cases {
  /** One of each kind whose inputs stay as they are. */
  readonly unchanged: Orders;
  /** One for each input. */
  readonly changed: readonly Case[];
}

/** The clusters that show the effects with a back end; each has its own name in the cloud, too. */
export function casesOf(backEnd: BackEnd, sample: KubernetesClusterArgs): Cases {
  const ofOthers = backEnd === "Cluster API" ? "`magnum" : "`clusterApi";
  const order = (cluster: string, autoscaled: boolean) => ({
    ...toChange(sample, autoscaled),
    cluster,
  });
  return {
    unchanged: { fixed: order("fixed", false), autoscaled: order("autoscaled", true) },
    changed: effectTable().flatMap(({ input, effects }, index) => {
      const change = CHANGES[input];
      if (!change || input.startsWith(ofOthers)) return [];
      const before = order(`c${index}`, AUTOSCALED.includes(input));
      return [{ input, effect: effects[backEnd], before, after: { ...before, ...change(before) } }];
    }),
  };
}

/**
 * Deploys all clusters, and previews all changes at once. The steps of a case are those of the cluster with the name of
 * its input; one whose change is rejected has no cluster, because the program would fail.
 */
export async function planCases(stack: Clusters, { unchanged, changed }: Cases): Promise<Steps> {
  const accepted = changed.filter(({ after }) => checkCluster(after).length === 0);
  const orders = (when: "before" | "after") => ({
    ...unchanged,
    ...Object.fromEntries(accepted.map((one) => [one.input, one[when]])),
  });
  await stack.up(orders("before"));
  return stack.preview(orders("after"));
}

/** The effect of a change, in the words of the table. */
export function plannedEffect({ input }: Case, planned: Steps): string {
  const steps = planned[input];
  return steps ? effectOf(steps) : "–";
}
