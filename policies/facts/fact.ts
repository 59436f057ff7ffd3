/** The input of every policy: plain facts, the same from each enforcement point. */

import type { LabelPlace } from "../labels/labels.ts";
import type { Attributes } from "./attributes.ts";
import { UNKNOWN, type Unknown } from "./unknown.ts";

export { UNKNOWN, type Unknown };

/** The effects of a resource on data. */
export const EFFECTS = ["stores", "moves", "processes", "exposes", "grants", "names"] as const;
export type Effect = (typeof EFFECTS)[number];

/** One resource that does something with data, as one enforcement point sees it. */
export interface Fact extends Attributes {
  /** Its location for people: a URN, or `file:line: path`. */
  readonly subject: string;
  /** Its type: a Pulumi type token, or `estate:<what>` for the data itself. */
  readonly type: string;
  /**
   * True for a call to a plugin or the engine: an alliance admits packages for the resources they create, not for
   * calls.
   */
  readonly asks?: boolean | undefined;
  /** Its effects on data; `undefined` when its type is not classified at all. */
  readonly effects: readonly Effect[] | undefined;
  /** Data class; absent when it carries no class. */
  readonly dataClass?: string | Unknown | undefined;
  /** Country (ISO 3166-1 alpha-2) that owns the data; absent when it carries no owner. */
  readonly owner?: string | Unknown | undefined;
  /** Tenant in its labels; absent when it has no such label. */
  readonly tenant?: string | Unknown | undefined;
  /** Site in its labels; absent when it has no such label. */
  readonly labelledSite?: string | Unknown | undefined;
  /** The place of labels in its type; absent where it cannot, and for all that is not a resource. */
  readonly labelPlace?: LabelPlace | undefined;
  /** True when its API has no place for labels: its data is evaluated with its labelled parent. */
  readonly labelledByParent?: boolean | undefined;
  /** OpenStack region that the resource itself requests; absent when it follows its connection. */
  readonly region?: string | Unknown | undefined;
  /** The connection it is created through; absent when it needs none (random values, components). */
  readonly connection?: Connection | Unknown | undefined;
  /** The Kubernetes cluster it goes to, from its provider; absent for all that is not Kubernetes. */
  readonly cluster?: Cluster | Unknown | undefined;
  /** The Kubernetes objects it is made of: one, or those of a list. */
  readonly objects?: readonly KubernetesObject[] | undefined;
  /** True when only a part of the objects is visible (a patch, a read): absent fields may exist. */
  readonly partial?: boolean | undefined;
}

/** A Kubernetes object as it would be sent, with `UNKNOWN` for each value that is not known yet. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** The destination of a Kubernetes provider's requests. */
export interface Cluster {
  /** True for the engine's default provider, which is not declared and depends on the environment. */
  readonly implicit?: boolean | undefined;
  /** `<site>/<tenant>/<cluster>`, the provider's `clusterIdentifier`. */
  readonly identifier?: string | Unknown | undefined;
  /** Its kubeconfig; `UNKNOWN` before the cluster is there, absent when the environment decides. */
  readonly kubeconfig?: Kubeconfig | Unknown | undefined;
  /**
   * The parts of its kubeconfig that lead elsewhere or that other readers parse differently; absent if there are none.
   */
  readonly flaws?: readonly KubeconfigFlaw[] | undefined;
  /** Namespace of objects that name none themselves; absent when not set. */
  readonly namespace?: string | Unknown | undefined;
  /** Folder it writes manifests to instead of sending them. */
  readonly rendersTo?: string | Unknown | undefined;
}

/** The part of a kubeconfig that policies need; `"unreadable"` for a path, a malformed text or a command. */
export type Kubeconfig = "unreadable" | readonly Server[];

/** One thing in a kubeconfig that is denied; each kind is a case of the rule cluster. */
export interface KubeconfigFlaw {
  readonly kind:
    | "syntax"
    | "path"
    | "unlisted"
    | "command"
    | "file"
    | "password"
    | "impersonates"
    | "disguised"
    | "dangling";
  /** The field (`users[0].user.exec`) or the place in the text (`kubeconfig:3:1`); never a value. */
  readonly at: string;
}

/** One API server that a kubeconfig names. */
export interface Server {
  /** Its URL. */
  readonly url: string;
  /** True when requests go through a proxy, or the server's certificate is not checked. */
  readonly disguised: boolean;
}

/** The destination of a provider's requests. */
export interface Connection {
  /** True for the engine's default provider, which is not declared and depends on the environment. */
  readonly implicit?: boolean | undefined;
  /** Entry of clouds.yaml; the provider prefers it to `authUrl`. */
  readonly cloud?: string | Unknown | undefined;
  /** Identity (Keystone) URL. */
  readonly authUrl?: string | Unknown | undefined;
  /** Region of the provider. */
  readonly region?: string | Unknown | undefined;
  /** Service endpoints that override the catalogue, by service type. */
  readonly endpointOverrides?: Readonly<Record<string, string | Unknown>> | Unknown | undefined;
  /** True when the certificates of the endpoints are not checked, so that any server may reply. */
  readonly unchecked?: boolean | Unknown | undefined;
}

/** All resources that a stack declares or has recorded, together. */
export interface StackFact {
  readonly facts: readonly Fact[];
  /** Whether the complete stack is visible: in a targeted run or a failed preview it is not. */
  readonly whole: boolean;
  /** Whether only the dependencies of one resource are visible; the rest of the stack may serve other tenants. */
  readonly part?: boolean;
}

/** The state store of a stack, and the key that protects the secrets in it. */
export interface StateFact {
  readonly backendUrl?: string | undefined;
  /** Whether only the key is known: a recorded state names its provider, but not where it is kept. @default false */
  readonly keyOnly?: boolean;
  readonly secretsProvider?: string | undefined;
  /** From the run's environment; absent where the run is not visible, as with a recorded state. */
  readonly environment?: { readonly vault?: string | undefined } | undefined;
}
