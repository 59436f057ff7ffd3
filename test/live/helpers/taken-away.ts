/** Prerequisites that a test takes away from a running cloud and puts back: the checks that must fail, and how. */
import type { Cloud, Item } from "../../../operations/cloud/client.ts";

/** Takes something away, and returns the way to put it back. */
type TakeAway = (cloud: Cloud) => Promise<() => Promise<unknown>>;

const IMAGE_PATCH = { "content-type": "application/openstack-images-v2.1-json-patch" };
const OWN_FLAVOR = "operator.acceptance";

/** The one thing for which `is` holds; its name may have changed. */
async function one(
  items: Promise<Item[]>,
  is: (item: Item) => boolean,
  what: string,
): Promise<Item> {
  const found = (await items).filter(is);
  if (found.length !== 1) throw new Error(`${what}: found ${found.length}, want 1`);
  return found[0] as Item;
}

/** Changes something of a thing, and changes it back. */
function changing(
  find: (cloud: Cloud) => Promise<Item>,
  write: (cloud: Cloud, item: Item, away: boolean) => Promise<unknown>,
): TakeAway {
  return async (cloud) => {
    const item = await find(cloud);
    await write(cloud, item, true);
    return () => write(cloud, item, false);
  };
}

/** Creates something that must not be there, and deletes it. */
function adding(
  service: string,
  path: string,
  key: string,
  body: Record<string, unknown>,
): TakeAway {
  return async (cloud) => {
    const made = await cloud.write<Record<string, Item>>("POST", service, path, { [key]: body });
    return () => cloud.delete(service, `${path}/${made[key]?.id}`);
  };
}

const networks = (cloud: Cloud) => cloud.list("network", "/v2.0/networks", "networks");
const external = (cloud: Cloud) =>
  one(
    networks(cloud),
    (item) => item["router:external"] === true && item.name === "internet",
    "internet",
  );
const image = (cloud: Cloud, name: string) =>
  one(
    cloud.list("image", "/v2/images?visibility=public&limit=200", "images"),
    (item) => item.name === name,
    name,
  );
const role = (cloud: Cloud, name: string) =>
  one(cloud.list("identity", "/roles", "roles"), (item) => item.name === name, name);

/** Changes one property of an image, by JSON Patch. */
function imageProperty(name: string, property: string, away: string): TakeAway {
  return changing(
    (cloud) => image(cloud, name),
    (cloud, item, gone) => {
      const value = gone ? away : item[property];
      const patch = JSON.stringify([{ op: "replace", path: `/${property}`, value }]);
      return cloud.raw("PATCH", "image", `/v2/images/${item.id}`, IMAGE_PATCH, patch);
    },
  );
}

export const TAKEN: Readonly<
  Record<string, readonly [keys: readonly string[], takeAway: TakeAway]>
> = {
  "a service of the catalogue": [
    ["services"],
    changing(
      (cloud) =>
        one(
          cloud.list("identity", "/services", "services"),
          (item) => item.type === "key-manager",
          "Barbican",
        ),
      (cloud, { id }, away) =>
        cloud.write("PATCH", "identity", `/services/${id}`, { service: { enabled: !away } }),
    ),
  ],
  "the role creator": [
    ["roles"],
    changing(
      (cloud) => role(cloud, "creator"),
      (cloud, { id }, away) =>
        cloud.write("PATCH", "identity", `/roles/${id}`, {
          role: { name: away ? "creator-away" : "creator" },
        }),
    ),
  ],
  "the domain of trustees": [
    ["magnum"],
    changing(
      (cloud) =>
        one(
          cloud.list("identity", "/domains", "domains"),
          (item) => item.name === "magnum",
          "magnum",
        ),
      (cloud, { id }, away) =>
        cloud.write("PATCH", "identity", `/domains/${id}`, { domain: { enabled: !away } }),
    ),
  ],
  "the host of a zone": [
    ["zones"],
    async (cloud) => {
      const all = await cloud.list("compute", "/os-services?binary=nova-compute", "services");
      const hosts = all.filter(({ zone }) => zone === "az2").map(({ host }) => host);
      const put = (action: string) =>
        Promise.all(
          hosts.map((host) =>
            cloud.write("PUT", "compute", `/os-services/${action}`, {
              host,
              binary: "nova-compute",
            }),
          ),
        );
      await put("disable");
      return () => put("enable");
    },
  ],
  "the operator's flavor": [
    ["acceptance-flavor"],
    async (cloud) => {
      const list = cloud.list("compute", "/flavors/detail?is_public=None", "flavors");
      const { id, vcpus, ram, disk } = await one(
        list,
        (item) => item.name === OWN_FLAVOR,
        OWN_FLAVOR,
      );
      await cloud.delete("compute", `/flavors/${id}`);
      const flavor = {
        id,
        name: OWN_FLAVOR,
        vcpus,
        ram,
        disk,
        "os-flavor-access:is_public": false,
      };
      return () => cloud.write("POST", "compute", "/flavors", { flavor });
    },
  ],
  "the source of an image": [["images"], imageProperty("debian-12", "image_source", " ")],
  "a node image's version": [
    ["node-images"],
    imageProperty("ubuntu-24.04-kube-v1.35.2", "kube_version", "v1.0.0"),
  ],
  "an external network": [
    ["external-networks"],
    changing(external, (cloud, { id }, away) =>
      cloud.write("PUT", "network", `/v2.0/networks/${id}`, {
        network: { name: away ? "internet-away" : "internet" },
      }),
    ),
  ],
  "the grant of an external network": [
    // Such a network is also a gap in the policies: others see it.
    ["external-networks-ungranted", "policies"],
    async (cloud) => {
      const { id } = await external(cloud);
      const grant = {
        object_type: "network",
        object_id: id,
        action: "access_as_external",
        target_tenant: "*",
      };
      return adding("network", "/v2.0/rbac-policies", "rbac_policy", grant)(cloud);
    },
  ],
  "the empty template of rules": [
    ["no-default-security-group-rules"],
    adding("network", "/v2.0/default-security-group-rules", "default_security_group_rule", {
      direction: "egress",
      ethertype: "IPv6",
      used_in_default_sg: true,
      used_in_non_default_sg: true,
    }),
  ],
  "the public access to the encrypted type": [
    ["volume-types"],
    changing(
      (cloud) =>
        one(
          cloud.list("block-storage", "/types?is_public=None", "volume_types"),
          (item) => item.name === "encrypted",
          "encrypted",
        ),
      (cloud, { id }, away) =>
        cloud.write("PUT", "block-storage", `/types/${id}`, { volume_type: { is_public: !away } }),
    ),
  ],
  "the absence of the default type": [
    ["no-default-volume-type"],
    adding("block-storage", "/types", "volume_type", {
      name: "__DEFAULT__",
      "os-volume-type-access:is_public": true,
    }),
  ],
  "the unlimited number of grants": [
    ["administrator-quota"],
    changing(external, (cloud, { project_id: project }, away) =>
      cloud.write("PUT", "network", `/v2.0/quotas/${project}`, {
        quota: { rbac_policy: away ? 500 : -1 },
      }),
    ),
  ],
  "the solitude of the state's project": [
    ["state-place"],
    async (cloud) => {
      const projects = cloud.list("identity", "/projects", "projects");
      const { id: project } = await one(projects, (item) => item.name === "state", "state");
      const { id: reader } = await role(cloud, "reader");
      const at = `/projects/${project}/users/${cloud.user}/roles/${reader}`;
      await cloud.write("PUT", "identity", at, undefined);
      return () => cloud.delete("identity", at);
    },
  ],
};
