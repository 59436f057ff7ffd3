/**
 * Properties of types for traffic and names: real-world values have no issue, each hostile value has exactly its own.
 */
import test from "ava";
import { UNKNOWN } from "../../../policies/facts/fact.ts";
import { openstackRows } from "../../../policies/openstack/index.ts";
import { attributesOfRow } from "../../../policies/properties/attributes.ts";
import { issuesOf } from "../../../policies/properties/evaluate.ts";
import type { Row } from "../../../policies/properties/row.ts";
import { compliant, ID } from "./compliant-networking.ts";

type Given = Readonly<Record<string, unknown>>;

const rowOf = (type: string) => openstackRows[`openstack:${type}`] as Row;
const found = (type: string, properties: Given) =>
  issuesOf(rowOf(type), properties).map(({ kind, at }) => `${kind} ${at}`);

/** Types that no longer exist: `networking.Port` and the like replace them. */
const ENDED = [
  "openstack:firewall/firewall:Firewall firewall.GroupV2",
  "openstack:firewall/policy:Policy firewall.PolicyV2",
  "openstack:firewall/rule:Rule firewall.RuleV2",
  "openstack:networking/portSecGroupAssociate:PortSecGroupAssociate networking.Port",
];
const REJECTED_TYPES = ["memberV1:MemberV1", "monitorV1:MonitorV1", "poolV1:PoolV1", "vip:Vip"];

const ours = Object.entries(openstackRows).filter(([type]) =>
  /^openstack:(dns|firewall|loadbalancer|networking|vpnaas)\//.test(type),
);

for (const [type, properties] of Object.entries(compliant)) {
  test(`${type} as people write it is compliant`, (t) => t.deepEqual(found(type, properties), []));
}

test("the samples have each admitted type, with all of its properties but those that are always denied", (t) => {
  const admitted = ours.filter(([, row]) => row.effects && row.ended === undefined);
  t.deepEqual(
    admitted.map(([type]) => type.replace("openstack:", "")).toSorted(),
    Object.keys(compliant).toSorted(),
  );
  const left = admitted.flatMap(([type, { properties }]) =>
    Object.keys(properties)
      .filter((name) => !Object.hasOwn(compliant[type.replace("openstack:", "")] ?? {}, name))
      .filter((name) => properties[name]?.danger === undefined)
      .map((name) => `${type} ${name}`),
  );
  t.deepEqual(left, []);
});

test("a deprecated type names its replacement, and the first load balancers are denied", (t) => {
  t.deepEqual(
    ours.flatMap(([type, { ended }]) => (ended ? [`${type} ${ended}`] : [])).toSorted(),
    ENDED,
  );
  t.deepEqual(
    ours.flatMap(([type, { effects }]) => (effects ? [] : [type])).toSorted(),
    REJECTED_TYPES.map((type) => `openstack:loadbalancer/${type}`),
  );
});

const NETWORK = "networking/network:Network";
const PORT = "networking/port:Port";
const ROUTER = "networking/router:Router";
const SUBNET = "networking/subnet:Subnet";
const RULE = "networking/secGroupRule:SecGroupRule";
const FLOATING = "networking/floatingIp:FloatingIp";
const LISTENER = "loadbalancer/listener:Listener";
const POOL = "loadbalancer/pool:Pool";
const MONITOR = "loadbalancer/monitor:Monitor";
const ZONE = "dns/zone:Zone";
const RECORD = "dns/recordSet:RecordSet";
const SITE = "vpnaas/siteConnection:SiteConnection";

/** One hostile input each, and the only issue it has. */
const hostile: [type: string, properties: Given, ...issues: string[]][] = [
  [NETWORK, { segments: [{ physicalNetwork: "isp" }] }, "denied segments"],
  [NETWORK, { segments: UNKNOWN }, "denied segments"],
  [NETWORK, { availabilityZoneHints: ["a", "../b"] }, "value availabilityZoneHints"],
  [NETWORK, { qosPolicyId: "https://e.example/1" }, "value qosPolicyId"],
  [NETWORK, { tenantId: "../other" }, "value tenantId"],
  [NETWORK, { mirrorTo: "203.0.113.7" }, "unclassified mirrorTo"],
  [NETWORK, { constructor: "x" }, "unclassified constructor"],
  [PORT, { binding: { hostId: "compute-7" } }, "denied binding.hostId"],
  [PORT, { binding: { profile: '{"trusted":"true"}' } }, "denied binding.profile"],
  [PORT, { binding: { profile: UNKNOWN } }, "denied binding.profile"],
  [PORT, { binding: { vifDetails: { a: "b" } } }, "denied binding.vifDetails"],
  [PORT, { binding: { vifType: "hostdev" } }, "denied binding.vifType"],
  [PORT, { binding: { vnicType: "direct" } }, "value binding.vnicType"],
  [PORT, { binding: UNKNOWN }, "unknown binding"],
  [PORT, { binding: "{}" }, "value binding"],
  [PORT, { deviceOwner: "network:dhcp" }, "denied deviceOwner"],
  [PORT, { deviceOwner: UNKNOWN }, "denied deviceOwner"],
  [PORT, { deviceId: ID }, "denied deviceId"],
  [PORT, { dnsName: "www.example.com" }, "value dnsName"],
  [PORT, { macAddress: "fa:16:3e" }, "value macAddress"],
  [
    PORT,
    { fixedIps: [{ ipAddress: "10.32.16.9\n" }, { subnet: ID }] },
    "value fixedIps[0].ipAddress",
    "unclassified fixedIps[1].subnet",
  ],
  [
    PORT,
    { allowedAddressPairs: [{ macAddress: "any" }] },
    "value allowedAddressPairs[0].macAddress",
  ],
  [PORT, { extraDhcpOptions: UNKNOWN }, "unknown extraDhcpOptions"],
  [PORT, { extraDhcpOptions: [{ ipVersion: 5 }] }, "value extraDhcpOptions[0].ipVersion"],
  [PORT, { extraDhcpOptions: [{ optValue: "x" }] }, "unclassified extraDhcpOptions[0].optValue"],
  [ROUTER, { externalFixedIps: [{ ipAddress: "isp" }] }, "value externalFixedIps[0].ipAddress"],
  [ROUTER, { externalFixedIps: ["10.0.0.1"] }, "value externalFixedIps[0]"],
  [ROUTER, { externalSubnetIds: ["a/b"] }, "value externalSubnetIds"],
  [ROUTER, { vendorOptions: { mirror: "x" } }, "unclassified vendorOptions.mirror"],
  [ROUTER, { distributed: "maybe" }, "value distributed"],
  [SUBNET, { cidr: "10.32.16.0" }, "value cidr"],
  [SUBNET, { allocationPools: [{ start: "x" }] }, "value allocationPools[0].start"],
  [SUBNET, { segmentId: ID }, "denied segmentId"],
  [SUBNET, { serviceTypes: ["anything"] }, "value serviceTypes"],
  [SUBNET, { ipv6RaMode: "none" }, "value ipv6RaMode"],
  [SUBNET, { ipVersion: 5 }, "value ipVersion"],
  [RULE, { direction: "both" }, "value direction"],
  [RULE, { ethertype: "IPX" }, "value ethertype"],
  [RULE, { remoteAddressGroupId: ID }, "denied remoteAddressGroupId"],
  [FLOATING, { pool: "http://isp" }, "value pool"],
  [FLOATING, { fixedIp: "10.32.16.9/32" }, "value fixedIp"],
  [FLOATING, { dnsDomain: "https://e.example" }, "value dnsDomain"],
  ["networking/routerRoute:RouterRoute", { destinationCidr: "default" }, "value destinationCidr"],
  ["networking/subnetPool:SubnetPool", { prefixes: ["8.8.8.8"] }, "value prefixes"],
  [
    "networking/trunk:Trunk",
    { subPorts: [{ segmentationType: "vxlan" }] },
    "value subPorts[0].segmentationType",
  ],
  [
    "networking/rbacPolicyV2:RbacPolicyV2",
    { objectId: "https://e.example/network/1" },
    "value objectId",
  ],
  ["networking/portForwardingV2:PortForwardingV2", { protocol: "any" }, "value protocol"],
  ["networking/qosBandwidthLimitRule:QosBandwidthLimitRule", { direction: "x" }, "value direction"],
  [LISTENER, { insertHeaders: { "X-Real-IP": "true" } }, "key insertHeaders.X-Real-IP"],
  [LISTENER, { insertHeaders: { "X-Forwarded-For": "e" } }, "value insertHeaders.X-Forwarded-For"],
  [LISTENER, { insertHeaders: UNKNOWN }, "unknown insertHeaders"],
  [LISTENER, { protocol: "GENEVE" }, "value protocol"],
  [LISTENER, { tlsVersions: ["SSLv3", "TLSv1.3"] }, "value tlsVersions"],
  [LISTENER, { tlsCiphers: "ALL:!aNULL" }, "value tlsCiphers"],
  [LISTENER, { alpnProtocols: ["h3"] }, "value alpnProtocols"],
  [
    "loadbalancer/loadBalancer:LoadBalancer",
    { loadbalancerProvider: "f5", flavorId: "/x" },
    "value loadbalancerProvider",
    "value flavorId",
  ],
  ["loadbalancer/loadBalancer:LoadBalancer", { availabilityZone: "a/b" }, "value availabilityZone"],
  ["loadbalancer/loadBalancer:LoadBalancer", { additionalVips: [] }, "unclassified additionalVips"],
  ["loadbalancer/members:Members", { members: UNKNOWN }, "unknown members"],
  ["loadbalancer/members:Members", { members: [{ url: "x" }] }, "unclassified members[0].url"],
  ["loadbalancer/l7PolicyV2:L7PolicyV2", { action: "FORWARD" }, "value action"],
  ["loadbalancer/l7RuleV2:L7RuleV2", { key: "a b" }, "value key"],
  [MONITOR, { urlPath: "//e.example/x" }, "value urlPath"],
  [MONITOR, { urlPath: "http://e.example/" }, "value urlPath"],
  [MONITOR, { domainName: "e.example\r\nX: y" }, "value domainName"],
  [MONITOR, { expectedCodes: "any" }, "value expectedCodes"],
  [MONITOR, { httpMethod: "FETCH" }, "value httpMethod"],
  [POOL, { persistence: { cookieName: "a; Domain=e.example" } }, "value persistence.cookieName"],
  [POOL, { lbMethod: "MIRROR" }, "value lbMethod"],
  [ZONE, { attributes: { pool_id: ID } }, "denied attributes"],
  [ZONE, { type: "CATALOG" }, "value type"],
  [ZONE, { email: "https://e.example" }, "value email"],
  [ZONE, { name: "a b." }, "value name"],
  [ZONE, { projectId: "*" }, "value projectId"],
  [RECORD, { type: "LOC" }, "value type"],
  [RECORD, { name: "a..example." }, "value name"],
  ["dns/transferAccept:TransferAccept", { from: "x" }, "unclassified from"],
  ["firewall/ruleV2:RuleV2", { sourcePort: "any" }, "value sourcePort"],
  ["firewall/ruleV2:RuleV2", { action: "mirror" }, "value action"],
  [SITE, { peerId: "x\nleft=%any" }, "value peerId"],
  [SITE, { dpds: [{ action: "log" }] }, "value dpds[0].action"],
  [SITE, { initiator: "any" }, "value initiator"],
  [SITE, { ikepolicyId: "a/b" }, "value ikepolicyId"],
  ["vpnaas/ikePolicy:IkePolicy", { lifetimes: [{ bytes: 1 }] }, "unclassified lifetimes[0].bytes"],
];

for (const [index, [type, properties, ...issues]] of hostile.entries()) {
  test(`issue ${index}, ${type}`, (t) => t.deepEqual(found(type, properties), issues));
}

test("a denied property has its reason in both languages", (t) => {
  const [issue] = issuesOf(rowOf(PORT), { deviceOwner: "network:dhcp" });
  t.deepEqual(issue?.reason, {
    fr: "utilisez compute.InterfaceAttach, que les règles évaluent",
    en: "use compute.InterfaceAttach, which the rules evaluate",
  });
});

test("rows give joins, dangers and secrets", (t) => {
  const attributes = (type: string, properties: Given, marked: string[] = []) =>
    attributesOfRow(rowOf(type), `openstack:${type}`, properties, new Set(marked));
  t.deepEqual(
    attributes(PORT, { networkId: ID, fixedIps: [{ subnetId: "a" }, { subnetId: "b" }] }).joins,
    [
      { at: "fixedIps", as: "fixedIps.subnetId", id: "a", to: [] },
      { at: "fixedIps", as: "fixedIps.subnetId", id: "b", to: [] },
      { at: "networkId", id: ID, to: [] },
    ],
  );
  t.deepEqual(attributes(SUBNET, { hostRoutes: [{ nextHop: "x" }] }).dangers, [
    { kind: "oldInput", at: "hostRoutes", instead: "networking.SubnetRoute", absent: false },
  ]);
  t.deepEqual(attributes(RECORD, { valueSpecs: { records: "x" } }).dangers, [
    { kind: "raw", at: "valueSpecs", instead: undefined, absent: false },
  ]);
  t.deepEqual(attributes(SITE, { psk: "x" }).unmarked, ["psk"]);
  t.deepEqual(attributes(SITE, { psk: "x" }, ["psk"]).unmarked, []);
  const key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----";
  t.deepEqual(
    attributes(RECORD, { records: ["fine", key] }).secrets?.map(({ at }) => at),
    ["records[1]"],
  );
});
