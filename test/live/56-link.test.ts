/**
 * Links of critical tenants in Neutron's VPN service: the traffic, its encryption, and a key that people cannot see.
 */
import { readFile, stat } from "node:fs/promises";
import test from "ava";
import { type Link, linksOf } from "../../estate/links.ts";
import type { Cloud, Item } from "../../operations/cloud/client.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { administrator, declared, named, recorded, SITES } from "./helpers/site.ts";

const VPN = "/v2.0/vpn";
const FAMILIES = ["ipv4", "ipv6"] as const;
const STRONGEST = {
  auth_algorithm: "sha512",
  encryption_algorithm: "aes-256-gcm-16",
  pfs: "group21",
};

const find = (cloud: Cloud, path: string, name: string) =>
  named(cloud, "network", `${VPN}/${path}`, path.replaceAll("-", "_"), name);

/** A site's links, each with the beginning of its names. */
async function linksAt(site: string): Promise<[name: string, link: Link, tenant: string][]> {
  const links = Object.entries(linksOf(await declared(site)));
  return links.map(([tenant, link]) => [`${site}-${tenant}-${link.peer}`, link, tenant]);
}

/** The prefixes of subnets, in order. */
async function prefixesOf(cloud: Cloud, ids: readonly string[]): Promise<string[]> {
  const subnets = await cloud.list("network", "/v2.0/subnets", "subnets");
  return subnets
    .filter(({ id }) => ids.includes(id))
    .map(({ cidr }) => String(cidr))
    .sort();
}

for (const site of SITES) {
  test(`${site}: each link has its service, and one tunnel for each family to the other router`, async (t) => {
    const cloud = await administrator(site);
    const estate = await declared(site);
    const links = await linksAt(site);
    t.is(links.length, 2);
    for (const [name, { near, far, segments, router }, tenant] of links) {
      const service = await find(cloud, "vpnservices", name);
      t.like(service, { status: "ACTIVE", external_v4_ip: near.ipv4, external_v6_ip: near.ipv6 });
      const front = await named(
        cloud,
        "network",
        "/v2.0/routers",
        "routers",
        `${site}-${tenant}-${router}`,
      );
      t.is(service.router_id, front.id);
      // A tenant's people cannot read the key, because the link belongs to another project.
      t.not(service.project_id, front.project_id);
      for (const family of FAMILIES) {
        const connection = await find(cloud, "ipsec-site-connections", `${name}-${family}`);
        // No daemon runs on a rehearsal cloud: the other end does not answer, and Neutron reports that.
        t.like(connection, {
          status: "DOWN",
          vpnservice_id: service.id,
          peer_address: far[family],
          peer_id: far[family],
          initiator: "bi-directional",
          dpd: { action: "restart", interval: 30, timeout: 120 },
        });
        const theirs = await find(cloud, "endpoint-groups", `${name}-peer-${family}`);
        const ours = await find(cloud, "endpoint-groups", `${name}-local-${family}`);
        t.is(connection.peer_ep_group_id, theirs.id);
        t.is(connection.local_ep_group_id, ours.id);
        const there = Object.values(segments).map((segment) => segment[family]);
        t.deepEqual((theirs.endpoints as string[]).toSorted(), there.sort());
        const here = Object.keys(segments).map(
          (key) => estate.tenants[tenant]?.segments[key]?.[family],
        );
        t.deepEqual(await prefixesOf(cloud, ours.endpoints as string[]), here.sort() as string[]);
      }
    }
  });

  test(`${site}: the strongest encryption of the API, with keys renewed in time`, async (t) => {
    const cloud = await administrator(site);
    for (const [name] of await linksAt(site)) {
      const connection = await find(cloud, "ipsec-site-connections", `${name}-ipv4`);
      const ike = await find(cloud, "ikepolicies", `${name}-ike`);
      const ipsec = await find(cloud, "ipsecpolicies", `${name}-ipsec`);
      t.deepEqual([connection.ikepolicy_id, connection.ipsecpolicy_id], [ike.id, ipsec.id]);
      t.like(ike, {
        ...STRONGEST,
        ike_version: "v2",
        lifetime: { units: "seconds", value: 28800 },
      });
      t.like(ipsec, { ...STRONGEST, transform_protocol: "esp", encapsulation_mode: "tunnel" });
      t.like(ipsec, { lifetime: { units: "seconds", value: 3600 } });
    }
  });

  test(`${site}: the recorded state contains no readable key`, async (t) => {
    const cloud = await administrator(site);
    const { text } = await recorded(site);
    const connections = await cloud.list(
      "network",
      `${VPN}/ipsec-site-connections`,
      "ipsec_site_connections",
    );
    const keys = new Set(connections.map(({ psk }) => String(psk)));
    t.is(keys.size, 2, "one for each link, for both families");
    for (const key of keys) {
      t.is(key.length, 86);
      t.false(text.includes(key));
    }
    const { linkKey } = sitePlaces(site);
    t.is((await stat(linkKey)).mode & 0o777, 0o600);
    t.false(text.includes((await readFile(linkKey, "utf8")).trim()));
  });

  test(`${site}: Neutron rejects invalid connections, and the removal of resources that a link uses`, async (t) => {
    const cloud = await administrator(site);
    const [name = ""] = (await linksAt(site)).map(([each]) => each);
    const four = await find(cloud, "ipsec-site-connections", `${name}-ipv4`);
    const six = await find(cloud, "ipsec-site-connections", `${name}-ipv6`);
    const service = await find(cloud, "vpnservices", name);
    const ask = (method: string, path: string, body?: unknown) =>
      cloud.status(method, "network", path, body);
    const order = (change: Item | object) => ({
      ipsec_site_connection: {
        ...pick(four, ["vpnservice_id", "ikepolicy_id", "ipsecpolicy_id", "peer_address"]),
        ...pick(four, ["peer_id", "local_ep_group_id", "peer_ep_group_id"]),
        psk: "never created",
        ...change,
      },
    });
    const connections = `${VPN}/ipsec-site-connections`;
    const rejects = async (change: object) =>
      t.is(await ask("POST", connections, order(change)), 400);
    await rejects({ peer_ep_group_id: six.peer_ep_group_id }); // ends of two families
    await rejects({ peer_ep_group_id: four.local_ep_group_id }); // subnets where networks are meant
    await rejects({ dpd: { action: "restart", interval: 120, timeout: 30 } });
    await rejects({ peer_cidrs: ["203.0.113.0/24"] }); // beside the groups
    const policies = `${VPN}/ikepolicies`;
    t.is(await ask("POST", policies, { ikepolicy: { encryption_algorithm: "aes-512" } }), 400);
    t.is(await ask("DELETE", `${policies}/${four.ikepolicy_id}`), 409);
    t.is(await ask("DELETE", `${VPN}/vpnservices/${service.id}`), 409);
    t.is(await ask("DELETE", `/v2.0/routers/${service.router_id}`), 409);
    const { endpoints } = await find(cloud, "endpoint-groups", `${name}-local-ipv4`);
    const [subnet_id] = endpoints as string[];
    const interfaces = `/v2.0/routers/${service.router_id}/remove_router_interface`;
    t.is(await ask("PUT", interfaces, { subnet_id }), 409);
    // Neutron also rejects the removal of the gateway, but it enables address translation first.
  });
}

test("both ends of a link have the same key, and different links have different keys", async (t) => {
  const keys = new Map<string, Set<unknown>>();
  for (const site of SITES) {
    const cloud = await administrator(site);
    for (const [name, { order }] of await linksAt(site)) {
      for (const family of FAMILIES) {
        const { psk } = await find(cloud, "ipsec-site-connections", `${name}-${family}`);
        keys.set(order, (keys.get(order) ?? new Set()).add(psk));
      }
    }
  }
  t.deepEqual([...keys.keys()].sort(), ["bamako/treasury", "ouagadougou/customs"]);
  for (const [order, found] of keys) t.is(found.size, 1, order);
  t.is(new Set([...keys.values()].flatMap((found) => [...found])).size, keys.size);
});

function pick(item: Item, fields: readonly string[]): object {
  return Object.fromEntries(fields.map((field) => [field, item[field]]));
}
