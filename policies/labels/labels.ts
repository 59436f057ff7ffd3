/** The four labels that every resource of the estate carries, as tags, as metadata or as Kubernetes labels. */

/** Owner and class of the data, tenant and site. */
export interface Labels {
  /** ISO 3166-1 alpha-2 code of the member state that owns the data. */
  readonly owner: string;
  /** Data class, a key of the alliance's `classes`. */
  readonly dataClass: string;
  /** Tenant key, or `platform` for shared resources of the site. */
  readonly tenant: string;
  /** Site key. */
  readonly site: string;
  /** True for all resources that a rehearsal on a loopback cloud creates. */
  readonly rehearsal: boolean;
}

/** The input with a type's labels, and their notation. */
export interface LabelPlace {
  /** The input, `tags` or `metadata.labels`. */
  readonly property: string;
  readonly style: "tags" | "metadata" | "headers" | "kubernetes" | "description";
}

const PREFIX = "aes:";

/** Labels as key/value metadata (`aes:owner` → `ML`), for resources with `metadata`, `extraSpecs` or `extra`. */
export function toMetadata(labels: Labels): Record<string, string> {
  return {
    [`${PREFIX}class`]: labels.dataClass,
    [`${PREFIX}owner`]: labels.owner,
    ...(labels.rehearsal ? { [`${PREFIX}rehearsal`]: "true" } : {}),
    [`${PREFIX}site`]: labels.site,
    [`${PREFIX}tenant`]: labels.tenant,
  };
}

/** Labels as sorted tags (`aes:owner=ML`), for resources with `tags`. */
export function toTags(labels: Labels): string[] {
  return Object.entries(toMetadata(labels))
    .map(([key, value]) => `${key}=${value}`)
    .sort();
}

/** The labels in metadata; absent ones stay absent. */
export function fromMetadata(metadata: Readonly<Record<string, unknown>>): Partial<Labels> {
  const text = (key: string) => {
    const value = metadata[`${PREFIX}${key}`];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const found = {
    owner: text("owner"),
    dataClass: text("class"),
    tenant: text("tenant"),
    site: text("site"),
    rehearsal: text("rehearsal") === "true",
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The labels in tags; a label given twice with different values counts as absent. */
export function fromTags(tags: readonly unknown[]): Partial<Labels> {
  const metadata: Record<string, string | null> = {};
  for (const tag of tags) {
    if (typeof tag !== "string" || !tag.startsWith(PREFIX)) continue;
    const at = tag.indexOf("=");
    if (at < 0) continue;
    const [key, value] = [tag.slice(0, at), tag.slice(at + 1)];
    metadata[key] = key in metadata && metadata[key] !== value ? null : value;
  }
  return fromMetadata(metadata);
}

/** The labels in a description (`users-to-front (aes:class=public, aes:owner=ML)`), for types without another place. */
export function fromDescription(text: string): Partial<Labels> {
  return fromTags(text.split(/[\s(),;]+/));
}

/** Prefix of a label's key in Swift, whose metadata are HTTP headers: their names cannot contain a colon. */
export const HEADER_PREFIX = "aes-";

/** Labels as metadata of containers and objects (`aes-owner` → `ML`). */
export function toHeaders(labels: Labels): Record<string, string> {
  return renamed(toMetadata(labels), PREFIX, HEADER_PREFIX);
}

/** The labels in metadata of containers and objects; absent ones stay absent. */
export function fromHeaders(metadata: Readonly<Record<string, unknown>>): Partial<Labels> {
  return fromMetadata(renamed(metadata, HEADER_PREFIX, PREFIX));
}

/** Prefix of a label's key in Kubernetes, where a key cannot contain a colon. */
export const KUBERNETES_PREFIX = "aes.example/";

/** Labels as Kubernetes labels (`aes.example/owner: ML`), for `metadata.labels`. */
export function toKubernetesLabels(labels: Labels): Record<string, string> {
  return renamed(toMetadata(labels), PREFIX, KUBERNETES_PREFIX);
}

/** The labels among Kubernetes labels; absent ones stay absent. */
export function fromKubernetesLabels(labels: Readonly<Record<string, unknown>>): Partial<Labels> {
  return fromMetadata(renamed(labels, KUBERNETES_PREFIX, PREFIX));
}

/** The entries whose key has the first prefix, with the second in its place. */
function renamed<Value>(
  entries: Readonly<Record<string, Value>>,
  from: string,
  to: string,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(entries)
      .filter(([key]) => key.startsWith(from))
      .map(([key, value]) => [to + key.slice(from.length), value]),
  );
}
