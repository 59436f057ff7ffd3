/**
 * Which objects of a running cluster Kubernetes itself brings. A name or a label proves nothing: the content is the one
 * that Kubernetes would write, or it leads nowhere.
 */
import { SYSTEM_NAMESPACES } from "../../admission/namespaces.ts";
import type { KubernetesObject } from "../../facts/fact.ts";
import type { Violation } from "../../violations.ts";
import { at, isBuiltin, items, textAt } from "../objects/read.ts";
import { ADDED, withoutAddOns } from "./add-ons/index.ts";
import {
  isHere,
  isOwnEndpoints,
  isOwnNode,
  isOwnService,
  isServiceAddress,
  isServiceRange,
} from "./addresses.ts";
import { hasFields, hasOnly } from "./metadata.ts";
import { isBuiltInAccess, isBuiltInAccount } from "./roles.ts";
import type { World } from "./world.ts";

type Is = (object: KubernetesObject, world: World) => boolean;

const SYSTEM = ["kube-system", "kube-public", "kube-node-lease"];

/** By kind: whether an object is Kubernetes' own. */
const OWN: Readonly<Record<string, Is>> = {
  // Served by the API server itself: it leads nowhere.
  APIService: (object) =>
    at(object, "spec", "service") === undefined &&
    hasOnly(object, { "kube-aggregator.kubernetes.io/automanaged": undefined }),
  ClusterRole: (object) => isBuiltInAccess(object, ADDED),
  ClusterRoleBinding: (object) => isBuiltInAccess(object),
  Role: (object) => isBuiltInAccess(object),
  RoleBinding: (object) => isBuiltInAccess(object),
  ConfigMap: isOwnMap,
  CSINode: isOwnDrivers,
  Endpoints: isOwnEndpoints,
  EndpointSlice: isOwnEndpoints,
  IPAddress: isServiceAddress,
  Lease: isOwnLease,
  Namespace: (object) =>
    ["default", ...SYSTEM].includes(nameOf(object)) &&
    hasOnly(object, { "kubernetes.io/metadata.name": nameOf(object) }),
  Node: isOwnNode,
  Service: isOwnService,
  ServiceAccount: isOwnAccount,
  ServiceCIDR: isServiceRange,
  VolumeAttachment: isOwnAttachment,
};

/** The violations that remain without what Kubernetes itself and the driver's add-ons do. */
export function notOwn(
  object: KubernetesObject,
  violations: readonly Violation[],
  world: World,
): readonly Violation[] {
  if (violations.length === 0) return violations;
  const { kind } = object;
  if (!isBuiltin(object, kind)) return withoutAddOns(object, violations, world);
  if (!Object.hasOwn(OWN, kind) || !OWN[kind]?.(object, world)) {
    return withoutAddOns(object, violations, world);
  }
  // Of a node, only where it is was compared; of pods' endpoints, only their addresses.
  const part = PARTS[kind];
  return part === undefined || isSystem(object)
    ? []
    : withoutAddOns(
        object,
        violations.filter(({ rule }) => rule !== part),
        world,
      );
}

const PARTS: Readonly<Record<string, string>> = {
  Node: "protected-enforcement",
  Endpoints: "backend-address",
  EndpointSlice: "backend-address",
};

/** Kubernetes' own Service and its endpoints. */
function isSystem(object: KubernetesObject): boolean {
  return (
    object.kind !== "Node" && nameOf(object) === "kubernetes" && namespaceOf(object) === "default"
  );
}

function nameOf(object: KubernetesObject): string {
  return String(textAt(object, "metadata", "name"));
}

function namespaceOf(object: KubernetesObject): string {
  return String(textAt(object, "metadata", "namespace") ?? "");
}

const PEM = /^(-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----\s*)+$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const AUTHENTICATION: Readonly<Record<string, RegExp>> = {
  "client-ca-file": PEM,
  "requestheader-allowed-names": /^\[("[\w:.-]*"(,"[\w:.-]*")*)?\]$/,
  "requestheader-client-ca-file": PEM,
  "requestheader-extra-headers-prefix": /^\["X-Remote-Extra-"\]$/,
  "requestheader-group-headers": /^\["X-Remote-Group"\]$/,
  "requestheader-uid-headers": /^\["X-Remote-Uid"\]$/,
  "requestheader-username-headers": /^\["X-Remote-User"\]$/,
};

/** ConfigMaps of Kubernetes itself, by name: their keys, and the shape of each value. */
const MAPS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  "kube-root-ca.crt": { "ca.crt": PEM },
  "extension-apiserver-authentication": AUTHENTICATION,
  "kube-apiserver-legacy-service-account-token-tracking": { since: DATE },
};

function isOwnMap(object: KubernetesObject): boolean {
  const name = nameOf(object);
  const known = Object.hasOwn(MAPS, name) ? MAPS[name] : undefined;
  const place = name === "kube-root-ca.crt" || namespaceOf(object) === "kube-system";
  return (
    known !== undefined &&
    place &&
    hasFields(object, "data") &&
    hasOnly(object, {}, { "kubernetes.io/description": undefined }) &&
    Object.entries(at(object, "data") ?? {}).every(
      ([key, value]) => Object.hasOwn(known, key) && known[key]?.test(String(value)),
    )
  );
}

/** A sign of life names who has it, and leads nowhere; that of an API server names an address. */
function isOwnLease(object: KubernetesObject, world: World): boolean {
  const namespace = namespaceOf(object);
  if (namespace === "kube-node-lease")
    return world.cluster.nodes.has(nameOf(object)) && hasOnly(object, {});
  const peer = "kubernetes.io/peer-advertise-address";
  const address = textAt(object, "metadata", "annotations", peer);
  const labels = {
    "apiserver.kubernetes.io/identity": "kube-apiserver",
    "kubernetes.io/hostname": undefined,
  };
  return (
    namespace === "kube-system" &&
    hasOnly(object, labels, { [peer]: undefined }) &&
    (address === undefined || isHere(String(address), world))
  );
}

/** An account without content; its rights come from bindings, which are evaluated. */
function isOwnAccount(object: KubernetesObject): boolean {
  const [namespace, name] = [namespaceOf(object), nameOf(object)];
  return (
    Object.hasOwn(SYSTEM_NAMESPACES, namespace) &&
    (name === "default" || isBuiltInAccount(namespace, name)) &&
    hasFields(object) &&
    hasOnly(object, {}) &&
    items(object, "secrets").length === 0
  );
}

/** The registered drivers of a node. */
function isOwnDrivers(object: KubernetesObject, { cluster, provisioners }: World): boolean {
  const drivers = items(object, "spec", "drivers").map((driver) => String(at(driver, "name")));
  return cluster.nodes.has(nameOf(object)) && drivers.every((one) => provisioners.includes(one));
}

/** A volume of the cluster at a node, by a registered driver; the volume itself is evaluated. */
function isOwnAttachment(object: KubernetesObject, { cluster, provisioners }: World): boolean {
  return (
    provisioners.includes(String(at(object, "spec", "attacher"))) &&
    cluster.nodes.has(String(at(object, "spec", "nodeName"))) &&
    at(object, "spec", "source", "inlineVolumeSpec") === undefined
  );
}
