import test from "ava";
import { UNKNOWN } from "../../../policies/facts/fact.ts";
import { OPENSTACK_PROVIDER, toConnection } from "../../../policies/openstack/provider.ts";
import { DEFAULT_DESTINATION, toDestination, toFact } from "../../../policies/resources/to-fact.ts";

const connection = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
const fact = (type: string, properties: Record<string, unknown>) =>
  toFact("urn", `openstack:${type}`, properties, connection);
const VOLUME = "blockstorage/volume:Volume";
const NETWORK = "networking/network:Network";

test("labels are read where the type carries them, and only there", (t) => {
  const labels = { "aes:class": "citizen", "aes:owner": "ML" };
  const tags = ["aes:class=public", "aes:owner=BF"];
  t.like(fact(VOLUME, { metadata: labels, tags }), { dataClass: "citizen", owner: "ML" });
  t.like(fact(NETWORK, { metadata: labels, tags }), { dataClass: "public", owner: "BF" });
  t.is(fact("networking/secGroupRule:SecGroupRule", { tags }).dataClass, undefined);
  const description = "users (aes:class=public, aes:owner=ML)";
  const rule = fact("networking/secGroupRule:SecGroupRule", { description });
  t.like(rule, { dataClass: "public", owner: "ML" });
  t.is(fact(NETWORK, { description }).dataClass, undefined);
});

test("a label with two different values does not count", (t) => {
  const { dataClass } = fact(NETWORK, { tags: ["aes:class=public", "aes:class=citizen"] });
  t.is(dataClass, undefined);
});

test("labels that cannot be seen are unknown, not absent", (t) => {
  const hidden = { dataClass: UNKNOWN, owner: UNKNOWN };
  t.like(fact(NETWORK, { tags: UNKNOWN }), hidden);
  t.like(fact(NETWORK, { tags: ["aes:class=public", UNKNOWN, "aes:owner=ML"] }), hidden);
  const metadata = { "aes:class": UNKNOWN, "aes:owner": "ML" };
  t.like(fact(VOLUME, { metadata }), { dataClass: UNKNOWN, owner: "ML" });
});

test("site and tenant are labels too, as tags, as metadata and on a namespace", (t) => {
  const expected = { tenant: "tax", labelledSite: "bamako" };
  t.like(fact(NETWORK, { tags: ["aes:tenant=tax", "aes:site=bamako"] }), expected);
  t.like(fact(VOLUME, { metadata: { "aes:tenant": "tax", "aes:site": "bamako" } }), expected);
  const labels = { "aes.example/tenant": "tax", "aes.example/site": "bamako" };
  const namespace = toFact("urn", "kubernetes:core/v1:Namespace", { metadata: { labels } }, {});
  t.like(namespace, expected);
  t.like(fact(VOLUME, { metadata: { "aes:tenant": UNKNOWN, "aes:site": "bamako" } }), {
    tenant: UNKNOWN,
    labelledSite: "bamako",
  });
  t.like(fact(NETWORK, { tags: UNKNOWN }), { tenant: UNKNOWN, labelledSite: UNKNOWN });
  t.is(fact(NETWORK, {}).tenant, undefined);
});

test("a region that is not text cannot be read", (t) => {
  t.is(fact(NETWORK, { region: "bamako-1" }).region, "bamako-1");
  t.is(fact(NETWORK, { region: 7 }).region, UNKNOWN);
  t.is(fact(NETWORK, { region: UNKNOWN }).region, UNKNOWN);
  t.is(fact(NETWORK, { region: null }).region, undefined);
});

test("an unclassified type has no effects, and a made-up package no connection", (t) => {
  t.is(toFact("urn", "acme:index:Thing", {}, connection).effects, undefined);
  t.is(toFact("urn", "acme:index:Thing", {}, connection).connection, undefined);
  t.is(toFact("urn", "random:index/randomId:RandomId", {}, connection).connection, undefined);
});

test("a default provider is recognised by its name, with any inputs", (t) => {
  const named = (name: string) => toDestination(OPENSTACK_PROVIDER, name, connection, undefined);
  t.is(named("default_5_4_1"), DEFAULT_DESTINATION);
  t.like(named("site"), connection);
});

test("redirected services are read from JSON, and unreadable ones are unknown", (t) => {
  const overrides = (endpointOverrides: unknown) =>
    toConnection({ endpointOverrides }, undefined).endpointOverrides;
  t.deepEqual(overrides('{"network":"https://n.example/"}'), { network: "https://n.example/" });
  t.deepEqual(overrides({ network: UNKNOWN }), { network: UNKNOWN });
  t.deepEqual(overrides({ network: 1 }), { network: UNKNOWN });
  t.is(overrides(undefined), undefined);
  t.is(overrides(UNKNOWN), UNKNOWN);
  t.is(overrides("{"), UNKNOWN);
});

test("the plugin takes a cloud from its environment if the program names none", (t) => {
  const cloud = (cloud: unknown, ambient?: string) => toConnection({ cloud }, ambient).cloud;
  t.is(cloud("", "elsewhere"), "elsewhere");
  t.is(cloud(undefined, "elsewhere"), "elsewhere");
  t.is(cloud("named", "elsewhere"), "named");
  t.is(cloud(UNKNOWN, "elsewhere"), UNKNOWN);
  t.falsy(cloud("", undefined));
});
