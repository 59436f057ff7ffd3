/** The parts of a URN: `urn:pulumi:<stack>::<project>::<type of the parent>$<type>::<name>`. */

/** The resource's own type. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** The resource's name in the program. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
