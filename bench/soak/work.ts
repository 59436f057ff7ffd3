#!/usr/bin/env node
/**
 * What a tenant's own programs do on a day: the service account makes one of each of these and deletes it again, so that
 * Nova, Neutron, Cinder, Octavia and Barbican use their databases, RabbitMQ and agents.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Cloud, Item } from "../../operations/cloud/client.ts";
import { connectAsServiceAccount } from "../../operations/cloud/service-account.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { SITE } from "../project.ts";
import { SEGMENT, TENANT } from "./estate.ts";

const NAME = "soak";
const DEADLINE_MS = 180_000;
const NOT_FOUND = 404;

interface Kind {
  readonly service: string;
  readonly path: string;
  /** Key of one, and of a list. */
  readonly key: readonly [string, string];
  /** The property that ends the wait, and its value. */
  readonly ready: readonly [string, string];
  readonly body: (on: Place) => object;
}

interface Place {
  readonly network: Item;
  readonly subnet: Item;
  readonly flavor: Item;
  readonly image: Item;
}

const KINDS: readonly Kind[] = [
  {
    ...{ service: "block-storage", path: "/volumes", key: ["volume", "volumes"] },
    ready: ["status", "available"],
    body: () => ({ name: NAME, size: 1, volume_type: "encrypted" }),
  },
  {
    ...{ service: "load-balancer", path: "/v2/lbaas/loadbalancers" },
    key: ["loadbalancer", "loadbalancers"],
    ready: ["provisioning_status", "ACTIVE"],
    body: ({ subnet }) => ({ name: NAME, vip_subnet_id: subnet.id }),
  },
  {
    ...{ service: "compute", path: "/servers", key: ["server", "servers"] },
    ready: ["status", "ACTIVE"],
    body: ({ network, flavor, image }) => ({
      ...{ name: NAME, flavorRef: flavor.id, imageRef: image.id },
      networks: [{ uuid: network.id }],
    }),
  },
];

const account = await connectAsServiceAccount(await prepareWorkspace(SITE), TENANT);
await clear();
try {
  const place = await placeOf();
  for (const kind of KINDS) await make(kind, place);
  await account.write("POST", "key-manager", "/v1/secrets", {
    ...{ name: NAME, payload: NAME, payload_content_type: "text/plain" },
  });
} finally {
  await clear();
}

async function placeOf(): Promise<Place> {
  const network = await first(
    "network",
    "/v2.0/networks",
    "networks",
    `${SITE}-${TENANT}-${SEGMENT}`,
  );
  const subnets = await account.list("network", "/v2.0/subnets", "subnets");
  const subnet = subnets.find((one) => one.network_id === network.id && one.ip_version === 4);
  if (subnet === undefined) throw new Error(`${network.name} has no IPv4 subnet`);
  const flavor = await first("compute", "/flavors", "flavors");
  const image = await first("image", "/v2/images", "images");
  return { network, subnet, flavor, image };
}

async function first(service: string, path: string, key: string, name?: string): Promise<Item> {
  const found = await account.list(service, path, key);
  const one = found.find((each) => name === undefined || each.name === name);
  if (one === undefined) throw new Error(`no ${name ?? key}`);
  return one;
}

async function make({ service, path, key: [one], ready, body }: Kind, on: Place): Promise<void> {
  const made = await account.write<Record<string, Item>>("POST", service, path, {
    [one]: body(on),
  });
  const at = `${path}/${made[one]?.id}`;
  const [field, wanted] = ready;
  await until(`${one} ${wanted}`, async () => {
    const shown = (await account.get<Record<string, Item>>(service, at))[one];
    const status = String(shown?.[field]);
    if (status.toUpperCase() === "ERROR")
      throw new Error(`${one}: ${JSON.stringify(shown?.fault ?? status)}`);
    return status === wanted;
  });
}

/** Deletes everything, also what a day that failed has left. */
async function clear(): Promise<void> {
  for (const { service, path, key } of KINDS.toReversed()) {
    for (const { id } of await account.list(service, path, key[1])) {
      await account.delete(service, `${path}/${id}`);
      await until(`${key[0]} gone`, () => isGone(account, service, `${path}/${id}`));
    }
  }
  for (const { secret_ref } of await account.list("key-manager", "/v1/secrets", "secrets")) {
    await account.delete("key-manager", `/v1/secrets/${String(secret_ref).split("/").at(-1)}`);
  }
}

async function isGone(cloud: Cloud, service: string, path: string): Promise<boolean> {
  if ((await cloud.status("GET", service, path)) === NOT_FOUND) return true;
  // Octavia shows what it has deleted.
  const shown = await cloud.get<Record<string, Item>>(service, path).catch(() => undefined);
  return Object.values(shown ?? {}).some((one) => one?.provisioning_status === "DELETED");
}

async function until(what: string, ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`not ${what} after ${DEADLINE_MS / 1000} s`);
    await sleep(500);
  }
}
