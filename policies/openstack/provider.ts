/** OpenStack providers as an enforcement point of the engine sees them. */
import { type Connection, UNKNOWN, type Unknown } from "../facts/fact.ts";

export const OPENSTACK_PROVIDER = "pulumi:providers:openstack";

/** Whether a resource type, or a function token, uses an openstack connection. */
export function needsConnection(type: string): boolean {
  return type.startsWith("openstack:");
}

/**
 * The destination of a provider, from its inputs and from the plugin's environment: when its `cloud`
 * is absent or empty, the plugin takes that of `OS_CLOUD`.
 */
export function toConnection(
  inputs: Readonly<Record<string, unknown>>,
  ambientCloud: string | undefined,
): Connection {
  return {
    authUrl: text(inputs.authUrl),
    region: text(inputs.region),
    cloud: text(inputs.cloud) || ambientCloud,
    endpointOverrides: overrides(inputs.endpointOverrides),
    unchecked: flag(inputs.insecure),
  };
}

/** Providers pass a boolean as text; any other value is `UNKNOWN` to policies. */
function flag(value: unknown): boolean | Unknown {
  if (value === UNKNOWN) return UNKNOWN;
  if (value === undefined || value === null || ["", "false"].includes(String(value))) return false;
  return String(value) === "true" ? true : UNKNOWN;
}

/** Providers pass structured inputs as JSON text. */
function overrides(value: unknown): Connection["endpointOverrides"] {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return overrides(parseJson(value));
  if (typeof value !== "object") return UNKNOWN;
  return Object.fromEntries(
    Object.entries(value).map(([service, url]) => [service, text(url) ?? UNKNOWN]),
  );
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return UNKNOWN;
  }
}

/** Text unchanged, absent as `undefined`, and anything else as `UNKNOWN`. */
export function text(value: unknown): string | Unknown | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : UNKNOWN;
}
