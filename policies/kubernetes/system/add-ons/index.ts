/**
 * The add-ons that a cluster's driver installs in the cluster's own namespace. A name proves nothing: an object that is
 * one of theirs by everything that matters may break the rules that are named here for its kind, and no other rule.
 */
import type { KubernetesObject } from "../../../facts/fact.ts";
import { own } from "../../../values/own.ts";
import type { Violation } from "../../../violations.ts";
import { at, groupOf, isBuiltin, items, textAt } from "../../objects/read.ts";
import { isOwnEndpoints } from "../addresses.ts";
import { hasFields } from "../metadata.ts";
import { isAdded, isBindingOf, isWithin, keyOf } from "../roles.ts";
import type { World } from "../world.ts";
import { calico } from "./calico.ts";
import { coredns, kubelet, kubeProxy } from "./kubeadm.ts";
import { type AddOn, type Is, NAMESPACE, type Notes, type Workload } from "./model.ts";
import { metricsServer, problemDetector } from "./monitoring.ts";
import { cinder, cloudController, nodeGroups } from "./openstack.ts";
import { isPodOf } from "./pods.ts";

/** By the name that reports give them. */
export const ADD_ONS: Readonly<Record<string, AddOn>> = {
  calico,
  "cinder-csi": cinder,
  coredns,
  "kube-proxy": kubeProxy,
  "metrics-server": metricsServer,
  "node-problem-detector": problemDetector,
  "openstack-cloud-controller-manager": cloudController,
};
const ALL = Object.values(ADD_ONS);

/** Rights that Kubernetes adds to its roles `admin`, `edit` and `view`. */
export const ADDED: readonly string[] = ALL.flatMap(({ roles = {}, aggregated = [] }) =>
  aggregated.flatMap((key) => roles[key] ?? []),
);

/** In the cluster's own namespace. */
const SYSTEM = "protected-enforcement system";
/** Named like a role of Kubernetes. */
const NAMED = "protected-enforcement own";
const RIGHTS = ["wildcard", "everywhere", "powers", "added"].map((one) => `wildcard-rights ${one}`);
const SUBJECTS = ["power", "stranger"].map((one) => `wildcard-rights ${one}`);
/** The node's network, its ports and its files, as far as the entry has them. */
const NODE = ["host-access namespace", "host-access port", "volume-source podVolume"];
/** Fields whose values are compared with the entry. */
const COMPARED =
  /\.(containers|initContainers)\[\d+\]\.(securityContext\.(privileged|capabilities\.add)|volumeMounts\[\d+\]\.mountPropagation)$/;

interface Allowed {
  readonly is: Is;
  /** Rules and cases that it may break. */
  readonly may: readonly string[];
  /** Fields that may be unclassified. */
  readonly fields?: RegExp;
}

const pods = (is: Is): Allowed => ({ is, may: [SYSTEM, ...NODE], fields: COMPARED });

/** By kind: whether an object is that of an add-on, and what such an object may break. */
const KINDS: Readonly<Record<string, Allowed>> = {
  APIService: { is: isApi, may: [], fields: /^spec\.insecureSkipTLSVerify$/ },
  ClusterRole: { is: isRole, may: [NAMED, ...RIGHTS] },
  ClusterRoleBinding: { is: isBinding, may: [NAMED, ...SUBJECTS] },
  ConfigMap: { is: isMap, may: [SYSTEM] },
  ControllerRevision: pods(isRevision),
  DaemonSet: pods(isWorkload("DaemonSet")),
  Deployment: pods(isWorkload("Deployment")),
  Endpoints: { is: isEndpoints, may: [SYSTEM] },
  EndpointSlice: { is: isEndpoints, may: [SYSTEM] },
  Pod: pods(isPod),
  PodDisruptionBudget: { is: isBudget, may: [SYSTEM] },
  ReplicaSet: pods(isReplicaSet),
  Role: { is: isRole, may: [SYSTEM, ...RIGHTS] },
  RoleBinding: { is: isBinding, may: [SYSTEM, ...SUBJECTS] },
  Secret: { is: isSecret, may: [SYSTEM] },
  Service: { is: isService, may: [SYSTEM] },
  ServiceAccount: { is: isAccount, may: [SYSTEM] },
};

/** The violations that remain without what the object's add-on may break. */
export function withoutAddOns(
  object: KubernetesObject,
  violations: readonly Violation[],
  world: World,
): readonly Violation[] {
  const { kind } = object;
  if (!isBuiltin(object, kind)) return isCustom(object) ? [] : violations;
  const allowed = own(KINDS, kind);
  if (allowed === undefined || !allowed.is(object, world)) return violations;
  return violations.filter(({ rule, case: found, values }) => {
    const isField = rule === "unclassified-property" && allowed.fields?.test(String(values.at));
    return !isField && !allowed.may.includes(`${rule} ${found}`);
  });
}

/** The object without what add-ons write on objects of others: it says where a pod or a node is, and leads nowhere. */
export function withoutNotes<Of extends KubernetesObject>(object: Of, world: World): Of {
  if (!isBuiltin(object, object.kind)) return object;
  return withoutNoted(withoutNoted(object, "labels", world), "annotations", world);
}

function withoutNoted<Of extends KubernetesObject>(
  object: Of,
  place: "labels" | "annotations",
  world: World,
): Of {
  const known = NOTES.map((notes) => own(notes, object.kind)?.[place] ?? {});
  const given = Object.entries((at(object, "metadata", place) ?? {}) as object);
  const isNote = ([key, text]: readonly [string, unknown]) =>
    known.some((one) => own(one, key)?.(String(text), world) === true);
  if (!given.some(isNote)) return object;
  const metadata = at(object, "metadata") as object;
  const left = Object.fromEntries(given.filter((one) => !isNote(one)));
  return { ...object, metadata: { ...metadata, [place]: left } };
}

const NOTES: readonly Notes[] = [kubelet, nodeGroups, ...ALL.map(({ notes = {} }) => notes)];
/** Bookkeeping of an add-on: it has the known fields and no other. */
function isCustom(object: KubernetesObject): boolean {
  const key = `${groupOf(object.apiVersion)} ${object.kind}`;
  const fields = Object.keys((at(object, "spec") ?? {}) as object);
  return (
    hasFields(object, "spec") &&
    ALL.some(
      ({ custom = {} }) =>
        own(custom, key) !== undefined &&
        fields.every((field) => own(custom, key)?.includes(field)),
    )
  );
}

function nameOf(object: KubernetesObject): string {
  return String(textAt(object, "metadata", "name"));
}

function isPlaced(object: KubernetesObject): boolean {
  return textAt(object, "metadata", "namespace") === NAMESPACE;
}

function some(holds: (workload: Workload) => boolean): boolean {
  return ALL.some(({ workloads }) => workloads.some(holds));
}

const TEMPLATE = ["spec", "template", "spec"];

function isWorkload(kind: Workload["kind"]): Is {
  return (object, world) =>
    isPlaced(object) &&
    some(
      (workload) =>
        workload.kind === kind &&
        workload.name === nameOf(object) &&
        isPodOf(workload, at(object, ...TEMPLATE), world),
    );
}

/** Parts of the names that controllers give: of a revision, and of a pod. */
const HASH = "[a-z0-9]{1,10}";
const POD = "[a-z0-9]{5}";

function isNamed(object: KubernetesObject, name: string, ...parts: readonly string[]): boolean {
  return isPlaced(object) && new RegExp(`^${[name, ...parts].join("-")}$`).test(nameOf(object));
}

function isReplicaSet(object: KubernetesObject, world: World): boolean {
  return some(
    (workload) =>
      workload.kind === "Deployment" &&
      isNamed(object, workload.name, HASH) &&
      isPodOf(workload, at(object, ...TEMPLATE), world),
  );
}

function isRevision(object: KubernetesObject, world: World): boolean {
  return some(
    (workload) =>
      workload.kind === "DaemonSet" &&
      isNamed(object, workload.name, HASH) &&
      isPodOf(workload, at(object, "data", ...TEMPLATE), world),
  );
}

function isPod(object: KubernetesObject, world: World): boolean {
  return some((workload) => {
    const parts = workload.kind === "DaemonSet" ? [POD] : [HASH, POD];
    return isNamed(object, workload.name, ...parts) && isPodOf(workload, at(object, "spec"), world);
  });
}

function isBudget(object: KubernetesObject): boolean {
  return isPlaced(object) && some(({ name }) => name === nameOf(object));
}

/** An account without content; its rights come from bindings, which are compared. */
function isAccount(object: KubernetesObject): boolean {
  const name = nameOf(object);
  const subject = `ServiceAccount ${NAMESPACE}/${name}`;
  const isBound = ({ bindings = {} }: AddOn) =>
    Object.values(bindings).some((binding) => binding.includes(subject));
  return (
    isPlaced(object) &&
    (some(({ account }) => account === name) || ALL.some(isBound)) &&
    hasFields(object, "automountServiceAccountToken") &&
    items(object, "secrets").length === 0
  );
}

function isRole(object: KubernetesObject): boolean {
  const key = keyOf(object);
  return ALL.some(
    ({ roles = {}, aggregated = [] }) =>
      Object.hasOwn(roles, key) &&
      (!isAdded(object) || aggregated.includes(key)) &&
      isWithin(object, roles[key] ?? []),
  );
}

function isBinding(object: KubernetesObject): boolean {
  const key = keyOf(object);
  return ALL.some(
    ({ bindings = {} }) => Object.hasOwn(bindings, key) && isBindingOf(object, bindings[key] ?? []),
  );
}

function isMap(object: KubernetesObject, world: World): boolean {
  const name = nameOf(object);
  const texts = Object.entries((at(object, "data") ?? {}) as Readonly<Record<string, unknown>>);
  return (
    isPlaced(object) &&
    hasFields(object, "data") &&
    ALL.some(({ maps = {} }) => {
      const known = own(maps, name);
      return (
        known !== undefined &&
        texts.every(([key, text]) => own(known, key)?.(String(text), world) === true)
      );
    })
  );
}

/** The login of the cloud's own parts; its values are not read. */
function isSecret(object: KubernetesObject): boolean {
  return (
    isPlaced(object) &&
    at(object, "type") === "Opaque" &&
    ALL.some(({ secrets = [] }) => secrets.includes(nameOf(object)))
  );
}

function isService(object: KubernetesObject): boolean {
  const name = nameOf(object);
  const selector = Object.entries((at(object, "spec", "selector") ?? {}) as object);
  return (
    isPlaced(object) &&
    [undefined, "ClusterIP"].includes(textAt(object, "spec", "type") as string | undefined) &&
    items(object, "spec", "externalIPs").length === 0 &&
    ALL.some(({ services = {} }) => {
      const known = own(services, name);
      return (
        known !== undefined &&
        selector.length === Object.keys(known.selector).length &&
        selector.every(([key, value]) => known.selector[key] === value) &&
        items(object, "spec", "ports").every((port) =>
          known.ports.includes(at(port, "port") as number),
        )
      );
    })
  );
}

/** The addresses of the add-on's own pods, for its Service. */
function isEndpoints(object: KubernetesObject, world: World): boolean {
  const service =
    object.kind === "Endpoints"
      ? nameOf(object)
      : String(textAt(object, "metadata", "labels", "kubernetes.io/service-name"));
  return (
    isPlaced(object) &&
    ALL.some(({ services = {} }) => Object.hasOwn(services, service)) &&
    isOwnEndpoints(object, world)
  );
}

/** The API server asks the add-on's own Service for figures. */
function isApi(object: KubernetesObject): boolean {
  const name = nameOf(object);
  const { group, version, service } = (at(object, "spec") ?? {}) as Readonly<
    Record<string, unknown>
  >;
  return (
    name === `${version}.${group}` &&
    at(service, "namespace") === NAMESPACE &&
    ALL.some(({ apis = {} }) => own(apis, name) === textAt(service, "name"))
  );
}
