/** The meaning of segments and flows. */
import test from "ava";
import {
  gatewayOf,
  portRange,
  prefixesOf,
  resolveEnd,
  routerOwner,
} from "../../estate/topology.ts";
import { referenceSite, tenantLike } from "./sources.ts";

test("a segment's router is its own, another's, or none", async (t) => {
  const tenant = tenantLike(await referenceSite(t), "health", {});
  t.is(routerOwner(tenant, "front"), "front");
  t.is(routerOwner(tenant, "records"), "front");
  t.is(routerOwner(tenant, "imaging"), undefined);
  t.is(gatewayOf(tenant, "records"), "government");
  t.is(gatewayOf(tenant, "imaging"), undefined);
  t.is(gatewayOf(tenant, "absent"), undefined);
});

test("a router without gateway leads nowhere", async (t) => {
  const tenant = tenantLike(await referenceSite(t), "judicial-archive", {});
  t.is(routerOwner(tenant, "vault"), "desk");
  t.is(gatewayOf(tenant, "vault"), undefined);
});

test("an end is a place, a segment, a prefix or nothing", async (t) => {
  const tenant = tenantLike(await referenceSite(t), "tax", {});
  t.deepEqual(resolveEnd("proxy", tenant), { kind: "place", place: "proxy" });
  t.deepEqual(resolveEnd("front", tenant), { kind: "segment", segment: "front" });
  t.deepEqual(resolveEnd({ cidr: "10.32.0.0/24" }, tenant), { kind: "cidr", cidr: "10.32.0.0/24" });
  t.is(resolveEnd("nowhere", tenant), undefined);
  t.is(resolveEnd("toString", tenant), undefined);
});

test("an end stands for prefixes of both families", async (t) => {
  const context = await referenceSite(t);
  const tenant = tenantLike(context, "tax", {});
  const prefixes = (end: string) => {
    const resolved = resolveEnd(end, tenant);
    return resolved && prefixesOf(resolved, tenant, context.site.data);
  };
  t.deepEqual(prefixes("front"), ["10.32.23.0/26", "fd5a:e500:1:1070::/64"]);
  t.deepEqual(prefixes("dns"), ["10.32.0.53/32", "fd5a:e500:1::53/128"]);
  t.deepEqual(prefixes("proxy"), ["10.32.0.80/32", "fd5a:e500:1::80/128"]);
  t.deepEqual(prefixes("internet"), ["0.0.0.0/0", "::/0"]);
  t.is(prefixes("government")?.length, 4);
});

test("ports are one, a range or none", (t) => {
  t.deepEqual(portRange(443), { first: 443, last: 443 });
  t.deepEqual(portRange("8080-8089"), { first: 8080, last: 8089 });
  t.deepEqual(portRange("53"), { first: 53, last: 53 });
  t.is(portRange(undefined), undefined);
});
