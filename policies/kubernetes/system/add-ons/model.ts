/** An add-on that a cluster's driver installs, by what matters in its objects: each entry allows that much and no more. */
import type { KubernetesObject } from "../../../facts/fact.ts";
import type { World } from "../world.ts";

/** The namespace of all add-ons. */
export const NAMESPACE = "kube-system";

export interface Container {
  /** Paths of its image below the site's mirror; drivers name it with or without the folder of its maker. */
  readonly images: readonly string[];
  /** Each word of its command, and of the commands of its probes and hooks, is one of these. */
  readonly words?: readonly RegExp[];
  /** Its variables, and the values that may be written beside a name. */
  readonly env?: Readonly<Record<string, RegExp>>;
  /** @default false */
  readonly privileged?: boolean;
  /** Capabilities that are added. */
  readonly capabilities?: readonly string[];
  /** Ports of the node: a server gives a pod in the node's network those of its containers. */
  readonly ports?: readonly number[];
  /** Volumes whose mounts the node sees, too. */
  readonly propagates?: readonly string[];
}

export interface Workload {
  readonly kind: "DaemonSet" | "Deployment";
  readonly name: string;
  /** Its service account. */
  readonly account: string;
  /** Whether it uses the node's network. @default false */
  readonly hostNetwork?: boolean;
  /** Files and folders of the node. */
  readonly files?: readonly string[];
  /** ConfigMaps and Secrets. */
  readonly sources?: readonly string[];
  readonly containers: Readonly<Record<string, Container>>;
  readonly initContainers?: Readonly<Record<string, Container>>;
}

/** Whether a text of a ConfigMap leads nowhere. */
export type Holds = (text: string, world: World) => boolean;

/** A Service inside the cluster. */
export interface Inside {
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
}

export interface AddOn {
  readonly workloads: readonly Workload[];
  /** Rights, in the lines of `roles.json`, by kind, namespace and name. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** Those of its roles that Kubernetes adds to `admin`, `edit` and `view`. */
  readonly aggregated?: readonly string[];
  /** The role and then the subjects, by kind, namespace and name. */
  readonly bindings?: Readonly<Record<string, readonly string[]>>;
  /** By name and key. */
  readonly maps?: Readonly<Record<string, Readonly<Record<string, Holds>>>>;
  readonly services?: Readonly<Record<string, Inside>>;
  readonly secrets?: readonly string[];
  /** Its API, by the name of the APIService: the Service that serves it. */
  readonly apis?: Readonly<Record<string, string>>;
  /** Its bookkeeping: the only fields of `spec`, by API group and kind. */
  readonly custom?: Readonly<Record<string, readonly string[]>>;
  readonly notes?: Notes;
}

/** Labels and annotations that a program writes on objects of others, by kind and key. */
export type Notes = Readonly<
  Record<string, Partial<Record<"labels" | "annotations", Readonly<Record<string, Holds>>>>>
>;

/** A word, which leads nowhere as a label. */
export const isWord: Holds = (text) => /^[\w.-]*$/.test(text);

/** Whether an object is that of an add-on. */
export type Is = (object: KubernetesObject, world: World) => boolean;
