/** Addresses in ranges of a pool. Pure. */
import { BlockList, isIP } from "node:net";

/** Whether an address is in a range; a text that is no address is in none. */
export function rangeHas(
  { start, end }: { readonly start: string; readonly end: string },
  address: string,
): boolean {
  const version = isIP(address);
  if (version === 0 || isIP(start) !== version || isIP(end) !== version) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  const range = new BlockList();
  range.addRange(start, end, family);
  return range.check(address, family);
}
