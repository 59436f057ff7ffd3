/** Turns a resource, as an enforcement point of the engine sees it, into the fact that policies evaluate. */
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

/** The destination of a resource's provider: an OpenStack cloud or a Kubernetes cluster. */
export type Destination = Connection | Cluster;

/** The destination of a resource that names no provider: it comes from the environment. */
export const DEFAULT_DESTINATION: Destination = { implicit: true };

/** Whether a resource type, or a function token, sends requests to a cloud or a cluster. */
export function needsDestination(type: string): boolean {
  return needsConnection(type) || needsCluster(type);
}

/** Whether a type is a provider whose destination policies evaluate. */
export function isProvider(type: string): boolean {
  return type === OPENSTACK_PROVIDER || type === KUBERNETES_PROVIDER;
}

/**
 * The fact of one resource; `destination` is its provider's, when it has one; `marked` lists the properties that are
 * marked as secrets, where the enforcement point can see the marks.
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
    // An object that might be of another kind than its type counts as unclassified.
    if (sent === UNKNOWN) return { ...fact, effects: undefined, cluster };
    // A denied kind is denied as a whole: rule unclassified-type.
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

/** A type has one of the first two, with the same meaning; a connection may also give a name. */
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

/** The destination of a provider, from its inputs and from the plugin's environment. */
export function toDestination(
  type: string,
  name: string,
  inputs: Properties,
  ambientCloud: string | undefined,
): Destination {
  // The engine marks its default providers by their name.
  if (name.startsWith("default")) return DEFAULT_DESTINATION;
  return type === KUBERNETES_PROVIDER ? toCluster(inputs) : toConnection(inputs, ambientCloud);
}
