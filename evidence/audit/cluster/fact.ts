/** An object of a running cluster as the fact that the rules evaluate: the same as that of a plan. */
import type { LiveObject } from "../../../operations/clusters/api/list.ts";
import { PROJECT } from "../../../policies/facts/estate-program.ts";
import { type Fact, UNKNOWN } from "../../../policies/facts/fact.ts";
import { KUBERNETES_PROVIDER } from "../../../policies/kubernetes/resources.ts";
import { lookAt } from "../../../policies/resources/read.ts";
import { toFact } from "../../../policies/resources/to-fact.ts";

/** Project of the URNs of objects that do not come from the estate's program. */
const FOREIGN = "cluster";

/** `<site>/<tenant>/<cluster>`, as a provider names it. */
export type ClusterName = `${string}/${string}/${string}`;

/**
 * The fact of an object. `estate` is true only for one that equals an object which the estate's files order: the rules
 * allow the estate's own program what they deny to all others. The status is left out, because controllers write it.
 */
export function factOf(object: LiveObject, cluster: ClusterName, estate = false): Fact {
  const type = typeOf(object);
  const { managedFields: _, ...metadata } = object.metadata;
  const properties = Object.fromEntries(
    lookAt(type, Object.keys(object))
      .filter((name) => name !== "status" && name !== "apiVersion" && name !== "kind")
      .map((name) => [name, name === "metadata" ? metadata : object[name]]),
  );
  const destination = { identifier: cluster, kubeconfig: UNKNOWN } as const;
  return toFact(subjectOf(object, cluster, estate), type, properties, destination);
}

/** The connection to a cluster's API server, as the provider of a plan. */
export function connectionTo(server: string, cluster: ClusterName): Fact {
  const [site, ...owner] = cluster.split("/");
  return {
    subject: `urn:pulumi:${site}::${FOREIGN}::${KUBERNETES_PROVIDER}::${owner.join("/")}`,
    type: KUBERNETES_PROVIDER,
    effects: [],
    cluster: { identifier: cluster, kubeconfig: [{ url: server, disguised: false }] },
  };
}

/** The URN by which reports and waivers name an object. */
export function subjectOf(object: LiveObject, cluster: ClusterName, estate = false): string {
  const [site, ...owner] = cluster.split("/");
  const { namespace, name } = object.metadata;
  const path = [...owner, ...(namespace === undefined ? [] : [namespace]), name];
  const shown = path.map(String).join("/").replaceAll(/\s/g, " ");
  return `urn:pulumi:${site}::${estate ? PROJECT : FOREIGN}::${typeOf(object)}::${shown}`;
}

/** An object as reports name it. */
export interface NamedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The object that a subject names; `undefined` for a subject that is no object of a cluster. */
export function objectOf(subject: string): NamedObject | undefined {
  const [, version, kind, path] =
    /^urn:pulumi:[^:]+::[^:]+::kubernetes:([^:]+):([^:]+)::(.+)$/.exec(subject) ?? [];
  if (version === undefined || kind === undefined || path === undefined) return undefined;
  const [, , ...place] = path.split("/");
  const name = place.at(-1) ?? "";
  const namespace = place.length > 1 ? place[0] : undefined;
  const apiVersion = version.replace(/^core\//, "");
  return { apiVersion, kind, name, ...(namespace !== undefined && { namespace }) };
}

/** The type of Pulumi's SDK: `kubernetes:core/v1:Pod`. */
function typeOf({ apiVersion, kind }: Pick<LiveObject, "apiVersion" | "kind">): string {
  return `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
}
