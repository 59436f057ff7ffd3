/** Kubernetes resources and providers as an enforcement point of the engine sees them. */
import { PARAMETERS_NAME } from "../admission/namespaces.ts";
import { type Cluster, type KubernetesObject, UNKNOWN, type Unknown } from "../facts/fact.ts";
import { isRendering, readKubernetesType } from "../resources/kubernetes.ts";
import { type Choice, type Reading, readKubeconfig } from "./kubeconfig/kubeconfig.ts";
import { at, items, textAt } from "./objects/read.ts";
import { hasNoNamespace } from "./scope.ts";

export const KUBERNETES_PROVIDER = "pulumi:providers:kubernetes";

/** Functions of the plugin that render text, and send no request to a cluster. */
const RENDERING = ["kubernetes:yaml:decode", "kubernetes:helm:template"];

/** Whether a look-up only renders text. */
export function rendersOnly(token: string): boolean {
  return RENDERING.includes(token);
}

/** Whether a resource is sent to a cluster. */
export function needsCluster(type: string): boolean {
  return type.startsWith("kubernetes:") && !isRendering(type) && !rendersOnly(type);
}

/** The destination of a Kubernetes provider, from its inputs. */
export function toCluster(inputs: Readonly<Record<string, unknown>>): Cluster {
  const choice: Choice = { context: textAt(inputs, "context"), cluster: textAt(inputs, "cluster") };
  const { kubeconfig, flaws, namespace } = readingOf(at(inputs, "kubeconfig"), choice);
  return {
    identifier: textAt(inputs, "clusterIdentifier"),
    kubeconfig,
    flaws,
    namespace: textAt(inputs, "namespace") || namespace,
    rendersTo: textAt(inputs, "renderYamlToDirectory"),
  };
}

function readingOf(
  text: unknown,
  choice: Choice,
): Partial<Omit<Reading, "kubeconfig">> & Pick<Cluster, "kubeconfig"> {
  if (text === undefined || text === "") return { kubeconfig: undefined };
  if (text === UNKNOWN) return { kubeconfig: UNKNOWN };
  return typeof text === "string" ? readKubeconfig(text, choice) : { kubeconfig: "unreadable" };
}

/** The objects of a resource, and whether they are complete. */
export interface Objects {
  readonly objects: readonly KubernetesObject[];
  readonly partial: boolean;
}

/**
 * The objects that a resource would send; `UNKNOWN` when its kind is not certain, `undefined` when it sends none. An
 * object without a namespace goes to the provider's.
 */
export function objectsOf(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  namespace?: string | Unknown,
): Objects | Unknown | undefined {
  const read = readKubernetesType(type);
  if (read === undefined || !needsCluster(type)) return undefined;
  const { apiVersion, kind, shape } = read;
  if (shape === "list") {
    if (!isOfKind(properties, apiVersion, `${kind}List`)) return UNKNOWN;
    const list = items(properties, "items");
    if (!list.every((item) => item !== UNKNOWN && isOfKind(item, apiVersion, kind))) return UNKNOWN;
    const objects = list.map((item) =>
      within(namespace, { ...carried(item as object, kind), apiVersion, kind }),
    );
    return { objects, partial: false };
  }
  // The provider sends the kind in the inputs, even when the token differs.
  if (!isOfKind(properties, apiVersion, kind)) return UNKNOWN;
  const object = within(namespace, { ...carried(properties, kind), apiVersion, kind });
  return { objects: [object], partial: shape === "patch" };
}

/** The object in the namespace that the provider gives it; kinds without a namespace ignore it. */
function within(namespace: string | Unknown | undefined, object: KubernetesObject) {
  const metadata = at(object, "metadata");
  if (typeof namespace !== "string" || hasNoNamespace(object)) return object;
  if (metadata === UNKNOWN || (at(metadata, "namespace") ?? "") !== "") return object;
  return { ...object, metadata: { ...(metadata as object | undefined), namespace } };
}

/** The object as in a fact: without the content of a Secret or a ConfigMap, except the policies' own parameters. */
function carried(object: object, kind: string): object {
  if (kind !== "Secret" && kind !== "ConfigMap") return object;
  const parameters = kind === "ConfigMap" && textAt(object, "metadata", "name") === PARAMETERS_NAME;
  const hidden = parameters ? CONTENT.filter((field) => field !== "data") : CONTENT;
  return Object.fromEntries(Object.entries(object).filter(([field]) => !hidden.includes(field)));
}

const CONTENT = ["data", "stringData", "binaryData"];

function isOfKind(value: unknown, apiVersion: string, kind: string): boolean {
  const [version = apiVersion, named = kind] = [at(value, "apiVersion"), at(value, "kind")];
  return version === apiVersion && named === kind;
}
