import test from "ava";
import { NetworkSegment, type NetworkSegmentArgs } from "../../components/index.ts";
import { inventory, mockCloud, named, record, resolved } from "./recorder.ts";
import { fullestSegment, leastSegment, tags } from "./samples.ts";

test.before(mockCloud);

test("at its defaults it is isolated: no router, no gateway, and a group that allows DHCP only", async (t) => {
  const { component, made } = await record(
    (opts) => new NetworkSegment("least", leastSegment, opts),
  );
  t.deepEqual(inventory(made), [
    "aes-estate:index:NetworkSegment least",
    "openstack:networking/network:Network least-network < least",
    "openstack:networking/secGroup:SecGroup least-security-group < least",
    "openstack:networking/secGroupRule:SecGroupRule least-rule-egress-ipv4-udp-67-255.255.255.255-32 < least",
    "openstack:networking/secGroupRule:SecGroupRule least-rule-egress-ipv6-udp-547-ff02..1.2-128 < least",
    "openstack:networking/subnet:Subnet least-subnet-ipv4 < least",
    "openstack:networking/subnet:Subnet least-subnet-ipv6 < least",
  ]);
  const common = {
    name: "bamako-tax-data",
    description: "Segment data of tax",
    tenantId: "project-tax",
    tags: tags("ML", "citizen", "tax"),
  };
  t.deepEqual(named(made, "least-network").inputs, {
    ...common,
    adminStateUp: true,
    shared: false,
    external: false,
    portSecurityEnabled: true,
  });
  const subnet = { ...common, networkId: "least-network.id", enableDhcp: true, noGateway: true };
  t.deepEqual(named(made, "least-subnet-ipv4").inputs, {
    ...subnet,
    name: "bamako-tax-data-ipv4",
    ipVersion: 4,
    cidr: "10.32.16.0/26",
    allocationPools: [{ start: "10.32.16.2", end: "10.32.16.62" }],
    subnetpoolId: "pool-4",
    dnsNameservers: ["10.32.0.53"],
  });
  t.deepEqual(named(made, "least-subnet-ipv6").inputs, {
    ...subnet,
    name: "bamako-tax-data-ipv6",
    ipVersion: 6,
    cidr: "fd5a:e500:1:10::/64",
    allocationPools: [{ start: "fd5a:e500:1:10::2", end: "fd5a:e500:1:10:ffff:ffff:ffff:ffff" }],
    subnetpoolId: "pool-6",
    dnsNameservers: [],
    ipv6AddressMode: "dhcpv6-stateful",
    ipv6RaMode: "dhcpv6-stateful",
  });
  t.deepEqual(named(made, "least-security-group").inputs, { ...common, deleteDefaultRules: true });
  t.is(component.routerId, undefined);
});

test("at its fullest it adds a router with a gateway, the declared rules and a traffic policy", async (t) => {
  const { made } = await record((opts) => new NetworkSegment("full", fullestSegment, opts));
  t.deepEqual(inventory(made), [
    "aes-estate:index:NetworkSegment full",
    "openstack:networking/network:Network full-network < full",
    "openstack:networking/router:Router full-router < full",
    "openstack:networking/routerInterface:RouterInterface full-interface-ipv4 < full",
    "openstack:networking/routerInterface:RouterInterface full-interface-ipv6 < full",
    "openstack:networking/secGroup:SecGroup full-security-group < full",
    "openstack:networking/secGroupRule:SecGroupRule full-rule-egress-ipv4-udp-67-255.255.255.255-32 < full",
    "openstack:networking/secGroupRule:SecGroupRule full-rule-egress-ipv4-udp-8080-8089-group-front-to-app < full",
    "openstack:networking/secGroupRule:SecGroupRule full-rule-egress-ipv6-tcp-443-..-0 < full",
    "openstack:networking/secGroupRule:SecGroupRule full-rule-egress-ipv6-udp-547-ff02..1.2-128 < full",
    "openstack:networking/secGroupRule:SecGroupRule full-rule-ingress-ipv4-tcp-443-10.0.0.0-8 < full",
    "openstack:networking/secGroupRule:SecGroupRule full-rule-ingress-ipv6-icmp-fd5a.e500.1..-48 < full",
    "openstack:networking/subnet:Subnet full-subnet-ipv4 < full",
    "openstack:networking/subnet:Subnet full-subnet-ipv6 < full",
  ]);
  t.like(named(made, "full-network").inputs, { qosPolicyId: "qos-standard" });
  t.like(named(made, "full-subnet-ipv6").inputs, {
    gatewayIp: "fd5a:e500:1:10::1",
    dnsNameservers: ["fd5a:e500:1::53"],
  });
  t.deepEqual(named(made, "full-router").inputs, {
    name: "bamako-tax-front",
    description: "Segment front of tax",
    tenantId: "project-tax",
    tags: tags("ML", "citizen", "tax", true),
    adminStateUp: true,
    externalNetworkId: "net-gov",
    enableSnat: true,
  });
  t.deepEqual(named(made, "full-interface-ipv6").inputs, {
    routerId: "full-router.id",
    subnetId: "full-subnet-ipv6.id",
  });
});

test("a rule's description names the caller's keys that declare it", async (t) => {
  const { made } = await record((opts) => new NetworkSegment("rules", fullestSegment, opts));
  const common = { tenantId: "project-tax", securityGroupId: "rules-security-group.id" };
  t.deepEqual(named(made, "rules-rule-ingress-ipv4-tcp-443-10.0.0.0-8").inputs, {
    ...common,
    direction: "ingress",
    ethertype: "IPv4",
    protocol: "tcp",
    portRangeMin: 443,
    portRangeMax: 443,
    remoteIpPrefix: "10.0.0.0/8",
    description: "portal-to-front, users-to-front",
  });
  t.deepEqual(named(made, "rules-rule-ingress-ipv6-icmp-fd5a.e500.1..-48").inputs, {
    ...common,
    direction: "ingress",
    ethertype: "IPv6",
    protocol: "ipv6-icmp",
    remoteIpPrefix: "fd5a:e500:1::/48",
    description: "ping",
  });
  // The open internet may only reach data that may be public: the rule names the class.
  t.like(named(made, "rules-rule-egress-ipv6-tcp-443-..-0").inputs, {
    remoteIpPrefix: "::/0",
    description: `updates (${tags("ML", "citizen", "tax", true).join(", ")})`,
  });
  t.like(named(made, "rules-rule-egress-ipv4-udp-8080-8089-group-front-to-app").inputs, {
    portRangeMin: 8080,
    portRangeMax: 8089,
    remoteGroupId: "group-app",
    remoteIpPrefix: undefined,
  });
});

const routers: [string, NetworkSegmentArgs["router"] & object, string[], object | undefined][] = [
  ["its own, leading nowhere", {}, ["Router", "RouterInterface", "RouterInterface"], {}],
  [
    "its own, with a gateway and without address translation",
    { externalNetworkId: "net-gov" },
    ["Router", "RouterInterface", "RouterInterface"],
    { externalNetworkId: "net-gov", enableSnat: false },
  ],
  [
    "another segment's",
    { routerId: "router-of-front" },
    ["RouterInterface", "RouterInterface"],
    undefined,
  ],
];
for (const [index, [title, router, types, gateway]] of routers.entries()) {
  test(`the router may be ${title}`, async (t) => {
    const name = `router-${index}`;
    const { component, made } = await record(
      (opts) => new NetworkSegment(name, { ...leastSegment, router }, opts),
    );
    const found = made.filter(({ type }) => type.includes("/router"));
    t.deepEqual(found.map(({ type }) => type.split(":").pop()).sort(), types);
    const own = found.find(({ type }) => type.endsWith(":Router"));
    const { externalNetworkId, enableSnat } = own?.inputs ?? {};
    t.deepEqual(own && JSON.parse(JSON.stringify({ externalNetworkId, enableSnat })), gateway);
    t.is(await resolved(component.routerId), gateway ? `${name}-router.id` : "router-of-front");
    const { gatewayIp, noGateway } = named(made, `${name}-subnet-ipv4`).inputs;
    t.deepEqual([gatewayIp, noGateway], ["10.32.16.1", undefined]);
  });
}

test("a gateway's addresses may be fixed, one a family", async (t) => {
  const router = (externalAddresses: string[]) => ({
    externalNetworkId: "net-gov",
    externalAddresses,
  });
  const { made } = await record(
    (opts) =>
      new NetworkSegment(
        "fixed",
        { ...leastSegment, router: router(["10.32.0.240", "fd5a:e500:1::f0"]) },
        opts,
      ),
  );
  t.deepEqual(named(made, "fixed-router").inputs.externalFixedIps, [
    { ipAddress: "10.32.0.240" },
    { ipAddress: "fd5a:e500:1::f0" },
  ]);
  for (const wrong of [["10.32.0.240", "10.32.0.241"], ["router.example"]]) {
    const segment = { ...leastSegment, router: router(wrong) };
    t.regex(
      t.throws(() => new NetworkSegment("wrong", segment))?.message ?? "",
      /router.externalAddresses: got .*, want one address a family/,
    );
  }
  const joining = {
    ...leastSegment,
    router: { routerId: "r", externalAddresses: ["10.32.0.240"] },
  };
  t.regex(t.throws(() => new NetworkSegment("wrong", joining))?.message ?? "", /want one of them/);
});

test("its outputs are ids", async (t) => {
  const { component } = await record((opts) => new NetworkSegment("out", fullestSegment, opts));
  t.is(await resolved(component.networkId), "out-network.id");
  t.is(await resolved(component.ipv4SubnetId), "out-subnet-ipv4.id");
  t.is(await resolved(component.ipv6SubnetId), "out-subnet-ipv6.id");
  t.is(await resolved(component.securityGroupId), "out-security-group.id");
});

test("every wrong input of a segment is reported at once, and nothing is created", (t) => {
  const error = t.throws(
    () =>
      new NetworkSegment("wrong", {
        ...leastSegment,
        segment: "Data",
        ipv4: { cidr: "10.32.16.1/26", poolId: "pool" },
        ipv6: { cidr: "fd5a:E500:1:10::/64", poolId: "pool" },
        dnsServers: ["resolver.example"],
        router: { enableSnat: false },
        rules: {
          open: {
            direction: "ingress",
            ethertype: "IPv4",
            protocol: "tcp",
            portMin: 80,
            portMax: 22,
            remoteCidr: "0.0.0.0/0",
          },
        },
      }),
  );
  t.is(
    error?.message,
    [
      'NetworkSegment "wrong": 8 inputs are not as expected',
      '  segment: got "Data", want lower-case letters, digits and hyphens, a letter first',
      '  ipv4.cidr: got "10.32.16.1/26", want 10.32.16.0/26',
      '  ipv6.cidr: got "fd5a:E500:1:10::/64", want fd5a:e500:1:10::/64',
      '  dnsServers: got "resolver.example", want an IPv4 or IPv6 address',
      '  dnsServers: got ["resolver.example"], want at least one IPv4 address',
      '  router: got "enableSnat alone", want an externalNetworkId with it',
      "  rules.open.portMax: got 22, want 80 or more",
      '  rules.open.remoteCidr: got "0.0.0.0/0", want a network of /8 or narrower, or openToInternet: true',
    ].join("\n"),
  );
  const joined = { routerId: "r", externalNetworkId: "n" };
  t.throws(() => new NetworkSegment("both", { ...leastSegment, router: joined }), {
    message: /router: got "a router to join and a gateway", want one of them/,
  });
});
