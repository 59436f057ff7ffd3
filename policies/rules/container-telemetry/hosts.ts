/** Hosts that a variable's text names, and whether they are the alliance's. */

import { plainly } from "../../../output/message.ts";
import type { Alliance } from "../../alliance/model.ts";
import type { SitePolicy } from "../../cluster-policy.ts";
import { UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { WITHIN_CLUSTER } from "../../kubernetes/objects/networks.ts";
import { at, items, textAt } from "../../kubernetes/objects/read.ts";
import { isInside, isNetwork } from "../../values/addresses.ts";
import { CLUSTER_DOMAIN, isRegistrable, isUnderDomain } from "../../values/domains.ts";
import { hostOf } from "../../values/targets.ts";
import { isIdentifiers } from "./identifiers.ts";
import { bareHosts, hostsOfUrls, saysPlace, settingsIn } from "./tokens.ts";

/** Addresses of the node itself, and of anything that listens. */
const LOCAL = [...WITHIN_CLUSTER, "169.254.0.0/16", "0.0.0.0/32", "::/128"];

/**
 * A text that names a host has one of these: a dot, a colon, a number as long as an address, another variable, or a
 * letter that may stand for one of these.
 */
const ANY = /[.:$]|[^ -~\s]|\d{8}|0x/i;

/** The hosts that a variable names: those of all URLs, and bare ones where its name shows that it holds a place. */
export function hostsIn(name: string, given: string): string[] {
  if (!ANY.test(given)) return [];
  const text = plainly(given);
  const urls = hostsOfUrls(text);
  const isPlace = saysPlace(name);
  if (urls.length > 0 && !isPlace && isIdentifiers(name, text)) return [];
  const bare = isPlace ? bareHosts(name, text) : [];
  const set = settingsIn(text).flatMap(([key, value]) =>
    saysPlace(key) ? bareHosts(key, value) : [],
  );
  return [...new Set([...urls, ...bare, ...set].map((host) => host.toLowerCase()))];
}

/** Whether a host is an address, in any form: 8.8.8.8, 134744072, 0x8.8. */
function isNumeric(host: string): boolean {
  return host.includes(":") || /^(0x[0-9a-f]*|\d+)$/i.test(host.split(".").at(-1) ?? "");
}

/** Whether a host is in the cluster, private, or of one of the alliance's sites; an empty one leads nowhere. */
export function isOurs(host: string, policy: SitePolicy | undefined, { sites }: Alliance): boolean {
  if (host === "" || host === "localhost") return true;
  if (isNumeric(host)) {
    return isInside(host, [...LOCAL, ...(policy?.addresses ?? []), ...(policy?.government ?? [])]);
  }
  // One label is a Service beside it; a name that cannot be registered is one of the cluster or of the site's network.
  if (!/^[a-z0-9_.-]+$/.test(host)) return false;
  if (!host.includes(".") || host.endsWith(".svc") || isUnderDomain(host, CLUSTER_DOMAIN))
    return true;
  if (!isRegistrable(host)) return true;
  const domains = Object.values(sites).flatMap(({ workloads }) => workloads.domains);
  const { logs, metrics, traces, proxy, backups, contracts, registries } = policy ?? NOWHERE;
  const registered = [logs, metrics, traces, proxy, backups, contracts, registries].flat();
  return (
    domains.some((domain) => isUnderDomain(host, domain)) ||
    registered.some((entry) => !isNetwork(entry) && hostOf(entry) === host)
  );
}

const NOWHERE = {
  logs: [],
  metrics: [],
  traces: [],
  proxy: [],
  backups: [],
  contracts: [],
  registries: [],
};

/** Values that the kubelet gives about the pod itself: names and addresses of this cluster. */
const OF_THE_POD: Readonly<Record<string, string>> = {
  "metadata.name": "pod",
  "metadata.namespace": "namespace",
  "metadata.uid": "uid",
  "spec.nodeName": "node",
  "spec.serviceAccountName": "account",
  "status.hostIP": "127.0.0.1",
  "status.hostIPs": "127.0.0.1",
  "status.podIP": "127.0.0.1",
  "status.podIPs": "127.0.0.1",
};

/**
 * The variables of a container with their texts as Kubernetes expands them: each `$(NAME)` is one of those before it,
 * and `$$` a dollar. References to values from a Secret, a ConfigMap or an annotation stay as written, because it is
 * unknown where these lead.
 */
export function expandedIn(container: unknown): readonly Expanded[] {
  const known = new Map<string, string>();
  const open = items(container, "envFrom").length > 0;
  return items(container, "env").map((entry) => {
    const name = textAt(entry, "name") ?? "";
    const given = textAt(entry, "value");
    const text = typeof given === "string" ? replaced(given, known, open) : given;
    if (typeof name !== "string") return { name, given, text, twice: false };
    const twice = known.has(name);
    known.set(name, textOf(entry, text) ?? `$(${name})`);
    return { name, given, text, twice };
  });
}

/** One variable as the container gets it. */
export interface Expanded {
  readonly name: string | Unknown;
  /** The text as written. */
  readonly given: string | Unknown | undefined;
  readonly text: string | Unknown | undefined;
  /** Whether the container has its name already: the last one holds, and a change by name reaches only one of them. */
  readonly twice: boolean;
}

/** The text that another variable gets from this one; nothing where it is unknown. */
function textOf(entry: unknown, text: string | Unknown | undefined): string | undefined {
  if (typeof text === "string") return text;
  // Ordinary values are often known late; the update evaluates them again.
  if (text === UNKNOWN) return "";
  if (at(entry, "valueFrom", "resourceFieldRef") !== undefined) return "1";
  const path = at(entry, "valueFrom", "fieldRef", "fieldPath");
  if (path === UNKNOWN) return undefined;
  if (path !== undefined)
    return Object.hasOwn(OF_THE_POD, String(path)) ? OF_THE_POD[String(path)] : undefined;
  return at(entry, "valueFrom") === undefined ? "" : undefined;
}

/** Services of the same namespace are known to every container, unless it takes its variables from elsewhere. */
const OF_SERVICES = /^[A-Z0-9_]+_SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)$/;

function replaced(text: string, known: ReadonlyMap<string, string>, open: boolean): string {
  if (!text.includes("$")) return text;
  return text.replace(/\$\$|\$\(([A-Za-z0-9_.-]+)\)/g, (whole, name?: string) => {
    if (name === undefined) return "$";
    const service = !open && OF_SERVICES.test(name);
    return known.get(name) ?? (service ? (name.includes("_PORT") ? "80" : "127.0.0.1") : whole);
  });
}
