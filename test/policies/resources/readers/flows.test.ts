/**
 * The destinations of resources' data, as the enforcement points read them from inputs; hidden ones are never left out.
 */
import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { attributeReads } from "../../../../policies/resources/readers/index.ts";
import { sinksOf } from "./sinks.ts";

const TEMPLATE = "containerinfra/clusterTemplate:ClusterTemplate";
const RECORD = "dns/recordSet:RecordSet";
const PORT = "networking/port:Port";
const SUBNET = "networking/subnet:Subnet";
const ZONE = "dns/zone:Zone";

const rows: [type: string, properties: Record<string, unknown>, sinks: string[]][] = [
  [SUBNET, {}, []],
  [SUBNET, { dnsNameservers: null }, []],
  [SUBNET, { dnsNameservers: [] }, []],
  [
    SUBNET,
    { dnsNameservers: ["10.32.0.53", UNKNOWN, 8] },
    ["dns dnsNameservers 10.32.0.53", "dns dnsNameservers ?", "dns dnsNameservers ?"],
  ],
  [SUBNET, { dnsNameservers: UNKNOWN }, ["dns dnsNameservers ?"]],
  [
    SUBNET,
    { valueSpecs: { dns_nameservers: "8.8.8.8", cost: "1" } },
    ["nowhere valueSpecs.dns_nameservers 8.8.8.8"],
  ],
  [SUBNET, { valueSpecs: UNKNOWN }, ["nowhere valueSpecs ?"]],
  [
    PORT,
    {
      extraDhcpOptions: [
        { name: "dns-server", value: "10.32.0.53,8.8.8.8" },
        { name: "option:ntp-server", value: "10.32.0.123" },
        { name: "option6:23", value: "fd5a:e500:1::53" },
        { name: "mtu", value: "1400" },
        { name: "mtu", value: "1400\ntag:x,option:dns-server,8.8.8.8" },
        { name: "51", value: UNKNOWN },
        { name: "hostname", value: "web-1" },
        { name: "12", value: "web-1.example.com" },
        { name: "domain-name", value: "tax.gouv.ml.example" },
        { name: "option:domain-search", value: "gouv.ml.example,example.com" },
        { name: "constructor", value: "x" },
        { name: "router", value: "192.0.2.1" },
        { name: UNKNOWN, value: "x" },
        { name: "LOG-SERVER", value: UNKNOWN },
        UNKNOWN,
      ],
    },
    [
      "dns extraDhcpOptions.dns-server 10.32.0.53",
      "dns extraDhcpOptions.dns-server 8.8.8.8",
      "ntp extraDhcpOptions.option:ntp-server 10.32.0.123",
      "dns extraDhcpOptions.option6:23 fd5a:e500:1::53",
      "nowhere extraDhcpOptions.mtu 1400\ntag:x,option:dns-server,8.8.8.8",
      "nowhere extraDhcpOptions.12 web-1.example.com",
      "hosts extraDhcpOptions.domain-name tax.gouv.ml.example",
      "hosts extraDhcpOptions.option:domain-search gouv.ml.example",
      "hosts extraDhcpOptions.option:domain-search example.com",
      "nowhere extraDhcpOptions.constructor x",
      "nowhere extraDhcpOptions.router 192.0.2.1",
      "nowhere extraDhcpOptions ?",
      "logs extraDhcpOptions.LOG-SERVER ?",
      "nowhere extraDhcpOptions ?",
    ],
  ],
  ["images/image:Image", { imageSourceUrl: "" }, []],
  [
    "images/image:Image",
    { imageSourceUrl: "https://a.example/x" },
    ["images imageSourceUrl https://a.example/x"],
  ],
  [
    TEMPLATE,
    {
      dnsNameserver: "10.32.0.53, 10.32.0.54",
      httpProxy: "http://proxy:3128",
      httpsProxy: UNKNOWN,
      insecureRegistry: "registry:5000",
      labels: {
        container_infra_prefix: "docker.io/x/",
        oidc_issuer_url: "https://login.example",
        kube_tag: "v1.34.5",
        octavia_provider: "amphora",
        monitoring_enabled: UNKNOWN,
        hyperkube_prefix: UNKNOWN,
      },
    },
    [
      "dns dnsNameserver 10.32.0.53",
      "dns dnsNameserver 10.32.0.54",
      "proxy httpProxy http://proxy:3128",
      "proxy httpsProxy ?",
      "registries insecureRegistry registry:5000",
      "registries labels.container_infra_prefix docker.io/x/",
      "hosts labels.oidc_issuer_url https://login.example",
      "registries labels.hyperkube_prefix ?",
    ],
  ],
  [TEMPLATE, { labels: UNKNOWN }, ["nowhere labels ?"]],
  [
    "containerinfra/cluster:Cluster",
    { discoveryUrl: "https://discovery.example", labels: { metrics_url: "https://m.example" } },
    ["hosts discoveryUrl https://discovery.example", "hosts labels.metrics_url https://m.example"],
  ],
  [ZONE, { masters: ["192.0.2.53"] }, ["dns masters 192.0.2.53"]],
  [ZONE, { name: "tax.gouv.ml.example." }, ["hosts name tax.gouv.ml.example"]],
  [ZONE, { name: UNKNOWN }, ["hosts name ?"]],
  [ZONE, { name: "16.32.10.in-addr.arpa." }, ["hosts name 10.32.16.0/24"]],
  [ZONE, { name: "32.10.IN-ADDR.ARPA" }, ["hosts name 10.32.0.0/16"]],
  [ZONE, { name: "0-26.16.32.10.in-addr.arpa." }, ["hosts name 10.32.16.0/24"]],
  [ZONE, { name: "in-addr.arpa." }, ["hosts name in-addr.arpa"]],
  [ZONE, { name: "x.10.in-addr.arpa." }, ["hosts name x.10.in-addr.arpa"]],
  [
    ZONE,
    { name: "1.0.0.0.0.0.5.e.a.5.d.f.ip6.arpa." },
    ["hosts name fd5a:e500:0001:0000:0000:0000:0000:0000/48"],
  ],
  [ZONE, { valueSpecs: { masters: "x" } }, ["nowhere valueSpecs.masters x"]],
  [RECORD, { type: "TXT", records: ["v=spf1 include:example.com"] }, ["hosts records example.com"]],
  [RECORD, { type: "CNAME", records: ["www.example.com."] }, ["hosts records www.example.com"]],
  [RECORD, { type: "MX", records: ["10 mx.example.com."] }, ["hosts records mx.example.com"]],
  [RECORD, { type: "SRV", records: ["0 5 443 s.example.com."] }, ["hosts records s.example.com"]],
  [
    RECORD,
    { type: "URI", records: ['10 1 "https://portal.example.com/x"'] },
    ["hosts records https://portal.example.com/x"],
  ],
  [
    RECORD,
    {
      type: "HTTPS",
      records: [
        "1 . alpn=h2 ipv4hint=192.0.2.1,192.0.2.2",
        '0 cdn.example.com. ipv6hint="2001:db8::1"',
      ],
    },
    [
      "hosts records 192.0.2.1",
      "hosts records 192.0.2.2",
      "hosts records cdn.example.com",
      "hosts records 2001:db8::1",
    ],
  ],
  [RECORD, { type: "svcb", records: ["1 ."] }, []],
  [
    RECORD,
    { type: "HTTPS", records: ["1 . alpn=h2 port=8443 no-default-alpn mandatory=alpn ech=AEj"] },
    [],
  ],
  [
    RECORD,
    { type: "HTTPS", records: ["1 . key4=203.0.113.9", "1 . dohpath=/x ipv4hint"] },
    ["hosts records key4=203.0.113.9", "hosts records dohpath=/x", "hosts records ipv4hint"],
  ],
  [
    RECORD,
    { type: "MX", records: ["10 evil.example. mx.gouv.ml.example.", "mx.gouv.ml.example."] },
    ["hosts records 10 evil.example. mx.gouv.ml.example.", "hosts records mx.gouv.ml.example."],
  ],
  [
    RECORD,
    {
      type: "NAPTR",
      records: [
        '100 10 "S" "SIP+D2U" "" _sip._udp.example.com.',
        '100 10 "U" "E2U+sip" "!^.*$!sip:info@portal.gouv.ml.example!" .',
        '100 10 "A" "x" "" .',
      ],
    },
    [
      "hosts records _sip._udp.example.com",
      'hosts records 100 10 "U" "E2U+sip" "!^.*$!sip:info@portal.gouv.ml.example!" .',
    ],
  ],
  [RECORD, { type: "TYPE65", records: ["\\# 3 0001 00"] }, ["hosts records \\# 3 0001 00"]],
  [RECORD, { type: "PTR", records: ["www.example.com."] }, []],
  ["networking/routerRoute:RouterRoute", { nextHop: "192.0.2.1" }, ["hosts nextHop 192.0.2.1"]],
  ["networking/subnetRoute:SubnetRoute", { nextHop: "192.0.2.1" }, ["hosts nextHop 192.0.2.1"]],
  ["networking/subnetRoute:SubnetRoute", { nextHop: UNKNOWN }, []],
  [SUBNET, { gatewayIp: "192.0.2.1" }, ["hosts gatewayIp 192.0.2.1"]],
  [
    PORT,
    { allowedAddressPairs: [{ ipAddress: "192.0.2.0/28" }, { ipAddress: UNKNOWN }] },
    ["hosts allowedAddressPairs 192.0.2.0/28"],
  ],
  [RECORD, { type: "A", records: [UNKNOWN] }, ["hosts records ?"]],
  [RECORD, { type: UNKNOWN, records: ["x"] }, ["hosts records ?"]],
  [
    "sharedfilesystem/securityService:SecurityService",
    { dnsIp: "8.8.8.8", server: "ldap.example.com" },
    ["dns dnsIp 8.8.8.8", "hosts server ldap.example.com"],
  ],
  [
    "loadbalancer/l7PolicyV2:L7PolicyV2",
    { redirectUrl: "https://e.example" },
    ["hosts redirectUrl https://e.example"],
  ],
  ["networking/network:Network", { dnsNameservers: ["8.8.8.8"] }, []],
  [
    "networking/network:Network",
    { dnsDomain: "tax.example.com." },
    ["hosts dnsDomain tax.example.com"],
  ],
  ["networking/network:Network", { dnsDomain: UNKNOWN }, ["hosts dnsDomain ?"]],
  [
    "loadbalancer/member:Member",
    { address: "10.32.16.9", monitorAddress: "192.0.2.9" },
    ["hosts address 10.32.16.9", "hosts monitorAddress 192.0.2.9"],
  ],
  [
    "loadbalancer/members:Members",
    { members: [{ address: UNKNOWN, monitorAddress: "192.0.2.9" }, { address: "192.0.2.8" }] },
    ["hosts monitorAddress 192.0.2.9", "hosts address 192.0.2.8"],
  ],
];

for (const [index, [type, properties, sinks]] of rows.entries()) {
  test(`sinks of row ${index}, ${type}`, (t) => {
    t.deepEqual(sinksOf(type, properties), sinks);
    // A property that the enforcement points do not read could have any value.
    const read = attributeReads(`openstack:${type}`);
    if (sinks.length > 0)
      for (const key of Object.keys(properties)) t.true(read.includes(key), key);
  });
}
