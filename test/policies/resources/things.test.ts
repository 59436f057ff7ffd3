/** The owner of an estate's thing comes from the estate itself, never from the program that uses the thing. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import * as fc from "fast-check";
import { auditResults } from "../../../evidence/audit/results.ts";
import { estateThings, recordedThings } from "../../../policies/enforce/estate-things.ts";
import { readRecording } from "../../../policies/enforce/recorded/index.ts";
import { loadThings, type StackContext } from "../../../policies/enforce/registry.ts";
import { evaluateStack } from "../../../policies/evaluate.ts";
import type { Fact } from "../../../policies/facts/fact.ts";
import { Targets } from "../../../policies/properties/targets.ts";
import { readThings, type Things } from "../../../policies/resources/thing.ts";
import { atSite, usedOf, withThings } from "../../../policies/resources/things.ts";
import { toFact } from "../../../policies/resources/to-fact.ts";
import { alliance, TODAY } from "../fixture.ts";

const NETWORK = "openstack:networking/network:Network";
const ROUTER = "openstack:networking/router:Router";
const PORT = "openstack:networking/port:Port";
const INTERFACE = "openstack:networking/routerInterface:RouterInterface";
const GROUP = "openstack:networking/secGroup:SecGroup";
const REFERENCE = "pulumi:pulumi:StackReference";
const tax = { site: "bamako", tenant: "tax", owner: "ML", class: "citizen" };
const health = { ...tax, tenant: "health" };
const listed = {
  "net-tax": { type: NETWORK, ...tax },
  "net-health": { type: NETWORK, ...health },
  "router-tax": { type: ROUTER, ...tax },
};
const things = readThings(listed);
const tags = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=tax"];
const reference = "urn:pulumi:bamako::p::pulumi:pulumi:StackReference::estate";
const own = `urn:pulumi:bamako::p::${NETWORK}::own`;
const targets = new Targets();
targets.enter(own, NETWORK, "id", "mine");
targets.enter(own, "openstack:networking/subnet:Subnet", "id", "s");
const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };

test("a malformed entry is ignored", (t) => {
  const { type, ...rest } = listed["net-tax"];
  const broken = { "": { type, ...tax }, a: rest, b: { type, ...tax, class: "" }, c: null, d: "x" };
  t.deepEqual([...readThings({ ...listed, ...broken }).keys()], Object.keys(listed));
  for (const value of [undefined, null, "things", 7, []]) t.is(readThings(value).size, 0);
});

test("things of another site are in another cloud", (t) => {
  t.is(atSite(things, "ouagadougou").size, 0);
  t.is(atSite(things, "bamako").size, 3);
});

type Dependencies = Readonly<Record<string, readonly string[]>>;
/** The cases of stack rules that one resource violates if these things are known. */
function breaks(
  type: string,
  properties: Record<string, unknown>,
  dependencies: Dependencies = {},
  known: Things = things,
  partial = true,
): string[] {
  const fact = withThings(toFact("urn", type, properties, undefined), dependencies, known, targets);
  const connection = { region: "bamako-1" };
  const network = { subject: own, type: NETWORK, effects: [], dataClass: "citizen", connection };
  const facts: Fact[] = [fact, { ...network, owner: "ML", tenant: "tax", partial }];
  const stack = { facts: [...facts, ...usedOf(facts, known)], whole: true };
  return evaluateStack(stack, context).map((found) => `${found.rule} ${found.case}`);
}

test("a port may join a network of its own tenant by its id, from any source", (t) => {
  for (const dependencies of [{}, { networkId: [reference] }]) {
    t.deepEqual(breaks(PORT, { networkId: "net-tax", tags }, dependencies), []);
  }
});

test("another tenant's network stays denied, by each way to its id", (t) => {
  for (const networkId of [[], [reference], [own], [reference, own]]) {
    const found = breaks(PORT, { networkId: "net-health", tags }, { networkId });
    t.deepEqual(found, ["zone-boundary tenant"], networkId.join());
  }
});

test("an id that the estate does not list leads to nothing, from any stack that it was read from", (t) => {
  for (const networkId of [[], [reference]]) {
    t.deepEqual(breaks(PORT, { networkId: "0f0f", tags }, { networkId }), [
      "zone-boundary elsewhere",
    ]);
  }
  t.deepEqual(breaks(PORT, { networkId: "net-tax", tags }, {}, new Map()), [
    "zone-boundary elsewhere",
  ]);
});

test("a stack reference hides no other id in the same list", (t) => {
  const type = "openstack:compute/instance:Instance";
  const metadata = { "aes:class": "citizen", "aes:owner": "ML", "aes:tenant": "tax" };
  const on = (...networks: string[]) => ({
    metadata,
    networks: networks.map((uuid) => ({ uuid })),
  });
  t.deepEqual(breaks(type, on("net-tax"), { networks: [reference] }), []);
  t.deepEqual(breaks(type, on("net-tax", "0f0f"), { networks: [reference] }), [
    "zone-boundary elsewhere",
  ]);
  t.deepEqual(breaks(type, on("mine", "net-tax"), { networks: [own, reference] }), []);
  t.deepEqual(breaks(type, on("mine", "net-tax", "0f0f"), { networks: [own, reference] }), [
    "zone-boundary elsewhere",
  ]);
});

test("a part of an estate's resource has the owner of that resource", (t) => {
  t.deepEqual(
    breaks(INTERFACE, { routerId: "router-tax", subnetId: "s" }, { subnetId: [own] }),
    [],
  );
  const orphan = breaks(INTERFACE, { routerId: "0f0f" });
  t.deepEqual(orphan, ["data-owner orphan"]);
});

test("a resource in a project of the estate belongs to the project's tenant, in its class or a higher one", (t) => {
  const group = "openstack:networking/secGroup:SecGroup";
  const projects = readThings({
    "p-tax": { type: "openstack:identity/project:Project", ...tax, class: "public" },
    "p-health": { type: "openstack:identity/project:Project", ...health },
    "p-niger": { type: "openstack:identity/project:Project", ...tax, owner: "NE" },
  });
  const made = (at: string, id: string) => {
    return breaks(group, { [at]: id, tags, deleteDefaultRules: true }, {}, projects);
  };
  for (const at of ["tenantId", "projectId"]) {
    t.deepEqual(made(at, "p-tax"), []);
    t.deepEqual(made(at, "unowned"), [], "the estate does not list that project");
    t.deepEqual(made(at, "p-health"), ["zone-boundary tenant"]);
    t.deepEqual(made(at, "p-niger"), ["zone-boundary owner"]);
    // Resources without a data class, and a connection: the rest of the stack belongs to the tax office.
    for (const type of ["openstack:compute/keypair:Keypair", "pulumi:providers:openstack"]) {
      const other = (id: string, from: readonly string[] = []) =>
        breaks(type, { [at]: id }, { [at]: from }, projects, false);
      t.deepEqual(other("p-tax"), []);
      t.deepEqual(other("unowned"), []);
      t.deepEqual(other("p-health"), ["zone-boundary tenant"]);
      t.deepEqual(other("p-health", [own]), ["zone-boundary tenant"], "a decoy");
    }
  }
});

test("only an id that the estate lists passes", (t) => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (networkId) => {
      const passes = breaks(PORT, { networkId, tags }).length === 0;
      return passes === (networkId === "net-tax");
    }),
  );
  t.pass();
});

const provider = "urn:pulumi:bamako::p::pulumi:providers:pulumi::default";
const cloud = "urn:pulumi:bamako::p::pulumi:providers:openstack::site";
/** The audit's violations for a recorded stack with a port and a reference to the estate. */
function audited(networkId: string, given?: Things): string[] {
  const outputs = { name: "organization/aes-estate/bamako", outputs: { things: listed } };
  const connection = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
  const inputs = { networkId, securityGroupIds: ["g"], tags };
  const group = {
    urn: `urn:pulumi:bamako::p::${GROUP}::group`,
    type: GROUP,
    custom: true,
    id: "g",
  };
  const closed = { deleteDefaultRules: true, tags };
  const resources = [
    { urn: provider, type: "pulumi:providers:pulumi", custom: true, id: "1" },
    { urn: cloud, type: "pulumi:providers:openstack", custom: true, id: "1", inputs: connection },
    {
      urn: reference,
      type: REFERENCE,
      custom: true,
      id: "x",
      external: true,
      provider: `${provider}::1`,
      inputs: { name: outputs.name },
      outputs,
    },
    {
      urn: `urn:pulumi:bamako::p::${PORT}::port`,
      type: PORT,
      custom: true,
      id: "p",
      provider: `${cloud}::1`,
      inputs,
      outputs: inputs,
      propertyDependencies: { networkId: [reference], securityGroupIds: [group.urn] },
    },
    { ...group, provider: `${cloud}::1`, inputs: closed, outputs: closed },
  ];
  const text = JSON.stringify({ version: 3, deployment: { resources } });
  const { raw } = auditResults(readRecording(text, given), context, undefined);
  return raw.map((found) => `${found.rule} ${found.case}`);
}

test("a recorded state is given the estate's resources; what it recorded from a stack reference does not count", (t) => {
  t.deepEqual(audited("net-tax"), ["zone-boundary elsewhere"]);
  t.deepEqual(audited("net-tax", things), []);
  t.deepEqual(audited("net-health", things), ["zone-boundary tenant"]);
  const elsewhere = readThings({ "net-tax": { type: NETWORK, ...tax, site: "ouagadougou" } });
  t.deepEqual(audited("net-tax", elsewhere), ["zone-boundary elsewhere"]);
});

test("the estate is read once from the registered back ends, a rehearsal's from its own", (t) => {
  const queries: string[] = [];
  const answer = (backend: string, site: string) => {
    queries.push(`${backend} ${site}`);
    return backend.startsWith("postgres") || backend === "file:///mine" ? things : undefined;
  };
  const at = (state: StackContext["state"], rehearsal = false): StackContext => {
    return { context: { ...context, rehearsal }, language: "en", state };
  };
  const mine = { backendUrl: "file:///mine" };
  const know = estateThings(undefined, answer);
  t.is(know(at(mine), "known"), undefined, "a stack that needs nothing is not kept waiting");
  for (let times = 0; times < 2; times += 1) t.is(know(at(mine), "ask"), things);
  const { backends = [] } = alliance.sites.bamako?.state ?? {};
  t.deepEqual(
    queries,
    backends.map((backend) => `${backend} bamako`),
  );
  t.is(know(at(mine), "known"), things, "what was read once is known for the rest of the run");
  t.is(estateThings(undefined, answer)(at(mine, true), "ask"), things);
  t.is(queries.at(-1), "file:///mine bamako");
  for (const state of [undefined, {}]) {
    t.is(estateThings(undefined, answer)(at(state), "ask"), undefined);
    t.is(estateThings(undefined, answer)(at(state, true), "ask"), undefined);
  }
  t.is(queries.length, backends.length + 1);
  const given = estateThings(things);
  t.deepEqual(given(at(undefined), "known"), things, "what was given is known anyway");
  const there = { ...at(undefined), context: { ...context, site: "ouagadougou" } };
  t.is(given(there, "known")?.size, 0, "another site's are of another cloud");
});

test("the environment names a file of things, and a file without any is an error", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "aes-estate-things-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const written = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return { AES_ESTATE_THINGS: join(folder, name) };
  };
  t.is(loadThings({}), undefined);
  t.deepEqual(loadThings(written("things.json", listed)), things);
  t.throws(() => loadThings(written("other.json", { site: "bamako" })), { message: /no thing/ });
  t.throws(() => loadThings({ AES_ESTATE_THINGS: join(folder, "none") }), { message: /ENOENT/ });
});

test("from an exported state only the stack's own output is read, and only the site's things", (t) => {
  const stack = { type: "pulumi:pulumi:Stack", outputs: { things: listed } };
  const other = { type: "acme:index:Stack", outputs: { things: { x: listed["net-tax"] } } };
  const text = JSON.stringify({ version: 3, deployment: { resources: [other, stack] } });
  t.deepEqual(recordedThings(text, "bamako"), things);
  t.is(recordedThings(text, "ouagadougou").size, 0);
  t.is(recordedThings("{}", "bamako").size, 0);
});

test("the estate's own program does not get the list of what it makes: its resources have more", (t) => {
  const PROJECT = "openstack:identity/project:Project";
  const RBAC = "openstack:networking/rbacPolicyV2:RbacPolicyV2";
  const known = readThings({ "p-tax": { type: PROJECT, ...tax } });
  const violations = (project: string) => {
    const urnOf = (type: string) => `urn:pulumi:bamako::${project}::${type}::x`;
    const made = new Targets();
    made.enter(urnOf(PROJECT), PROJECT, "id", "p-tax");
    const given = { objectType: "network", objectId: "n", action: "access_as_external" };
    const factOf = (type: string, inputs: object) =>
      withThings(toFact(urnOf(type), type, { ...inputs }, undefined), {}, known, made);
    const facts = [factOf(PROJECT, { tags }), factOf(RBAC, { ...given, targetTenant: "p-tax" })];
    const stack = { facts: [...facts, ...usedOf(facts, known)], whole: true };
    return evaluateStack(stack, context).map((found) => `${found.rule} ${found.case}`);
  };
  t.deepEqual(violations("aes-estate"), []);
  t.true(violations("taxes").includes("zone-boundary made"));
});
