/** What a project and a cluster do not take in place: they would be replaced, and what is in them lost. Pure. */
import { type Issue, issue } from "../../estate/issue.ts";
import type { Path } from "../../estate/load/source.ts";
import { RECORDED } from "../messages/recorded.ts";
import { type Declared, namesOf, type Stand } from "./matching.ts";

/** Each declared change of what stands that could only be a replacement, and that is refused as such. */
export function fixedOnceMade({ declared }: Stand): Issue[] {
  return declared.flatMap((each) => {
    const found = [...renaming(each), ...owner(each), ...clusters(each)];
    return found.map((one) => ({ ...one, yields: each.standby }));
  });
}

/** A cluster has its tenant's name in its own, and so has an application credential. */
function renaming({ tenant: { renamedFrom = "" }, ...declared }: Declared): Issue[] {
  const { source, made, renamed, inFile } = declared;
  if (!renamed || made === undefined) return [];
  const at = source.at(["renamedFrom"]);
  const from = inFile(renamedFrom) ?? renamedFrom;
  const clusters = Object.keys(made.clusters).join(", ");
  if (clusters) return [issue(at, RECORDED.renamedWithClusters, { from, clusters })];
  return made.credential ? [issue(at, RECORDED.renamedWithCredential, { from })] : [];
}

/** A project stays in the domain it was made in. */
function owner({ tenant, source, made }: Declared): Issue[] {
  if (!made?.kept || made.owner === undefined || made.owner === tenant.owner) return [];
  return [
    issue(source.at(["owner"]), RECORDED.ownerOfMade, { got: tenant.owner, was: made.owner }),
  ];
}

/** What Magnum's drivers copied when they made a cluster, and do not take from a new order. */
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
