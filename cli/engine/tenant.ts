/** Whose a resource is: every name in the program begins with `<site>-<tenant>` (docs/adr/0010). */
import type { EngineEvent } from "./events.ts";

const TENANT = "aes-estate:index:TenantProject";

/** The tenants that a run names, the longest first: `civil-registry` before `civil`. */
export function tenantsOf(events: readonly EngineEvent[], site: string): string[] {
  const names = events.flatMap((event) => {
    if (event.is === "declared" && event.type === TENANT) return [event.name];
    return "step" in event && event.step.type === TENANT ? [event.step.name] : [];
  });
  const prefix = `${site}-`;
  const keys = new Set(names.map((name) => name.slice(prefix.length)));
  return [...keys].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** The tenant of a resource; none for what is the site's. */
export function tenantOf(
  name: string,
  site: string,
  tenants: readonly string[],
): string | undefined {
  return tenants.find((key) => `${name}-`.startsWith(`${site}-${key}-`));
}

/** A type as a person says it: the part after the last colon. */
export function shortType(type: string): string {
  return type.startsWith("pulumi:providers:")
    ? `Provider ${type.slice("pulumi:providers:".length)}`
    : (type.split(":").at(-1) ?? type);
}
