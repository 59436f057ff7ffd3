/** Whether a resource's addresses are in the subnet that it names: an address alone would join it to another subnet. */

import type { Fact } from "../../facts/fact.ts";
import { endsOf, type Things } from "../../facts/parts.ts";
import { isInside } from "../../values/addresses.ts";

const SUBNET = "openstack:networking/subnet:Subnet";

/** Addresses in none of the subnets; none where one of those is not seen with its prefix. */
export function astrayOf({ inside, joins = [], partial }: Fact, things: Things): readonly string[] {
  if (inside === undefined || partial) return [];
  const named = joins.filter(({ at }) => at === inside.at);
  const subnets = named.map(({ to }) => endsOf(to, things).filter(({ type }) => type === SUBNET));
  if (subnets.length === 0 || subnets.some((ends) => ends.length === 0)) return [];
  const ranges = subnets.flat().flatMap(({ range }) => range ?? []);
  if (ranges.length < subnets.flat().length) return [];
  return inside.addresses.filter((address) => !isInside(address, ranges));
}
