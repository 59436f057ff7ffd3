/** A prefix in a flow may be another tenant's: then both are of one class, and of one owner or both of them declare it. */
import { isSound } from "../../../sovereignty/index.ts";
import { isInside, meet } from "../addresses.ts";
import { type Issue, issue } from "../issue.ts";
import type { Flow, Tenant } from "../model/index.ts";
import type { Path, Source } from "../source.ts";
import { portRange } from "../topology.ts";
import { list, type SiteContext } from "./context.ts";
import { flowResidency } from "./law.ts";
import { type Held, heldIn, poolsOf, prefixesHeld } from "./tenancy.ts";

/** A flow between a segment and a prefix, of a tenant or of a namespace of its clusters. */
interface Way extends Pick<Flow, "protocol" | "ports"> {
  readonly path: Path;
  /** The side on which the prefix is. */
  readonly side: "from" | "to";
  readonly cidr: string;
  readonly segment: string;
}

export function neighbours(context: SiteContext): Issue[] {
  const pools = poolsOf(context.sites);
  if (pools.length === 0) return [];
  let held: readonly Held[] | undefined;
  return [...context.tenants.values()].flatMap((tenant) => {
    const ways = waysOf(tenant.data).filter(({ cidr }) => meet(cidr, pools));
    if (ways.length === 0) return [];
    held ??= heldIn(context.sites);
    const known = held;
    // What the law denies at the other site stays denied, whoever declares it.
    const denied = isSound(context.alliance.data) ? flowResidency({ ...context, tenant }) : [];
    const unlawful = new Set(denied.map(({ path }) => path));
    return ways
      .flatMap((way) => wayIssues(tenant, way, known, pools))
      .filter(({ path }) => !unlawful.has(path));
  });
}

function wayIssues(
  tenant: Source<Tenant>,
  way: Way,
  held: readonly Held[],
  pools: readonly string[],
): Issue[] {
  const { cidr: got, path, side } = way;
  const at = tenant.at([...path, side, "cidr"]);
  const there = held.filter(({ prefix }) => meet(got, prefix));
  if (!there.some(({ prefix }) => isInside(got, [prefix]))) {
    // What it named at its old home is nobody's at the new one: the steps of the move say so.
    if (there.length === 0 && isMoved(tenant, held)) return [];
    return [issue(at, "cidrTenants", { got, allowed: list(pools) })];
  }
  return there.flatMap(({ name, tenant: other }) => {
    if (other.file === tenant.file) return []; // its own, or itself at the site it moves to
    const [mine, theirs] = [tenant.data, other.data];
    if (mine.dataClass !== theirs.dataClass) {
      const values = { got, name, mine: mine.dataClass, theirs: theirs.dataClass };
      return [issue(at, "cidrOtherClass", values)];
    }
    const declared = mine.owner === theirs.owner || waysOf(theirs).some(answers(way, mine, theirs));
    if (declared) return [];
    const { protocol, ports } = way;
    return [
      issue(at, "cidrUnanswered", {
        got,
        name,
        owner: theirs.owner,
        file: `${name.split("/").slice(0, -1).join("/tenants/")}.yaml`,
        side: side === "to" ? "from" : "to",
        prefix: list(prefixesHeld(mine, way.segment).slice(0, 2)),
        what: ports === undefined ? protocol : `${protocol} ${ports}`,
      }),
    ];
  });
}

/** Whether it is a tenant as it will be at the site it moves to (`withMoves`). */
function isMoved({ file, data }: Source<Tenant>, held: readonly Held[]): boolean {
  const moving = held.some(({ tenant }) => tenant.file === file && tenant.data.movesTo);
  return moving && data.movesTo === undefined;
}

/** Whether a flow of the other tenant is the same one, seen from its side. */
function answers(way: Way, mine: Tenant, theirs: Tenant) {
  return (other: Way) =>
    other.side !== way.side &&
    other.protocol === way.protocol &&
    portsMeet(other, way) &&
    prefixesHeld(mine, way.segment).some((prefix) => meet(other.cidr, prefix)) &&
    prefixesHeld(theirs, other.segment).some((prefix) => meet(way.cidr, prefix));
}

function portsMeet(one: Way, other: Way): boolean {
  const [a, b] = [portRange(one.ports), portRange(other.ports)];
  return a === undefined || b === undefined || (a.first <= b.last && b.first <= a.last);
}

function waysOf({ clusters, flows, segments }: Tenant): Way[] {
  const ways = (
    path: Path,
    { protocol, ports, ...ends }: Pick<Flow, "protocol" | "ports"> & Ends,
    inside?: string,
  ) =>
    (["from", "to"] as const).flatMap((side): Way[] => {
      const [end, other] = [ends[side], ends[side === "from" ? "to" : "from"]];
      if (typeof end !== "object" || !("cidr" in end) || typeof end.cidr !== "string") return [];
      const named = typeof other === "string" && Object.hasOwn(segments, other) ? other : "";
      return [{ path, side, cidr: end.cidr, segment: inside ?? named, protocol, ports }];
    });
  return [
    ...Object.entries(flows).flatMap(([name, flow]) => ways(["flows", name], flow)),
    ...Object.entries(clusters).flatMap(([cluster, { namespaces, segment }]) =>
      Object.entries(namespaces).flatMap(([namespace, { flows: own }]) =>
        Object.entries(own).flatMap(([name, flow]) =>
          ways(["clusters", cluster, "namespaces", namespace, "flows", name], flow, segment),
        ),
      ),
    ),
  ];
}

interface Ends {
  readonly from?: string | object | undefined;
  readonly to?: string | object | undefined;
}
