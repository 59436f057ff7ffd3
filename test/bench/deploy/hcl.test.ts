/** The configuration of OpenTofu that a recorded state becomes. */
import test from "ava";
import { type Known, type Recorded, toConfiguration } from "../../../bench/deploy/hcl/generate.ts";
import { terraformTypes } from "../../../bench/deploy/hcl/tokens.ts";
import { VERSIONS } from "../../../bench/deploy/peers.ts";

const attributes = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { type: "string" }]));
const KNOWN: Known = {
  types: terraformTypes(),
  provider: { attributes: attributes("auth_url", "user_name", "password") },
  schema: {
    openstack_identity_project_v3: {
      block: {
        attributes: { ...attributes("name", "domain_id"), tags: { type: ["set", "string"] } },
      },
    },
    openstack_networking_port_v2: {
      block: {
        attributes: attributes("name", "network_id", "tenant_id"),
        block_types: {
          fixed_ip: {
            nesting_mode: "list",
            block: { attributes: attributes("subnet_id", "ip_address") },
          },
          binding: {
            nesting_mode: "list",
            max_items: 1,
            block: { attributes: attributes("host_id") },
          },
        },
      },
    },
    openstack_compute_flavor_v2: {
      block: { attributes: { ...attributes("name"), extra_specs: { type: ["map", "string"] } } },
    },
    openstack_identity_user_v3: { block: { attributes: attributes("name", "password") } },
  },
};

const PROVIDER = "urn:pulumi:s::p::pulumi:providers:openstack::s-administrator";
const urnOf = (type: string, name: string) =>
  `urn:pulumi:s::p::aes:Parent$openstack:${type}::${name}`;
const PROJECT = "identity/project:Project";
const PORT = "networking/port:Port";

function resource(type: string, name: string, more: Partial<Recorded>): Recorded {
  const urn = urnOf(type, name);
  return { urn, type: `openstack:${type}`, custom: true, provider: `${PROVIDER}::p1`, ...more };
}
const secret = (text: string) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(text),
});
const provider: Recorded = {
  urn: PROVIDER,
  type: "pulumi:providers:openstack",
  custom: true,
  id: "p1",
  inputs: {
    __internal: {},
    authUrl: "http://127.0.0.1:1/v3",
    userName: "admin",
    password: secret("S3cret"),
    version: "5.4.1",
  },
};
const domain = resource(PROJECT, "domain", {
  id: "0123456789abcdef0123456789abcdef",
  inputs: { __defaults: [], name: "Mali", tags: [`a=${"$"}{b}`] },
});
const project = resource(PROJECT, "project", {
  id: "1123456789abcdef0123456789abcdef",
  inputs: { name: "finances", domainId: domain.id },
  dependencies: [domain.urn],
  propertyDependencies: { name: null, domainId: [domain.urn] },
});

const reference = (to: string) => `\${${to}}`;

/** The resources of the configuration of a state. */
function made(...state: Recorded[]) {
  const { main } = toConfiguration([provider, ...state], KNOWN);
  return main.resource as Record<string, Record<string, Record<string, unknown>>>;
}

test("a resource has its inputs under the provider's names, and ids of others are references", (t) => {
  const projects = made(domain, project).openstack_identity_project_v3;
  const own = "openstack.s-administrator";
  t.deepEqual(projects, {
    domain: { provider: own, name: "Mali", tags: [`a=${"$$"}{b}`] },
    project: {
      provider: own,
      name: "finances",
      domain_id: reference("openstack_identity_project_v3.domain.id"),
    },
  });
});

test("lists of blocks and single blocks, another output than the id, and an order without a reference", (t) => {
  const flavor = resource("compute/flavor:Flavor", "f.small", {
    id: "f1",
    inputs: { name: "small", extraSpecs: { "aes:owner": "ML", __defaults: [] } },
  });
  const port = resource(PORT, "port", {
    id: "2123456789abcdef0123456789abcdef",
    inputs: {
      name: "Mali",
      tenantId: project.id,
      fixedIps: [{ __defaults: [], subnetId: "s", ipAddress: "198.18.0.1" }],
      binding: { hostId: "h" },
    },
    dependencies: [flavor.urn, project.urn, "urn:pulumi:s::p::aes:Parent::component"],
    propertyDependencies: { name: [domain.urn], tenantId: [project.urn] },
  });
  const named = { ...domain, outputs: { name: "Mali" } };
  const { openstack_networking_port_v2: ports, openstack_compute_flavor_v2: flavors } = made(
    named,
    project,
    flavor,
    port,
  );
  t.deepEqual(ports?.port, {
    provider: "openstack.s-administrator",
    name: reference("openstack_identity_project_v3.domain.name"),
    tenant_id: reference("openstack_identity_project_v3.project.id"),
    fixed_ip: [{ subnet_id: "s", ip_address: "198.18.0.1" }],
    binding: [{ host_id: "h" }],
    depends_on: ["openstack_compute_flavor_v2.f_small"],
  });
  t.deepEqual(flavors?.f_small?.extra_specs, { "aes:owner": "ML" });
});

test("a secret is a variable, and its value is not in the configuration", (t) => {
  const user = resource("identity/user:User", "service", {
    id: "u1",
    inputs: { name: "service", password: secret("An0ther") },
  });
  const { main, secrets, resources } = toConfiguration([provider, user], KNOWN);
  t.deepEqual(secrets, {
    "provider_s-administrator_password": "S3cret",
    openstack_identity_user_v3_service_password: "An0ther",
  });
  t.notRegex(JSON.stringify(main), /S3cret|An0ther/);
  t.deepEqual(main.variable, {
    "provider_s-administrator_password": { type: "string", sensitive: true },
    openstack_identity_user_v3_service_password: { type: "string", sensitive: true },
  });
  t.is(resources, 1);
});

test("what has no counterpart is an error", (t) => {
  const inputs = { name: "a", network: "b" };
  t.throws(() => made(resource(PORT, "port", { inputs })), {
    message: "bench: openstack_networking_port_v2_port has no network",
  });
  t.throws(() => made(resource("vpnaas/service:Service", "vpn", {})), {
    message: /the provider has no openstack_vpnaas/,
  });
  t.throws(() => made(resource("other:Other", "other", {})), {
    message: /openstack:other:Other has no Terraform type/,
  });
  t.throws(() => made(domain, domain), {
    message: "bench: two resources openstack_identity_project_v3.domain",
  });
  const astray = { ...project, inputs: { domainId: "f".repeat(32) } };
  t.throws(() => made(domain, astray), {
    message: /domain_id is of no resource that it depends on/,
  });
});

test("the provider of OpenTofu is the one in our plugin", (t) => {
  t.is(VERSIONS["OpenStack provider"], VERSIONS["OpenStack provider in our plugin"]);
});
