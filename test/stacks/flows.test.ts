import test from "ava";
import type { Estate } from "../../estate/estate.ts";
import type { Tenant } from "../../estate/model/index.ts";
import { segmentRules } from "../../stacks/layers/flows.ts";
import { segmentOrder } from "../../stacks/layers/segment.ts";
import { estates } from "../helpers/reference.ts";

const bamako = estates.find(({ siteKey }) => siteKey === "bamako") as Estate;
const registry = bamako.tenants["civil-registry"] as Tenant;

test("a flow is an egress rule where it starts, one a family", (t) => {
  const rules = segmentRules(bamako, registry, "front");
  t.deepEqual(
    Object.fromEntries(Object.entries(rules).filter(([key]) => key.startsWith("front-to-app"))),
    {
      "front-to-app-egress-0": {
        direction: "egress",
        ethertype: "IPv4",
        protocol: "tcp",
        portMin: 8080,
        portMax: 8089,
        remoteCidr: "10.32.22.64/26",
      },
      "front-to-app-egress-1": {
        direction: "egress",
        ethertype: "IPv6",
        protocol: "tcp",
        portMin: 8080,
        portMax: 8089,
        remoteCidr: "fd5a:e500:1:1061::/64",
      },
    },
  );
});

test("and an ingress rule where it ends", (t) => {
  const rules = Object.values(segmentRules(bamako, registry, "data"));
  t.deepEqual(
    rules.map((rule) => `${rule.direction} ${rule.protocol}/${rule.portMin} ${rule.remoteCidr}`),
    ["ingress tcp/5432 10.32.22.64/26", "ingress tcp/5432 fd5a:e500:1:1061::/64"],
  );
});

test("government opens to the prefixes the site declares for that reach, and to no more", (t) => {
  const remotes = Object.entries(segmentRules(bamako, registry, "front"))
    .filter(([key]) => key.startsWith("users-to-front"))
    .map(([, rule]) => rule.remoteCidr);
  const { ipv4, ipv6 } = bamako.site.externalNetworks.government?.prefixes ?? {};
  t.deepEqual(remotes, [...(ipv4 ?? []), ...(ipv6 ?? [])]);
});

test("services of the site are reached at their addresses, one host each", (t) => {
  const remotes = Object.values(segmentRules(bamako, registry, "app"))
    .filter((rule) => rule.direction === "egress" && rule.portMin !== 5432)
    .map((rule) => rule.remoteCidr);
  t.deepEqual(remotes, [
    "10.32.0.53/32",
    "fd5a:e500:1::53/128",
    "10.32.0.80/32",
    "fd5a:e500:1::80/128",
  ]);
});

test("the Internet is spelled out, and icmp has no ports", (t) => {
  const tenant = {
    ...registry,
    flows: { ping: { from: "internet", to: "front", protocol: "icmp" as const } },
  };
  t.deepEqual(segmentRules(bamako, tenant, "front"), {
    "ping-ingress-0": {
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "icmp",
      remoteCidr: "0.0.0.0/0",
      openToInternet: true,
    },
    "ping-ingress-1": {
      direction: "ingress",
      ethertype: "IPv6",
      protocol: "icmp",
      remoteCidr: "::/0",
      openToInternet: true,
    },
  });
});

test("a segment of which no flow speaks has no rule", (t) => {
  t.deepEqual(segmentRules(bamako, { ...registry, flows: {} }, "front"), {});
});

test("segments that join another's router are created after it, in any order of the file", (t) => {
  const { front, app, data } = registry.segments;
  const segments = { app, data, front } as Tenant["segments"];
  t.deepEqual(segmentOrder({ ...registry, segments }), ["front", "app", "data"]);
});
