/** The parts of a URN: `urn:pulumi:<stack>::<project>::<type of the parent>$<type>::<name>`. */

/** The resource's own type. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** The provider in a resource's reference to it, `<URN>::<id>`; empty without one. */
export function providerOf(reference = ""): string {
  return reference.slice(0, Math.max(0, reference.lastIndexOf("::")));
}

/** The resource's name in the program. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
