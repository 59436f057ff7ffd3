/** Recorded and new resources must fit a tenant's quota together: deletions come last. Pure. */
import { type Issue, issue } from "../../estate/issue.ts";
import { amountsBy } from "../../estate/issue-text.ts";
import type { Quota, SiteFile } from "../../estate/model/index.ts";
import { quotaOf } from "../../estate/quota.ts";
import { RECORDED } from "../messages/recorded.ts";
import type { Declared, Stand } from "./matching.ts";

/** An issue for each tenant with deleted and created segments whose quota is too small for both at once. */
export function sumsTogether({ declared, standing, own, owned }: Stand, site: SiteFile): Issue[] {
  const byTenant = Map.groupBy(standing, ({ tenant }) => tenant);
  return declared.flatMap(({ key, tenant, source, segments }: Declared): Issue[] => {
    const stands = [key, tenant.renamedFrom ?? ""].flatMap((name) => byTenant.get(name) ?? []);
    const goes = stands.filter((each) => !owned.has(each));
    const comes = Object.entries(tenant.segments).filter(([name]) => !own.has(`${key}/${name}`));
    const quota = quotaOf(tenant, site);
    const [first] = comes;
    if (quota === undefined || first === undefined || goes.length === 0) return [];
    const networks = stands.length + comes.length;
    const routed = comes.filter(([, { router }]) => router && router.sharedWith === undefined);
    const together = {
      networks,
      subnets: 2 * networks, // IPv4 and IPv6
      routers: stands.filter(({ router }) => router).length + routed.length,
      securityGroups: networks + 1, // plus the cloud's own `default`
    } satisfies Partial<Quota>;
    const fields = Object.keys(together) as (keyof typeof together)[];
    const over = fields.filter((field) => together[field] > quota[field]);
    if (over.length === 0) return [];
    const values = {
      needs: amountsBy(
        "field",
        over.map((field) => [field, together[field]]),
      ),
      quotas: amountsBy(
        "field",
        over.map((field) => [field, quota[field]]),
      ),
      comes: comes.map(([name]) => name).join(", "),
      goes: goes.map((each) => each.key).join(", "),
    };
    return [issue(source.at([...segments, first[0]]), RECORDED.overQuotaTogether, values)];
  });
}
