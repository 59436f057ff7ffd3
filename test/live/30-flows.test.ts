/** Segmentation on the real OVN flows: declared traffic passes, all other traffic is dropped. */
import test from "ava";
import type { Cloud, Item } from "../../operations/cloud/client.ts";
import { portIn, type Question, removePorts, trace } from "./helpers/probe.ts";
import { administrator } from "./helpers/site.ts";

const SITE = "bamako";
const OUTSIDE = "192.0.2.1";

const [FRONT, APP, DATA] = ["civil-registry-front", "civil-registry-app", "civil-registry-data"];
const TAX = "tax-front";

const DECLARED: Question[] = [
  [FRONT, APP, "tcp/8080"],
  [FRONT, APP, "tcp/8089"],
];
const UNDECLARED: readonly [...Question, why: string][] = [
  [FRONT, APP, "tcp/8090", "a port beside the range"],
  [FRONT, APP, "udp/8080", "another protocol"],
  [APP, FRONT, "tcp/8080", "the other direction"],
  [FRONT, DATA, "tcp/5432", "a segment that no flow names"],
];
const FOREIGN: Question = [FRONT, TAX, "tcp/443"];
const OUT = [FRONT, APP, DATA, TAX].map((segment): Question => [segment, OUTSIDE, "tcp/443"]);

let cloud: Cloud;
let delivers: (question: Question, family: 4 | 6) => boolean;
const ports = new Map<string, Item>();

test.before(async () => {
  cloud = await administrator(SITE);
  for (const segment of [FRONT, APP, DATA, TAX]) {
    ports.set(segment, await portIn(cloud, `${SITE}-${segment}`));
  }
  const idOf = (name: string) => ports.get(name)?.id ?? name;
  const byId = ([from, to, service]: Question): Question => [idOf(from), idOf(to), service];
  const undeclared = UNDECLARED.map(([from, to, service]): Question => [from, to, service]);
  const all = [...DECLARED, ...undeclared, FOREIGN, ...OUT];
  const answer = await trace(SITE, all.map(byId));
  delivers = (question, family) => answer(byId(question), family);
});

test.after.always(() => removePorts(cloud, [...ports.values()]));

for (const family of [4, 6] as const) {
  test(`a declared flow passes between two segments, IPv${family}`, (t) => {
    for (const flow of DECLARED) t.true(delivers(flow, family), flow.join(" "));
  });

  test(`traffic without a declared flow is dropped, IPv${family}`, (t) => {
    for (const [from, to, service, why] of UNDECLARED) {
      t.false(delivers([from, to, service], family), why);
    }
  });

  test(`one tenant's segment does not reach another's, IPv${family}`, (t) => {
    t.false(delivers(FOREIGN, family));
  });
}

test("no traffic leaves a segment to an address outside the alliance", (t) => {
  for (const question of OUT) t.false(delivers(question, 4), question[0]);
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
