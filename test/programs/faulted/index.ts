import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const prefix = config.require("prefix");
const step = Number(process.env.STEP ?? "1");
const name = (own: string) => `${prefix}-${own}`;

const provider = new openstack.Provider(
  "cloud",
  {
    authUrl: process.env.FAULTED_AUTH_URL ?? "",
    userName: config.require("user"),
    password: config.requireSecret("password"),
    tenantName: config.require("project"),
    userDomainName: "Default",
    projectDomainName: "Default",
    region: config.require("region"),
    maxRetries: 5,
  },
  { version: "5.4.1" },
);
const by = { provider };
const description = `step ${step}`;

const project = new openstack.identity.Project(
  "project",
  { name: name("project"), description: "faults" },
  by,
);
const group = new openstack.identity.GroupV3("group", { name: name("group"), description }, by);
const user = new openstack.identity.User(
  "user",
  { name: name("user"), password: config.requireSecret("secret") },
  by,
);
new openstack.identity.UserMembershipV3("member", { userId: user.id, groupId: group.id }, by);

const flavor = new openstack.compute.Flavor(
  "flavor",
  {
    name: name("flavor"),
    ram: 512,
    vcpus: 1,
    disk: 1,
    isPublic: false,
    extraSpecs: { "hw:cpu_policy": "shared" },
  },
  by,
);
new openstack.compute.FlavorAccess("flavor", { flavorId: flavor.id, tenantId: project.id }, by);
const volumes = new openstack.blockstorage.VolumeTypeV3(
  "type",
  { name: name("type"), isPublic: false, description },
  by,
);
new openstack.blockstorage.VolumeTypeAccessV3(
  "type",
  { volumeTypeId: volumes.id, projectId: project.id },
  by,
);

const scope = new openstack.networking.AddressScope(
  "scope",
  { name: name("scope"), ipVersion: 4 },
  by,
);
new openstack.networking.SubnetPool(
  "pool",
  { name: name("pool"), prefixes: ["198.18.0.0/16"], addressScopeId: scope.id },
  by,
);
const qos = new openstack.networking.QosPolicy("qos", { name: name("qos"), description }, by);
new openstack.networking.QosBandwidthLimitRule(
  "qos",
  { qosPolicyId: qos.id, maxKbps: 1000 * step, direction: "egress" },
  by,
);

const CIDRS: Record<string, string> = {
  front: "198.18.1.0/24",
  back: "198.18.2.0/24",
  spare: "198.18.3.0/24",
};
const router = new openstack.networking.Router("router", { name: name("router"), description }, by);
for (const segment of step === 1 ? ["front", "back"] : ["front", "back", "spare"]) {
  const network = new openstack.networking.Network(
    segment,
    { name: name(segment), description },
    by,
  );
  const subnet = new openstack.networking.Subnet(
    segment,
    { name: name(segment), networkId: network.id, ipVersion: 4, cidr: CIDRS[segment] ?? "" },
    by,
  );
  new openstack.networking.RouterInterface(
    segment,
    { routerId: router.id, subnetId: subnet.id },
    by,
  );
  new openstack.networking.RbacPolicyV2(
    segment,
    {
      action: "access_as_shared",
      objectType: "network",
      objectId: network.id,
      targetTenant: project.id,
    },
    by,
  );
}
const guards = new openstack.networking.SecGroup(
  "guards",
  { name: name("guards"), deleteDefaultRules: true },
  by,
);
for (const port of step === 1 ? [80, 443] : [443, 8443, 9443]) {
  new openstack.networking.SecGroupRule(
    `port-${port}`,
    {
      securityGroupId: guards.id,
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      portRangeMin: port,
      portRangeMax: port,
      remoteIpPrefix: "198.18.0.0/16",
    },
    by,
  );
}
