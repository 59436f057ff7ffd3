/** Kubernetes objects read field by field: what a gate could not see stays `UNKNOWN` on every way to it. */
import { type Fact, type KubernetesObject, UNKNOWN, type Unknown } from "../../facts/fact.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The value below a path; `undefined` when it is not there, `UNKNOWN` when that cannot be told. */
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

/** The entries of the list below a path: none when it is absent, one `UNKNOWN` when it is no list. */
export function items(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = at(value, ...path);
  if (list === undefined) return [];
  return Array.isArray(list) ? list : [UNKNOWN];
}

/** The keys of the map below a path: none when it is absent, one `UNKNOWN` when it is no map. */
export function keys(value: unknown, ...path: readonly string[]): readonly (string | Unknown)[] {
  const map = at(value, ...path);
  if (map === undefined) return [];
  if (map === UNKNOWN || typeof map !== "object" || Array.isArray(map)) return [UNKNOWN];
  return Object.entries(map as Fields)
    .filter(([, part]) => part !== undefined && part !== null)
    .map(([key]) => key);
}

/** A text below a path; `UNKNOWN` when something else is there. */
export function textAt(value: unknown, ...path: readonly string[]): string | Unknown | undefined {
  const text = at(value, ...path);
  return text === undefined || typeof text === "string" ? text : UNKNOWN;
}

/** Whether an object is of a kind that Kubernetes itself brings, in whatever version. */
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

/** Which cluster a fact is about, as its provider names it. */
export function clusterOf({ cluster }: Fact): string {
  const identifier = cluster === UNKNOWN ? undefined : cluster?.identifier;
  return typeof identifier === "string" ? identifier : "?";
}
