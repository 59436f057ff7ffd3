/** What the law is asked about: plain facts, the same whichever gate saw them. */

import type { LabelPlace } from "../labels/labels.ts";
import type { Attributes } from "./attributes.ts";
import { UNKNOWN, type Unknown } from "./unknown.ts";

export { UNKNOWN, type Unknown };

/** What a thing does with data. */
export const EFFECTS = ["stores", "moves", "processes", "exposes", "grants", "names"] as const;
export type Effect = (typeof EFFECTS)[number];

/** One thing that does something with data, as one gate saw it. */
export interface Fact extends Attributes {
  /** Where a person finds it: a URN, or `file:line: path`. */
  readonly subject: string;
  /** Its type: a Pulumi type token, or `estate:<what>` for the data itself. */
  readonly type: string;
  /** True for a question to a plugin or the engine: an alliance admits packages for what they make. */
  readonly asks?: boolean | undefined;
  /** What it does with data; `undefined` when its type is not classified at all. */
  readonly effects: readonly Effect[] | undefined;
  /** Data class; absent when it carries no class. */
  readonly dataClass?: string | Unknown | undefined;
  /** Country (ISO 3166-1 alpha-2) that owns the data; absent when it carries no owner. */
  readonly owner?: string | Unknown | undefined;
  /** Tenant it says it belongs to; absent when it says none. */
  readonly tenant?: string | Unknown | undefined;
  /** Site it says it is at; absent when it says none. */
  readonly labelledSite?: string | Unknown | undefined;
  /** Where its type carries labels; absent where it cannot, and for what is no resource. */
  readonly labelPlace?: LabelPlace | undefined;
  /** True when its API has no place for labels: its data is judged where its labelled parent is. */
  readonly labelledByParent?: boolean | undefined;
  /** OpenStack region the thing itself asks for; absent when it follows its connection. */
  readonly region?: string | Unknown | undefined;
  /** The connection it is made through; absent when it needs none (random values, components). */
  readonly connection?: Connection | Unknown | undefined;
  /** The Kubernetes cluster it goes to, as its provider says; absent for all that is not Kubernetes. */
  readonly cluster?: Cluster | Unknown | undefined;
  /** The Kubernetes objects it is made of: one, or those of a list. */
  readonly objects?: readonly KubernetesObject[] | undefined;
  /** True when the gate sees only a part of the objects (a patch, a read): what is absent may be there. */
  readonly partial?: boolean | undefined;
}

/** A Kubernetes object as it would be sent, with `UNKNOWN` for what the gate could not see. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** Where a Kubernetes provider would send its requests. */
export interface Cluster {
  /** True for the engine's default provider, which nobody declared and the environment decides. */
  readonly implicit?: boolean | undefined;
  /** `<site>/<tenant>/<cluster>`, the provider's `clusterIdentifier`. */
  readonly identifier?: string | Unknown | undefined;
  /** Its kubeconfig; `UNKNOWN` before the cluster is there, absent when the environment decides. */
  readonly kubeconfig?: Kubeconfig | Unknown | undefined;
  /** What in its kubeconfig leads elsewhere, or is read differently by others; absent when nothing does. */
  readonly flaws?: readonly KubeconfigFlaw[] | undefined;
  /** Namespace of the objects that name none themselves; absent when nobody says one. */
  readonly namespace?: string | Unknown | undefined;
  /** Folder it writes manifests to instead of sending them. */
  readonly rendersTo?: string | Unknown | undefined;
}

/** What the law needs of a kubeconfig; `"unreadable"` for a path, a malformed text or a command. */
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
  /** True when a proxy is asked instead, or the server's certificate is not checked. */
  readonly disguised: boolean;
}

/** Where a provider would send its requests. */
export interface Connection {
  /** True for the engine's default provider, which nobody declared and the environment decides. */
  readonly implicit?: boolean | undefined;
  /** Entry of clouds.yaml; the provider prefers it to `authUrl`. */
  readonly cloud?: string | Unknown | undefined;
  /** Identity (Keystone) URL. */
  readonly authUrl?: string | Unknown | undefined;
  /** Region of the provider. */
  readonly region?: string | Unknown | undefined;
  /** Service endpoints that override the catalogue, by service type. */
  readonly endpointOverrides?: Readonly<Record<string, string | Unknown>> | Unknown | undefined;
  /** True when the certificates of the endpoints are not checked, so that anybody may answer there. */
  readonly unchecked?: boolean | Unknown | undefined;
}

/** All that a stack declares or has recorded, seen at once. */
export interface StackFact {
  readonly facts: readonly Fact[];
  /** Whether the gate saw the stack whole: a targeted run or a failed preview is not. */
  readonly whole: boolean;
  /** Whether only what one resource leads to is there: whom the stack serves otherwise, it does not show. */
  readonly part?: boolean;
}

/** Where a stack records its state, and which key protects the secrets in it. */
export interface StateFact {
  readonly backendUrl?: string | undefined;
  readonly secretsProvider?: string | undefined;
  /** What the run's environment decides; absent where the gate does not see the run, as with a recorded state. */
  readonly environment?: { readonly vault?: string | undefined } | undefined;
}
