/** Objects with addresses that Kubernetes' controllers write: each address belongs to something of the same cluster. */
import type { KubernetesObject } from "../../facts/fact.ts";
import { isInside } from "../../values/addresses.ts";
import { isUnderDomain } from "../../values/domains.ts";
import { at, items, textAt } from "../objects/read.ts";
import { hasOnly } from "./metadata.ts";
import type { World } from "./world.ts";

/** Whether a node's addresses are the site's: an API server sends logs and commands there. */
export function isOwnNode(object: KubernetesObject, { addresses, domains }: World): boolean {
  const isOfSite = (host: string) =>
    isInside(host, addresses) ||
    /^[a-z0-9-]+$/.test(host) ||
    domains.some((domain) => isUnderDomain(host, domain));
  return items(object, "status", "addresses").every((one) => isOfSite(String(at(one, "address"))));
}

/** Whether an address, with or without a port, is the site's or that of the API server that was read. */
export function isHere(address: string, { addresses, server }: World): boolean {
  return isInside(hostIn(address), addresses) || hostIn(address) === hostIn(server);
}

/** The host of `host:port`, `[host]:port` or `host`. */
function hostIn(address: string): string {
  const [, bracketed, plain] = /^(?:\[(.+)\]|([^:]+))(?::\d+)?$/.exec(address) ?? [];
  return bracketed ?? plain ?? address;
}

/** Whether it is the Service of the API server. */
export function isOwnService(object: KubernetesObject): boolean {
  const [port, ...more] = items(object, "spec", "ports");
  return (
    isKubernetes(object) &&
    at(object, "spec", "type") === "ClusterIP" &&
    at(object, "spec", "selector") === undefined &&
    items(object, "spec", "externalIPs").length === 0 &&
    more.length === 0 &&
    at(port, "port") === 443 &&
    hasOnly(object, { component: "apiserver", provider: "kubernetes" })
  );
}

/**
 * Whether all addresses are those of pods of the same namespace. Those of the API server are the site's, or the one
 * that was read.
 */
export function isOwnEndpoints(object: KubernetesObject, world: World): boolean {
  const { cluster } = world;
  const namespace = String(textAt(object, "metadata", "namespace"));
  const isOwn = (address: unknown) =>
    isHere(String(address), world) ||
    (!isKubernetes(object) && cluster.podAddresses.has(`${namespace} ${String(address)}`));
  if (object.kind === "EndpointSlice" && at(object, "addressType") === "FQDN") return false;
  return addressesIn(object).every(isOwn);
}

function addressesIn(object: KubernetesObject): unknown[] {
  const slices = items(object, "endpoints").flatMap((one) => items(one, "addresses"));
  const subsets = items(object, "subsets").flatMap((subset) => [
    ...items(subset, "addresses"),
    ...items(subset, "notReadyAddresses"),
  ]);
  return [...slices, ...subsets.map((one) => at(one, "ip"))];
}

/** Whether an address is recorded for the Service that has it. */
export function isServiceAddress(object: KubernetesObject, { cluster }: World): boolean {
  const {
    group = "",
    resource,
    namespace,
    name,
  } = (at(object, "spec", "parentRef") ?? {}) as Readonly<Record<string, unknown>>;
  return (
    group === "" &&
    resource === "services" &&
    cluster.serviceAddresses.has(
      `${namespace}/${name} ${textAt(object, "metadata", "name")?.toString()}`,
    )
  );
}

/** Whether it is the range that the API server's own Service has its address from. */
export function isServiceRange(object: KubernetesObject, { cluster }: World): boolean {
  const cidrs = items(object, "spec", "cidrs").map(String);
  return (
    textAt(object, "metadata", "name") === "kubernetes" &&
    hasOnly(object, {}) &&
    [...cluster.serviceAddresses].some((one) => {
      const [service, address = ""] = one.split(" ");
      return service === "default/kubernetes" && isInside(address, cidrs);
    })
  );
}

function isKubernetes(object: KubernetesObject): boolean {
  return (
    textAt(object, "metadata", "name") === "kubernetes" &&
    textAt(object, "metadata", "namespace") === "default"
  );
}
