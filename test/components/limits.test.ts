/** One test for each limit of OpenStack, or of its provider, that affects the components. */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import {
  connect,
  NetworkSegment,
  NO_QUOTA,
  SiteFoundation,
  TenantProject,
} from "../../components/index.ts";
import { dependencies, type Made, mockCloud, named, record } from "./recorder.ts";
import { fullestFoundation, fullestSegment, fullestTenant } from "./samples.ts";

test.before(mockCloud);

let count = 0;
/** All resources of the three components, with all options. */
async function everything(change: Partial<typeof fullestTenant> = {}): Promise<Made[]> {
  count += 1;
  const name = `all${count}`;
  const parts = [
    await record((opts) => new SiteFoundation(`${name}-site`, fullestFoundation, opts)),
    await record((opts) => new TenantProject(name, { ...fullestTenant, ...change }, opts)),
    await record((opts) => new NetworkSegment(`${name}-front`, fullestSegment, opts)),
  ];
  return parts.flatMap(({ made }) => made);
}

const ofType = (made: Made[], type: string) => made.filter((one) => one.type.endsWith(type));

test("limit 1: a network limit of zero is sent as zero, never left to the cloud's default", async (t) => {
  const [quota] = ofType(await everything({ quota: NO_QUOTA }), "QuotaV2");
  const { projectId: _, ...limits } = quota?.inputs ?? {};
  t.is(Object.keys(limits).length, 9);
  t.deepEqual([...new Set(Object.values(limits))], [0]);
});

test("limit 1: without a grant no external network is reachable, at any floating IP limit", async (t) => {
  const made = await everything({ externalNetworkIds: {} });
  t.deepEqual(ofType(made, "RbacPolicyV2"), []);
});

test("limits 2 and 3: no field of a volume or load balancer limit is unset, volume groups included", async (t) => {
  const made = await everything();
  const [volumes] = ofType(made, "QuoteSetV3");
  const [balancers] = ofType(made, "loadbalancer/quota:Quota");
  t.is(Object.keys(volumes?.inputs ?? {}).length, 9);
  t.is(volumes?.inputs.groups, 14);
  t.is(Object.keys(balancers?.inputs ?? {}).length, 8);
});

test("limit 4: security groups are never put on ports one by one", async (t) => {
  t.deepEqual(ofType(await everything(), "PortSecGroupAssociate"), []);
});

test("limit 5: the interfaces of a router are created one after the other", async (t) => {
  const { made } = await record((opts) => new NetworkSegment("chain", fullestSegment, opts));
  t.deepEqual(await dependencies(named(made, "chain-interface-ipv4")), []);
  t.deepEqual(await dependencies(named(made, "chain-interface-ipv6")), ["chain-interface-ipv4"]);
});

test("limit 6: a domain can be protected by its caller, and every domain is explicitly enabled", async (t) => {
  const { made } = await record(
    (opts) => new SiteFoundation("kept", fullestFoundation, { ...opts, protect: true }),
  );
  t.true(named(made, "kept-domain-ml").guarded);
  t.true(named(made, "kept-domain-ml").inputs.enabled);
});

test("limits 7 and 8: no password, token or secret travels in plain, in or out", async (t) => {
  const { component, made } = await record(
    (opts) => new TenantProject("safe", fullestTenant, opts),
  );
  t.deepEqual(named(made, "safe-service-account").secrets, ["password"]);
  t.deepEqual(named(made, "safe-connection").secrets, ["password"]);
  t.true(await pulumi.isSecret(component.serviceAccountPassword as pulumi.Output<string>));
  t.true(await pulumi.isSecret(component.applicationCredentialSecret as pulumi.Output<string>));
  for (const { inputs, secrets, name } of made) {
    const plain = Object.entries(inputs).filter(([key]) => !secrets.includes(key));
    t.false(JSON.stringify(plain).includes(".result"), name);
    t.false(JSON.stringify(plain).includes(".secret"), name);
  }
  const login = { applicationCredentialSecret: "s", token: "t", password: "p" };
  const connection = await record((opts) => connect("safe-admin", login, opts));
  t.deepEqual([...named(connection.made, "safe-admin").secrets].sort(), Object.keys(login).sort());
});

test("limit 9: equal rules are created once (beside the two for DHCP), and replaced only after the old one is deleted", async (t) => {
  const rules = ofType(await everything(), "SecGroupRule");
  t.is(rules.length, Object.keys(fullestSegment.rules ?? {}).length - 1 + 2);
  t.true(rules.every(({ opts }) => opts.deleteBeforeReplace));
});

test("limit 10: a security group starts without the rules that let everything out", async (t) => {
  const groups = ofType(await everything(), "SecGroup");
  t.true(groups.length > 0 && groups.every(({ inputs }) => inputs.deleteDefaultRules === true));
});

test("limit 13: each grant has one owner", async (t) => {
  const grants = (await everything()).filter(({ type }) => /Access(V3)?$|RbacPolicyV2$/.test(type));
  const keys = grants.map(({ type, inputs }) => type + JSON.stringify(inputs));
  t.is(keys.length, 3);
  t.is(new Set(keys).size, keys.length);
});

test("limit 17: no encrypted volume type is offered, because the API cannot create one", async (t) => {
  for (const { inputs } of ofType(await everything(), "VolumeTypeV3")) {
    t.false(JSON.stringify(inputs).toLowerCase().includes("encrypted"));
  }
});

test("limits 18 and 19: no retired type or field is used", async (t) => {
  const made = await everything();
  const types = made.map(({ type }) => type);
  t.deepEqual(
    types.filter((type) => /compute\/(secGroup|floatingIp)|firewall|V1$|VolumeV2$/.test(type)),
    [],
  );
  const fields = ["allocationPoolsCollection", "externalGateway", "hostRoutes", "useOctavia"];
  const used = made.flatMap(({ inputs }) => fields.filter((field) => field in inputs));
  t.deepEqual(used, []);
});

test("limit 21: every connection repeats requests that failed on the way", async (t) => {
  const connections = ofType(await everything(), "providers:openstack");
  t.is(connections.length, 1);
  t.true(connections.every(({ inputs }) => Number(inputs.maxRetries) > 0));
});
