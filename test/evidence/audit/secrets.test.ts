/**
 * No rule can see a secret of a recorded state: a secret value that decides where data is or goes is denied, never
 * skipped.
 */
import test from "ava";
import { readRecording } from "../../../policies/enforce/recorded/index.ts";
import { BLINDED } from "../../../policies/enforce/recorded/values.ts";
import { evaluate } from "../../../policies/evaluate.ts";
import type { entriesOf } from "../../../policies/properties/entry.ts";
import { ROWS } from "../../../policies/resources/index.ts";
import type { Violation } from "../../../policies/violations.ts";
import { alliance, TODAY } from "../../policies/fixture.ts";
import { compliant, encrypted, planOf, stateOf } from "./states.ts";

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };

/** The violations of one resource of a file, in its declared inputs. */
function found(text: string, type: string): Violation[] {
  const { resources } = readRecording(text);
  return resources
    .filter(({ declared }) => declared.type === type)
    .flatMap(({ declared }) => evaluate(declared, context));
}

const stateWith = (type: string, inputs: Readonly<Record<string, unknown>>) =>
  stateOf([...compliant.slice(0, 2), { type, name: "case", provider: "site", inputs }]);
const secretsOf = (text: string, type: string) =>
  found(text, type)
    .filter(({ case: one }) => one === "secret")
    .map(({ values }) => values.at);

/** Texts whose value never leads anywhere, and values that should be secret. */
const mayHide = (entry: ReturnType<typeof entriesOf>[number][1]) =>
  entry.is === "secret" ||
  (entry.is === "inert" &&
    [entry.holds, entry.fields, entry.keys, entry.offer, entry.danger].every(
      (one) => one === undefined,
    ));

test("every property that leads somewhere is denied as a secret, for every type, and no rule crashes on it", (t) => {
  let hidden = 0;
  for (const [type, row] of Object.entries(ROWS)) {
    if (!type.startsWith("openstack:") || row.effects === undefined || row.ended) continue;
    for (const [name, entry] of Object.entries(row.properties)) {
      const all = found(stateWith(type, { [name]: encrypted }), type);
      t.deepEqual(
        all.filter((violation) => violation.case === "crashed"),
        [],
        `${type} ${name}`,
      );
      const denied = all.some(
        ({ rule, values }) => rule === "unclassified-property" && values.at === name,
      );
      t.true(denied || mayHide(entry), `${type} ${name}`);
      hidden += denied ? 1 : 0;
    }
  }
  t.true(hidden > 500, String(hidden));
});

const NESTED: readonly [type: string, inputs: Readonly<Record<string, unknown>>, at: string][] = [
  [
    "openstack:compute/instance:Instance",
    { blockDevices: [{ sourceType: "image", volumeType: encrypted }] },
    "blockDevices[0].volumeType",
  ],
  [
    "openstack:containerinfra/clusterTemplate:ClusterTemplate",
    { labels: { availability_zone: encrypted } },
    "labels.availability_zone",
  ],
  [
    "openstack:blockstorage/volumeTypeV3:VolumeTypeV3",
    { extraSpecs: { volume_backend_name: encrypted } },
    "extraSpecs.volume_backend_name",
  ],
  ["openstack:networking/subnet:Subnet", { dnsNameservers: [encrypted] }, "dnsNameservers[0]"],
  [
    "openstack:networking/port:Port",
    { allowedAddressPairs: [{ ipAddress: encrypted }] },
    "allowedAddressPairs[0].ipAddress",
  ],
  ["openstack:compute/aggregateV2:AggregateV2", { hosts: ["compute-1", encrypted] }, "hosts[1]"],
  [
    "openstack:loadbalancer/members:Members",
    { members: [{ address: encrypted }] },
    "members[0].address",
  ],
];

for (const [type, inputs, at] of NESTED) {
  test(`denied where it is: ${at}`, (t) => {
    t.deepEqual(secretsOf(stateWith(type, inputs), type), [at]);
  });
}

test("blinded secrets of a plan are denied too; a value that is not known yet is evaluated once it is known", (t) => {
  const type = "openstack:loadbalancer/member:Member";
  const plan = (address: unknown) =>
    planOf([
      ...compliant.slice(0, 2),
      { type, name: "case", provider: "site", inputs: { address } },
    ]);
  t.deepEqual(secretsOf(plan(BLINDED), type), ["address"]);
  t.deepEqual(secretsOf(plan("04da6b54-80e4-46f7-96ec-b56ff0331ba9"), type), []);
});

test("a secret in clear text and a value that should be secret are not denied", (t) => {
  const clear = { ...encrypted, ciphertext: undefined, plaintext: '"10.32.16.9"' };
  const member = "openstack:loadbalancer/member:Member";
  t.deepEqual(secretsOf(stateWith(member, { address: clear }), member), []);
  const server = "openstack:compute/instance:Instance";
  const inputs = { adminPass: encrypted, name: encrypted, keyPair: encrypted };
  t.deepEqual(secretsOf(stateWith(server, inputs), server), []);
  t.deepEqual(
    readRecording(stateOf(compliant)).resources.flatMap(({ declared }) =>
      evaluate(declared, context),
    ),
    [],
  );
});

test("a secret inside a secret in clear text is found", (t) => {
  const type = "openstack:networking/subnet:Subnet";
  const clear = { ...encrypted, plaintext: JSON.stringify(["10.32.0.53", encrypted]) };
  t.deepEqual(secretsOf(stateWith(type, { dnsNameservers: clear }), type), ["dnsNameservers[1]"]);
});

/**
 * Objects of Kubernetes with one secret value, and the rule that needs to see it; none if the hidden value leads
 * nowhere.
 */
const OBJECTS: readonly [kind: string, rest: object, rule?: string][] = [
  ["core/v1:Pod", { spec: { containers: [{ name: "a", image: encrypted }] } }, "image-registry"],
  ["core/v1:Pod", { spec: { hostNetwork: encrypted, containers: [] } }, "host-access"],
  [
    "core/v1:Pod",
    { spec: { containers: [], dnsConfig: { nameservers: [encrypted] } } },
    "pod-resolvers",
  ],
  ["core/v1:Service", { spec: { type: encrypted } }, "external-reach"],
  ["networking.k8s.io/v1:Ingress", { spec: { rules: [{ host: encrypted }] } }, "ingress-host"],
  [
    "networking.k8s.io/v1:NetworkPolicy",
    { spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: encrypted } }] }] } },
    "network-policy",
  ],
  [
    "storage.k8s.io/v1:StorageClass",
    {
      provisioner: "cinder.csi.openstack.org",
      parameters: { type: "encrypted", availability: encrypted },
    },
    "undeclared-name",
  ],
  ["core/v1:Secret", { stringData: encrypted }],
];

for (const [kind, rest, rule] of OBJECTS) {
  test(`an object with a secret in it: ${kind} ${rule ?? "admitted"}`, (t) => {
    const type = `kubernetes:${kind}`;
    const [group = "", name = ""] = kind.split(":");
    const apiVersion = group.replace(/^core\//, "");
    const metadata = { name: "case", namespace: "portal" };
    const inputs = { apiVersion, kind: name, metadata, ...rest };
    const cluster = { clusterIdentifier: "bamako/tax/apps", kubeconfig: encrypted };
    const provider = { type: "pulumi:providers:kubernetes", name: "apps", inputs: cluster };
    const state = stateOf([
      ...compliant.slice(0, 2),
      provider,
      { type, name: "case", provider: "apps", inputs },
    ]);
    const rules = [...new Set(found(state, type).map((violation) => violation.rule))];
    t.deepEqual(rules, rule === undefined ? [] : [rule]);
  });
}
