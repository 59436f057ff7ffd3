/** A resource as a gate of the engine sees it, turned into the fact the law is asked about. */
import { type Connection, type Fact, UNKNOWN, type Unknown } from "../sovereignty/facts.ts";
import { fromMetadata, fromTags } from "../sovereignty/labels.ts";
import { classify } from "./resources/index.ts";

/** Plain properties, with `UNKNOWN` wherever the gate could not see a value. */
export type Properties = Readonly<Record<string, unknown>>;

export const OPENSTACK_PROVIDER = "pulumi:providers:openstack";

/** The connection of an openstack resource that names no provider. */
export const DEFAULT_CONNECTION: Connection = { implicit: true };

/** Whether a resource type, or a function token, is made through an openstack connection. */
export function needsConnection(type: string): boolean {
  return type.startsWith("openstack:");
}

/** The fact of one resource; `connection` is its provider's, when it has one. */
export function toFact(
  subject: string,
  type: string,
  properties: Properties,
  connection: Connection | Unknown | undefined,
): Fact {
  const classification = classify(type);
  return {
    subject,
    type,
    effects: classification?.effects,
    labelledByParent: classification?.labelledByParent,
    region: needsConnection(type) ? text(properties.region) : undefined,
    connection: needsConnection(type) || type === OPENSTACK_PROVIDER ? connection : undefined,
    ...(classification?.labels === undefined ? {} : readLabels(properties[classification.labels])),
  };
}

/**
 * Where a provider would lead, from its inputs and from the plugin's environment: when its `cloud`
 * is absent or empty, the plugin takes that of `OS_CLOUD`.
 */
export function toConnection(
  name: string,
  inputs: Properties,
  ambientCloud: string | undefined,
): Connection {
  // The engine itself tells its default providers by their name.
  if (name.startsWith("default")) return DEFAULT_CONNECTION;
  return {
    authUrl: text(inputs.authUrl),
    region: text(inputs.region),
    cloud: text(inputs.cloud) || ambientCloud,
    endpointOverrides: overrides(inputs.endpointOverrides),
  };
}

function readLabels(carrier: unknown): Pick<Fact, "dataClass" | "owner"> {
  const hidden: Pick<Fact, "dataClass" | "owner"> = { dataClass: UNKNOWN, owner: UNKNOWN };
  if (carrier === UNKNOWN) return hidden;
  if (Array.isArray(carrier)) {
    // One unseen tag may contradict those that are seen.
    return carrier.includes(UNKNOWN) ? hidden : pick(fromTags(carrier));
  }
  if (typeof carrier !== "object" || carrier === null) return {};
  const unseen = (key: string) => (carrier as Properties)[`aes:${key}`] === UNKNOWN;
  const found = pick(fromMetadata(carrier as Properties));
  return {
    dataClass: unseen("class") ? UNKNOWN : found.dataClass,
    owner: unseen("owner") ? UNKNOWN : found.owner,
  };
}

function pick({ dataClass, owner }: { dataClass?: string; owner?: string }) {
  return { dataClass, owner };
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

/** Text as it is, nothing as nothing, and anything else as something the law cannot read. */
function text(value: unknown): string | Unknown | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : UNKNOWN;
}
