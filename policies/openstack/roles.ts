/** Roles that a tenant may hold in its project. Every other is the platform's, or nobody here knows what it gives. */
export const ROLES = ["reader", "member", "load-balancer_member", "creator"] as const;
export type Role = (typeof ROLES)[number];

const KNOWN: ReadonlySet<string> = new Set(ROLES);

export function isTenantRole(name: string): boolean {
  return KNOWN.has(name);
}
