/** What objects of routing name: kinds by their group. */
import { SYSTEM_NAMESPACES } from "../../admission/namespaces.ts";
import { UNKNOWN, type Unknown } from "../../facts.ts";
import { textAt } from "../../kubernetes/read.ts";

/** What a reference names when that is none of the kinds, `<group>:<Kind>`; the first stands where it says none. */
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

/** The Service that a reference names in a namespace that is no tenant's. */
export function systemServiceOf(reference: unknown): string | Unknown | undefined {
  const namespace = textAt(reference, "namespace");
  if (namespace === UNKNOWN || namespace === undefined) return namespace;
  if (!Object.hasOwn(SYSTEM_NAMESPACES, namespace)) return undefined;
  return `Service ${namespace}/${nameOf(reference)}`;
}

function nameOf(reference: unknown): string {
  const name = textAt(reference, "name");
  return typeof name === "string" ? name : "?";
}
