/** Flows of namespaces reach no further than the tenant's data class allows. */
import test from "ava";
import { egress } from "../../checks/policies.ts";
import { formatIssue } from "../../estate/issue.ts";
import type { Cluster, Tenant } from "../../estate/model/index.ts";
import { referenceSite, tenantLike, withTenants } from "../estate/sources.ts";

test("a namespace with data that may not leave its site reaches its own site, and no other", async (t) => {
  const context = await referenceSite(t);
  const [key = "", { data }] = [...context.tenants].find(
    ([, tenant]) => Object.keys(tenant.data.clusters).length > 0,
  ) as [string, { data: Tenant }];
  const [name = "", cluster] = Object.entries(data.clusters)[0] as [string, Cluster];
  const [space = "", namespace] = Object.entries(cluster.namespaces)[0] ?? [];
  const flow = (cidr: string) => ({ to: { cidr }, protocol: "tcp", ports: 443 }) as const;
  const flows = { here: flow("10.32.0.0/24"), there: flow("10.48.0.0/24") };
  const messages = (dataClass: string) => {
    const clusters = {
      [name]: { ...cluster, namespaces: { [space]: { ...namespace, flows } } },
    } as Tenant["clusters"];
    const changed = tenantLike(context, key, { dataClass, clusters, segments: {}, flows: {} });
    const issues = egress(withTenants(context, { [key]: changed }));
    return issues.map((issue) => formatIssue(issue, "en", "/"));
  };
  const [only = "", ...more] = messages("sensitive");
  t.deepEqual(more, []);
  t.true(only.includes(`clusters.${name}.namespaces.${space}.flows.there.to.cidr`), only);
  t.regex(only, /got 10\.48\.0\.0\/24, which leads to government, want none/);
  t.deepEqual(messages("citizen"), []);
});
