/** Octavia's limits and how much of them is used: Octavia reports the limits, the usage has to be counted. */
import type { Cloud, Item } from "../cloud/client.ts";
import type { Given } from "./quotas.ts";

type CloudReader = Pick<Cloud, "get" | "list">;

/** Limits and their usage, by project. */
export type Balancers = ReadonlyMap<string, Readonly<Record<string, Given>>>;

/** Octavia's names for its limits, and the lists in which their usage is counted. */
const BALANCED = [
  ["load_balancer", "loadbalancers"],
  ["listener", "listeners"],
  ["pool", "pools"],
  ["health_monitor", "healthmonitors"],
] as const;

/**
 * Limits and counts of Octavia by project. All limits are read in one request: each request for a single project's
 * limits keeps one of the service's few database connections, often for minutes (`quotas.py`, a session that is never
 * closed).
 */
export async function readBalancers(
  cloud: CloudReader,
  projects: readonly Item[],
): Promise<Balancers> {
  const counts = await countBalancers(cloud);
  const quotas = await cloud.list("load-balancer", "/v2.0/lbaas/quotas", "quotas");
  const found = new Map<string, Readonly<Record<string, Given>>>();
  for (const { id } of projects) {
    const listed = balancerWords(quotas.find((quota) => quota.project_id === id) ?? {});
    // A project that is not listed has the cloud's defaults, which only the request for that project returns.
    const whole = Object.values(listed).every((limit) => typeof limit === "number");
    const limits = whole ? listed : balancerWords(await readSingle(cloud, id));
    const used = counts.get(id) ?? {};
    const given = Object.entries(limits).map(([word, limit]): [string, Given] => {
      return [word, { limit, used: used[word] ?? 0 }];
    });
    found.set(id, Object.fromEntries(given));
  }
  return found;
}

async function readSingle(cloud: CloudReader, project: string) {
  type Envelope = { readonly quota: Readonly<Record<string, unknown>> };
  return (await cloud.get<Envelope>("load-balancer", `/v2.0/lbaas/quotas/${project}`)).quota;
}

/** The five limits in one spelling; Octavia spells some of them in two ways. */
function balancerWords(quota: Readonly<Record<string, unknown>>) {
  const { load_balancer, loadbalancer, health_monitor, healthmonitor } = quota;
  return {
    load_balancer: load_balancer ?? loadbalancer,
    health_monitor: health_monitor ?? healthmonitor,
    listener: quota.listener,
    pool: quota.pool,
    member: quota.member,
  };
}

/** Usage by project, which Octavia does not report. */
async function countBalancers(cloud: CloudReader): Promise<Map<string, Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>();
  for (const [word, key] of BALANCED) {
    for (const item of await cloud.list("load-balancer", `/v2.0/lbaas/${key}`, key)) {
      const count = counts.get(String(item.project_id)) ?? {};
      count[word] = (count[word] ?? 0) + 1;
      const members = word === "pool" && Array.isArray(item.members) ? item.members.length : 0;
      count.member = (count.member ?? 0) + members;
      counts.set(String(item.project_id), count);
    }
  }
  return counts;
}
