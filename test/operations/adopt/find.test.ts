/** Natural keys on a scripted cloud: which item a declared resource is, and under which id it is imported. */
import test from "ava";
import { Finder, type Logins } from "../../../operations/adopt/find.ts";
import type { Inputs } from "../../../operations/adopt/natural-keys/key.ts";
import type { Item } from "../../../operations/cloud/client.ts";
import { replacementName } from "../../../operations/credentials/credential-name.ts";

type Lists = Readonly<Record<string, readonly object[]>>;

/** A cloud that has these lists and no others; it counts how often each is read. */
function cloudOf(lists: Lists) {
  const reads: string[] = [];
  return {
    reads,
    async list(service: string, path: string, key: string): Promise<Item[]> {
      reads.push(`${service} ${path}`);
      const items = lists[`${service} ${path} ${key}`];
      if (items === undefined) throw new Error(`no list ${service} ${path} ${key}`);
      return items as Item[];
    },
  };
}

function find(
  lists: Lists,
  type: string,
  inputs: Inputs,
  more: { connection?: Inputs; logins?: Logins } = {},
) {
  const { connection = {}, logins } = more;
  return new Finder(cloudOf(lists)).find({ type, inputs, connection }, logins);
}

const NETWORK = "openstack:networking/network:Network";
const NETWORKS = "network /v2.0/networks networks";
const ours = { id: "n1", name: "bamako-tax-app", project_id: "tax" };

test("a network is found by its name in its project", async (t) => {
  const lists = { [NETWORKS]: [ours, { ...ours, id: "n2", project_id: "mail" }] };
  const inputs = { name: "bamako-tax-app", tenantId: "tax" };
  t.deepEqual(await find(lists, NETWORK, inputs), { is: "found", id: "n1" });
  t.deepEqual(await find(lists, NETWORK, { ...inputs, name: "bamako-tax-data" }), {
    is: "missing",
  });
});

test("two networks of one name in one project are ambiguous", async (t) => {
  const lists = { [NETWORKS]: [ours, { ...ours, id: "n2" }] };
  const inputs = { name: "bamako-tax-app", tenantId: "tax" };
  t.deepEqual(await find(lists, NETWORK, inputs), { is: "ambiguous", ids: ["n1", "n2"] });
});

test("a list is read once, and a service that fails is an error, not an empty list", async (t) => {
  const cloud = cloudOf({ [NETWORKS]: [ours] });
  const finder = new Finder(cloud);
  const declared = { type: NETWORK, inputs: { name: "a", tenantId: "tax" }, connection: {} };
  await Promise.all([finder.find(declared), finder.find(declared)]);
  t.deepEqual(cloud.reads, ["network /v2.0/networks"]);
  await t.throwsAsync(find({}, NETWORK, declared.inputs), { message: /^no list network/ });
});

test("without what it stands on, a resource is missing, and nothing is read", async (t) => {
  const type = "openstack:networking/subnet:Subnet";
  t.deepEqual(await find({}, type, { name: "bamako-tax-app-ipv4" }), { is: "missing" });
});

test("a user is one of its domain; a domain is a project without one", async (t) => {
  const users = {
    "identity /users?domain_id=ml users": [
      { id: "u1", name: "bamako-tax-service-account", domain_id: "ml" },
      { id: "u2", name: "bamako-tax-service-account", domain_id: "bf" },
    ],
  };
  const inputs = { name: "bamako-tax-service-account", domainId: "ml" };
  t.deepEqual(await find(users, "openstack:identity/user:User", inputs), { is: "found", id: "u1" });
  const domains = { "identity /domains domains": [{ id: "d1", name: "bamako-ml" }] };
  const domain = { name: "bamako-ml", isDomain: true };
  const type = "openstack:identity/project:Project";
  t.deepEqual(await find(domains, type, domain), { is: "found", id: "d1" });
});

test("an assignment is composed of project, holder and role; an inherited one is another", async (t) => {
  const type = "openstack:identity/roleAssignment:RoleAssignment";
  const role = { id: "reader" };
  const scope = { project: { id: "p" } };
  const lists = {
    "identity /role_assignments?scope.project.id=p role_assignments": [
      { role, group: { id: "g" }, scope: { ...scope, OS_INHERIT: "projects" } },
      { role, group: { id: "g" }, scope },
      { role, user: { id: "u" }, scope },
    ],
  };
  const group = { projectId: "p", roleId: "reader", groupId: "g" };
  t.deepEqual(await find(lists, type, group), { is: "found", id: "/p/g//reader" });
  const user = { projectId: "p", roleId: "reader", userId: "u" };
  t.deepEqual(await find(lists, type, user), { is: "found", id: "/p//u/reader" });
  t.deepEqual(await find(lists, type, { ...user, userId: "v" }), { is: "missing" });
});

test("an application credential is found among those of its connection's user", async (t) => {
  const type = "openstack:identity/applicationCredential:ApplicationCredential";
  const lists = {
    "identity /users?domain_id=ml users": [{ id: "u1", name: "account", domain_id: "ml" }],
    "identity /users/u1/application_credentials application_credentials": [
      { id: "c1", name: "account" },
      { id: "c2", name: "other" },
    ],
  };
  const connection = { userName: "account", userDomainId: "ml" };
  const inputs = { name: "account" };
  t.deepEqual(await find(lists, type, inputs, { connection }), { is: "found", id: "c1" });
  t.deepEqual(await find(lists, type, inputs), { is: "missing" });
});

test("a credential that was replaced is found under its new name; with its predecessor it is ambiguous", async (t) => {
  const type = "openstack:identity/applicationCredential:ApplicationCredential";
  const name = "bamako-tax-service-account";
  const [first, second] = ["20261130T083015000Z", "20261201T000000123Z"].map((moment) =>
    replacementName("bamako", "tax", moment),
  );
  const found = (...names: unknown[]) => {
    const lists = {
      "identity /users?domain_id=ml users": [{ id: "u1", name, domain_id: "ml" }],
      "identity /users/u1/application_credentials application_credentials": names.map((each) => ({
        id: `id of ${each}`,
        name: each,
      })),
    };
    return find(lists, type, { name }, { connection: { userName: name, userDomainId: "ml" } });
  };
  t.is(second, "bamako-tax-20261201T000000123Z");
  t.deepEqual(await found(second, "bamako-tax-by-hand", "bamako-tax-app-20261201T000000123Z"), {
    is: "found",
    id: `id of ${second}`,
  });
  for (const old of [name, first]) {
    const ids = [`id of ${old}`, `id of ${second}`];
    t.deepEqual(await found(old, second), { is: "ambiguous", ids });
  }
  t.deepEqual(await found("bamako-tax-20261201"), { is: "missing" });
});

test("quotas always exist; their ids are composed", async (t) => {
  const connection = { region: "bamako-1" };
  for (const type of [
    "openstack:compute/quotaSetV2:QuotaSetV2",
    "openstack:networking/quotaV2:QuotaV2",
    "openstack:blockstorage/quoteSetV3:QuoteSetV3",
    "openstack:loadbalancer/quota:Quota",
  ]) {
    const found = await find({}, type, { projectId: "p" }, { connection });
    t.deepEqual(found, { is: "found", id: "p/bamako-1" });
  }
});

test("a rule is recognised by its content, absent fields included", async (t) => {
  const type = "openstack:networking/secGroupRule:SecGroupRule";
  const rule = {
    security_group_id: "s",
    direction: "ingress",
    ethertype: "IPv6",
    protocol: "tcp",
    port_range_min: 443,
    port_range_max: 443,
    remote_ip_prefix: "fd5a:e500::/48",
    remote_group_id: null,
  };
  const lists = {
    "network /v2.0/security-group-rules security_group_rules": [
      { ...rule, id: "r1" },
      { ...rule, id: "r2", port_range_min: 80 },
      { ...rule, id: "r3", protocol: null, port_range_min: null, port_range_max: null },
    ],
  };
  const inputs = {
    securityGroupId: "s",
    direction: "ingress",
    ethertype: "IPv6",
    protocol: "tcp",
    portRangeMin: 443,
    portRangeMax: 443,
    remoteIpPrefix: "FD5A:e500::/48",
  };
  t.deepEqual(await find(lists, type, inputs), { is: "found", id: "r1" });
  const { protocol: _, portRangeMin: __, portRangeMax: ___, ...all } = inputs;
  t.deepEqual(await find(lists, type, all), { is: "found", id: "r3" });
});

test("interfaces, bandwidths, accesses and node groups have composed ids or those of a port", async (t) => {
  const port = { id: "port", device_id: "r", fixed_ips: [{ subnet_id: "s" }] };
  t.deepEqual(
    await find(
      { "network /v2.0/ports ports": [port, { ...port, id: "other", device_id: "x" }] },
      "openstack:networking/routerInterface:RouterInterface",
      { routerId: "r", subnetId: "s" },
    ),
    { is: "found", id: "port" },
  );
  const limits = "network /v2.0/qos/policies/q/bandwidth_limit_rules bandwidth_limit_rules";
  t.deepEqual(
    await find(
      { [limits]: [{ id: "b", direction: "egress" }] },
      "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule",
      { qosPolicyId: "q", direction: "egress" },
    ),
    { is: "found", id: "q/b" },
  );
  t.deepEqual(
    await find(
      { "compute /flavors/f/os-flavor-access flavor_access": [{ flavor_id: "f", tenant_id: "p" }] },
      "openstack:compute/flavorAccess:FlavorAccess",
      { flavorId: "f", tenantId: "p" },
    ),
    { is: "found", id: "f/p" },
  );
  t.deepEqual(
    await find(
      { "container-infra /clusters/c/nodegroups nodegroups": [{ id: "g", name: "web" }] },
      "openstack:containerinfra/nodeGroup:NodeGroup",
      { clusterId: "c", name: "web" },
    ),
    { is: "found", id: "c/g" },
  );
});

test("containers and the objects of clusters wait for their own logins", async (t) => {
  const paths: string[] = [];
  const ask = async (_: unknown, path: string) => {
    paths.push(path);
    return !path.endsWith("/gone");
  };
  const logins: Logins = { tenant: ask, cluster: ask };
  const container = "openstack:objectstorage/container:Container";
  t.deepEqual(await find({}, container, { name: "receipts" }), { is: "later" });
  const found = { is: "found", id: "receipts" };
  t.deepEqual(await find({}, container, { name: "receipts" }, { logins }), found);
  t.deepEqual(await find({}, container, { name: "gone" }, { logins }), { is: "missing" });
  const role = "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding";
  const metadata = { name: "access", namespace: "web" };
  t.deepEqual(await find({}, role, { metadata }, { logins }), { is: "found", id: "web/access" });
  const namespace = "kubernetes:core/v1:Namespace";
  t.deepEqual(await find({}, namespace, { metadata: { name: "web" } }, { logins }), {
    is: "found",
    id: "web",
  });
  t.deepEqual(paths, [
    "/receipts",
    "/gone",
    "/apis/rbac.authorization.k8s.io/v1/namespaces/web/rolebindings/access",
    "/api/v1/namespaces/web",
  ]);
});

test("a type without a natural key is unknown, also one with the name of a method", async (t) => {
  t.deepEqual(await find({}, "openstack:dns/zone:Zone", {}), { is: "unknown" });
  t.deepEqual(await find({}, "constructor", {}), { is: "unknown" });
  t.deepEqual(await find({}, "random:index/randomPassword:RandomPassword", {}), { is: "made" });
  t.deepEqual(await find({}, "aes-estate:index:TenantProject", {}), { is: "made" });
});
