/** A service account can do its tenant's work and nothing else; no tenant sees another. */
import test from "ava";
import type { Cloud, Item } from "../../operations/cloud/client.ts";
import {
  administrator,
  named,
  type Recorded,
  recorded,
  serviceAccount as serviceAccountAt,
} from "./helpers/site.ts";

const SITE = "bamako";
const PROBE = "service-account-probe";

let resources: readonly Recorded[];
test.before(async () => {
  ({ resources } = await recorded(SITE, { secrets: true }));
});

const serviceAccount = (tenant: string) => serviceAccountAt(SITE, tenant, resources);

test("a service account sees its own project's networks and no other tenant's", async (t) => {
  const [registry, admin] = [await serviceAccount("civil-registry"), await administrator(SITE)];
  const seen = await registry.list("network", "/v2.0/networks", "networks");
  const own = seen.filter((n) => n.name?.startsWith(`${SITE}-civil-registry-`));
  t.is(own.length, 3);
  // The only other network is granted: the external network of its gateway.
  t.deepEqual(
    seen.filter((n) => !own.includes(n)).map((n) => n.name),
    ["government"],
  );
  const health = (await admin.list("network", "/v2.0/networks", "networks")).find((n) =>
    n.name?.startsWith(`${SITE}-health-`),
  ) as Item;
  t.is(await registry.status("GET", "network", `/v2.0/networks/${health.id}`), 404);
  t.is(await registry.status("DELETE", "network", `/v2.0/networks/${health.id}`), 404);
});

test("a service account's token opens one project", async (t) => {
  const registry = await serviceAccount("civil-registry");
  const projects = await registry.list("identity", "/auth/projects", "projects");
  t.deepEqual(
    projects.map((p) => p.name),
    [`${SITE}-civil-registry`],
  );
});

test("a service account cannot administer: no roles, users, projects, quotas, flavors", async (t) => {
  const [registry, admin] = [await serviceAccount("civil-registry"), await administrator(SITE)];
  const project = await named(admin, "identity", "/projects", "projects", `${SITE}-civil-registry`);
  const quota = { quota_set: { cores: 100000 } };
  const statuses = [
    await registry.status("GET", "identity", "/role_assignments"),
    await registry.status("POST", "identity", "/users", { user: { name: PROBE } }),
    await registry.status("POST", "identity", "/projects", { project: { name: PROBE } }),
    await registry.status("PUT", "compute", `/os-quota-sets/${project.id}`, quota),
    await registry.status("PUT", "network", `/v2.0/quotas/${project.id}`, {
      quota: { port: 9999 },
    }),
    await registry.status("POST", "compute", "/flavors", {
      flavor: { name: PROBE, ram: 1, vcpus: 1, disk: 1 },
    }),
  ];
  t.deepEqual(
    statuses,
    statuses.map(() => 403),
  );
});

test("a service account does its work: an encrypted volume, a secret, a port", async (t) => {
  const registry = await serviceAccount("civil-registry");
  const volume = { volume: { name: PROBE, size: 1, volume_type: "encrypted" } };
  const made = await registry.write<{ volume: Item }>("POST", "block-storage", "/volumes", volume);
  await whenAvailable(registry, made.volume.id);
  await registry.delete("block-storage", `/volumes/${made.volume.id}`);

  const secret = { name: PROBE, payload: "nothing", payload_content_type: "text/plain" };
  const { secret_ref } = await registry.write<{ secret_ref: string }>(
    "POST",
    "key-manager",
    "/v1/secrets",
    secret,
  );
  // Barbican returns a secret's URL; the request goes to the URL of the catalogue.
  await registry.delete("key-manager", new URL(secret_ref).pathname);

  const network = await named(
    registry,
    "network",
    "/v2.0/networks",
    "networks",
    `${SITE}-civil-registry-app`,
  );
  const { port } = await registry.write<{ port: Item }>("POST", "network", "/v2.0/ports", {
    port: { name: PROBE, network_id: network.id },
  });
  await registry.delete("network", `/v2.0/ports/${port.id}`);
  t.pass();
});

test("an unencrypted volume type exists only for the tenant it was granted to", async (t) => {
  const plain = { volume: { name: PROBE, size: 1, volume_type: `${SITE}-platform-plain` } };
  const registry = await serviceAccount("civil-registry");
  t.is(await registry.status("POST", "block-storage", "/volumes", plain), 404);
  const research = await serviceAccount("ai-research");
  const made = await research.write<{ volume: Item }>("POST", "block-storage", "/volumes", plain);
  await whenAvailable(research, made.volume.id);
  await research.delete("block-storage", `/volumes/${made.volume.id}`);
});

test("a service account cannot open its segment to an external network that was not granted", async (t) => {
  const [registry, admin] = [await serviceAccount("civil-registry"), await administrator(SITE)];
  const internet = await named(admin, "network", "/v2.0/networks", "networks", "internet");
  const router = await named(
    registry,
    "network",
    "/v2.0/routers",
    "routers",
    `${SITE}-civil-registry-front`,
  );
  const path = `/v2.0/routers/${router.id}`;
  const before = await admin.get<{ router: Item }>("network", path);
  const gateway = { router: { external_gateway_info: { network_id: internet.id } } };
  const status = await registry.status("PUT", "network", path, gateway);
  t.true([400, 403, 404].includes(status), `HTTP ${status}`);
  const { router: after } = await admin.get<{ router: Item }>("network", path);
  t.deepEqual(after.external_gateway_info, before.router.external_gateway_info);
});

async function whenAvailable(cloud: Cloud, id: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const { volume } = await cloud.get<{ volume: Item }>("block-storage", `/volumes/${id}`);
    if (volume.status === "available") return;
    if (volume.status === "error") throw new Error("the volume ended in error");
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error("the volume is not available after 60 s");
}
