/** Segmentation on the real OVN flows: declared traffic passes, all other traffic is dropped. */
import test from "ava";
import type { Cloud, Item } from "../../operations/cloud/client.ts";
import { delivers, portIn, removePorts } from "./helpers/probe.ts";
import { administrator } from "./helpers/site.ts";

const SITE = "bamako";
const OUTSIDE = "192.0.2.1";

let cloud: Cloud;
const ports: Record<string, Item> = {};

test.before(async () => {
  cloud = await administrator(SITE);
  const segments = [
    "civil-registry-front",
    "civil-registry-app",
    "civil-registry-data",
    "tax-front",
  ];
  for (const segment of segments) ports[segment] = await portIn(cloud, `${SITE}-${segment}`);
});

test.after.always(() => removePorts(cloud, Object.values(ports)));

const port = (segment: string) => ports[segment] as Item;

for (const family of [4, 6] as const) {
  test(`a declared flow passes between two segments, IPv${family}`, async (t) => {
    const [front, app] = [port("civil-registry-front"), port("civil-registry-app")];
    t.true(await delivers(SITE, front, app, "tcp/8080", family));
    t.true(await delivers(SITE, front, app, "tcp/8089", family));
  });

  test(`traffic without a declared flow is dropped, IPv${family}`, async (t) => {
    const [front, app] = [port("civil-registry-front"), port("civil-registry-app")];
    t.false(await delivers(SITE, front, app, "tcp/8090", family), "a port beside the range");
    t.false(await delivers(SITE, front, app, "udp/8080", family), "another protocol");
    t.false(await delivers(SITE, app, front, "tcp/8080", family), "the other direction");
    t.false(await delivers(SITE, front, port("civil-registry-data"), "tcp/5432", family));
  });

  test(`one tenant's segment does not reach another's, IPv${family}`, async (t) => {
    const [front, tax] = [port("civil-registry-front"), port("tax-front")];
    t.false(await delivers(SITE, front, tax, "tcp/443", family));
  });
}

test("no traffic leaves a segment to an address outside the alliance", async (t) => {
  for (const segment of Object.values(ports)) {
    t.false(await delivers(SITE, segment, { address: OUTSIDE }, "tcp/443"));
  }
});

test("a segment without a router has no gateway and no router port", async (t) => {
  const networks = await cloud.list("network", "/v2.0/networks", "networks");
  const subnets = await cloud.list("network", "/v2.0/subnets", "subnets");
  const routed = await cloud.list(
    "network",
    "/v2.0/ports?device_owner=network:router_interface",
    "ports",
  );
  const isolated = networks.filter(
    (n) => n.name?.startsWith(`${SITE}-`) && !routed.some((p) => p.network_id === n.id),
  );
  t.true(isolated.length > 0, "the reference estate has an isolated segment");
  for (const network of isolated) {
    const own = subnets.filter((s) => s.network_id === network.id);
    t.deepEqual(
      own.map((s) => s.gateway_ip),
      own.map(() => null),
      network.name,
    );
  }
});
