import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as openstack from "@pulumi/openstack";
import test from "ava";
import { IDEMPOTENT, SEARCHES } from "../../../operations/heal/unrecorded-resources.ts";

const components = join(import.meta.dirname, "../../../components");

/** The types that the components create, from their own code. */
function madeTypes(): string[] {
  const sources = readdirSync(components, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(components, file), "utf8"));
  const made = sources.flatMap((source) =>
    Array.from(
      source.matchAll(/new (?:openstack\.)?([a-z]+)\.([A-Z]\w+)\(/g),
      ([, module, name]) => {
        const classes = (openstack as unknown as Record<string, Record<string, unknown>>)[
          module ?? ""
        ];
        return (classes?.[name ?? ""] as { __pulumiType?: string } | undefined)?.__pulumiType;
      },
    ),
  );
  return [...new Set(made.filter((type) => type !== undefined))];
}

test("every resource that a killed run was creating is found again, or is the same when created twice", (t) => {
  const made = madeTypes();
  t.true(made.length > 20, `${made.length} types`);
  // heal.ts itself finds these: domains and projects.
  const known = [...Object.keys(SEARCHES), ...IDEMPOTENT, "openstack:identity/project:Project"];
  t.deepEqual(
    made.filter((type) => !known.includes(type)),
    [],
  );
  t.deepEqual(
    IDEMPOTENT.filter((type) => type in SEARCHES),
    [],
  );
});

const search = (type: string) => {
  const found = SEARCHES[`openstack:${type}`];
  if (found === undefined) throw new Error(`${type} is not searched for`);
  return found;
};
const nameless = (fields: object) => ({ id: "undefined", ...fields });

test("a project's access is found in the list of its object, and withdrawn by an action", (t) => {
  const type = search("blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3");
  const inputs = { volumeTypeId: "fast", projectId: "tax" };
  t.is(type.list(inputs, "me"), "/types/fast/os-volume-type-access");
  t.true(type.is(nameless({ project_id: "tax" }), inputs));
  t.false(type.is(nameless({ project_id: "mail" }), inputs));
  t.is(type.path(nameless({}), inputs, "me"), "/types/fast/action");
  const body = { removeProjectAccess: { project: "tax" } };
  t.deepEqual(type.undo?.(nameless({}), inputs), { method: "POST", body });
  t.is(type.id?.(inputs), "fast/tax");

  const flavor = search("compute/flavorAccess:FlavorAccess");
  const given = { flavorId: "small", tenantId: "tax" };
  t.is(flavor.list(given, "me"), "/flavors/small/os-flavor-access");
  t.true(flavor.is(nameless({ tenant_id: "tax" }), given));
  t.false(flavor.is(nameless({ tenant_id: "mail" }), given));
  t.is(flavor.path(nameless({}), given, "me"), "/flavors/small/action");
  const action = { removeTenantAccess: { tenant: "tax" } };
  t.deepEqual(flavor.undo?.(nameless({}), given), { method: "POST", body: action });
  t.is(flavor.id?.(given), "small/tax");
});

test("a router's interface is its port in the subnet, and leaves by the router's own request", (t) => {
  const port = search("networking/routerInterface:RouterInterface");
  const inputs = { routerId: "r", subnetId: "v4" };
  const item = { id: "p", fixed_ips: [{ subnet_id: "v6" }, { subnet_id: "v4" }] };
  t.is(port.list(inputs, "me"), "/v2.0/ports?device_id=r");
  t.true(port.is(item, inputs));
  t.false(port.is({ id: "q", fixed_ips: [{ subnet_id: "v6" }] }, inputs));
  t.false(port.is({ id: "q" }, inputs));
  t.is(port.path(item, inputs, "me"), "/v2.0/routers/r/remove_router_interface");
  t.deepEqual(port.undo?.(item, inputs), { method: "PUT", body: { port_id: "p" } });
  t.is(port.id, undefined);
});

test("an application credential is searched among those of its user", (t) => {
  const credential = search("identity/applicationCredential:ApplicationCredential");
  t.is(credential.list({}, "me"), "/users/me/application_credentials");
  t.is(credential.path({ id: "a" }, {}, "me"), "/users/me/application_credentials/a");
});

test("a rule that a person added with the same ports and another remote is not the run's", (t) => {
  const rule = search("networking/secGroupRule:SecGroupRule");
  const inputs = {
    securityGroupId: "web",
    direction: "ingress",
    ethertype: "IPv4",
    protocol: "tcp",
    portRangeMin: 443,
    portRangeMax: 443,
    remoteGroupId: "front",
  };
  const item = {
    id: "r",
    security_group_id: "web",
    direction: "ingress",
    ethertype: "IPv4",
    protocol: "TCP",
    port_range_min: 443,
    port_range_max: 443,
    remote_ip_prefix: null,
    remote_group_id: "front",
    remote_address_group_id: null,
  };
  t.true(rule.is(item, inputs), "case does not matter");
  t.false(rule.is({ ...item, remote_group_id: "office" }, inputs));
  t.false(rule.is({ ...item, remote_group_id: null }, inputs));
  t.false(rule.is({ ...item, remote_address_group_id: "office" }, inputs));
  t.false(rule.is({ ...item, remote_ip_prefix: "192.0.2.0/24" }, inputs));
  t.false(rule.is({ ...item, security_group_id: "mail" }, inputs));
});
