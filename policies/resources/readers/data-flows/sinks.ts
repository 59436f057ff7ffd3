/** Destinations of data, and sources of trusted content, in OpenStack resources. */

import type { FlowKind, Sink } from "../../../facts/data-flows.ts";
import { UNKNOWN, type Unknown } from "../../../facts/unknown.ts";
import { items, textAt } from "../../../kubernetes/objects/read.ts";
import { isInside, isTooWide, PRIVATE } from "../../../values/addresses.ts";
import type { Family, Properties, Reader } from "../reader.ts";
import { DHCP_OPTIONS, HARMLESS } from "./dhcp-options.ts";
import { nameIn, placeOfZone, placesOf } from "./records.ts";
import { entries, listed, split, textsAt } from "./texts.ts";

type Target = string | Unknown;

const sinksOf = (reads: readonly string[], of: (properties: Properties) => Sink[]): Reader => ({
  reads,
  attributes: (properties) => ({ sinks: of(properties) }),
});
const to =
  (field: string, ...kinds: FlowKind[]) =>
  (target: Target): Sink => ({ kinds, field, target });

/** Labels of Magnum by the kind of place they name; for others the text shows whether they name one. */
const LABELS: Readonly<Record<string, FlowKind>> = {
  container_infra_prefix: "registries",
  hyperkube_prefix: "registries",
  insecure_registry: "registries",
  containerd_tarball_url: "images",
  helm_client_url: "images",
  oidc_issuer_url: "hosts",
};

const labelled: Reader = sinksOf(["labels"], labelSinks);
const nextHop: Reader = sinksOf(["nextHop"], (properties) => addresses(properties, "nextHop"));

/** Public addresses are reached from outside without translation: only the site's own are allowed. */
const publicOf = (properties: Properties, field: string): Sink[] =>
  textsAt(properties, field).flatMap((cidr) =>
    cidr === UNKNOWN || isInside(cidr, PRIVATE) ? [] : [to(field, "hosts")(cidr)],
  );

export const sinks: Family = {
  "openstack:networking/network:Network": sinksOf(["dnsDomain"], (network) =>
    textsAt(network, "dnsDomain").map((domain) =>
      to("dnsDomain", "hosts")(domain === UNKNOWN ? UNKNOWN : nameIn(domain)),
    ),
  ),
  "openstack:networking/subnet:Subnet": sinksOf(
    ["cidr", "dnsNameservers", "gatewayIp", "valueSpecs"],
    (properties) => [
      ...publicOf(properties, "cidr"),
      ...listed(properties, "dnsNameservers").map(to("dnsNameservers", "dns")),
      ...gatewayOf(properties),
      ...specified(properties, "dns_nameservers"),
    ],
  ),
  "openstack:networking/port:Port": sinksOf(
    ["allowedAddressPairs", "extraDhcpOptions", "valueSpecs"],
    (properties) => [
      ...items(properties, "allowedAddressPairs").flatMap(pairSinks),
      ...items(properties, "extraDhcpOptions").flatMap(dhcpSinks),
      ...specified(properties, "extra_dhcp_opts"),
    ],
  ),
  "openstack:networking/routerRoute:RouterRoute": nextHop,
  "openstack:networking/subnetRoute:SubnetRoute": nextHop,
  "openstack:images/image:Image": sinksOf(["imageSourceUrl"], (properties) =>
    textsAt(properties, "imageSourceUrl").map(to("imageSourceUrl", "images")),
  ),
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": sinksOf(
    ["dnsNameserver", "httpProxy", "httpsProxy", "insecureRegistry", "labels"],
    (properties) => [
      ...textsAt(properties, "dnsNameserver").flatMap(split).map(to("dnsNameserver", "dns")),
      ...["httpProxy", "httpsProxy"].flatMap((field) =>
        textsAt(properties, field).map(to(field, "proxy")),
      ),
      ...textsAt(properties, "insecureRegistry").map(to("insecureRegistry", "registries")),
      ...labelSinks(properties),
    ],
  ),
  "openstack:containerinfra/cluster:Cluster": sinksOf(["discoveryUrl", "labels"], (properties) => [
    ...textsAt(properties, "discoveryUrl").map(to("discoveryUrl", "hosts")),
    ...labelSinks(properties),
  ]),
  "openstack:containerinfra/nodeGroup:NodeGroup": labelled,
  "openstack:dns/zone:Zone": sinksOf(["masters", "name", "valueSpecs"], (properties) => [
    ...textsAt(properties, "name").map((name) =>
      to("name", "hosts")(name === UNKNOWN ? UNKNOWN : placeOfZone(name)),
    ),
    ...listed(properties, "masters").map(to("masters", "dns")),
    ...specified(properties, "masters", "name"),
  ]),
  "openstack:dns/recordSet:RecordSet": sinksOf(["type", "records", "valueSpecs"], (properties) => [
    ...recordSinks(properties),
    ...specified(properties, "records", "type"),
  ]),
  "openstack:loadbalancer/l7PolicyV2:L7PolicyV2": sinksOf(
    ["redirectPrefix", "redirectUrl"],
    (properties) =>
      ["redirectPrefix", "redirectUrl"].flatMap((field) =>
        textsAt(properties, field).map(to(field, "hosts")),
      ),
  ),
  "openstack:loadbalancer/member:Member": sinksOf(["address", "monitorAddress"], memberSinks),
  "openstack:loadbalancer/members:Members": sinksOf(["members"], (properties) =>
    items(properties, "members").flatMap(memberSinks),
  ),
  "openstack:sharedfilesystem/securityService:SecurityService": sinksOf(
    ["dnsIp", "domain", "server"],
    (properties) => [
      ...textsAt(properties, "domain").map(to("domain", "hosts")),
      ...textsAt(properties, "dnsIp").map(to("dnsIp", "dns")),
      ...textsAt(properties, "server").map(to("server", "hosts")),
    ],
  ),
};

/** Fields that a provider adds to its request unchanged: they would override the resource's own inputs. */
function specified(properties: Properties, ...fields: string[]): Sink[] {
  return entries(properties, "valueSpecs")
    .filter(([key]) => key === UNKNOWN || fields.includes(key))
    .map(([key, target]) => ({
      kinds: [],
      field: key === UNKNOWN ? "valueSpecs" : `valueSpecs.${key}`,
      target,
    }));
}

function labelSinks(properties: Properties): Sink[] {
  return entries(properties, "labels").flatMap(([key, text]): Sink[] => {
    if (key === UNKNOWN) return [{ kinds: [], field: "labels", target: UNKNOWN }];
    const named = Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
    if (named !== undefined) return [to(`labels.${key}`, named)(text)];
    const place = text !== UNKNOWN && text.includes("://");
    return place ? [to(`labels.${key}`, "hosts")(text)] : [];
  });
}

function recordSinks(properties: Properties): Sink[] {
  const records = listed(properties, "records");
  return placesOf(textAt(properties, "type"), records).map(to("records", "hosts"));
}

/** A next hop or a server may get its address only when it exists; the update evaluates it then. */
function addresses(value: unknown, field: string): Sink[] {
  return textsAt(value, field)
    .filter((target) => target !== UNKNOWN)
    .map(to(field, "hosts"));
}

/** An address inside the subnet is on the subnet: it belongs to a port of the same network. */
function gatewayOf(subnet: Properties): Sink[] {
  const cidr = textAt(subnet, "cidr");
  return addresses(subnet, "gatewayIp").filter(
    ({ target }) =>
      typeof cidr !== "string" ||
      typeof target !== "string" ||
      isTooWide(cidr) ||
      target.includes("/") ||
      !isInside(target, [cidr]),
  );
}

/** The targets of requests, and of the balancer's health checks. */
function memberSinks(member: unknown): Sink[] {
  return [...addresses(member, "address"), ...addresses(member, "monitorAddress")];
}

/** Addresses that a port sends and answers as: those outside the site's own would divert traffic to it. */
function pairSinks(pair: unknown): Sink[] {
  return addresses(pair, "ipAddress").map((sink) => ({ ...sink, field: "allowedAddressPairs" }));
}

function dhcpSinks(option: unknown): Sink[] {
  const name = textAt(option, "name");
  const field = "extraDhcpOptions";
  if (option === UNKNOWN || name === UNKNOWN) return [{ kinds: [], field, target: UNKNOWN }];
  const key = (name ?? "").toLowerCase().replace(/^option6?:/, "");
  const kind = Object.hasOwn(DHCP_OPTIONS, key) ? DHCP_OPTIONS[key] : undefined;
  const values = textsAt(option, "value");
  if (kind === "label" || kind === "number")
    return values
      .filter((value) => value !== UNKNOWN && !HARMLESS[kind].test(value))
      .map((target) => ({ kinds: [], field: `${field}.${name}`, target }));
  return values.flatMap(split).map((target) => ({
    kinds: kind === undefined ? [] : [kind],
    field: `${field}.${name}`,
    target,
  }));
}
