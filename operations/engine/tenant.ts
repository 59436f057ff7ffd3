/** The tenants that a run names, and the short form of a type. */
import type { EngineEvent } from "./events.ts";

const TENANT = "aes-estate:index:TenantProject";

/** Keys of the tenants that a run names. */
export function tenantsOf(events: readonly EngineEvent[], site: string): Set<string> {
  const names = events.flatMap((event) => {
    if (event.is === "declared" && event.type === TENANT) return [event.name];
    return "step" in event && event.step.type === TENANT ? [event.step.name] : [];
  });
  const prefix = `${site}-`;
  return new Set(names.map((name) => name.slice(prefix.length)));
}

/** The short form of a type: the part after the last colon. */
export function shortType(type: string): string {
  return type.startsWith("pulumi:providers:")
    ? `Provider ${type.slice("pulumi:providers:".length)}`
    : (type.split(":").at(-1) ?? type);
}
