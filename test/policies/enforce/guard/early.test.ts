/** Targets of a resource are evaluated before it is created: by known ids, and only by the estate's own declaration. */
import test from "ava";
import * as fc from "fast-check";
import { EarlyRelations } from "../../../../policies/enforce/guard/early.ts";
import { type Fact, UNKNOWN } from "../../../../policies/facts/fact.ts";
import { readThings } from "../../../../policies/resources/thing.ts";
import { toFact } from "../../../../policies/resources/to-fact.ts";
import { alliance, TODAY } from "../../fixture.ts";

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
const NETWORK = "openstack:networking/network:Network";
const PORT = "openstack:networking/port:Port";
const ROUTER = "openstack:networking/router:Router";
const INTERFACE = "openstack:networking/routerInterface:RouterInterface";
const tags = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=tax"];
const theirs = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=health"];
const tax = { type: NETWORK, site: "bamako", tenant: "tax", owner: "ML", class: "citizen" };
const things = readThings({ "net-tax": tax, "net-health": { ...tax, tenant: "health" } });
const connection = { region: "bamako-1" };
const factOf = (name: string, type: string, inputs: object) =>
  toFact(name, type, { ...inputs }, connection);

/** Resources created before, by name, with that and `-id` as their ids. */
function seen(...made: [name: string, type: string, inputs: object][]): EarlyRelations {
  const early = new EarlyRelations();
  for (const [name, type, inputs] of made) {
    early.evaluate(factOf(name, type, inputs), context, true);
    early.targets.enter(name, type, "id", `${name}-id`);
  }
  return early;
}

const own: [string, string, object] = ["own", NETWORK, { tags }];
const other: [string, string, object] = ["other", NETWORK, { tags: theirs }];
const port = (networkId: unknown) => factOf("port", PORT, { networkId, tags });
const violations = (early: EarlyRelations, fact: Fact, whole = true, known?: typeof things) =>
  early.evaluate(fact, context, whole, known).map((found) => `${found.rule} ${found.case}`);

test("an id of an earlier resource is compared with that resource, any other id leads elsewhere", (t) => {
  t.deepEqual(violations(seen(own, other), port("own-id")), []);
  t.deepEqual(violations(seen(own, other), port("other-id")), ["zone-boundary tenant"]);
  t.deepEqual(violations(seen(own, other), port("0f0f")), ["zone-boundary elsewhere"]);
  t.deepEqual(violations(seen(own, other), port(7)), ["zone-boundary elsewhere"]);
});

test("of all ids only that of the tenant's own resource passes", (t) => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (id) => {
      return (
        violations(seen(own, other), port(id)).length > 0 &&
        violations(seen(own), port("own-id")).length === 0
      );
    }),
  );
  t.pass();
});

test("an unknown id passes until it is known", (t) => {
  t.deepEqual(violations(seen(own, other), port(UNKNOWN)), []);
  const fixedIps = [{ subnetId: UNKNOWN }];
  const both = factOf("port", PORT, { networkId: "other-id", fixedIps, tags });
  t.deepEqual(violations(seen(own, other), both), ["zone-boundary tenant"], "what is known counts");
});

test("an id that the run does not know may belong to resources of other programs", (t) => {
  t.deepEqual(violations(seen(own, other), port("0f0f"), false, things), []);
  t.deepEqual(violations(seen(own, other), port("other-id"), false, things), [
    "zone-boundary tenant",
  ]);
  t.deepEqual(violations(new EarlyRelations(), port("0f0f"), false), [], "a pack receives no ids");
});

test("a pack that knows the estate's resources denies another tenant's before the request", (t) => {
  t.deepEqual(violations(new EarlyRelations(), port("net-tax"), false, things), []);
  t.deepEqual(violations(new EarlyRelations(), port("net-health"), false, things), [
    "zone-boundary tenant",
  ]);
  t.deepEqual(violations(seen(own), port("net-tax"), true, things), []);
});

test("a part has the owner of the resource that its id names, directly or through another part", (t) => {
  const router: [string, string, object] = ["router", ROUTER, { tags }];
  const part = (routerId: string, subnetId = "own-id") =>
    factOf("part", INTERFACE, { routerId, subnetId });
  const subnet: [string, string, object] = ["own", "openstack:networking/subnet:Subnet", { tags }];
  t.deepEqual(violations(seen(router, subnet), part("router-id")), []);
  t.deepEqual(violations(seen(router, subnet), part("0f0f")), ["data-owner orphan"]);
  t.deepEqual(violations(seen(router, subnet), part("router-id", "0f0f")), [
    "zone-boundary elsewhere",
  ]);
});

test("a resource with an unknown reference is not evaluated before it is known, nor are its parts", (t) => {
  const cluster = (clusterTemplateId: unknown): [string, string, object] => [
    "cluster",
    "openstack:containerinfra/cluster:Cluster",
    { clusterTemplateId },
  ];
  const pool = factOf("pool", "openstack:containerinfra/nodeGroup:NodeGroup", {
    clusterId: "cluster-id",
  });
  t.deepEqual(violations(seen(cluster(UNKNOWN)), pool), [], "its template is replaced");
  t.deepEqual(violations(seen(cluster("0f0f")), pool), ["data-owner orphan"]);
});

test("a network policy opens no more than its namespace, created before it, allows", (t) => {
  const provider = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN } as const;
  const made = (name: string, kind: string, inputs: object) =>
    toFact(name, `kubernetes:${kind}`, { ...inputs }, provider);
  const space = (name: string, dataClass: string) => {
    const labels = { "aes.example/class": dataClass, "aes.example/owner": "ML" };
    return made(name, "core/v1:Namespace", { metadata: { name, labels } });
  };
  const opening = (namespace: unknown) =>
    made("open", "networking.k8s.io/v1:NetworkPolicy", {
      metadata: { name: "open", namespace, labels: { "aes.example/class": "public" } },
      spec: {
        podSelector: {},
        policyTypes: ["Ingress"],
        ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }],
      },
    });
  const early = new EarlyRelations();
  for (const fact of [space("web", "public"), space("ledger", "citizen")])
    violations(early, fact, false);
  t.deepEqual(violations(early, opening("web"), false), []);
  t.deepEqual(violations(early, opening("ledger"), false), ["network-policy-class ingress"]);
  t.deepEqual(violations(early, opening(UNKNOWN), false), []);
  t.deepEqual(
    violations(early, opening("elsewhere"), false),
    [],
    "its cluster's admission knows it",
  );
});

test("a resource in another tenant's project is denied where the estate lists the project's owner", (t) => {
  const project = { ...tax, type: "openstack:identity/project:Project" };
  const known = readThings({ "p-tax": project, "p-health": { ...project, tenant: "health" } });
  const group = "openstack:networking/secGroup:SecGroup";
  const made = (tenantId: string) => factOf("group", group, { tenantId, tags });
  for (const whole of [true, false]) {
    t.deepEqual(violations(new EarlyRelations(), made("p-tax"), whole, known), []);
    t.deepEqual(violations(new EarlyRelations(), made("p-health"), whole, known), [
      "zone-boundary tenant",
    ]);
  }
  const early = new EarlyRelations();
  t.false(early.isStrange(made("p-tax"), known));
  t.true(early.isStrange(made("unowned"), known));
  t.deepEqual(violations(early, made("unowned"), true, known), []);
});

test("a reference that may also be free text is not looked up", (t) => {
  const listener = "openstack:loadbalancer/listener:Listener";
  const fact = factOf("listener", listener, { defaultTlsContainerRef: "https://keys/0f0f", tags });
  t.is(fact.refers?.defaultTlsContainerRef?.how, "seen");
  t.false(new EarlyRelations().isStrange(fact));
  t.true(new EarlyRelations().isStrange(port("0f0f")));
});
