/** Changes that a project or a cluster does not accept in place: a replacement would lose its content. Pure. */
import { type Issue, issue } from "../../estate/issue.ts";
import type { Path } from "../../estate/load/source.ts";
import { RECORDED } from "../messages/recorded.ts";
import { type Declared, namesOf, type Stand } from "./matching.ts";

/** An issue for each declared change that would require a replacement. */
export function fixedOnceMade({ declared }: Stand): Issue[] {
  return declared.flatMap((each) => {
    const found = [...renaming(each), ...owner(each), ...clusters(each)];
    return found.map((one) => ({ ...one, yields: each.standby }));
  });
}

/** The name of a cluster contains the tenant's name. */
function renaming({ tenant: { renamedFrom = "" }, ...declared }: Declared): Issue[] {
  const { source, made, renamed, inFile } = declared;
  if (!renamed || made === undefined) return [];
  const at = source.at(["renamedFrom"]);
  const from = inFile(renamedFrom) ?? renamedFrom;
  const clusters = Object.keys(made.clusters).join(", ");
  return clusters ? [issue(at, RECORDED.renamedWithClusters, { from, clusters })] : [];
}

/** A project cannot leave the domain in which it was created. */
function owner({ tenant, source, made }: Declared): Issue[] {
  if (!made?.kept || made.owner === undefined || made.owner === tenant.owner) return [];
  return [
    issue(source.at(["owner"]), RECORDED.ownerOfMade, { got: tenant.owner, was: made.owner }),
  ];
}

/** Properties that Magnum's drivers copy when they create a cluster, and do not update. */
function clusters({ key, tenant, source, made }: Declared): Issue[] {
  return Object.entries(tenant.clusters).flatMap(([cluster, order]) => {
    const stands =
      made && Object.hasOwn(made.clusters, cluster) ? made.clusters[cluster] : undefined;
    if (!stands?.kept) return [];
    const { segment, controlPlane, pools } = order;
    const there = stands.segment ?? "";
    const moved = there !== "" && !namesOf(key, tenant, segment).includes(there);
    const access = listed(order.apiAccess);
    const autoscaled = Object.values(pools).some(({ autoscale }) => autoscale !== undefined);
    const changes: [Path, string | number, string | number][] = [
      [["segment"], segment, moved ? there.slice(there.indexOf("/") + 1) : segment],
      [["controlPlane", "flavor"], controlPlane.flavor, stands.flavor],
      [["controlPlane", "count"], controlPlane.count, stands.count],
      [["apiAccess"], access, stands.apiAccess ? listed(stands.apiAccess) : access],
      [["pools"], scaled(autoscaled), scaled(stands.autoscaled ?? autoscaled)],
    ];
    const [first] = changes.filter(([, got, was]) => got !== was);
    if (first === undefined) return [];
    const [path, got, was] = first;
    const at = source.at(["clusters", cluster, ...path]);
    return [issue(at, RECORDED.clusterOfMade, { got, was, cluster })];
  });
}

function listed(prefixes: readonly string[] = []): string {
  return prefixes.join(", ") || "—";
}

function scaled(autoscaled: boolean): string {
  return autoscaled ? "autoscale" : "count";
}
