/** Evaluates every listable object of a running cluster by the rules of a plan, page by page. Read-only. */
import type { ClusterApi } from "../../../operations/clusters/api/client.ts";
import {
  type ApiResource,
  discover,
  nameOf,
  reasonOf,
  type Unread,
} from "../../../operations/clusters/api/discovery.ts";
import { type LiveObject, pages } from "../../../operations/clusters/api/list.ts";
import type { EvaluationContext } from "../../../policies/context.ts";
import { evaluate, evaluateStack } from "../../../policies/evaluate.ts";
import type { Fact } from "../../../policies/facts/fact.ts";
import {
  at,
  groupOf,
  isBuiltin,
  items,
  textAt,
} from "../../../policies/kubernetes/objects/read.ts";
import { withoutNotes } from "../../../policies/kubernetes/system/add-ons/index.ts";
import { notOwn } from "../../../policies/kubernetes/system/own.ts";
import { ClusterIndex, READ_FIRST, type World } from "../../../policies/kubernetes/system/world.ts";
import { RESOURCE_RULES, STACK_RULES } from "../../../policies/rules/index.ts";
import { own } from "../../../policies/values/own.ts";
import type { Violation } from "../../../policies/violations.ts";
import type { BaselineObject } from "../../../stacks/layers/baseline.ts";
import { type AuditResult, type AuditResults, concerns } from "../results.ts";
import { type ClusterName, connectionTo, factOf, subjectOf } from "./fact.ts";
import { Orders } from "./ordered.ts";
import { ordered } from "./violations.ts";

/** What a cluster is compared with. */
export interface ClusterOrders {
  readonly name: ClusterName;
  /** With the cluster's own policy in `clusters`. */
  readonly context: EvaluationContext;
  /** Objects that the estate's files order for the cluster. */
  readonly objects: readonly BaselineObject[];
  /** Where the images of the driver's add-ons are, `host[:port][/path]`. */
  readonly mirror: string;
  /** `https://host:port` of the API server. */
  readonly server: string;
}

export interface ClusterResults extends AuditResults {
  /** Objects that were read. */
  readonly objects: number;
  /** Parts of the API that were not read, and why. */
  readonly unread: readonly Unread[];
}

/** Kinds in which Kubernetes' components only report; no rule reads them. */
const REPORTS = ["componentstatuses", "events", "events.events.k8s.io"];
/** Kinds that rules about a whole stack compare with each other; custom kinds as well. */
const RELATED = ["Namespace", "NetworkPolicy"];

/** Reads and evaluates a cluster; what cannot be read is listed. Throws if its API does not answer at all. */
export async function evaluateCluster(
  api: ClusterApi,
  orders: ClusterOrders,
): Promise<ClusterResults> {
  const { resources, unread } = await discover(api);
  const audit = new ClusterAudit(orders);
  const gaps = [...unread];
  for (const resource of inOrder(resources)) {
    try {
      for await (const page of pages(api, resource)) for (const object of page) audit.add(object);
    } catch (error) {
      gaps.push({ what: nameOf(resource), reason: reasonOf(error), resource });
    }
  }
  return audit.results(gaps);
}

function inOrder(resources: readonly ApiResource[]): ApiResource[] {
  const rank = (resource: ApiResource) => {
    const place = READ_FIRST.indexOf(nameOf(resource));
    return place === -1 ? READ_FIRST.length : place;
  };
  return resources
    .filter((resource) => !REPORTS.includes(nameOf(resource)))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The state of one audit: violations, an index of names, and the few facts that relate to each other. */
class ClusterAudit {
  readonly #orders: ClusterOrders;
  readonly #expected: Orders;
  readonly #world: World;
  readonly #raw: AuditResult[] = [];
  readonly #evaluated = new Map<string, Set<string>>();
  readonly #related: Fact[] = [];
  /** Kubernetes' own namespace for everybody, evaluated only if it holds anything else. */
  #default: LiveObject | undefined;
  #usesDefault = false;
  #objects = 0;

  constructor(orders: ClusterOrders) {
    this.#orders = orders;
    this.#expected = new Orders(orders.objects);
    const policy = own(orders.context.clusters ?? {}, orders.name);
    if (policy === undefined) throw new Error(`the context has no policy of ${orders.name}`);
    const { addresses, domains, provisioners } = policy;
    const { mirror } = orders;
    const server = new URL(orders.server).host;
    this.#world = { addresses, domains, provisioners, mirror, server, cluster: new ClusterIndex() };
    this.#addConnection();
  }

  /** Where the API server is, as a provider of a plan leads to it. */
  #addConnection(): void {
    const { name, context, server } = this.#orders;
    const fact = connectionTo(server, name);
    this.#note(fact);
    this.#found(evaluate(fact, context));
  }

  add(object: LiveObject): void {
    const { name, context } = this.#orders;
    this.#objects += 1;
    this.#world.cluster.note(object);
    if (object.kind === "Namespace" && textAt(object, "metadata", "name") === "default") {
      this.#default = object;
      return;
    }
    const is = this.#expected.compare(object);
    const estate = is === "equal";
    const subject = subjectOf(object, name, estate);
    const seen = withoutNotes(revised(object, this.#world), this.#world);
    const fact = { ...factOf(seen, name, estate), subject };
    const found = evaluate(fact, context);
    const left = notOwn(object, found, this.#world);
    const isOwn = found.length > 0 && left.length === 0;
    if (!isOwn) {
      this.#note(fact);
      this.#usesDefault ||= inDefault(object);
    }
    this.#found(left);
    if (is === "changed" && !left.some(({ rule }) => rule === "protected-enforcement")) {
      this.#found([ordered("changed", fact)]);
    }
  }

  results(unread: readonly Unread[]): ClusterResults {
    const { name, context } = this.#orders;
    this.#addDefault();
    for (const object of this.#expected.missing()) {
      if (!unread.some((part) => covers(part, object))) {
        this.#found([ordered("missing", factOf(object, name, true))]);
      }
    }
    const whole = unread.length === 0;
    this.#found(evaluateStack({ facts: this.#related, whole }, context));
    for (const rule of STACK_RULES) this.#evaluated.set(rule.name, new Set([context.site]));
    return { raw: this.#raw, evaluated: this.#evaluated, objects: this.#objects, unread };
  }

  /** The namespace without an owner is evaluated if anything but Kubernetes' own is in it. */
  #addDefault(): void {
    if (this.#default === undefined) return;
    const fact = factOf(this.#default, this.#orders.name);
    const found = evaluate(fact, this.#orders.context);
    const left = notOwn(this.#default, found, this.#world);
    if (!this.#usesDefault && left.length === 0) return;
    this.#note(fact);
    this.#found(found);
  }

  #note(fact: Fact): void {
    for (const rule of RESOURCE_RULES) {
      if (!concerns(rule, fact, this.#orders.context)) continue;
      const subjects = this.#evaluated.get(rule.name) ?? new Set();
      this.#evaluated.set(rule.name, subjects.add(fact.subject));
    }
    const [object] = fact.objects ?? [];
    if (object === undefined) return;
    if (!isBuiltin(object, object.kind) || RELATED.includes(object.kind)) this.#related.push(fact);
  }

  #found(violations: readonly Violation[]): void {
    this.#raw.push(
      ...violations.map((one): AuditResult => ({ ...one, seenIn: "inputs", marks: [] })),
    );
  }
}

/** Objects that Kubernetes puts into each namespace do not use it. */
function inDefault(object: LiveObject): boolean {
  const { namespace, name } = object.metadata;
  const own =
    (object.kind === "ConfigMap" && name === "kube-root-ca.crt") ||
    (object.kind === "ServiceAccount" && name === "default");
  return namespace === "default" && !own;
}

/**
 * The object as it is evaluated: a revision of a workload is the pods that it describes. The workload is named by its
 * unique id.
 */
function revised(object: LiveObject, { cluster }: World): LiveObject {
  if (object.kind !== "ControllerRevision" || !object.apiVersion.startsWith("apps/")) return object;
  const owners = items(object, "metadata", "ownerReferences").map((owner) => at(owner, "uid"));
  const spec = at(object, "data", "spec");
  const others = Object.keys((spec ?? {}) as object).filter((key) => key !== "template");
  if (!owners.some((uid) => cluster.revised.has(uid)) || others.length > 0) return object;
  const { $patch: _, ...template } = (at(spec, "template") ?? {}) as Record<string, unknown>;
  const { name, namespace } = object.metadata;
  return { apiVersion: "v1", kind: "PodTemplate", metadata: { name, namespace }, template };
}

/** Whether a part of the API that was not read has the kind of an object. */
function covers({ what, resource }: Unread, { apiVersion, kind }: BaselineObject): boolean {
  if (resource === undefined) return what === apiVersion;
  return groupOf(resource.apiVersion) === groupOf(apiVersion) && resource.kind === kind;
}
