/** The tenants that a run names, and the short form of a type. */
import type { EngineEvent } from "./events.ts";

const TENANT = "aes-estate:index:TenantProject";

/** Keys of the tenants that a run names. */
export function tenantsOf(events: readonly EngineEvent[], site: string): Set<string> {
  const keys = events.flatMap((event) => {
    const resource = "step" in event ? event.step : event;
    return "name" in resource ? (tenantNamedBy(resource, site) ?? []) : [];
  });
  return new Set(keys);
}

/** The key of the tenant whose component this is; `undefined` for every other resource. */
export function tenantNamedBy(
  { type, name }: { readonly type: string; readonly name: string },
  site: string,
): string | undefined {
  return type === TENANT ? name.slice(`${site}-`.length) : undefined;
}

/** The short form of a type: the part after the last colon. */
export function shortType(type: string): string {
  return type.startsWith("pulumi:providers:")
    ? `Provider ${type.slice("pulumi:providers:".length)}`
    : (type.split(":").at(-1) ?? type);
}
