/** Addresses and prefixes, read strictly: what two readers could read differently is inside nothing. */
import { isIP } from "node:net";
import { containsCidr, mergeCidr, parseCidr } from "cidr-tools";
import { oncePer } from "./once.ts";

/** Whether a text is one address or prefix, without a zone and not IPv4 in the guise of IPv6. */
export function isNetwork(text: string): boolean {
  const [address = "", length, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0 || /%|^[0:]*:ffff:/i.test(address)) return false;
  if (length === undefined) return true;
  return /^(0|[1-9]\d*)$/.test(length) && Number(length) <= (version === 4 ? 32 : 128);
}

/** Whether an address or prefix is wholly inside one of the prefixes. */
export function isInside(text: string, prefixes: readonly string[]): boolean {
  if (!isNetwork(text)) return false;
  const colon = text.includes(":");
  return prefixes.some((prefix) => prefix.includes(":") === colon && containsCidr(prefix, text));
}

/** Length of a prefix: 26 for `10.32.16.0/26`; of an address all its bits. */
export function lengthOf(text: string): number {
  return Number(parseCidr(text).prefix);
}

/** The shortest prefixes that are not “everybody”: a /7 is already more than any one network's own. */
export const SHORTEST = { 4: 8, 6: 16 } as const;

/** Whether a prefix is so wide that it, or its few neighbours, means everybody. Unreadable counts. */
export function isTooWide(text: string): boolean {
  if (!isNetwork(text)) return true;
  return lengthOf(text) < SHORTEST[text.includes(":") ? 6 : 4];
}

/** Space that no public network routes (RFC 1918, RFC 4193). */
export const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"] as const;

/**
 * IPv4 blocks with a purpose of their own (IANA's special-purpose registry, but for private use and RFC 6598), multicast and
 * what is reserved: this host, loopback, link-local, protocol assignments, documentation, relays, AS112, benchmarks.
 */
const SPECIAL = [
  "0.0.0.0/8",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
] as const;

/** All of IPv6 that is ever given to a network; translation, multicast, link-local and what is unassigned are elsewhere. */
const UNICAST = "2000::/3";

/** In it: protocol assignments with Teredo, documentation, 6to4, AS112. */
const SPECIAL_UNICAST = [
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "2620:4f:8000::/48",
  "3fff::/20",
];

/** Whether a prefix meets space that nobody's network can be: it stands for other addresses, for none, or for this machine. */
export function isSpecial(text: string): boolean {
  if (!isNetwork(text)) return true;
  if (!text.includes(":")) return SPECIAL.some((block) => meets(text, block));
  if (isInside(text, PRIVATE)) return false;
  return !isInside(text, [UNICAST]) || SPECIAL_UNICAST.some((block) => meets(text, block));
}

/** Whether two prefixes share an address: then one is inside the other. */
export function meets(one: string, other: string): boolean {
  return isInside(one, [other]) || isInside(other, [one]);
}

/** The shortest prefixes that a member can have registered: offices give none of their states more at once. */
export const SHORTEST_REGISTERED = { 4: 16, 6: 32 } as const;

/** Space that never leaves the link: link-local, and where DHCP asks. */
const LINK = ["169.254.0.0/16", "255.255.255.255/32", "fe80::/10", "ff02::/16"];

/** How far a prefix reaches: the sites' own addresses, private networks, or anybody at all. */
export type Distance = "site" | "government" | "internet";

/**
 * How far an address or prefix reaches; what cannot be read reaches anybody. The known prefixes count as one set, so that
 * a prefix is never further than both its halves.
 */
export function distanceOf(text: string, registered: readonly string[]): Distance {
  const { site, government } = setsOf(registered);
  if (isInside(text, site)) return "site";
  return isInside(text, government) ? "government" : "internet";
}

type Sets = Readonly<Record<"site" | "government", readonly string[]>>;

/** The known prefixes as one set for each distance. */
const setsOf = oncePer((registered: readonly string[]): Sets => {
  const near = [...registered, ...LINK];
  return { site: mergeCidr(near), government: mergeCidr([...near, ...PRIVATE]) };
});
