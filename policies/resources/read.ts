/** The properties that policies read. The rest of a resource is not read, and may be large. */
import { PROVIDER_INPUTS } from "../builtin/provider-inputs.ts";
import type { Entry } from "../properties/entry.ts";
import { CARRIERS } from "./classification.ts";
import { rowOf } from "./index.ts";
import { isRendering, readKubernetesType } from "./kubernetes.ts";
import { attributeReads } from "./readers/index.ts";

const OPENSTACK = [
  "region",
  "authUrl",
  "cloud",
  "endpointOverrides",
  "insecure",
  "tenantId",
  "projectId",
  ...CARRIERS,
] as const;

/**
 * The fields of an object that the rules read; never a Secret's `data`, which may be large and is where secrets belong.
 */
const OBJECT = [
  "addressType",
  "aggregationRule",
  "apiVersion",
  "driver",
  "driverName",
  "endpoints",
  "items",
  "kind",
  "metadata",
  "parameters",
  "provisioner",
  "roleRef",
  "rules",
  "spec",
  "subjects",
  "subsets",
  "template",
  "webhooks",
] as const;

/**
 * The names, among those given, of the properties to read: all properties of a type whose row describes each of them;
 * also all of an object that is sent to a cluster, because an unclassified property must be seen in order to be denied.
 */
export function lookAt(type: string, given: readonly string[]): readonly string[] {
  if (rowOf(type) !== undefined || isRendering(type)) return given;
  const read = readOf(type);
  const unread = unreadOf(type);
  return given.filter((name) => (unread === undefined ? read.has(name) : !unread.has(name)));
}

/** The names of the properties read for a type, from all sources together. */
export function readOf(type: string): ReadonlySet<string> {
  const known = READ.get(type);
  if (known !== undefined) return known;
  const row = Object.entries(rowOf(type)?.properties ?? {}).flatMap(([name, entry]) =>
    matters(entry) ? [name] : [],
  );
  const read = new Set([...row, ...base(type), ...attributeReads(type)]);
  READ.set(type, read);
  return read;
}

/** Whether a rule reads the property; for the rest only the shape is checked. */
function matters({ is, danger, open }: Entry): boolean {
  return (is !== "inert" && is !== "denied") || danger !== undefined || open !== undefined;
}

const READ = new Map<string, ReadonlySet<string>>();

/** The fields of an object that are never read: large, secret, and needed by no rule. */
function unreadOf(type: string): ReadonlySet<string> | undefined {
  const known = UNREAD.get(type);
  if (known !== undefined || UNREAD.has(type)) return known;
  const read = readOf(type);
  const kind = isRendering(type) ? undefined : readKubernetesType(type)?.kind;
  const content = kind === "Secret" || kind === "ConfigMap" ? CONTENT : [];
  const unread =
    kind === undefined ? undefined : new Set(content.filter((name) => !read.has(name)));
  UNREAD.set(type, unread);
  return unread;
}

const UNREAD = new Map<string, ReadonlySet<string> | undefined>();

/** The fields of a Secret and a ConfigMap that hold the content. */
const CONTENT = ["data", "stringData", "binaryData"];

function base(type: string): readonly string[] {
  if (Object.hasOwn(PROVIDER_INPUTS, type)) return [];
  return type.startsWith("kubernetes:") ? OBJECT : OPENSTACK;
}
