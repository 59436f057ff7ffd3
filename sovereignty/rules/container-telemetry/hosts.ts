/** Hosts that a variable's text names, and whether they are the alliance's. */
import { isInside, isNetwork } from "../../addresses.ts";
import type { Alliance } from "../../alliance.ts";
import type { SiteLaw } from "../../cluster-law.ts";
import { CLUSTER_DOMAIN, isRegistrable, isUnderDomain } from "../../domains.ts";
import { UNKNOWN, type Unknown } from "../../facts.ts";
import { WITHIN_CLUSTER } from "../../kubernetes/networks.ts";
import { items, textAt } from "../../kubernetes/read.ts";
import { hostOf } from "../../targets.ts";
import { isIdentifiers } from "./identifiers.ts";

/** What stands behind a scheme, wherever in a text: users, hosts, ports. A few texts have several. */
const AUTHORITY = /[a-z][a-z0-9+.-]*:\/\/([^/?#\s"'`<>\\]*)/gi;
/** A name or an address by itself, with a port or a path; brackets and users are other readers' syntax around one. */
const BARE = /^(?:[^@\s]*@)?(?:[a-z]+\()?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.?(?::\d+)?\)?(?:[/?].*)?$/i;
/** Words in a variable's name that say it holds a place: anything else may be a version, a file, a class of Java. */
const PLACE =
  /^(ADDR|ADDRESS|ADDRESSES|BOOTSTRAP|BROKER|BROKERS|DSN|ENDPOINT|ENDPOINTS|HOST|HOSTNAME|HOSTS|PEERS|PROXY|SERVER|SERVERS|SITE|UPSTREAM|URI|URIS|URL|URLS)$/;
/** Addresses of the node itself, and of anything that listens. */
const LOCAL = [...WITHIN_CLUSTER, "169.254.0.0/16", "0.0.0.0/32", "::/128"];

/** The hosts that a variable names: those of all URLs, and bare ones where its name says that it holds a place. */
export function hostsIn(name: string, text: string): string[] {
  if (!/[.:]/.test(text)) return [];
  const urls = Array.from(text.matchAll(AUTHORITY), ([, authority = ""]) => authority);
  const behind = urls.flatMap((authority) => authority.replace(/^.*@/, "").split(","));
  const places = name.toUpperCase().split(/[^A-Z0-9]+/);
  const isPlace = places.some((word) => PLACE.test(word));
  if (urls.length > 0 && !isPlace && isIdentifiers(name, text)) return [];
  const bare = isPlace ? text.split(/[\s,;]+/) : [];
  const named = bare.flatMap((part) => {
    const [, host = ""] = BARE.exec(part) ?? [];
    return isRegistrable(host.toLowerCase()) || isNumeric(host) ? [host] : [];
  });
  return [...behind.map(withoutPort), ...named].map((host) => host.toLowerCase());
}

function withoutPort(host: string): string {
  const [, inside] = /^\[([^\]]*)\](?::\d*)?$/.exec(host) ?? [];
  return (inside ?? host.replace(/:\d*$/, "")).replace(/\.$/, "");
}

/** Whether a host is an address, in whatever form: 8.8.8.8, 134744072, 0x8.8. */
function isNumeric(host: string): boolean {
  return host.includes(":") || /^(0x[0-9a-f]*|\d+)$/i.test(host.split(".").at(-1) ?? "");
}

/** Whether a host is in the cluster, private, or of one of the alliance's sites; nothing at all leads nowhere. */
export function isOurs(host: string, law: SiteLaw | undefined, { sites }: Alliance): boolean {
  if (host === "" || host === "localhost") return true;
  if (isNumeric(host)) {
    return isInside(host, [...LOCAL, ...(law?.addresses ?? []), ...(law?.government ?? [])]);
  }
  // One label is a Service beside it; what nobody can register is a name of the cluster or of the site's network.
  if (!/^[a-z0-9_.-]+$/.test(host)) return false;
  if (!host.includes(".") || host.endsWith(".svc") || isUnderDomain(host, CLUSTER_DOMAIN))
    return true;
  if (!isRegistrable(host)) return true;
  const domains = Object.values(sites).flatMap(({ workloads }) => workloads.domains);
  const { logs, metrics, traces, proxy, backups, contracts, registries } = law ?? NOWHERE;
  const registered = [logs, metrics, traces, proxy, backups, contracts, registries].flat();
  return (
    domains.some((domain) => isUnderDomain(host, domain)) ||
    registered.some((entry) => !isNetwork(entry) && hostOf(entry) === host)
  );
}

const NOWHERE = {
  ...{ logs: [], metrics: [], traces: [], proxy: [] },
  ...{ backups: [], contracts: [], registries: [] },
};

/**
 * A variable's text with the container's others put into it (`$(NAME)`), as Kubernetes does. What a field, a Secret or a
 * ConfigMap says stands for nothing here, as anywhere in this rule.
 */
export function expanded(text: string, container: unknown): string {
  if (!text.includes("$(")) return text;
  const known = new Map<string, string>();
  for (const entry of items(container, "env")) {
    const name = textAt(entry, "name");
    const value = textAt(entry, "value");
    if (typeof name === "string") known.set(name, plainly(value, known));
  }
  return plainly(text, known);
}

function plainly(text: string | Unknown | undefined, known: ReadonlyMap<string, string>): string {
  if (text === undefined || text === UNKNOWN) return "";
  return text.replace(/\$\(([A-Za-z0-9_.-]+)\)/g, (_, name: string) => known.get(name) ?? "");
}
