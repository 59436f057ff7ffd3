/**
 * The destinations of resources' data, as the enforcement points read them from inputs; hidden ones are never left out.
 */
import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { attributeReads, attributesOf } from "../../../../policies/resources/readers/index.ts";

const sinksOf = (type: string, properties: Record<string, unknown>) =>
  (attributesOf(`openstack:${type}`, properties).sinks ?? []).map(({ kinds, field, target }) => {
    const shown = target === UNKNOWN ? "?" : String(target);
    return `${kinds.join("+") || "nowhere"} ${field} ${shown}`;
  });

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

/** DNS records whose text names hosts that may notify, receive or send mail. */
const texts: [type: string, record: string, places: string[]][] = [
  ["TXT", "v=DMARC1; p=reject; rua=mailto:dmarc@example.com", ["example.com"]],
  [
    "TXT",
    '"v=DMARC1; p=none; rua=mailto:a@gouv.ml.example,mailto:b@Example.com!10m; ruf=mailto:c@r.example."',
    ["gouv.ml.example", "Example.com", "r.example"],
  ],
  ["TXT", '"v=DMARC1; rua=mai" "lto:x@example.com"', ["example.com"]],
  ["TXT", "v=DMARC1; rua=mailto:x@example.com", ["example.com"]],
  ["TXT", "v=DMARC1; rua=mailto\x058x@example.com", ["example.com"]],
  ["TXT", "v=DMARC1; rua=x@example.com", ["example.com"]],
  ["TXT", "v=DMARC1; rua=mailto:x%40example.com", ["example.com"]],
  [
    "TXT",
    "v=DMARC1; rua=mailto:x@example.com%2Cy@gouv.ml.example",
    ["example.com", "gouv.ml.example"],
  ],
  [
    "TXT",
    "v=DMARC1; rua=mailto:x@gouv.ml.example?cc=y@example.com",
    ["mailto:x@gouv.ml.example?cc=y@example.com"],
  ],
  ["TXT", "v=DMARC1; rua=mailto:%zz", ["mailto:%zz"]],
  ["TXT", "v=DMARC1; p=reject; adkim=s", []],
  [
    "TXT",
    "v=TLSRPTv1; rua=https://reports.example.com/v1,mailto:tls@example.org",
    ["https://reports.example.com/v1", "example.org"],
  ],
  ["TXT", "v=STSv1; id=20261127T000000;", []],
  ["TXT", "v=BIMI1; l=https://e.example/l.svg; a=", ["https://e.example/l.svg"]],
  ["TXT", "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A//8AMIIBCgKCAQEA", []],
  [
    "TXT",
    "see sftp://e.example/x, or ask mailto:me@e2.example",
    ["sftp://e.example/x", "e2.example"],
  ],
  ["TXT", "owner of the zone: ministry of finance", []],
  [
    "TXT",
    '"v=spf1 a mx a:mail.example.com/24 ip4:203.0.113.0/24 ip6:2001:db8::/32 ~all"',
    ["mail.example.com", "203.0.113.0/24", "2001:db8::/32"],
  ],
  [
    "SPF",
    "v=spf1 +include:_spf.example.com. ?exists:%{i}._x.example.org redirect=example.net",
    ["example.com", "example.org", "example.net"],
  ],
  ["TXT", "v=spf1 exists:%{l} -all", ["%{l}"]],
  ["TXT", "v=spf1 mx -all", []],
  ["TXT", "v=spf1 +all", ["0.0.0.0/0"]],
  ["TXT", "v=spf1 a:mail.example.com//8 -all", ["0.0.0.0/0"]],
  ["TXT", "v=spf1 a/24//64 ?all", []],
  ["TXT", "did=did:web:example.com%3A8443:users:a", ["example.com"]],
  ["TXT", "dnslink=/ipns/www.example.com/x", ["www.example.com"]],
  ["TXT", "dnslink=/ipfs/bafy", ["/ipfs/bafy"]],
  ["CAA", '0 issue "ca.example; accounturi=https://a.example/1"', ["https://a.example/1"]],
  ["CAA", '0 issue "letsencrypt.org; accounturi=https://v02.letsencrypt.org/1"', []],
  ["CAA", '0 iodef "mailto:security@example.com"', ["example.com"]],
  ["CAA", '128 IODEF "https://caa.example.com/x"', ["https://caa.example.com/x"]],
  ["CAA", '0 contactemail "x@example.com"', ["example.com"]],
  ["CAA", '0 other "x"', ['0 other "x"']],
  ["CAA", "iodef mailto:x@example.com", ["iodef mailto:x@example.com"]],
  ["SOA", "ns.example.com. hostmaster.example.com. 1 3600 600 86400 300", ["ns.example.com"]],
  ["CERT", "PKIX 0 0 MIIB", []],
  ["CERT", "IPKIX 0 0 aHR0cHM6Ly9l", ["IPKIX 0 0 aHR0cHM6Ly9l"]],
];

for (const [index, [type, record, places]] of texts.entries()) {
  test(`places of text ${index}, ${type}`, (t) => {
    const sinks = places.map((place) => `hosts records ${place}`);
    t.deepEqual(sinksOf(RECORD, { type, records: [record] }), sinks);
  });
}

test("a text that only the update knows is evaluated in the update", (t) => {
  for (const type of ["TXT", "SPF", "CAA"])
    t.deepEqual(sinksOf(RECORD, { type, records: [UNKNOWN] }), []);
});

for (const [index, [type, properties, sinks]] of rows.entries()) {
  test(`sinks of row ${index}, ${type}`, (t) => {
    t.deepEqual(sinksOf(type, properties), sinks);
    // A property that the enforcement points do not read could have any value.
    const read = attributeReads(`openstack:${type}`);
    if (sinks.length > 0)
      for (const key of Object.keys(properties)) t.true(read.includes(key), key);
  });
}

test("the readers find keys and references to keys", (t) => {
  const keys = (type: string, properties: Record<string, unknown>) =>
    attributesOf(`openstack:${type}`, properties).keys;
  t.deepEqual(keys("keymanager/secretV1:SecretV1", {}), { kept: true });
  const url = "https://identity.bamako.aes.example:9311/v1/secrets/1";
  const secretRefs = [{ name: "certificate", secretRef: url }, UNKNOWN, { secretRef: UNKNOWN }];
  t.deepEqual(keys("keymanager/containerV1:ContainerV1", { secretRefs }), {
    references: [url, UNKNOWN, UNKNOWN].map((target) => ({ field: "secretRefs", target })),
  });
  const listener = { defaultTlsContainerRef: url, sniContainerRefs: [UNKNOWN] };
  t.deepEqual(keys("loadbalancer/listener:Listener", listener), {
    references: [
      { field: "defaultTlsContainerRef", target: url },
      { field: "sniContainerRefs", target: UNKNOWN },
    ],
  });
  t.deepEqual(keys("loadbalancer/listener:Listener", {}), { references: [] });
  const read = attributeReads("openstack:loadbalancer/listener:Listener");
  for (const key of Object.keys(listener)) t.true(read.includes(key), key);
  for (const [type, fields] of [
    ["loadbalancer/listener:Listener", ["clientCaTlsContainerRef", "clientCrlContainerRef"]],
    ["loadbalancer/pool:Pool", ["caTlsContainerRef", "crlContainerRef", "tlsContainerRef"]],
  ] as const) {
    for (const field of fields)
      t.deepEqual(keys(type, { [field]: url }), { references: [{ field, target: url }] });
  }
});

test("the readers find copies that the cloud makes, and their targets", (t) => {
  const copies = (type: string, properties: Record<string, unknown>) =>
    attributesOf(`openstack:${type}`, properties).copies;
  const container = (containerSyncTo: unknown) =>
    copies("objectstorage/container:Container", { containerSyncTo });
  const url = "https://objects.example/v1/AUTH_1/c";
  t.deepEqual(container(url), [{ field: "containerSyncTo", target: url }]);
  t.deepEqual(container(UNKNOWN), [{ field: "containerSyncTo", target: UNKNOWN }]);
  t.deepEqual(container(7), [{ field: "containerSyncTo", target: UNKNOWN }]);
  t.deepEqual([container(undefined), container("")], [[], []]);
  const volumeType = (extraSpecs: unknown) =>
    copies("blockstorage/volumeTypeV3:VolumeTypeV3", { extraSpecs });
  const replicated = { replication_enabled: "<is> True" };
  t.deepEqual(volumeType(replicated), [{ field: "extraSpecs", contract: undefined }]);
  t.deepEqual(volumeType({ ...replicated, "aes:contract": "x" }), [
    { field: "extraSpecs", contract: "x" },
  ]);
  t.deepEqual(volumeType({ "hpe3par:replication:mode": UNKNOWN }), [
    { field: "extraSpecs", contract: undefined },
  ]);
  t.deepEqual(volumeType(UNKNOWN), [{ field: "extraSpecs", contract: UNKNOWN }]);
  for (const none of [
    undefined,
    {},
    { "aes:class": "public" },
    { replication_enabled: "<is> False" },
  ]) {
    t.deepEqual(volumeType(none), []);
  }
});

const ways = (type: string, properties: Record<string, unknown>) =>
  attributesOf(`openstack:${type}`, properties).waysIn?.map(({ source = "everybody" }) =>
    source === UNKNOWN ? "?" : source,
  );

test("the readers find rules that open a port of administration, and their sources", (t) => {
  const ssh = { direction: "ingress", protocol: "tcp", portRangeMin: 22, portRangeMax: 22 };
  const rule = (change: Record<string, unknown>) =>
    ways("networking/secGroupRule:SecGroupRule", { ...ssh, ...change });
  t.deepEqual(rule({ remoteIpPrefix: "10.16.0.0/12" }), ["10.16.0.0/12"]);
  t.deepEqual(rule({}), ["everybody"]);
  t.deepEqual(rule({ remoteIpPrefix: "" }), ["everybody"]);
  t.deepEqual(rule({ remoteIpPrefix: UNKNOWN }), ["?"]);
  t.deepEqual(rule({ direction: UNKNOWN }), ["everybody"]);
  t.deepEqual(rule({ portRangeMin: 1, portRangeMax: 65535 }), ["everybody"]);
  t.deepEqual(rule({ portRangeMin: undefined, portRangeMax: undefined }), ["everybody"]);
  t.deepEqual(rule({ portRangeMin: 0, portRangeMax: 0 }), ["everybody"]);
  t.deepEqual(rule({ portRangeMin: UNKNOWN, portRangeMax: UNKNOWN }), ["everybody"]);
  t.deepEqual(rule({ protocol: UNKNOWN }), ["everybody"]);
  t.deepEqual(rule({ remoteGroupId: "g", remoteIpPrefix: "0.0.0.0/0" }), ["0.0.0.0/0"]);
  t.deepEqual(rule({ remoteGroupId: UNKNOWN }), []);
  t.deepEqual(rule({ direction: "egress" }), []);
  t.deepEqual(rule({ portRangeMin: 443, portRangeMax: 443 }), []);
  t.deepEqual(rule({ protocol: "ICMP", portRangeMin: undefined, portRangeMax: undefined }), []);
});

test("the readers find ports of administration behind a load balancer or a floating address", (t) => {
  for (const protocolPort of [22, "6443", 2375, 2376, 10255, 0, UNKNOWN]) {
    t.deepEqual(ways("loadbalancer/member:Member", { protocolPort }), ["everybody"]);
    const members = [{ protocolPort: 8443 }, { protocolPort }];
    t.deepEqual(ways("loadbalancer/members:Members", { members }), ["everybody"]);
    const forwarding = { externalPort: 8443, internalPort: protocolPort };
    t.deepEqual(ways("networking/portForwardingV2:PortForwardingV2", forwarding), ["everybody"]);
  }
  t.deepEqual(ways("loadbalancer/members:Members", { members: UNKNOWN }), ["everybody"]);
  t.deepEqual(ways("loadbalancer/member:Member", { protocolPort: 30443 }), []);
});

test("the readers find them in older groups, firewalls, listeners and clusters", (t) => {
  const group = (rule: unknown) => ways("compute/secGroup:SecGroup", { rules: [rule] });
  const ssh = { fromPort: 22, toPort: 22, ipProtocol: "tcp" };
  t.deepEqual(group({ ...ssh, cidr: "0.0.0.0/0" }), ["0.0.0.0/0"]);
  t.deepEqual(group({ ...ssh, self: true }), []);
  t.deepEqual(group({ ...ssh, fromPort: 80, toPort: 80, cidr: "0.0.0.0/0" }), []);
  t.deepEqual(group(UNKNOWN), ["?"]);
  const firewall = (change: Record<string, unknown>) =>
    ways("firewall/ruleV2:RuleV2", { action: "allow", destinationPort: "20:30", ...change });
  t.deepEqual(firewall({}), ["everybody"]);
  t.deepEqual(firewall({ sourceIpAddress: "10.16.0.0/12" }), ["10.16.0.0/12"]);
  t.deepEqual(firewall({ action: UNKNOWN }), ["everybody"]);
  t.deepEqual(firewall({ action: "deny" }), []);
  t.deepEqual(firewall({ destinationPort: "443" }), []);
  const listener = (properties: Record<string, unknown>) =>
    ways("loadbalancer/listener:Listener", properties);
  t.deepEqual(listener({ protocolPort: 6443 }), ["everybody"]);
  t.deepEqual(listener({ protocolPort: 6443, allowedCidrs: ["10.16.0.0/12", UNKNOWN] }), [
    "10.16.0.0/12",
    "?",
  ]);
  t.deepEqual(listener({ protocolPort: 443 }), []);
  const labels = { api_master_lb_allowed_cidrs: "10.16.0.0/12,0.0.0.0/0" };
  const template = "containerinfra/clusterTemplate:ClusterTemplate";
  t.deepEqual(ways(template, { labels }), ["10.16.0.0/12", "0.0.0.0/0"]);
  const net = { externalNetworkId: "internet" };
  t.deepEqual(ways(template, { ...net, labels }), ["10.16.0.0/12", "0.0.0.0/0"]);
  for (const floatingIpEnabled of [true, "true", UNKNOWN])
    t.is(ways(template, { ...net, labels, floatingIpEnabled })?.at(-1), "everybody");
  const older = { master_lb_allowed_cidrs: "10.16.0.0/12" };
  t.deepEqual(ways(template, { labels: older }), ["10.16.0.0/12"]);
  t.deepEqual(ways(template, { ...net, labels: older }), ["10.16.0.0/12", "everybody"]);
  const outside = (label: unknown, more = {}) =>
    ways(template, { labels: { master_lb_floating_ip_enabled: label }, ...more })?.length;
  const { externalNetworkId } = net;
  for (const no of ["false", "False", "FALSE", false]) t.is(outside(no, { externalNetworkId }), 0);
  for (const yes of ["true", "True", "yes", UNKNOWN]) t.is(outside(yes), 1, String(yes));
  for (const absent of [undefined, ""]) {
    t.is(outside(absent), 0);
    for (const id of [externalNetworkId, UNKNOWN])
      t.is(outside(absent, { externalNetworkId: id }), 1);
    for (const yes of [true, "true", UNKNOWN]) t.is(outside(absent, { floatingIpEnabled: yes }), 1);
    for (const no of [false, "false", null]) t.is(outside(absent, { floatingIpEnabled: no }), 0);
  }
  const { roles } = attributesOf("openstack:identity/applicationCredential:ApplicationCredential", {
    roles: ["member", UNKNOWN],
  });
  t.deepEqual(roles, ["member", UNKNOWN]);
});
