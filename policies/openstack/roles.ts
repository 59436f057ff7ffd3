/**
 * Roles that a tenant may hold in its project. All others are the platform's, or grant rights that are not known here.
 */
export const ROLES = ["reader", "member", "load-balancer_member", "creator"] as const;
export type Role = (typeof ROLES)[number];

const KNOWN: ReadonlySet<string> = new Set(ROLES);

export function isTenantRole(name: string): boolean {
  return KNOWN.has(name);
}
