/** The rehearsal clouds themselves: complete, closed to the outside, self-healing, with an operator's prerequisites. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { execa } from "execa";
import type { Cloud, Item } from "../../operations/cloud/client.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { eventually } from "./helpers/coe.ts";
import {
  administrator,
  declared,
  named,
  type Process,
  SITES,
  sandbox,
  statusOf,
} from "./helpers/site.ts";

for (const site of SITES) {
  test.serial(`${site}: everything runs, within 5 GiB and 500 MiB a cluster`, async (t) => {
    const seen = await statusOf(site);
    t.true(seen.up);
    t.deepEqual(
      seen.processes.filter((p) => p.state !== "RUNNING"),
      [],
    );
    const clusters = seen.processes.filter(({ name }) => name.startsWith("cluster-")).length;
    const most = 5120 + 500 * clusters;
    t.true(seen.rss_mib <= most, `${seen.rss_mib} MiB resident with ${clusters} clusters`);
    t.true(seen.processes.every(({ open_files }) => open_files > 0));
    for (const connections of ["sql", "amqp"] as const)
      t.true(seen.processes.filter((one) => one[connections] > 0).length > 3, connections);
  });

  test.serial(`${site}: processes listen only on loopback and on the site's ports`, async (t) => {
    const shift = Number(process.env.AES_ESTATE_PORT_SHIFT ?? "0");
    const first = (await declared(site)).allianceSite.rehearsal.firstPort + shift;
    const sockets = (await statusOf(site)).processes.flatMap((p) => p.listens);
    t.true(sockets.length > 15);
    for (const socket of sockets) {
      const [, host, port] = /^(?:tcp|udp) (.+):(\d+)$/.exec(socket) ?? [];
      t.true(host === "127.0.0.1" || host === "[::1]", socket);
      t.true(Number(port) >= first && Number(port) < first + 100, socket);
    }
  });

  test.serial(`${site}: every API of the catalogue answers, in the site's region`, async (t) => {
    const cloud = await administrator(site);
    const region = (await declared(site)).allianceSite.region;
    const regions = await cloud.list("identity", "/regions", "regions");
    t.deepEqual(
      regions.map((r) => r.id),
      [region],
    );
    for (const service of ["image", "compute", "network", "block-storage", "placement"]) {
      t.true(cloud.offers(service), service);
    }
    const paths: [string, string][] = [
      ["image", "/v2/images"],
      ["compute", "/servers"],
      ["block-storage", "/types"],
      ["network", "/v2.0/networks"],
      ["load-balancer", "/v2/lbaas/loadbalancers"],
      ["key-manager", "/v1/secrets"],
      ["dns", "/v2/zones"],
      ["object-store", ""],
      ["container-infra", "/clusters"],
    ];
    for (const [service, path] of paths) {
      const code = await cloud.status("GET", service, path);
      t.true(code >= 200 && code < 300, `${service}: HTTP ${code}`);
    }
  });

  test.serial(`${site}: the operator's prerequisites exist`, async (t) => {
    const cloud = await administrator(site);
    const { site: file } = await declared(site);
    const zones = await cloud.list("compute", "/os-aggregates", "aggregates");
    t.deepEqual(zones.map((zone) => zone.availability_zone).sort(), Object.keys(file.zones).sort());
    for (const external of Object.values(file.externalNetworks)) {
      const found = await named(cloud, "network", "/v2.0/networks", "networks", external.name);
      t.true(found["router:external"]);
      t.is((found.subnets as string[]).length, 2);
    }
    const wildcards = (await cloud.list("network", "/v2.0/rbac-policies", "rbac_policies")).filter(
      (policy) => policy.target_tenant === "*" && policy.action === "access_as_external",
    );
    t.deepEqual(wildcards, []);
    await checkVolumeTypes(t.deepEqual, cloud, file.volumeTypes);
    const template = "/v2.0/default-security-group-rules";
    t.deepEqual(await cloud.list("network", template, "default_security_group_rules"), []);
  });

  test.serial(`${site}: a refresh returns its connections to Octavia's database`, async (t) => {
    const cloud = await administrator(site);
    const projects = await cloud.list("identity", "/projects", "projects");
    const quotas = ({ id }: Item) => cloud.status("GET", "load-balancer", `/v2/lbaas/quotas/${id}`);
    for (let round = 0; round < 8; round += 1) {
      const codes = await Promise.all(projects.map(quotas)); // like an engine that refreshes all tenants at once
      t.deepEqual([...new Set(codes)], [200]);
    }
    await sleep(2500); // a concurrent request of another process is not a leak
    t.is(await borrowed(site, "octavia"), 0);
  });
}

/** Connections with a service's transaction that has been open for two seconds. */
async function borrowed(site: string, database: string): Promise<number> {
  const socket = join(dirname(sitePlaces(site).clouds), "cloud/run/mariadb.sock");
  const query = `SELECT COUNT(*) FROM information_schema.innodb_trx
    JOIN information_schema.processlist ON id = trx_mysql_thread_id
    WHERE db = '${database}' AND trx_started < NOW() - INTERVAL 2 SECOND`;
  const options = ["--no-defaults", `--socket=${socket}`, "--user=root", "--skip-column-names"];
  const { stdout } = await execa("mariadb", [...options, "--execute", query]);
  return Number(stdout);
}

async function checkVolumeTypes(
  deepEqual: (actual: unknown, wanted: unknown) => void,
  cloud: Cloud,
  types: Record<string, unknown>,
) {
  const made = await cloud.list("block-storage", "/types?is_public=None", "volume_types");
  deepEqual(
    made.filter((type) => type.name === "__DEFAULT__"),
    [],
  );
  for (const type of Object.values(types) as { name?: string; encrypted: boolean }[]) {
    if (!type.encrypted) continue;
    const { id } = made.find((each) => each.name === type.name) as Item;
    const encryption = await cloud.get("block-storage", `/types/${id}/encryption`);
    deepEqual(encryption.provider, "luks");
  }
}

test.serial(
  "a killed process restarts, and `up` on a running cloud starts none again",
  async (t) => {
    const site = SITES[0];
    const placement = async () =>
      (await statusOf(site)).processes.find((p) => p.name === "placement-api") as Process;
    const before = await placement();
    process.kill(before.pid, "SIGKILL");
    let after = before;
    for (let tries = 0; tries < 30 && (after.pid === before.pid || !after.pid); tries += 1) {
      await sleep(1000);
      after = await placement();
    }
    t.not(after.pid, before.pid);
    t.is((await sandbox(site, "up")).exitCode, 0);
    const pids = async () =>
      (await statusOf(site)).processes.map(({ name, pid }) => `${name} ${pid}`).sort();
    const running = await pids();
    const again = await sandbox(site, "up");
    t.regex(again.all ?? "", /already up/);
    t.deepEqual(await pids(), running);
  },
);

test.serial("Neutron answers again after its workers were killed", async (t) => {
  const site = SITES[0];
  const api = (await statusOf(site)).processes.find(
    ({ name }) => name === "neutron-api",
  ) as Process;
  const children = `/proc/${api.pid}/task/${api.pid}/children`;
  const workers = (await readFile(children, "utf8")).trim().split(" ").map(Number);
  t.is(workers.length, 2);
  const cloud = await administrator(site);
  for (const pid of workers) process.kill(pid, "SIGKILL");
  const answer = () => cloud.status("GET", "network", "/v2.0/networks").catch(() => 0);
  t.is(await eventually(answer, (code) => code === 200, 60), 200);
});
