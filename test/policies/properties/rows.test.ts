import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { random } from "../../../policies/builtin/random.ts";
import { openstackRows } from "../../../policies/openstack/index.ts";
import type { Entry } from "../../../policies/properties/entry.ts";
import { declaredInputs, type Fields } from "./sdk.ts";

/**
 * Inputs of the plugin (5.4.1) that this SDK's typings lack: a program in another language, or a later SDK, can send
 * them.
 */
const OF_THE_PLUGIN = [
  "openstack:blockstorage/volume:Volume: volumeRetypePolicy",
  ...of("loadbalancer/l7PolicyV2:L7PolicyV2", "redirectHttpCode", "redirectPrefix"),
  ...of("loadbalancer/listener:Listener", "alpnProtocols", "clientAuthentication"),
  ...of("loadbalancer/listener:Listener", "clientCaTlsContainerRef", "clientCrlContainerRef"),
  ...of("loadbalancer/listener:Listener", "hstsIncludeSubdomains", "hstsMaxAge", "hstsPreload"),
  ...of("loadbalancer/listener:Listener", "tlsCiphers", "tlsVersions"),
  ...of("loadbalancer/loadBalancer:LoadBalancer", "vipQosPolicyId"),
  ...of("loadbalancer/member:Member", "tags"),
  ...of("loadbalancer/monitor:Monitor", "domainName", "httpVersion"),
  ...of("loadbalancer/pool:Pool", "alpnProtocols", "caTlsContainerRef", "crlContainerRef", "tags"),
  ...of("loadbalancer/pool:Pool", "tlsCiphers", "tlsContainerRef", "tlsEnabled", "tlsVersions"),
  ...of("networking/router:Router", "externalQosPolicyId"),
  ...of("networking/secGroup:SecGroup", "stateful"),
  ...of("networking/secGroupRule:SecGroupRule", "remoteAddressGroupId"),
  ...of("networking/subnet:Subnet", "dnsPublishFixedIp", "segmentId"),
];

function of(type: string, ...names: readonly string[]): string[] {
  return names.map((name) => `openstack:${type}: ${name}`);
}

/** Inputs that the SDK declares and a row lacks, and the reverse. */
function compare(at: string, fields: Fields, entries: Readonly<Record<string, Entry>>): string[] {
  const missing = Object.keys(fields).filter((name) => !Object.hasOwn(entries, name));
  const gone = Object.keys(entries).filter((name) => !Object.hasOwn(fields, name));
  const below = Object.entries(fields).flatMap(([name, { fields: inner }]) => {
    const entry = entries[name];
    if (inner === undefined || entry === undefined || entry.is === "denied") return [];
    if (entry.fields !== undefined) return compare(`${at}${name}.`, inner, entry.fields);
    // Dangerous whenever it is given: nothing below it can be reached.
    return entry.danger === undefined ? [`${at}${name}: an object without fields`] : [];
  });
  return [
    ...missing.map((name) => `${at}${name}: not classified`),
    ...gone.map((name) => `${at}${name}`).filter((path) => !OF_THE_PLUGIN.includes(path)),
    ...below,
  ];
}

for (const [sdk, rows] of Object.entries({ openstack: openstackRows, random })) {
  test(`every property of every type of @pulumi/${sdk} is classified, and nothing else`, (t) => {
    const declared = declaredInputs(sdk);
    const problems = [...declared].flatMap(([type, fields]) => {
      if (type.startsWith("pulumi:")) return [];
      const row = rows[type];
      if (row === undefined) return [`${type}: no row`];
      if (row.effects === undefined || row.ended !== undefined) return [];
      return compare(`${type}: `, fields, row.properties);
    });
    t.deepEqual(problems, []);
    t.deepEqual(
      Object.keys(rows).filter((type) => !declared.has(type)),
      [],
    );
  });
}

test("our own package has only components: each child is evaluated, and components have no row", (t) => {
  const schema = join(import.meta.dirname, "../../components/golden/schema.json");
  const { resources } = JSON.parse(readFileSync(schema, "utf8"));
  t.true(Object.keys(resources).length > 0);
  for (const [type, { isComponent }] of Object.entries<{ isComponent?: boolean }>(resources)) {
    t.true(isComponent, type);
    t.true(type.startsWith("aes-estate:index:"), type);
  }
});
