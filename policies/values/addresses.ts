/** Addresses and prefixes, read strictly: a text that two parsers could read differently is inside no prefix. */
import { isIP } from "node:net";
import { containsCidr, mergeCidr, normalizeCidr, parseCidr } from "cidr-tools";
import { oncePer } from "./once.ts";

/** Whether a text is one address or prefix, without a zone and without an embedded IPv4 address. */
export function isNetwork(text: string): boolean {
  const [address = "", length, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0 || /%|^[0:]*:ffff:/i.test(address)) return false;
  if (length === undefined) return true;
  return /^(0|[1-9]\d*)$/.test(length) && Number(length) <= (version === 4 ? 32 : 128);
}

/** Whether an address or prefix is written in its shortest form, the only one that clouds store. */
export function isShortest(text: string): boolean {
  const [address = ""] = text.split("/");
  return isNetwork(text) && normalizeCidr(address).split("/")[0] === address;
}

/** Whether an address or prefix is entirely inside one of the prefixes. */
export function isInside(text: string, prefixes: readonly string[]): boolean {
  if (!isNetwork(text)) return false;
  const colon = text.includes(":");
  return prefixes.some((prefix) => prefix.includes(":") === colon && containsCidr(prefix, text));
}

/** Length of a prefix: 26 for `10.32.16.0/26`; for an address, all its bits. */
export function lengthOf(text: string): number {
  return Number(parseCidr(text).prefix);
}

/** The shortest prefixes that do not count as “everyone”: a /7 is already more than any one network owns. */
export const SHORTEST = { 4: 8, 6: 16 } as const;

/** Whether a prefix is so wide that it, or it with a few neighbours, means everyone. Unreadable counts as too wide. */
export function isTooWide(text: string): boolean {
  if (!isNetwork(text)) return true;
  return lengthOf(text) < SHORTEST[text.includes(":") ? 6 : 4];
}

/** Space that is not routed on public networks (RFC 1918, RFC 4193). */
export const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"] as const;

/**
 * IPv4 blocks with a special purpose (IANA's special-purpose registry, except private use and RFC 6598), multicast and
 * reserved blocks: this host, loopback, link-local, protocol assignments, documentation, relays, AS112, benchmarks.
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

/**
 * All IPv6 space that can be allocated to a network; translation, multicast, link-local and unassigned space are
 * outside it.
 */
const UNICAST = "2000::/3";

/** Special blocks inside it: protocol assignments with Teredo, documentation, 6to4, AS112. */
const SPECIAL_UNICAST = [
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "2620:4f:8000::/48",
  "3fff::/20",
];

/** Whether a prefix overlaps space that cannot belong to a network: translated, unassigned or local to this machine. */
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

/** The shortest prefixes that a member can have registered: registries do not allocate more to a state at once. */
export const SHORTEST_REGISTERED = { 4: 16, 6: 32 } as const;

/** Space that never leaves the link: link-local, and the addresses of DHCP requests. */
const LINK = ["169.254.0.0/16", "255.255.255.255/32", "fe80::/10", "ff02::/16"];

/** The distance a prefix covers: the sites' own addresses, private networks, or the whole Internet. */
export type Distance = "site" | "government" | "internet";

/**
 * The distance of an address or prefix; unreadable text counts as `internet`. The known prefixes are merged, so that a
 * prefix is never further away than both its halves.
 */
export function distanceOf(text: string, registered: readonly string[]): Distance {
  const { site, government } = setsOf(registered);
  if (isInside(text, site)) return "site";
  return isInside(text, government) ? "government" : "internet";
}

type Sets = Readonly<Record<"site" | "government", readonly string[]>>;

/** The known prefixes, merged for each distance. */
const setsOf = oncePer((registered: readonly string[]): Sets => {
  const near = [...registered, ...LINK];
  return { site: mergeCidr(near), government: mergeCidr([...near, ...PRIVATE]) };
});
