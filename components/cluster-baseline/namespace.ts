import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { mapEntries } from "../grants.ts";
import type { Access } from "./namespace-args.ts";
import type { namespaceParts } from "./parts.ts";

type Parts = ReturnType<typeof namespaceParts>;
type Roles = Readonly<Record<Access, kubernetes.rbac.v1.ClusterRole>>;

/** A closed namespace, and then the rights of its groups; returns its name, known once all of it exists. */
export function createNamespace(
  name: string,
  namespace: string,
  parts: Parts,
  /** The level of access of each group, and the role for each level. */
  { access, roles }: { readonly access: Readonly<Record<string, Access>>; readonly roles: Roles },
  child: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const space = new kubernetes.core.v1.Namespace(
    `${name}-namespace-${namespace}`,
    parts.space,
    // Its load balancers and volumes are deleted with it, and the site's cloud needs time for each.
    { ...child, customTimeouts: { delete: "30m" } },
  );
  // Otherwise a destroy would open the namespace first, while its pods still run.
  const { dependsOn: _, ...own } = child;
  const inside = { ...own, deletedWith: space };
  /** In the namespace that is made, so that it exists before, and with it all that it depends on. */
  const placed = <Part extends { metadata: object }>(part: Part) => ({
    ...part,
    metadata: { ...part.metadata, namespace: space.metadata.name },
  });
  const { ResourceQuota, LimitRange, ServiceAccount } = kubernetes.core.v1;
  const policies = mapEntries(
    parts.policies,
    (policy, part) =>
      new kubernetes.networking.v1.NetworkPolicy(
        `${name}-network-policy-${namespace}-${policy}`,
        placed(part),
        inside,
      ),
  );
  const priority = `${name}-no-system-priority-${namespace}`;
  const closed = [
    ...Object.values(policies),
    new ResourceQuota(`${name}-quota-${namespace}`, placed(parts.quota), inside),
    new ResourceQuota(priority, placed(parts.priority), inside),
    new LimitRange(`${name}-limits-${namespace}`, placed(parts.limits), inside),
    new ServiceAccount(`${name}-service-account-${namespace}`, placed(parts.account), inside),
  ];
  const people = mapEntries(access, (group, level) => {
    const part = placed(parts.people[group] as Parts["people"][string]);
    return new kubernetes.rbac.v1.RoleBinding(
      `${name}-access-${namespace}-${group}`,
      { ...part, roleRef: { ...part.roleRef, name: roles[level].metadata.name } },
      { ...inside, dependsOn: closed },
    );
  });
  const all = pulumi.all([...closed, ...Object.values(people)].map(({ id }) => id));
  return pulumi.all([space.metadata.name, all]).apply(([made]) => made);
}
