/** The destinations of a resource's data, and its administration. */
import type { Unknown } from "./unknown.ts";

/** A kind of destination in the registry; `registries`: of a site's workloads, `hosts`: its domains and addresses. */
export type FlowKind =
  | "logs"
  | "metrics"
  | "traces"
  | "images"
  | "dns"
  | "ntp"
  | "proxy"
  | "registries"
  | "hosts";

/** One place that a resource sends data to, or takes trusted content from. */
export interface Sink {
  /** The site's lists that may name it, any one of them; empty when no list could. */
  readonly kinds: readonly FlowKind[];
  /** The field that names it, `dnsNameservers`. */
  readonly field: string;
  /** An address, `host[:port]` or a URL. */
  readonly target: string | Unknown;
}

/** The URL of a secret in a key manager. */
export interface KeyReference {
  /** The field that names it, `defaultTlsContainerRef`. */
  readonly field: string;
  readonly target: string | Unknown;
}

/** The use of keys and secrets of the site's key managers. */
export interface KeyUse {
  /** True when the resource is itself stored in the key manager of its connection. */
  readonly kept?: boolean | undefined;
  readonly references?: readonly KeyReference[];
}

/** One copy that the cloud itself makes and keeps up to date. */
export interface Copy {
  /** The field that names it, `containerSyncTo`. */
  readonly field: string;
  /** The target; absent when the field does not name one. */
  readonly target?: string | Unknown | undefined;
  /** The contract that the field names where it cannot name the target. */
  readonly contract?: string | Unknown | undefined;
}

/** One port or address through which administrators get in. */
export interface WayIn {
  /** The field that opens it, `remoteIpPrefix`. */
  readonly field: string;
  /** Address or prefix it is open to; absent when it is open to everyone. */
  readonly source?: string | Unknown | undefined;
  /** True for a port that another resource opens, so that its sources cannot be seen here. */
  readonly behind?: boolean | undefined;
}

/** One name that a resource answers for in the site's DNS. */
export interface ServedName {
  /** The field that names it, `name`. */
  readonly field: string;
  /** In lower case, without the root's dot; `*.` stands for each name below. */
  readonly name: string;
  /** Whether it also answers for all names below it. */
  readonly whole: boolean;
}

/** A role by its name, or by an id that does not reveal the name. */
export type RoleName = string | Unknown | { readonly id: string | Unknown };

/** All roles of its creator. */
export const ALL = { all: true } as const;

export interface DataFlows {
  /** Destinations of its logs, DNS queries and requests; absent when it names none. */
  readonly sinks?: readonly Sink[] | undefined;
  /** Names it answers for; absent when there are none. */
  readonly served?: readonly ServedName[] | undefined;
  /** Destinations of copies of its data; absent when nothing copies it. */
  readonly copies?: readonly Copy[] | undefined;
  /** Ports of administration it opens, and to whom; absent when it opens none. */
  readonly waysIn?: readonly WayIn[] | undefined;
  /** The roles it grants, creates or requests; absent when there are none. */
  readonly roles?: readonly (RoleName | typeof ALL)[] | undefined;
  /** Its keys; absent when it has none. */
  readonly keys?: KeyUse | undefined;
}
