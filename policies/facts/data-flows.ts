/** Where a thing sends data, and who administers it. */
import type { Unknown } from "./unknown.ts";

/** What flows: one of the registry's `flows`; `registries` are a site's workloads', `hosts` its domains and addresses. */
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

/** One place a thing sends data to, or takes what it trusts from. */
export interface Sink {
  /** Which of the site's lists may name it, any of them; none when no list could. */
  readonly kinds: readonly FlowKind[];
  /** Where the thing says it, `dnsNameservers`. */
  readonly field: string;
  /** An address, `host[:port]` or a URL. */
  readonly target: string | Unknown;
}

/** The URL of something a key manager keeps. */
export interface KeyReference {
  /** Where the thing says it, `defaultTlsContainerRef`. */
  readonly field: string;
  readonly target: string | Unknown;
}

/** What a thing does with keys and secrets of the site's key managers. */
export interface KeyUse {
  /** True when the key manager of its connection keeps what it is. */
  readonly kept?: boolean | undefined;
  readonly references?: readonly KeyReference[];
}

/** One copy that the cloud itself makes and keeps up to date. */
export interface Copy {
  /** Where the thing says it, `containerSyncTo`. */
  readonly field: string;
  /** Where to; absent when that is not written there. */
  readonly target?: string | Unknown | undefined;
  /** The contract it names, where it cannot say where to. */
  readonly contract?: string | Unknown | undefined;
}

/** One way in for those who administer. */
export interface WayIn {
  /** Where the thing says it, `remoteIpPrefix`. */
  readonly field: string;
  /** Address or prefix it is open to; absent when it is open to everybody. */
  readonly source?: string | Unknown | undefined;
  /** True for a port that something else lets people in to, and nobody here can say whom. */
  readonly behind?: boolean | undefined;
}

/** One name that a thing answers for in the site's DNS. */
export interface ServedName {
  /** Where the thing says it, `name`. */
  readonly field: string;
  /** In small letters, without the root's dot; `*.` stands for each name below. */
  readonly name: string;
  /** Whether for all names below it as well. */
  readonly whole: boolean;
}

/** A role by its name, or by an id that says no name. */
export type RoleName = string | Unknown | { readonly id: string | Unknown };

/** All roles of its creator. */
export const ALL = { all: true } as const;

export interface DataFlows {
  /** Where it sends logs, names to resolve, requests; absent when it names no such place. */
  readonly sinks?: readonly Sink[] | undefined;
  /** Names it answers for; absent when there are none. */
  readonly served?: readonly ServedName[] | undefined;
  /** Where its data is copied to; absent when nothing copies it. */
  readonly copies?: readonly Copy[] | undefined;
  /** Ports of administration it opens, and to whom; absent when it opens none. */
  readonly waysIn?: readonly WayIn[] | undefined;
  /** The roles it gives or makes, or asks for; absent when there are none. */
  readonly roles?: readonly (RoleName | typeof ALL)[] | undefined;
  /** Its keys; absent when it has none. */
  readonly keys?: KeyUse | undefined;
}
