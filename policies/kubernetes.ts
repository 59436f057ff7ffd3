/** Kubernetes resources and providers as a gate of the engine sees them. */
import { parse } from "yaml";
import { LAW_NAME, SYSTEM_NAMESPACES } from "../sovereignty/admission/namespaces.ts";
import {
  type Cluster,
  type Kubeconfig,
  type KubernetesObject,
  type Server,
  UNKNOWN,
  type Unknown,
} from "../sovereignty/facts.ts";
import { at, items, textAt } from "../sovereignty/kubernetes/read.ts";
import { isRendering, readKubernetesType } from "./resources/kubernetes.ts";

export const KUBERNETES_PROVIDER = "pulumi:providers:kubernetes";

/** Functions of the plugin that render text, and ask no cluster. */
const RENDERING = ["kubernetes:yaml:decode", "kubernetes:helm:template"];

/** Whether a look-up only renders text. */
export function rendersOnly(token: string): boolean {
  return RENDERING.includes(token);
}

/** Whether a resource is sent to a cluster. */
export function needsCluster(type: string): boolean {
  return type.startsWith("kubernetes:") && !isRendering(type) && !rendersOnly(type);
}

/** Where a Kubernetes provider would lead, from its inputs. */
export function toCluster(inputs: Readonly<Record<string, unknown>>): Cluster {
  return {
    identifier: textAt(inputs, "clusterIdentifier"),
    kubeconfig: kubeconfigOf(at(inputs, "kubeconfig")),
    namespace: textAt(inputs, "namespace") || namespaceOf(at(inputs, "kubeconfig")),
    rendersTo: textAt(inputs, "renderYamlToDirectory"),
  };
}

function kubeconfigOf(text: unknown): Kubeconfig | Unknown | undefined {
  if (text === undefined || text === "") return undefined;
  if (text === UNKNOWN) return UNKNOWN;
  if (typeof text !== "string") return "unreadable";
  const servers = items(parsed(text), "clusters").map((entry): Server | undefined => {
    const cluster = at(entry, "cluster");
    const url = at(cluster, "server");
    const checked = at(cluster, "insecure-skip-tls-verify") ?? false;
    const disguised = at(cluster, "proxy-url") !== undefined || checked !== false;
    return typeof url === "string" ? { url, disguised } : undefined;
  });
  if (servers.length === 0 || servers.includes(undefined)) return "unreadable";
  return servers as Server[];
}

/** The namespace that a kubeconfig gives what names none; of several contexts one that is the cluster's own, for any may be taken. */
function namespaceOf(text: unknown): string | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const named = items(parsed(text), "contexts").map((entry) =>
    textAt(entry, "context", "namespace"),
  );
  const known = named.filter((name) => typeof name === "string");
  return known.find((name) => Object.hasOwn(SYSTEM_NAMESPACES, name)) ?? known[0];
}

/** A path, which the plugin would open, is text but no map. */
function parsed(text: string): unknown {
  try {
    const data: unknown = parse(text);
    return typeof data === "object" ? data : undefined;
  } catch {
    return undefined;
  }
}

/** The objects of a resource, and whether the gate sees them whole. */
export interface Objects {
  readonly objects: readonly KubernetesObject[];
  readonly partial: boolean;
}

/** What a resource would send; `UNKNOWN` when its kind is not certain, `undefined` when it sends nothing. */
export function objectsOf(
  type: string,
  properties: Readonly<Record<string, unknown>>,
): Objects | Unknown | undefined {
  const read = readKubernetesType(type);
  if (read === undefined || !needsCluster(type)) return undefined;
  const { apiVersion, kind, shape } = read;
  if (shape === "list") {
    if (!says(properties, apiVersion, `${kind}List`)) return UNKNOWN;
    const list = items(properties, "items");
    if (!list.every((item) => item !== UNKNOWN && says(item, apiVersion, kind))) return UNKNOWN;
    const objects = list.map((item) => ({ ...carried(item as object, kind), apiVersion, kind }));
    return { objects, partial: false };
  }
  // The provider sends what the inputs say, whatever the token was.
  if (!says(properties, apiVersion, kind)) return UNKNOWN;
  return {
    objects: [{ ...carried(properties, kind), apiVersion, kind }],
    partial: shape === "patch",
  };
}

/** What a fact carries of an object: neither a Secret's content nor a ConfigMap's, but the law's own parameters. */
function carried(object: object, kind: string): Record<string, unknown> {
  const law = kind === "ConfigMap" && textAt(object, "metadata", "name") === LAW_NAME;
  const hidden = law ? CONTENT.filter((field) => field !== "data") : CONTENT;
  return Object.fromEntries(Object.entries(object).filter(([field]) => !hidden.includes(field)));
}

const CONTENT = ["data", "stringData", "binaryData"];

function says(value: unknown, apiVersion: string, kind: string): boolean {
  const [version = apiVersion, named = kind] = [at(value, "apiVersion"), at(value, "kind")];
  return version === apiVersion && named === kind;
}
