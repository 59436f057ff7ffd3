/** Flows that name addresses of a lost site: they lead nowhere, or to a tenant's former addresses. Pure. */
import { meet } from "../../estate/addresses.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Tenant } from "../../estate/model/index.ts";
import type { BrokenFlow, Move } from "./model.ts";

/** Flows of tenants that still serve, failed over or unaffected, that name addresses of the lost site. */
export function brokenFlows(
  lost: Estate,
  others: readonly Estate[],
  moves: readonly Move[],
): BrokenFlow[] {
  const { ipv4, ipv6 } = lost.allianceSite.addresses;
  const moved = moves.map(({ tenant }) => tenant);
  const serving = [
    ...others.flatMap(({ siteKey, tenants }) =>
      Object.entries(tenants).map(([key, tenant]) => [`${siteKey}/${key}`, tenant] as const),
    ),
    ...Object.entries(lost.tenants)
      .filter(([key]) => moved.includes(key))
      .map(([key, tenant]) => [`${lost.siteKey}/${key}`, tenant] as const),
  ];
  const addresses = moves.flatMap((move) => move.addresses);
  return serving.flatMap(([file, tenant]) =>
    cidrsOf(tenant)
      .filter(({ cidr }) => meet(cidr, [...ipv4, ...ipv6]))
      .map(({ flow, cidr }) => {
        const gone = addresses.filter(({ from }) => meet(cidr, from));
        return { file, flow, cidr, becomes: gone.map(({ to }) => to) };
      }),
  );
}

/** Every prefix that a flow of the tenant, or of a namespace of its clusters, names. */
function cidrsOf({ flows, clusters }: Tenant): { flow: string; cidr: string }[] {
  const inClusters = Object.entries(clusters).flatMap(([cluster, { namespaces }]) =>
    Object.entries(namespaces).map(([namespace, { flows }]) => {
      return [`clusters.${cluster}.namespaces.${namespace}.flows`, flows] as const;
    }),
  );
  return [["flows", flows] as const, ...inClusters].flatMap(([path, all]) =>
    Object.entries(all).flatMap(([name, { from, to }]) =>
      [from, to].flatMap((end) =>
        typeof end === "object" && "cidr" in end
          ? [{ flow: `${path}.${name}`, cidr: end.cidr }]
          : [],
      ),
    ),
  );
}
