import test from "ava";
import { SiteFoundation } from "../../components/index.ts";
import { inventory, mockCloud, named, record, resolved } from "./recorder.ts";
import { fullestFoundation, leastFoundation, tags } from "./samples.ts";

test.before(mockCloud);

test("at its defaults it makes a domain and the address space of both families", async (t) => {
  const { made } = await record((opts) => new SiteFoundation("least", leastFoundation, opts));
  t.deepEqual(inventory(made), [
    "aes-estate:index:SiteFoundation least",
    "openstack:identity/project:Project least-domain-ml < least",
    "openstack:networking/addressScope:AddressScope least-ipv4-scope < least",
    "openstack:networking/addressScope:AddressScope least-ipv6-scope < least",
    "openstack:networking/subnetPool:SubnetPool least-ipv4-pool < least",
    "openstack:networking/subnetPool:SubnetPool least-ipv6-pool < least",
  ]);
  t.deepEqual(named(made, "least-domain-ml").inputs, {
    name: "bamako-ml",
    description: "Mali",
    isDomain: true,
    enabled: true,
    tags: tags("ML", "public", "platform"),
  });
  t.deepEqual(named(made, "least-ipv4-scope").inputs, {
    name: "bamako-platform-ipv4",
    ipVersion: 4,
    shared: false,
  });
  t.deepEqual(named(made, "least-ipv4-pool").inputs, {
    name: "bamako-platform-ipv4",
    description: "Subnets of the tenants of bamako",
    addressScopeId: "least-ipv4-scope.id",
    ipVersion: 4,
    prefixes: ["10.32.16.0/20"],
    minPrefixlen: 16,
    defaultPrefixlen: 26,
    maxPrefixlen: 29,
    isDefault: false,
    shared: false,
    tags: tags("ML", "public", "platform"),
  });
  t.like(named(made, "least-ipv6-pool").inputs, {
    addressScopeId: "least-ipv6-scope.id",
    ipVersion: 6,
    prefixes: ["fd5a:e500:1::/52"],
    minPrefixlen: 64,
    defaultPrefixlen: 64,
    maxPrefixlen: 64,
  });
});

test("at its fullest it adds domains, flavors, volume types and traffic classes", async (t) => {
  const { made } = await record((opts) => new SiteFoundation("full", fullestFoundation, opts));
  t.deepEqual(inventory(made), [
    "aes-estate:index:SiteFoundation full",
    "openstack:blockstorage/volumeTypeV3:VolumeTypeV3 full-volume-type-plain < full",
    "openstack:compute/flavor:Flavor full-flavor-small < full",
    "openstack:identity/project:Project full-domain-ml < full",
    "openstack:identity/project:Project full-domain-ne < full",
    "openstack:networking/addressScope:AddressScope full-ipv4-scope < full",
    "openstack:networking/addressScope:AddressScope full-ipv6-scope < full",
    "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule full-qos-standard-egress < full",
    "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule full-qos-standard-ingress < full",
    "openstack:networking/qosPolicy:QosPolicy full-qos-standard < full",
    "openstack:networking/subnetPool:SubnetPool full-ipv4-pool < full",
    "openstack:networking/subnetPool:SubnetPool full-ipv6-pool < full",
  ]);
  t.deepEqual(named(made, "full-domain-ne").inputs.tags, tags("NE", "public", "platform", true));
  const labels = {
    "aes:class": "public",
    "aes:owner": "ML",
    "aes:rehearsal": "true",
    "aes:site": "bamako",
    "aes:tenant": "platform",
  };
  t.deepEqual(named(made, "full-flavor-small").inputs, {
    name: "bamako-platform-small",
    vcpus: 1,
    ram: 2048,
    disk: 20,
    isPublic: false,
    extraSpecs: labels,
  });
  t.deepEqual(named(made, "full-volume-type-plain").inputs, {
    name: "bamako-platform-plain",
    description: "Without encryption",
    isPublic: false,
    extraSpecs: labels,
  });
  t.deepEqual(named(made, "full-qos-standard").inputs, {
    name: "bamako-platform-standard",
    description: `100000 kbit/s for each port, each way (${tags("ML", "public", "platform", true).join(", ")})`,
    isDefault: false,
    shared: false,
  });
  t.deepEqual(named(made, "full-qos-standard-ingress").inputs, {
    qosPolicyId: "full-qos-standard.id",
    direction: "ingress",
    maxKbps: 100000,
    maxBurstKbps: 20000,
  });
});

test("neighbouring prefixes are given as Neutron stores them, so that a refresh shows no change", async (t) => {
  const { made } = await record((opts) => new SiteFoundation("joined", fullestFoundation, opts));
  t.deepEqual(named(made, "joined-ipv4-pool").inputs.prefixes, ["10.32.16.0/20"]);
});

test("its outputs are ids by key", async (t) => {
  const { component } = await record((opts) => new SiteFoundation("out", fullestFoundation, opts));
  t.deepEqual(await resolved(component.domainIds), {
    ML: "out-domain-ml.id",
    NE: "out-domain-ne.id",
  });
  t.deepEqual(await resolved(component.flavorIds), { small: "out-flavor-small.id" });
  t.deepEqual(await resolved(component.volumeTypeIds), { plain: "out-volume-type-plain.id" });
  t.deepEqual(await resolved(component.qosPolicyIds), { standard: "out-qos-standard.id" });
  t.is(await resolved(component.ipv4ScopeId), "out-ipv4-scope.id");
  t.is(await resolved(component.ipv6ScopeId), "out-ipv6-scope.id");
  t.is(await resolved(component.ipv4PoolId), "out-ipv4-pool.id");
  t.is(await resolved(component.ipv6PoolId), "out-ipv6-pool.id");
});

test("every wrong input of a foundation is reported at once, and nothing is created", (t) => {
  const error = t.throws(
    () =>
      new SiteFoundation("wrong", {
        ...leastFoundation,
        site: "Bamako!",
        countries: { Mali: { name: "ml", description: "Mali" } },
        ipv4Prefixes: [],
        ipv6Prefixes: ["10.0.0.0/8"],
        flavors: { small: { vcpus: 1.5, ramMiB: 2048, diskGiB: -1 } },
        qosClasses: { Best: { maxKbps: 1, maxBurstKbps: 1 } },
      }),
  );
  t.is(
    error?.message,
    [
      'SiteFoundation "wrong": 7 inputs are not as expected',
      '  site: got "Bamako!", want lower-case letters, digits and hyphens, a letter first',
      '  countries.Mali: got "Mali", want an ISO 3166-1 country code of two capital letters',
      "  ipv4Prefixes: got [], want at least one network",
      '  ipv6Prefixes[0]: got "10.0.0.0/8", want an IPv6 network like fd5a:e500:1:10::/64',
      '  qosClasses.Best: got "Best", want lower-case letters, digits and hyphens, a letter first',
      "  flavors.small.vcpus: got 1.5, want a whole number, 0 or more",
      "  flavors.small.diskGiB: got -1, want a whole number, 0 or more",
    ].join("\n"),
  );
});
