/** Names of a cluster and its parts. No Pulumi here. */
import { createHash } from "node:crypto";
import type { KubernetesClusterArgs } from "./args.ts";

/** The cluster's name, in the cloud and in its kubeconfig files. */
export function fullName({ site, tenant, cluster }: KubernetesClusterArgs): string {
  return `${site}-${tenant}-${cluster}`;
}

/** Eight hexadecimal digits; the same for equal contents, in any order of their keys. */
export function digest(content: unknown): string {
  return createHash("sha256").update(canonical(content)).digest("hex").slice(0, 8);
}

/**
 * A name with the digest of its content: a resource that cannot be changed in place is recreated beside the old one.
 */
export function digestName(base: string, content: unknown): string {
  return `${base}-${digest(content)}`;
}

/** JSON with sorted keys; undefined values count as absent. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, found: unknown) =>
    found !== null && typeof found === "object" && !Array.isArray(found)
      ? Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
      : found,
  );
}
