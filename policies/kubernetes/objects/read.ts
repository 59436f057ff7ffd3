/** Reads Kubernetes objects field by field: a value that is not known yet stays `UNKNOWN` on every path to it. */
import { type Fact, type KubernetesObject, UNKNOWN, type Unknown } from "../../facts/fact.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The value below a path; `undefined` when it is absent, `UNKNOWN` when that is not known yet. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const field of path) {
    if (here === UNKNOWN) return UNKNOWN;
    if (here === undefined || here === null) return undefined;
    if (typeof here !== "object") return UNKNOWN;
    here = Object.hasOwn(here, field) ? (here as Fields)[field] : undefined;
  }
  return here === null ? undefined : here;
}

/** The entries of the list below a path: empty when it is absent, one `UNKNOWN` when it is not a list. */
export function items(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = at(value, ...path);
  if (list === undefined) return [];
  return Array.isArray(list) ? list : [UNKNOWN];
}

/** The keys of the map below a path: empty when it is absent, one `UNKNOWN` when it is not a map. */
export function keys(value: unknown, ...path: readonly string[]): readonly (string | Unknown)[] {
  const map = at(value, ...path);
  if (map === undefined) return [];
  if (map === UNKNOWN || typeof map !== "object" || Array.isArray(map)) return [UNKNOWN];
  return Object.entries(map as Fields)
    .filter(([, part]) => part !== undefined && part !== null)
    .map(([key]) => key);
}

/** A text below a path; `UNKNOWN` for any other value. */
export function textAt(value: unknown, ...path: readonly string[]): string | Unknown | undefined {
  const text = at(value, ...path);
  return text === undefined || typeof text === "string" ? text : UNKNOWN;
}

/** Whether an object is of one of Kubernetes' built-in kinds, in any version. */
export function isBuiltin({ apiVersion, kind }: KubernetesObject, ...kinds: string[]): boolean {
  const group = groupOf(apiVersion);
  return kinds.includes(kind) && (!group.includes(".") || group.endsWith(".k8s.io"));
}

/** The API group of an `apiVersion`; empty for the core. */
export function groupOf(apiVersion: string): string {
  const [group = "", version] = apiVersion.split("/");
  return version === undefined ? "" : group;
}

/** The objects of a fact that are of one of the built-in kinds. */
export function builtinObjects(fact: Fact, ...kinds: string[]): readonly KubernetesObject[] {
  return (fact.objects ?? []).filter((object) => isBuiltin(object, ...kinds));
}

/** The cluster of a fact, by its provider's identifier. */
export function clusterOf({ cluster }: Fact): string {
  const identifier = cluster === UNKNOWN ? undefined : cluster?.identifier;
  return typeof identifier === "string" ? identifier : "?";
}
