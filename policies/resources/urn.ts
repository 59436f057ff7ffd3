/** What a URN says: `urn:pulumi:<stack>::<project>::<type of the parent>$<type>::<name>`. */

/** The resource's own type. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** What the resource is called in the program. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
