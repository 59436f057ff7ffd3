/** Whose addresses a prefix is. Every prefix is parsed once, because an atlas asks for each flow. */
import { parseCidr } from "cidr-tools";
import type { Estate } from "../../../estate/estate.ts";

/** A tenant by its site and key. */
export type Owner = readonly [site: string, tenant: string];

/** The tenants that a prefix shares addresses with. */
export type AddressBook = (cidr: string) => readonly Owner[];

export function addressBook(estates: readonly Estate[]): AddressBook {
  const entries = estates.flatMap(({ siteKey, tenants }) =>
    Object.entries(tenants).flatMap(([tenant, { segments }]) =>
      Object.values(segments).flatMap(({ ipv4, ipv6 }) =>
        [ipv4, ipv6].map((prefix) => ({ ...parseCidr(prefix), owner: [siteKey, tenant] as const })),
      ),
    ),
  );
  return (cidr) => {
    const { version, start, end } = parseCidr(cidr);
    const met = entries.filter(
      (entry) => entry.version === version && entry.start <= end && start <= entry.end,
    );
    return [...new Map(met.map(({ owner }) => [owner.join("/"), owner])).values()];
  };
}
