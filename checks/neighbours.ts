/**
 * A prefix in a flow may be another tenant's: then both must have the same class, and the same owner or a declaration
 * on both sides.
 */

import { meet } from "../estate/addresses.ts";
import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import type { Source } from "../estate/load/source.ts";
import type { Tenant } from "../estate/model/index.ts";
import { type PrefixEnd, portRange, prefixEnds } from "../estate/topology.ts";
import { choice } from "../output/nearest.ts";
import { isSound } from "../policies/alliance/registry.ts";
import { isInside } from "../policies/values/addresses.ts";
import { FLOWS } from "./messages/flows.ts";
import { flowResidency } from "./policies.ts";
import { type Held, heldIn, poolsOf, prefixesHeld } from "./tenant-addresses.ts";

export function neighbours(context: SiteContext): Issue[] {
  const pools = poolsOf(context.sites);
  if (pools.length === 0) return [];
  let held: readonly Held[] | undefined;
  return [...context.tenants.values()].flatMap((tenant) => {
    const ways = prefixEnds(tenant.data).filter(({ cidr }) => meet(cidr, pools));
    if (ways.length === 0) return [];
    held ??= heldIn(context.sites);
    const known = held;
    // A flow that the policies deny at the other site stays denied, even if both declare it.
    const denied = isSound(context.alliance.data) ? flowResidency({ ...context, tenant }) : [];
    const nonCompliant = new Set(denied.map(({ path }) => path));
    return ways
      .flatMap((way) => wayIssues(tenant, way, known, pools))
      .filter(({ path }) => !nonCompliant.has(path));
  });
}

function wayIssues(
  tenant: Source<Tenant>,
  way: PrefixEnd,
  held: readonly Held[],
  pools: readonly string[],
): Issue[] {
  const { cidr: got, path, side } = way;
  const at = tenant.at(path);
  const there = held.filter(({ prefix }) => meet(got, prefix));
  if (!there.some(({ prefix }) => isInside(got, [prefix]))) {
    // The prefix at its old home is unused at the new one: the steps of the move list it.
    if (there.length === 0 && isMoved(tenant, held)) return [];
    return [issue(at, FLOWS.cidrTenants, { got, allowed: choice(pools) })];
  }
  return there.flatMap(({ name, tenant: other }) => {
    if (other.file === tenant.file) return []; // its own, or itself at the site it moves to
    const [mine, theirs] = [tenant.data, other.data];
    if (mine.dataClass !== theirs.dataClass) {
      const values = { got, name, mine: mine.dataClass, theirs: theirs.dataClass };
      return [issue(at, FLOWS.cidrOtherClass, values)];
    }
    const declared =
      mine.owner === theirs.owner || prefixEnds(theirs).some(answers(way, mine, theirs));
    if (declared) return [];
    const { protocol, ports } = way;
    return [
      issue(at, FLOWS.cidrUnanswered, {
        got,
        name,
        owner: theirs.owner,
        file: `${name.split("/").slice(0, -1).join("/tenants/")}.yaml`,
        side: side === "to" ? "from" : "to",
        prefix: choice(prefixesHeld(mine, way.segment).slice(0, 2)),
        what: ports === undefined ? protocol : `${protocol} ${ports}`,
      }),
    ];
  });
}

/** Whether it is a tenant at the site it is moving to (`withMoves`). */
function isMoved({ file, data }: Source<Tenant>, held: readonly Held[]): boolean {
  const moving = held.some(({ tenant }) => tenant.file === file && tenant.data.movesTo);
  return moving && data.movesTo === undefined;
}

/** Whether a flow of the other tenant is the same one, seen from its side. */
function answers(way: PrefixEnd, mine: Tenant, theirs: Tenant) {
  return (other: PrefixEnd) =>
    other.side !== way.side &&
    other.protocol === way.protocol &&
    portsMeet(other, way) &&
    prefixesHeld(mine, way.segment).some((prefix) => meet(other.cidr, prefix)) &&
    prefixesHeld(theirs, other.segment).some((prefix) => meet(way.cidr, prefix));
}

function portsMeet(one: PrefixEnd, other: PrefixEnd): boolean {
  const [a, b] = [portRange(one.ports), portRange(other.ports)];
  return a === undefined || b === undefined || (a.first <= b.last && b.first <= a.last);
}
