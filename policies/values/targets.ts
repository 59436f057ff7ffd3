/** Targets of data copies, as replication and backup settings write them, compared with a contract's entries. */

import type { Site } from "../alliance/model.ts";
import { isInside, isNetwork } from "./addresses.ts";
import { isUnderDomain } from "./domains.ts";

/** The form that both evaluations, this one and CEL's, read alike: no userinfo, escape, query or upper case. */
export const PLAIN_TARGET = "^(https?://)?[a-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$";

/**
 * A Service of the cluster itself; other rules evaluate where it leads. It begins with a letter: many parsers read
 * 134744072 as 8.8.8.8.
 */
export const IN_CLUSTER =
  "^(https?://)?[a-z][a-z0-9-]*([.][a-z0-9-]+[.]svc([.]cluster[.]local)?)?(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$";

/** Target to which Swift's container sync copies a container: `//realm/cluster/account/container`. */
export interface SyncTarget {
  readonly realm: string;
  readonly cluster: string;
}

/** Parses such a target; `undefined` for anything else. Like Swift, it ignores the case of realm and cluster. */
export function syncTarget(target: string): SyncTarget | undefined {
  const [, realm, cluster] = SYNC.exec(target) ?? [];
  return realm && cluster ? { realm, cluster } : undefined;
}

const SYNC = /^\/\/([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)\/AUTH_[0-9a-zA-Z-]+\/[^/?#\s]+$/;

const ENTRY =
  /^(https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:(0|[1-9]\d{0,4}))?(\/[A-Za-z0-9._~-]+)*|[a-z0-9-]+(\.[a-z0-9-]+)+(:(0|[1-9]\d{0,4}))?)$/;

/**
 * The pod itself by its loopback address, since its containers share one network; by name it would look like a Service.
 */
export const IN_POD =
  "^(https?://)?(127[.]0[.]0[.]1|\\[::1\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$";

/** Whether a text can be one of a contract's endpoints. */
export function isTargetEntry(text: string): boolean {
  const [, port = "1"] = /^(?:https:\/\/)?[^/:]+:(\d+)/.exec(text) ?? [];
  if (Number(port) < 1 || Number(port) > 65535 || /(^|[./])xn--/.test(text)) return false;
  return ENTRY.test(text) && !text.includes("..");
}

/** The host of a target, without scheme, port and path. */
export function hostOf(target: string): string {
  return target.replace(/^https?:\/\//, "").replace(/[:/].*$/, "");
}

/** Whether a target is in the cluster, or equals or is below one of a contract's endpoints. */
export function isCompliantTarget(target: string, endpoints: readonly string[]): boolean {
  return isInCluster(target) || isAmong(target, endpoints);
}

/** Whether a target is in the pod that sends to it. */
export function isInPod(target: string): boolean {
  return new RegExp(IN_POD).test(target);
}

/** Whether a target is a Service of the cluster itself. */
export function isInCluster(target: string): boolean {
  return !target.includes("..") && new RegExp(IN_CLUSTER).test(target);
}

/** Whether a target is a host under one of the site's domains, or one of its addresses. */
export function isOfSite(target: string, { addresses, workloads }: Site): boolean {
  const prefixes = [...addresses.ipv4, ...addresses.ipv6];
  // A prefix is inside in full or not at all: its length is not a path after an address.
  if (isNetwork(target)) return isInside(target, prefixes);
  if (target.includes("..") || !new RegExp(PLAIN_TARGET).test(target)) return false;
  const host = hostOf(target);
  return (
    isInside(host, prefixes) || workloads.domains.some((domain) => isUnderDomain(host, domain))
  );
}

/** Whether a target is an address inside one of the entries, or equals or is below one of them. */
export function isAmong(target: string, entries: readonly string[]): boolean {
  const networks = entries.filter(isNetwork);
  if (isInside(target, networks)) return true;
  if (target.includes("..") || !new RegExp(PLAIN_TARGET).test(target)) return false;
  const texts = [target, target.replace(/^https:\/\//, "")];
  return (
    isInside(hostOf(target), networks) ||
    entries.some((entry) => texts.some((text) => isAt(text, entry)))
  );
}

/** The match ends at a boundary: the end of a host, port or path segment; an entry without a port matches any port. */
function isAt(target: string, entry: string): boolean {
  const portless = !/:\d+/.test(entry) && !entry.startsWith("https://");
  return (
    target === entry ||
    target.startsWith(`${entry}/`) ||
    (portless && target.startsWith(`${entry}:`))
  );
}
