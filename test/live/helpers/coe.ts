/**
 * A separate project with a service account that orders Kubernetes clusters, and the commands that it and people use.
 */
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { repository } from "../../../estate/project.ts";
import type { Cloud, Item } from "../../../operations/cloud/client.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { readCloud } from "../../../stacks/layers/clouds.ts";
import { kubectlWith } from "./cluster.ts";
import { administrator, declared, loginAs, named, sandbox } from "./site.ts";

const NAME = "sandbox-orders";
const ROLES = ["member", "load-balancer_member", "creator"];

/** A cluster in the output of `openstack coe cluster show`. */
export interface Shown {
  uuid: string;
  status: string;
  status_reason: string | null;
  coe_version: string;
  api_address: string;
  health_status: string | null;
}

/** A project with a service account that orders clusters. */
export interface Orderer {
  readonly site: string;
  /** The service account's own connection. */
  readonly cloud: Cloud;
  readonly network: Item;
  readonly subnet: Item;
  readonly flavor: Item;
  /** Name of the network of the clusters' load balancers. */
  readonly external: string;
  /** Folder for kubeconfigs. */
  readonly folder: string;
  /** Runs `openstack … -f json` as the service account. */
  openstack<T>(...args: string[]): Promise<T>;
  /** Runs `openstack …` as the service account and returns all its output, also if it failed. */
  run(...args: string[]): Promise<string>;
  /** Orders a template, a cluster from it (3 masters, 2 workers); returns all output. */
  template(name: string, image: string, ...more: string[]): Promise<string>;
  create(name: string, template: string, ...more: string[]): Promise<string>;
  show(name: string): Promise<Shown>;
  /** Waits until no operation on a cluster is in progress. */
  whenComplete(name: string): Promise<Shown>;
  /** Deletes a cluster and waits until it is gone. */
  remove(name: string): Promise<void>;
  /** Deletes everything again. */
  leave(): Promise<void>;
}

/**
 * Creates the project, the service account, a network, a flavor and a grant; leftovers of an earlier run are removed
 * first.
 */
export async function makeOrderer(site: string): Promise<Orderer> {
  const admin = await administrator(site);
  await removeAll(admin);
  const post = async (service: string, path: string, key: string, body: object): Promise<Item> =>
    ((await admin.write("POST", service, path, { [key]: body })) as Record<string, Item>)[
      key
    ] as Item;
  const password = randomBytes(18).toString("base64url");
  const domain_id = "default";
  const project = await post("identity", "/projects", "project", { name: NAME, domain_id });
  const user = await post("identity", "/users", "user", { name: NAME, domain_id, password });
  for (const name of ROLES) {
    const role = await named(admin, "identity", "/roles", "roles", name);
    await admin.write(
      "PUT",
      "identity",
      `/projects/${project.id}/users/${user.id}/roles/${role.id}`,
      undefined,
    );
  }
  const flavor = await post("compute", "/flavors", "flavor", {
    name: NAME,
    vcpus: 2,
    ram: 4096,
    disk: 20,
    "os-flavor-access:is_public": false,
  });
  await admin.write("POST", "compute", `/flavors/${flavor.id}/action`, {
    addTenantAccess: { tenant: project.id },
  });
  const external = Object.values((await declared(site)).site.externalNetworks)[0]?.name ?? "";
  const outside = await named(admin, "network", "/v2.0/networks", "networks", external);
  await post("network", "/v2.0/rbac-policies", "rbac_policy", {
    object_type: "network",
    object_id: outside.id,
    action: "access_as_external",
    target_tenant: project.id,
  });
  const own = { name: NAME, project_id: project.id };
  const network = await post("network", "/v2.0/networks", "network", own);
  const subnet = await post("network", "/v2.0/subnets", "subnet", {
    ...own,
    network_id: network.id,
    ip_version: 4,
    cidr: "192.168.77.0/24",
  });
  const folder = await mkdtemp(join(tmpdir(), "orders-"));
  const env = variables(site, password);
  const cloud = await loginAs(site, { name: NAME, password, domain: "Default", project: NAME });
  const ask = async <T>(...args: string[]) =>
    JSON.parse((await openstack(site, env, [...args, "-f", "json"])).stdout) as T;
  const run = async (...args: string[]) => String((await openstack(site, env, args, false)).all);
  const orders = ordersOf(ask, run, cloud, { external, network: network.id, subnet: subnet.id });
  return {
    site,
    cloud,
    network,
    subnet,
    flavor,
    external,
    folder,
    openstack: ask,
    run,
    ...orders,
    leave: async () => {
      await sandbox(site, "fault", "none");
      await rm(folder, { recursive: true, force: true });
      for (const { name } of await ask<Item[]>("coe", "cluster", "list")) {
        await orders.remove(String(name));
      }
      for (const { name } of await ask<Item[]>("coe", "cluster", "template", "list")) {
        await run("coe", "cluster", "template", "delete", String(name));
      }
      await removeAll(admin);
    },
  };
}

/** The commands sent to Magnum. */
function ordersOf(
  ask: Orderer["openstack"],
  run: Orderer["run"],
  cloud: Cloud,
  on: { external: string; network: string; subnet: string },
) {
  const show = (name: string) => ask<Shown>("coe", "cluster", "show", name);
  const path = (name: string) => `/clusters/${name}`;
  return {
    show,
    template: (name: string, image: string, ...more: string[]) =>
      run(
        "coe",
        "cluster",
        "template",
        "create",
        name,
        "--coe",
        "kubernetes",
        "--image",
        image,
        "--external-network",
        on.external,
        "--master-lb-enabled",
        "--fixed-network",
        on.network,
        "--fixed-subnet",
        on.subnet,
        "--flavor",
        NAME,
        "--master-flavor",
        NAME,
        ...more,
      ),
    create: (name: string, template: string, ...more: string[]) =>
      run(
        "coe",
        "cluster",
        "create",
        name,
        "--cluster-template",
        template,
        "--master-count",
        "3",
        "--node-count",
        "2",
        ...more,
      ),
    // Each start of `openstack` takes seconds of a processor: what repeats are requests to the API.
    whenComplete: async (name: string) => {
      const shown = await show(name);
      const ended = ({ status }: { status: string }) => !status.endsWith("IN_PROGRESS");
      if (ended(shown)) return shown;
      await eventually(() => cloud.get<{ status: string }>("container-infra", path(name)), ended);
      return show(name);
    },
    remove: async (name: string) => {
      await run("coe", "cluster", "delete", name);
      await eventually(
        () => cloud.status("GET", "container-infra", path(name)),
        (code) => code === 404,
      );
    },
  };
}

function openstack(
  site: string,
  env: Record<string, string>,
  args: readonly string[],
  reject = true,
) {
  const program = join(sitePlaces(site).bin, "openstack");
  return execa(program, args, { env, extendEnv: false, cwd: repository, all: true, reject });
}

function variables(site: string, password: string): Record<string, string> {
  const entry = readCloud(sitePlaces(site).clouds, site);
  return {
    OS_AUTH_URL: entry.auth.auth_url,
    OS_USERNAME: NAME,
    OS_PASSWORD: password,
    OS_PROJECT_NAME: NAME,
    OS_USER_DOMAIN_NAME: "Default",
    OS_PROJECT_DOMAIN_NAME: "Default",
    OS_REGION_NAME: entry.region_name ?? "",
    OS_IDENTITY_API_VERSION: "3",
    HOME: tmpdir(),
    PATH: process.env.PATH ?? "",
    PYTHONWARNINGS: "ignore",
  };
}

async function removeAll(admin: Cloud): Promise<void> {
  const projects = await admin.list("identity", `/projects?name=${NAME}`, "projects");
  for (const { id } of projects) {
    const of = async (path: string, key: string) =>
      (await admin.list("network", path, key)).filter((item) => item.project_id === id);
    for (const { id: each } of await of("/v2.0/networks", "networks")) {
      await admin.delete("network", `/v2.0/networks/${each}`);
    }
    const grants = await admin.list("network", "/v2.0/rbac-policies", "rbac_policies");
    for (const grant of grants.filter((policy) => policy.target_tenant === id)) {
      await admin.delete("network", `/v2.0/rbac-policies/${grant.id}`);
    }
    await admin.delete("identity", `/projects/${id}`);
    for (const { id: each } of await of("/v2.0/security-groups", "security_groups")) {
      await admin.delete("network", `/v2.0/security-groups/${each}`);
    }
  }
  for (const user of await admin.list("identity", `/users?name=${NAME}`, "users")) {
    await admin.delete("identity", `/users/${user.id}`);
  }
  const flavors = await admin.list("compute", "/flavors?is_public=None", "flavors");
  for (const flavor of flavors.filter(({ name }) => name === NAME)) {
    await admin.delete("compute", `/flavors/${flavor.id}`);
  }
}

/** Runs kubectl of the toolchain with a kubeconfig; returns its output, and its error output if it failed. */
export async function kubectl(config: string, args: readonly string[], input?: string) {
  const { code, stdout, stderr } = await kubectlWith(config, args, input);
  return { failed: code !== 0, text: stdout + stderr };
}

/** The administrator's kubeconfig, with a certificate that Magnum has signed. */
export async function kubeconfig(orderer: Orderer, cluster: string): Promise<string> {
  const folder = join(orderer.folder, cluster);
  await mkdir(folder, { recursive: true });
  await orderer.run("coe", "cluster", "config", cluster, "--dir", folder, "--force");
  return join(folder, "config");
}

/** Asks again until the answer is right, or fails with the last one. */
export async function eventually<T>(
  ask: () => Promise<T>,
  right: (answer: T) => boolean,
  seconds = 120,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`after ${seconds} s: ${JSON.stringify(answer)}`);
    await sleep(500);
  }
}
