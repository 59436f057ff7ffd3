import test from "ava";
import { SiteLink, type SiteLinkArgs } from "../../components/index.ts";
import { inventory, mockCloud, named, record, resolved } from "./recorder.ts";
import { tags } from "./samples.ts";

test.before(mockCloud);

const least: SiteLinkArgs = {
  site: "bamako",
  tenant: "treasury",
  peer: "ouagadougou",
  owner: "ML",
  dataClass: "administrative",
  routerId: "router-front",
  ipv4: { peerAddress: "10.48.0.240", peerCidrs: ["10.48.32.0/26"], subnetIds: ["front-4"] },
  ipv6: {
    peerAddress: "fd5a:e500:2::f0",
    peerCidrs: ["fd5a:e500:2:1800::/64"],
    subnetIds: ["front-6"],
  },
  presharedKey: "a secret",
};

const fullest: SiteLinkArgs = {
  ...least,
  rehearsal: true,
  ipv4: {
    ...least.ipv4,
    peerCidrs: ["10.48.32.0/26", "10.48.32.64/26"],
    subnetIds: ["front-4", "ledger-4"],
  },
};

const thing = (what: string, rehearsal = false) => ({
  name: ["bamako-treasury-ouagadougou", what].filter(Boolean).join("-"),
  description: `Link of treasury to ouagadougou (${tags("ML", "administrative", "treasury", rehearsal).join(", ")})`,
});
const strongest = {
  authAlgorithm: "sha512",
  encryptionAlgorithm: "aes-256-gcm-16",
  pfs: "group21",
};

test("a service on the router, both policies, and for each family a tunnel between two groups of ends", async (t) => {
  const { component, made } = await record((opts) => new SiteLink("least", least, opts));
  t.deepEqual(inventory(made), [
    "aes-estate:index:SiteLink least",
    "openstack:vpnaas/endpointGroup:EndpointGroup least-local-ipv4 < least",
    "openstack:vpnaas/endpointGroup:EndpointGroup least-local-ipv6 < least",
    "openstack:vpnaas/endpointGroup:EndpointGroup least-peer-ipv4 < least",
    "openstack:vpnaas/endpointGroup:EndpointGroup least-peer-ipv6 < least",
    "openstack:vpnaas/ikePolicy:IkePolicy least-ike-policy < least",
    "openstack:vpnaas/ipSecPolicy:IpSecPolicy least-ipsec-policy < least",
    "openstack:vpnaas/service:Service least-service < least",
    "openstack:vpnaas/siteConnection:SiteConnection least-connection-ipv4 < least",
    "openstack:vpnaas/siteConnection:SiteConnection least-connection-ipv6 < least",
  ]);
  t.is(await resolved(component.serviceId), "least-service.id");
  t.is(await resolved(component.ipv4ConnectionId), "least-connection-ipv4.id");
  t.is(await resolved(component.ipv6ConnectionId), "least-connection-ipv6.id");
  // In the administrator's project: Neutron shows the key to the owner of the connection.
  t.deepEqual(
    made.filter(({ inputs }) => "tenantId" in inputs),
    [],
  );
});

test("it uses the strongest supported encryption and renews its keys", async (t) => {
  const { made } = await record((opts) => new SiteLink("cipher", fullest, opts));
  t.deepEqual(named(made, "cipher-ike-policy").inputs, {
    ...thing("ike", true),
    ...strongest,
    ikeVersion: "v2",
    phase1NegotiationMode: "main",
    lifetimes: [{ units: "seconds", value: 28800 }],
  });
  t.deepEqual(named(made, "cipher-ipsec-policy").inputs, {
    ...thing("ipsec", true),
    ...strongest,
    transformProtocol: "esp",
    encapsulationMode: "tunnel",
    lifetimes: [{ units: "seconds", value: 3600 }],
  });
});

test("each tunnel leads from its own subnets to the other router and the networks behind it", async (t) => {
  const { made } = await record((opts) => new SiteLink("full", fullest, opts));
  t.deepEqual(named(made, "full-service").inputs, {
    ...thing("", true),
    routerId: "router-front",
    adminStateUp: true,
  });
  t.deepEqual(named(made, "full-local-ipv4").inputs, {
    ...thing("local-ipv4", true),
    type: "subnet",
    endpoints: ["front-4", "ledger-4"],
  });
  t.deepEqual(named(made, "full-peer-ipv4").inputs, {
    ...thing("peer-ipv4", true),
    type: "cidr",
    endpoints: ["10.48.32.0/26", "10.48.32.64/26"],
  });
  t.like(named(made, "full-local-ipv6").inputs, { type: "subnet", endpoints: ["front-6"] });
  t.like(named(made, "full-peer-ipv6").inputs, { endpoints: ["fd5a:e500:2:1800::/64"] });
  const { psk, ...connection } = named(made, "full-connection-ipv4").inputs;
  t.deepEqual(connection, {
    ...thing("ipv4", true),
    vpnserviceId: "full-service.id",
    ikepolicyId: "full-ike-policy.id",
    ipsecpolicyId: "full-ipsec-policy.id",
    localEpGroupId: "full-local-ipv4.id",
    peerEpGroupId: "full-peer-ipv4.id",
    peerAddress: "10.48.0.240",
    peerId: "10.48.0.240",
    initiator: "bi-directional",
    dpds: [{ action: "restart", interval: 30, timeout: 120 }],
    adminStateUp: true,
  });
  t.like(named(made, "full-connection-ipv6").inputs, {
    localEpGroupId: "full-local-ipv6.id",
    peerEpGroupId: "full-peer-ipv6.id",
    peerAddress: "fd5a:e500:2::f0",
    peerId: "fd5a:e500:2::f0",
  });
  for (const family of [4, 6]) {
    t.deepEqual(named(made, `full-connection-ipv${family}`).secrets, ["psk"]);
  }
  t.truthy(psk);
});

test("every wrong input of a link is reported at once, and nothing is created", (t) => {
  const error = t.throws(
    () =>
      new SiteLink("wrong", {
        ...least,
        peer: "Ouagadougou",
        ipv4: { peerAddress: "vpn.example", peerCidrs: ["0.0.0.0/0"], subnetIds: [] },
        ipv6: { peerAddress: "10.48.0.240", peerCidrs: [], subnetIds: ["front-6"] },
      }),
  );
  t.is(
    error?.message,
    [
      'SiteLink "wrong": 6 inputs are not as expected',
      '  peer: got "Ouagadougou", want lower-case letters, digits and hyphens, a letter first',
      '  ipv4.peerAddress: got "vpn.example", want an IPv4 address',
      '  ipv4.peerCidrs[0]: got "0.0.0.0/0", want a network of /8 or narrower',
      "  ipv4.subnetIds: got [], want at least one",
      '  ipv6.peerAddress: got "10.48.0.240", want an IPv6 address',
      "  ipv6.peerCidrs: got [], want at least one",
    ].join("\n"),
  );
});
