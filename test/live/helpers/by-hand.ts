/** One thing of almost every kind, made past the program. */
import type { Item } from "../../../operations/cloud/client.ts";
import type { Hand } from "./hand.ts";
import { named } from "./site.ts";

const NAME = "by-hand";

/** Makes one thing of almost every kind that drift reads. */
export async function makeByHand(hand: Hand): Promise<void> {
  const { user, stranger } = await people(hand);
  await networks(hand, stranger);
  await servers(hand);
  await volumes(hand);
  await images(hand);
  await names(hand);
  await objects(hand);
  await rights(hand, user);
  // Last: it applies to each group that is made from now on.
  await hand.make(
    "template of security group rules",
    ["network", "/v2.0/default-security-group-rules", "default_security_group_rule"],
    {
      direction: "egress",
      ethertype: "IPv6",
      used_in_default_sg: false,
      used_in_non_default_sg: true,
    },
  );
}

async function people(hand: Hand): Promise<{ user: Item; stranger: Item }> {
  const identity = (path: string, one: string) => ["identity", `/${path}`, one] as const;
  const domain = await hand.make("domain", identity("domains", "domain"), { name: NAME });
  const off = { domain: { enabled: false } };
  hand.later(() => hand.cloud.write("PATCH", "identity", `/domains/${domain.id}`, off));
  const stranger = await hand.make("project", identity("projects", "project"), { name: NAME });
  const user = await hand.make("user", identity("users", "user"), { name: NAME });
  const { domain_id: theirs } = hand.project;
  const group = await hand.make("group", identity("groups", "group"), {
    name: NAME,
    domain_id: theirs,
  });
  await hand.put("group member", `${user.id}/${group.id}`, `/groups/${group.id}/users/${user.id}`);
  return { user, stranger };
}

async function rights(hand: Hand, user: Item): Promise<void> {
  const role = await hand.make("role", ["identity", "/roles", "role"], { name: NAME });
  const reader = await named(hand.cloud, "identity", "/roles", "roles", "reader");
  const { id: project } = hand.project;
  await hand.put(
    "role assignment",
    `/${project}//${user.id}/${reader.id}`,
    `/projects/${project}/users/${user.id}/roles/${reader.id}`,
  );
  await hand.put(
    "implied role",
    `${role.id}/${reader.id}`,
    `/roles/${role.id}/implies/${reader.id}`,
  );
  const keys = `/users/${user.id}/credentials/OS-EC2`;
  const { credential } = await hand.cloud.write<{ credential: { access: string } }>(
    "POST",
    "identity",
    keys,
    { tenant_id: hand.own.id },
  );
  hand.count("EC2 credential", credential.access, () =>
    hand.cloud.delete("identity", `${keys}/${credential.access}`),
  );
  await hand.make("trust", ["identity", "/OS-TRUST/trusts", "trust"], {
    trustor_user_id: hand.cloud.user,
    trustee_user_id: user.id,
    impersonation: false,
    project_id: hand.own.id,
    roles: [{ name: "admin" }],
  });
  const { service } = await hand.cloud.write<{ service: Item }>("POST", "identity", "/services", {
    service: { type: NAME, name: NAME },
  });
  hand.later(() => hand.cloud.delete("identity", `/services/${service.id}`));
  await hand.make("endpoint", ["identity", "/endpoints", "endpoint"], {
    service_id: service.id,
    interface: "public",
    url: "https://collector.example.com/v1",
  });
}

async function networks(hand: Hand, stranger: Item): Promise<void> {
  const at = (path: string, one: string) => ["network", `/v2.0/${path}`, one] as const;
  const theirs = { name: NAME, project_id: hand.project.id };
  const network = await hand.make("network", at("networks", "network"), {
    ...theirs,
    shared: true,
  });
  const subnet = await hand.make("subnet", at("subnets", "subnet"), {
    ...theirs,
    network_id: network.id,
    ip_version: 4,
    cidr: "192.0.2.0/24",
  });
  const router = await hand.make("router", at("routers", "router"), theirs);
  const within = `/v2.0/routers/${router.id}`;
  const { port_id: inner } = await hand.cloud.write<{ port_id: string }>(
    "PUT",
    "network",
    `${within}/add_router_interface`,
    { subnet_id: subnet.id },
  );
  hand.count("router interface", inner, () =>
    hand.cloud.write("PUT", "network", `${within}/remove_router_interface`, { port_id: inner }),
  );
  const route = { destination: "203.0.113.0/24", nexthop: "192.0.2.9" };
  const routes = (all: object[]) =>
    hand.cloud.write("PUT", "network", within, { router: { routes: all } });
  await routes([route]);
  const key = `${router.id}-route-${route.destination}-${route.nexthop}`;
  hand.count("route", key, () => routes([]));

  const own = { name: NAME, project_id: hand.own.id };
  const port = await hand.make("port", at("ports", "port"), { ...own, network_id: network.id });
  await hand.make("trunk", at("trunks", "trunk"), { ...own, port_id: port.id });
  const group = await hand.make("security group", at("security-groups", "security_group"), theirs);
  await hand.make("security group rule", at("security-group-rules", "security_group_rule"), {
    security_group_id: group.id,
    direction: "ingress",
    ethertype: "IPv4",
    protocol: "tcp",
    port_range_min: 22,
    port_range_max: 22,
    remote_ip_prefix: "0.0.0.0/0",
  });
  await hand.make("address group", at("address-groups", "address_group"), {
    ...theirs,
    addresses: ["198.51.100.0/24"],
  });
  const segments = await hand.cloud.list(
    "network",
    `/v2.0/networks?project_id=${hand.project.id}`,
    "networks",
  );
  const segment = segments.find(({ name }) => name === `${hand.site}-${hand.tenant}-front`);
  await hand.make("RBAC policy", at("rbac-policies", "rbac_policy"), {
    object_type: "network",
    object_id: segment?.id,
    action: "access_as_shared",
    // Not to the administrator's own project: the network itself would then read as shared.
    target_tenant: stranger.id,
  });
  const policy = await hand.make("QoS policy", at("qos/policies", "policy"), { name: NAME });
  await hand.make(
    "bandwidth limit",
    at(`qos/policies/${policy.id}/bandwidth_limit_rules`, "bandwidth_limit_rule"),
    { max_kbps: 1000 },
    { id: ({ id }) => `${policy.id}/${id}` },
  );
  await hand.make("address scope", at("address-scopes", "address_scope"), {
    name: NAME,
    ip_version: 4,
  });
  await hand.make("subnet pool", at("subnetpools", "subnetpool"), {
    name: NAME,
    prefixes: ["198.51.100.0/24"],
  });
  const internet = await named(hand.cloud, "network", "/v2.0/networks", "networks", "internet");
  await hand.make("floating IP", at("floatingips", "floatingip"), {
    floating_network_id: internet.id,
    project_id: hand.own.id,
  });
  await hand.make("IKE policy", at("vpn/ikepolicies", "ikepolicy"), theirs);
  await hand.make("IPsec policy", at("vpn/ipsecpolicies", "ipsecpolicy"), theirs);
  await hand.make("VPN endpoint group", at("vpn/endpoint-groups", "endpoint_group"), {
    ...theirs,
    type: "cidr",
    endpoints: ["203.0.113.0/24"],
  });
}

async function servers(hand: Hand): Promise<void> {
  const size = { vcpus: 1, ram: 128, disk: 1 };
  const flavors = ["compute", "/flavors", "flavor"] as const;
  await hand.make("flavor", flavors, { name: NAME, ...size });
  const list = await hand.cloud.list("compute", "/flavors/detail?is_public=None", "flavors");
  const operators = list.find(({ name }) => name === "operator.acceptance");
  const access = (action: string) =>
    hand.cloud.write("POST", "compute", `/flavors/${operators?.id}/action`, {
      [action]: { tenant: hand.project.id },
    });
  await access("addTenantAccess");
  hand.count("flavor access", `${operators?.id}/${hand.project.id}`, () =>
    access("removeTenantAccess"),
  );
  await hand.make("server group", ["compute", "/os-server-groups", "server_group"], {
    name: NAME,
    policies: ["affinity"],
  });
  await hand.make("host aggregate", ["compute", "/os-aggregates", "aggregate"], {
    name: NAME,
    availability_zone: NAME,
  });
}

async function volumes(hand: Hand): Promise<void> {
  const at = (path: string, one: string) => ["block-storage", `/${path}`, one] as const;
  const open = await hand.make("volume type", at("types", "volume_type"), {
    name: NAME,
    "os-volume-type-access:is_public": true,
  });
  const hidden = await hand.make("volume type", at("types", "volume_type"), {
    name: `${NAME}-hidden`,
    "os-volume-type-access:is_public": false,
  });
  const access = (action: string) =>
    hand.cloud.write("POST", "block-storage", `/types/${hidden.id}/action`, {
      [action]: { project: hand.project.id },
    });
  await access("addProjectAccess");
  hand.count("volume type access", `${hidden.id}/${hand.project.id}`, () =>
    access("removeProjectAccess"),
  );
  const volume = () =>
    hand.make(
      "volume",
      at("volumes", "volume"),
      { name: NAME, size: 1, volume_type: open.id },
      { slow: true },
    );
  const [kept, given] = [await volume(), await volume()];
  for (const { id } of [kept, given]) await hand.is("available", `/volumes/${id}`, "volume");
  const snapshot = await hand.make(
    "snapshot",
    at("snapshots", "snapshot"),
    { name: NAME, volume_id: kept.id },
    { slow: true },
  );
  await hand.is("available", `/snapshots/${snapshot.id}`, "snapshot");
  await hand.make("volume transfer", at("os-volume-transfer", "transfer"), {
    name: NAME,
    volume_id: given.id,
  });
}

async function images(hand: Hand): Promise<void> {
  const image = await hand.make(
    "image",
    ["image", "/v2/images", "image"],
    { name: NAME, visibility: "shared", disk_format: "raw", container_format: "bare" },
    { envelope: false },
  );
  const members = `/v2/images/${image.id}/members`;
  await hand.cloud.write("POST", "image", members, { member: hand.project.id });
  hand.count("image member", `${image.id}/${hand.project.id}`, () =>
    hand.cloud.delete("image", `${members}/${hand.project.id}`),
  );
  const networks = await hand.cloud.list("network", "/v2.0/networks", "networks");
  const nodes = await hand.cloud.list("image", "/v2/images?limit=100", "images");
  await hand.make(
    "cluster template",
    ["container-infra", "/clustertemplates", "clustertemplate"],
    {
      name: NAME,
      coe: "kubernetes",
      image_id: nodes.find(({ name }) => name?.includes("-kube-"))?.id,
      external_network_id: networks.find(({ name }) => name === "government")?.id,
      server_type: "vm",
    },
    { envelope: false },
  );
}

async function names(hand: Hand): Promise<void> {
  const zone = await hand.make(
    "DNS zone",
    ["dns", "/v2/zones", "zone"],
    { name: "by-hand.example.", email: "by-hand@example.com" },
    { envelope: false, slow: true },
  );
  await hand.make(
    "DNS record set",
    ["dns", `/v2/zones/${zone.id}/recordsets`, "recordset"],
    { name: "www.by-hand.example.", type: "A", records: ["198.51.100.1"] },
    { envelope: false, id: ({ id }) => `${zone.id}/${id}` },
  );
}

async function objects(hand: Hand): Promise<void> {
  const { id: project } = hand.project;
  const at = `/${NAME}`;
  await hand.account.raw("PUT", "object-store", at);
  hand.count("container", `${project}/${NAME}`, () =>
    hand.account.raw("DELETE", "object-store", at, {}, undefined, [404]),
  );
  const header = "x-container-meta-temp-url-key";
  await hand.account.raw("POST", "object-store", at, { [header]: "made-by-hand" });
  hand.count("TempURL key", `${project}/${NAME}/${header}`, async () => undefined);
}
