/**
 * A yes in a stack's configuration, as a person writes it (`true`) or as Pulumi writes it back (`"true"`); anything
 * else is no.
 */
export function isYes(value: unknown): boolean {
  return value === true || value === "true";
}
