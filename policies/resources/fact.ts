/** A resource as a gate of the engine sees it, turned into the fact the law is asked about. */
import { type Cluster, type Connection, type Fact, UNKNOWN, type Unknown } from "../facts/fact.ts";
import { unclassifiedOf } from "../kubernetes/kinds/evaluate.ts";
import { at } from "../kubernetes/objects/read.ts";
import {
  KUBERNETES_PROVIDER,
  needsCluster,
  objectsOf,
  toCluster,
} from "../kubernetes/resources.ts";
import { HEADER_PREFIX, KUBERNETES_PREFIX } from "../labels/labels.ts";
import { labelPlaceOf } from "../labels/places.ts";
import { readDescription, readLabels } from "../labels/read.ts";
import { needsConnection, OPENSTACK_PROVIDER, text, toConnection } from "../openstack/provider.ts";
import type { Carrier } from "./classification.ts";
import { classify } from "./index.ts";
import { attributesOf } from "./readers/index.ts";
import type { Properties } from "./readers/reader.ts";

/** Where a resource's provider leads: an OpenStack cloud or a Kubernetes cluster. */
export type Destination = Connection | Cluster;

/** The destination of a resource that names no provider: the environment's. */
export const DEFAULT_DESTINATION: Destination = { implicit: true };

/** Whether a resource type, or a function token, asks a cloud or a cluster. */
export function needsDestination(type: string): boolean {
  return needsConnection(type) || needsCluster(type);
}

/** Whether a type is a provider whose destination the law judges. */
export function isProvider(type: string): boolean {
  return type === OPENSTACK_PROVIDER || type === KUBERNETES_PROVIDER;
}

/**
 * The fact of one resource; `destination` is its provider's, when it has one; `marked` names the properties that are
 * marked as secrets, where the gate can tell.
 */
export function toFact(
  subject: string,
  type: string,
  properties: Properties,
  destination: Destination | Unknown | undefined,
  marked?: ReadonlySet<string>,
): Fact {
  const classification = classify(type);
  const fact = {
    subject,
    type,
    effects: classification?.effects,
    labelledByParent: classification?.labelledByParent,
    labelPlace: labelPlaceOf(type, classification?.labels),
    ...attributesOf(type, properties, marked),
  };
  if (needsCluster(type) || type === KUBERNETES_PROVIDER) {
    const cluster = destination as Cluster | Unknown | undefined;
    const sent = objectsOf(type, properties, cluster === UNKNOWN ? undefined : cluster?.namespace);
    // What might be of another kind than its type says is of no kind the law knows.
    if (sent === UNKNOWN) return { ...fact, effects: undefined, cluster };
    // A kind that is refused is denied whole: rule unclassified-type.
    const fields = classification?.effects === undefined ? undefined : sent;
    const unclassified = fields && unclassifiedOf(fields.objects, type.endsWith("List"));
    const labels = classification?.labels && at(properties, "metadata", "labels");
    const named = classification?.labels ? readLabels(labels, KUBERNETES_PREFIX) : {};
    return { ...fact, cluster, ...sent, ...named, ...(unclassified && { unclassified }) };
  }
  return {
    ...fact,
    region: needsConnection(type) ? text(properties.region) : undefined,
    project:
      needsConnection(type) || type === OPENSTACK_PROVIDER ? projectOf(properties) : undefined,
    connection:
      needsConnection(type) || type === OPENSTACK_PROVIDER
        ? (destination as Connection | Unknown | undefined)
        : undefined,
    ...labelsOf(type, classification?.labels, properties),
  };
}

function labelsOf(type: string, carrier: Carrier | undefined, properties: Properties) {
  if (carrier === undefined) return {};
  if (carrier === "description") return readDescription(properties[carrier]);
  return readLabels(properties[carrier], type.startsWith(SWIFT) ? HEADER_PREFIX : undefined);
}

/** Types have one of the first two, and mean the same by it; a connection may also say a name. */
const PROJECT = ["tenantId", "projectId", "tenantName"];

function projectOf(properties: Properties): Fact["project"] {
  for (const at of PROJECT) {
    const id = properties[at];
    if (typeof id === "string" && id !== "") return { at, id };
  }
  return undefined;
}

/** Types whose metadata are HTTP headers. */
const SWIFT = "openstack:objectstorage/";

/** Where a provider would lead, from its inputs and from the plugin's environment. */
export function toDestination(
  type: string,
  name: string,
  inputs: Properties,
  ambientCloud: string | undefined,
): Destination {
  // The engine itself tells its default providers by their name.
  if (name.startsWith("default")) return DEFAULT_DESTINATION;
  return type === KUBERNETES_PROVIDER ? toCluster(inputs) : toConnection(inputs, ambientCloud);
}
