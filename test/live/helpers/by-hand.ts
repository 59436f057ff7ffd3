/** What people make, change and delete at a site past the program, as its administrator and as a tenant's account. */
import type { Cloud, Item } from "../../../operations/cloud/client.ts";
import { eventually } from "./coe.ts";
import { administrator, loginAs, named, recorded } from "./site.ts";

const NAME = "by-hand";

/** A hand in one site's cloud, and in one tenant's project. */
export class Hand {
  /** Kind and id of each thing, as drift names them. */
  readonly made: string[] = [];
  readonly #undo: (() => Promise<unknown>)[] = [];
  readonly cloud: Cloud;
  /** The tenant's service account. */
  readonly account: Cloud;
  readonly site: string;
  readonly tenant: string;
  readonly project: Item;
  /** The administrator's own project. */
  readonly own: Item;

  private constructor(
    parts: Pick<Hand, "cloud" | "account" | "site" | "tenant" | "project" | "own">,
  ) {
    this.cloud = parts.cloud;
    this.account = parts.account;
    this.site = parts.site;
    this.tenant = parts.tenant;
    this.project = parts.project;
    this.own = parts.own;
  }

  static async at(site: string, tenant: string): Promise<Hand> {
    const cloud = await administrator(site);
    const name = `${site}-${tenant}`;
    const project = await named(cloud, "identity", "/projects", "projects", name);
    const own = await named(cloud, "identity", "/auth/projects", "projects", "admin");
    const { domain_id: domain } = project;
    const domains = await cloud.list("identity", "/domains", "domains");
    const domainName = domains.find(({ id }) => id === domain)?.name ?? "";
    const { resources } = await recorded(site, { secrets: true });
    const user = `${name}-service-account`;
    const { inputs } =
      resources.find(
        (one) => one.type === "openstack:identity/user:User" && one.inputs?.name === user,
      ) ?? {};
    const { plaintext = '""' } = (inputs?.password ?? {}) as { plaintext?: string };
    const account = await loginAs(site, {
      name: user,
      password: JSON.parse(plaintext) as string,
      domain: domainName,
      project: name,
    });
    return new Hand({ cloud, account, site, tenant, project, own });
  }

  /** Undoes what can be undone by one request, the newest first; what has failed does not keep the rest. */
  async undo(): Promise<void> {
    const errors: unknown[] = [];
    for (const one of this.#undo.splice(0).reverse()) {
      await one().catch((error) => errors.push(error));
    }
    this.made.length = 0;
    if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join("\n"));
  }

  /** Makes a thing by a POST, counts it under its kind, and knows how to delete it. */
  async make(
    kind: string,
    [service, path, one]: readonly [service: string, path: string, one: string],
    fields: object,
    { envelope = true, id = (item: Item) => item.id, slow = false } = {},
  ): Promise<Item> {
    const body = envelope ? { [one]: fields } : fields;
    const answer = await this.cloud.write<Record<string, unknown>>("POST", service, path, body);
    const found = (envelope || answer[one] !== undefined ? answer[one] : answer) as Item;
    const item = { ...found, id: String(found.id ?? found.uuid) };
    this.count(kind, id(item), async () => {
      await this.cloud.delete(service, `${path}/${item.id}`);
      if (slow) await this.#gone(service, `${path}/${item.id}`);
    });
    return item;
  }

  /** Counts a thing that was made otherwise. */
  count(kind: string, id: string, undo: () => Promise<unknown>): void {
    this.made.push(`${kind} ${id}`);
    this.#undo.push(undo);
  }

  async #gone(service: string, path: string): Promise<void> {
    await eventually(
      () => this.cloud.status("GET", service, path),
      (status) => status === 404,
    );
  }

  async makeAll(): Promise<void> {
    const { user, stranger } = await this.#people();
    await this.#networks(stranger);
    await this.#servers();
    await this.#volumes();
    await this.#images();
    await this.#names();
    await this.#objects();
    await this.#rights(user);
    // Last: it applies to each group that is made from now on.
    await this.make(
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

  async #people(): Promise<{ user: Item; stranger: Item }> {
    const identity = (path: string, one: string) => ["identity", `/${path}`, one] as const;
    const domain = await this.make("domain", identity("domains", "domain"), { name: NAME });
    const off = { domain: { enabled: false } };
    this.#undo.push(() => this.cloud.write("PATCH", "identity", `/domains/${domain.id}`, off));
    const stranger = await this.make("project", identity("projects", "project"), { name: NAME });
    const user = await this.make("user", identity("users", "user"), { name: NAME });
    const { domain_id: theirs } = this.project;
    const group = await this.make("group", identity("groups", "group"), {
      name: NAME,
      domain_id: theirs,
    });
    await this.#put(
      "group member",
      `${user.id}/${group.id}`,
      `/groups/${group.id}/users/${user.id}`,
    );
    return { user, stranger };
  }

  async #rights(user: Item): Promise<void> {
    const role = await this.make("role", ["identity", "/roles", "role"], { name: NAME });
    const reader = await named(this.cloud, "identity", "/roles", "roles", "reader");
    const { id: project } = this.project;
    await this.#put(
      "role assignment",
      `/${project}//${user.id}/${reader.id}`,
      `/projects/${project}/users/${user.id}/roles/${reader.id}`,
    );
    await this.#put(
      "implied role",
      `${role.id}/${reader.id}`,
      `/roles/${role.id}/implies/${reader.id}`,
    );
    const keys = `/users/${user.id}/credentials/OS-EC2`;
    const { credential } = await this.cloud.write<{ credential: { access: string } }>(
      "POST",
      "identity",
      keys,
      { tenant_id: this.own.id },
    );
    this.count("EC2 credential", credential.access, () =>
      this.cloud.delete("identity", `${keys}/${credential.access}`),
    );
    await this.make("trust", ["identity", "/OS-TRUST/trusts", "trust"], {
      trustor_user_id: this.cloud.user,
      trustee_user_id: user.id,
      impersonation: false,
      project_id: this.own.id,
      roles: [{ name: "admin" }],
    });
    const { service } = await this.cloud.write<{ service: Item }>("POST", "identity", "/services", {
      service: { type: NAME, name: NAME },
    });
    this.#undo.push(() => this.cloud.delete("identity", `/services/${service.id}`));
    await this.make("endpoint", ["identity", "/endpoints", "endpoint"], {
      service_id: service.id,
      interface: "public",
      url: "https://collector.example.com/v1",
    });
  }

  async #put(kind: string, id: string, path: string): Promise<void> {
    await this.cloud.write("PUT", "identity", path, undefined);
    this.count(kind, id, () => this.cloud.delete("identity", path));
  }

  async #networks(stranger: Item): Promise<void> {
    const at = (path: string, one: string) => ["network", `/v2.0/${path}`, one] as const;
    const theirs = { name: NAME, project_id: this.project.id };
    const network = await this.make("network", at("networks", "network"), {
      ...theirs,
      shared: true,
    });
    const subnet = await this.make("subnet", at("subnets", "subnet"), {
      ...theirs,
      network_id: network.id,
      ip_version: 4,
      cidr: "192.0.2.0/24",
    });
    const router = await this.make("router", at("routers", "router"), theirs);
    const within = `/v2.0/routers/${router.id}`;
    const { port_id: inner } = await this.cloud.write<{ port_id: string }>(
      "PUT",
      "network",
      `${within}/add_router_interface`,
      { subnet_id: subnet.id },
    );
    this.count("router interface", inner, () =>
      this.cloud.write("PUT", "network", `${within}/remove_router_interface`, { port_id: inner }),
    );
    const route = { destination: "203.0.113.0/24", nexthop: "192.0.2.9" };
    const routes = (all: object[]) =>
      this.cloud.write("PUT", "network", within, { router: { routes: all } });
    await routes([route]);
    const key = `${router.id}-route-${route.destination}-${route.nexthop}`;
    this.count("route", key, () => routes([]));

    const own = { name: NAME, project_id: this.own.id };
    const port = await this.make("port", at("ports", "port"), { ...own, network_id: network.id });
    await this.make("trunk", at("trunks", "trunk"), { ...own, port_id: port.id });
    const group = await this.make(
      "security group",
      at("security-groups", "security_group"),
      theirs,
    );
    await this.make("security group rule", at("security-group-rules", "security_group_rule"), {
      security_group_id: group.id,
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      port_range_min: 22,
      port_range_max: 22,
      remote_ip_prefix: "0.0.0.0/0",
    });
    await this.make("address group", at("address-groups", "address_group"), {
      ...theirs,
      addresses: ["198.51.100.0/24"],
    });
    const segments = await this.cloud.list(
      "network",
      `/v2.0/networks?project_id=${this.project.id}`,
      "networks",
    );
    const segment = segments.find(({ name }) => name === `${this.site}-${this.tenant}-front`);
    await this.make("RBAC policy", at("rbac-policies", "rbac_policy"), {
      object_type: "network",
      object_id: segment?.id,
      action: "access_as_shared",
      // Not to the administrator's own project: the network itself would then read as shared.
      target_tenant: stranger.id,
    });
    const policy = await this.make("QoS policy", at("qos/policies", "policy"), { name: NAME });
    await this.make(
      "bandwidth limit",
      at(`qos/policies/${policy.id}/bandwidth_limit_rules`, "bandwidth_limit_rule"),
      { max_kbps: 1000 },
      { id: ({ id }) => `${policy.id}/${id}` },
    );
    await this.make("address scope", at("address-scopes", "address_scope"), {
      name: NAME,
      ip_version: 4,
    });
    await this.make("subnet pool", at("subnetpools", "subnetpool"), {
      name: NAME,
      prefixes: ["198.51.100.0/24"],
    });
    const internet = await named(this.cloud, "network", "/v2.0/networks", "networks", "internet");
    await this.make("floating IP", at("floatingips", "floatingip"), {
      floating_network_id: internet.id,
      project_id: this.own.id,
    });
    await this.make("IKE policy", at("vpn/ikepolicies", "ikepolicy"), theirs);
    await this.make("IPsec policy", at("vpn/ipsecpolicies", "ipsecpolicy"), theirs);
    await this.make("VPN endpoint group", at("vpn/endpoint-groups", "endpoint_group"), {
      ...theirs,
      type: "cidr",
      endpoints: ["203.0.113.0/24"],
    });
  }

  async #servers(): Promise<void> {
    const size = { vcpus: 1, ram: 128, disk: 1 };
    const flavors = ["compute", "/flavors", "flavor"] as const;
    await this.make("flavor", flavors, { name: NAME, ...size });
    const list = await this.cloud.list("compute", "/flavors/detail?is_public=None", "flavors");
    const operators = list.find(({ name }) => name === "operator.acceptance");
    const access = (action: string) =>
      this.cloud.write("POST", "compute", `/flavors/${operators?.id}/action`, {
        [action]: { tenant: this.project.id },
      });
    await access("addTenantAccess");
    this.count("flavor access", `${operators?.id}/${this.project.id}`, () =>
      access("removeTenantAccess"),
    );
    await this.make("server group", ["compute", "/os-server-groups", "server_group"], {
      name: NAME,
      policies: ["affinity"],
    });
    await this.make("host aggregate", ["compute", "/os-aggregates", "aggregate"], {
      name: NAME,
      availability_zone: NAME,
    });
  }

  async #volumes(): Promise<void> {
    const at = (path: string, one: string) => ["block-storage", `/${path}`, one] as const;
    const open = await this.make("volume type", at("types", "volume_type"), {
      name: NAME,
      "os-volume-type-access:is_public": true,
    });
    const hidden = await this.make("volume type", at("types", "volume_type"), {
      name: `${NAME}-hidden`,
      "os-volume-type-access:is_public": false,
    });
    const access = (action: string) =>
      this.cloud.write("POST", "block-storage", `/types/${hidden.id}/action`, {
        [action]: { project: this.project.id },
      });
    await access("addProjectAccess");
    this.count("volume type access", `${hidden.id}/${this.project.id}`, () =>
      access("removeProjectAccess"),
    );
    const volume = () =>
      this.make(
        "volume",
        at("volumes", "volume"),
        { name: NAME, size: 1, volume_type: open.id },
        { slow: true },
      );
    const [kept, given] = [await volume(), await volume()];
    for (const { id } of [kept, given]) await this.#is("available", `/volumes/${id}`, "volume");
    const snapshot = await this.make(
      "snapshot",
      at("snapshots", "snapshot"),
      { name: NAME, volume_id: kept.id },
      { slow: true },
    );
    await this.#is("available", `/snapshots/${snapshot.id}`, "snapshot");
    await this.make("volume transfer", at("os-volume-transfer", "transfer"), {
      name: NAME,
      volume_id: given.id,
    });
  }

  async #is(status: string, path: string, one: string): Promise<void> {
    await eventually(
      () => this.cloud.get<Record<string, Item>>("block-storage", path),
      (answer) => answer[one]?.status === status,
    );
  }

  async #images(): Promise<void> {
    const image = await this.make(
      "image",
      ["image", "/v2/images", "image"],
      { name: NAME, visibility: "shared", disk_format: "raw", container_format: "bare" },
      { envelope: false },
    );
    const members = `/v2/images/${image.id}/members`;
    await this.cloud.write("POST", "image", members, { member: this.project.id });
    this.count("image member", `${image.id}/${this.project.id}`, () =>
      this.cloud.delete("image", `${members}/${this.project.id}`),
    );
    const networks = await this.cloud.list("network", "/v2.0/networks", "networks");
    const nodes = await this.cloud.list("image", "/v2/images?limit=100", "images");
    await this.make(
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

  async #names(): Promise<void> {
    const zone = await this.make(
      "DNS zone",
      ["dns", "/v2/zones", "zone"],
      { name: "by-hand.example.", email: "by-hand@example.com" },
      { envelope: false, slow: true },
    );
    await this.make(
      "DNS record set",
      ["dns", `/v2/zones/${zone.id}/recordsets`, "recordset"],
      { name: "www.by-hand.example.", type: "A", records: ["198.51.100.1"] },
      { envelope: false, id: ({ id }) => `${zone.id}/${id}` },
    );
  }

  async #objects(): Promise<void> {
    const { id: project } = this.project;
    const at = `/${NAME}`;
    await this.account.raw("PUT", "object-store", at);
    this.count("container", `${project}/${NAME}`, () =>
      this.account.raw("DELETE", "object-store", at, {}, undefined, [404]),
    );
    const header = "x-container-meta-temp-url-key";
    await this.account.raw("POST", "object-store", at, { [header]: "made-by-hand" });
    this.count("TempURL key", `${project}/${NAME}/${header}`, async () => undefined);
  }
}

/** Changes one attribute of recorded things, and returns what drift names. */
export async function changeByHand({
  cloud,
  account,
  site,
  tenant,
  project,
}: Hand): Promise<string[]> {
  const changed: string[] = [];
  const name = `${site}-${tenant}`;
  const of = async (path: string, key: string, ending: string) => {
    const all = await cloud.list("network", `/v2.0/${path}?project_id=${project.id}`, key);
    return all.find((one) => one.name === `${name}-${ending}`);
  };
  const describe = { description: "changed by hand" };
  for (const [kind, path, one, ending] of [
    ["network", "networks", "network", "front"],
    ["router", "routers", "router", "front"],
    ["security group", "security-groups", "security_group", "front"],
  ] as const) {
    const item = await of(path, path.replaceAll("-", "_"), ending);
    await cloud.write("PUT", "network", `/v2.0/${path}/${item?.id}`, { [one]: describe });
    changed.push(`changed ${kind} ${item?.id}`);
  }
  await cloud.write("PATCH", "identity", `/projects/${project.id}`, { project: describe });
  changed.push(`changed project ${project.id}`);
  const group = await named(cloud, "identity", "/groups", "groups", `${name}-auditors`);
  await cloud.write("PATCH", "identity", `/groups/${group.id}`, { group: describe });
  changed.push(`changed group ${group.id}`);

  const compute = await cloud.get<{ quota_set: { cores: number } }>(
    "compute",
    `/os-quota-sets/${project.id}`,
  );
  await cloud.write("PUT", "compute", `/os-quota-sets/${project.id}`, {
    quota_set: { cores: compute.quota_set.cores + 1 },
  });
  const volumes = await cloud.get<{ quota_set: { volumes: number } }>(
    "block-storage",
    `/os-quota-sets/${project.id}`,
  );
  await cloud.write("PUT", "block-storage", `/os-quota-sets/${project.id}`, {
    quota_set: { volumes: volumes.quota_set.volumes + 1 },
  });
  const ports = await cloud.get<{ quota: { port: number } }>(
    "network",
    `/v2.0/quotas/${project.id}`,
  );
  await cloud.write("PUT", "network", `/v2.0/quotas/${project.id}`, {
    quota: { port: ports.quota.port + 1 },
  });
  for (const kind of ["compute", "volume", "network"])
    changed.push(`changed ${kind} quota ${project.id}`);

  await account.raw("POST", "object-store", "/declarations", { "x-container-read": ".r:*" });
  changed.push(`changed container ${project.id}/declarations`);
  return changed;
}

/** Deletes a recorded thing, and returns what drift names. */
export async function deleteByHand({ cloud, site, tenant, project }: Hand): Promise<string[]> {
  const rules = await cloud.list(
    "network",
    `/v2.0/security-group-rules?project_id=${project.id}`,
    "security_group_rules",
  );
  const rule = rules.find((one) => one.port_range_min === 5432);
  await cloud.delete("network", `/v2.0/security-group-rules/${rule?.id}`);
  const { resources } = await recorded(site);
  const urn = resources.find(({ id }) => id === rule?.id)?.urn ?? `no rule of ${tenant}`;
  return [`gone security group rule ${urn.split("::").at(-1)}`];
}
