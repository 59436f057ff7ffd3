/** References of routing objects: kinds by their group. */
import { SYSTEM_NAMESPACES } from "../../admission/namespaces.ts";
import { UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { textAt } from "../../kubernetes/objects/read.ts";

/** A reference that is of none of the kinds, `<group>:<Kind>`; the first is the default for absent parts. */
export function strangerOf(
  reference: unknown,
  kinds: readonly string[],
  groupField = "group",
): string | Unknown | undefined {
  const [ownGroup = "", ownKind = "?"] = (kinds[0] ?? "").split(":");
  const group = textAt(reference, groupField) ?? ownGroup;
  const kind = textAt(reference, "kind") ?? ownKind;
  if (group === UNKNOWN || kind === UNKNOWN) return UNKNOWN;
  if (kinds.includes(`${group}:${kind}`)) return undefined;
  return `${[kind, group].filter(Boolean).join(".")} ${nameOf(reference)}`;
}

/** The API server's own Service, in its namespace: a route to it bypasses every policy about routes. */
export const SERVER = "kubernetes";
export const SERVER_NAMESPACE = "default";

/**
 * The Service that a reference names, where it is no tenant's; without a namespace it is in that of the referring
 * object.
 */
export function systemServiceOf(reference: unknown, object: unknown): string | Unknown | undefined {
  const named = textAt(reference, "namespace");
  const namespace = named ?? textAt(object, "metadata", "namespace") ?? SERVER_NAMESPACE;
  const server = textAt(reference, "name") === SERVER;
  if (namespace === UNKNOWN) return server || named === UNKNOWN ? UNKNOWN : undefined;
  if (server && namespace === SERVER_NAMESPACE) return `Service ${namespace}/${SERVER}`;
  if (!Object.hasOwn(SYSTEM_NAMESPACES, namespace)) return undefined;
  return `Service ${namespace}/${nameOf(reference)}`;
}

function nameOf(reference: unknown): string {
  const name = textAt(reference, "name");
  return typeof name === "string" ? name : "?";
}
