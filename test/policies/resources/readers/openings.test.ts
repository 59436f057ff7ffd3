/** Openings of a thing, as the enforcement points read them from each type that can have them. */
import test from "ava";
import fc from "fast-check";
import type { EvaluationContext } from "../../../../policies/context.ts";
import { evaluate } from "../../../../policies/evaluate.ts";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { openings } from "../../../../policies/resources/readers/exposure/openings.ts";
import { toFact } from "../../../../policies/resources/to-fact.ts";
import { alliance } from "../../fixture.ts";

const RULE = "networking/secGroupRule:SecGroupRule";
const ANYONE = [{ way: "ingress" }];

/** Type, properties, and the openings. */
const read: [string, Record<string, unknown>, unknown[]][] = [
  [RULE, { direction: "ingress", remoteIpPrefix: "::/0" }, [{ way: "ingress", remote: "::/0" }]],
  [RULE, { direction: "egress", remoteIpPrefix: "::/0" }, [{ way: "egress", remote: "::/0" }]],
  [RULE, { direction: UNKNOWN, remoteIpPrefix: 7 }, [{ way: "ingress", remote: UNKNOWN }]],
  [RULE, { direction: "ingress", remoteIpPrefix: "", remoteGroupId: "" }, ANYONE],
  [RULE, { direction: "ingress" }, ANYONE],
  [RULE, { direction: "ingress", remoteGroupId: UNKNOWN }, []],
  [
    RULE,
    { direction: "ingress", remoteGroupId: "g", remoteIpPrefix: UNKNOWN },
    [{ way: "ingress", remote: UNKNOWN }],
  ],
  ["networking/secGroup:SecGroup", { deleteDefaultRules: true }, []],
  ["networking/secGroup:SecGroup", { deleteDefaultRules: false }, [{ way: "egress" }]],
  ["networking/secGroup:SecGroup", {}, [{ way: "egress" }]],
  [
    "networking/secGroup:SecGroup",
    { deleteDefaultRules: UNKNOWN },
    [{ way: "egress", remote: UNKNOWN }],
  ],
  ["compute/secGroup:SecGroup", {}, [{ way: "egress" }]],
  [
    "compute/secGroup:SecGroup",
    { rules: [{ cidr: "0.0.0.0/1" }, { self: true }, { fromGroupId: UNKNOWN }, {}, UNKNOWN] },
    [
      { way: "egress" },
      { way: "ingress", remote: "0.0.0.0/1" },
      { way: "ingress" },
      { way: "ingress", remote: UNKNOWN },
    ],
  ],
  ["compute/floatingIp:FloatingIp", { pool: "internet" }, [{ way: "address" }]],
  [
    "compute/floatingIpAssociate:FloatingIpAssociate",
    { floatingIp: "10.32.0.9" },
    [{ way: "address", remote: "10.32.0.9" }],
  ],
  [
    "networking/floatingIpAssociate:FloatingIpAssociate",
    { floatingIp: UNKNOWN },
    [{ way: "address", remote: UNKNOWN }],
  ],
  ["networking/floatingIp:FloatingIp", { pool: "government" }, [{ way: "address" }]],
  [
    "networking/floatingIp:FloatingIp",
    { pool: "government", address: "10.32.0.9" },
    [{ way: "address", remote: "10.32.0.9" }],
  ],
  ["networking/portForwardingV2:PortForwardingV2", {}, [{ way: "address" }]],
  ["compute/instance:Instance", { networks: [{ uuid: "n" }], floatingIp: "" }, []],
  [
    "compute/instance:Instance",
    { networks: [{ floatingIp: "203.0.113.7" }, UNKNOWN], floatingIp: "203.0.113.8" },
    [
      { way: "address", remote: "203.0.113.8" },
      { way: "address", remote: "203.0.113.7" },
      { way: "address", remote: UNKNOWN },
    ],
  ],
  ["networking/router:Router", { enableSnat: true }, []],
  ["networking/router:Router", { externalNetworkId: "" }, []],
  ["networking/router:Router", { externalNetworkId: UNKNOWN }, [{ way: "gateway" }]],
  ["networking/router:Router", { externalGateway: "n" }, [{ way: "gateway" }]],
  [
    "networking/router:Router",
    { externalNetworkId: "n", enableSnat: UNKNOWN },
    [{ way: "gateway" }],
  ],
  [
    "networking/router:Router",
    { externalNetworkId: "n", enableSnat: false },
    [{ way: "gateway", routed: true }],
  ],
  [
    "containerinfra/clusterTemplate:ClusterTemplate",
    { externalNetworkId: "n" },
    [{ way: "gateway", routed: true }],
  ],
  ["containerinfra/clusterTemplate:ClusterTemplate", {}, []],
  ["loadbalancer/listener:Listener", {}, ANYONE],
  ["loadbalancer/listener:Listener", { allowedCidrs: [] }, ANYONE],
  [
    "loadbalancer/listener:Listener",
    { allowedCidrs: ["10.32.0.0/12", UNKNOWN] },
    [
      { way: "ingress", remote: "10.32.0.0/12" },
      { way: "ingress", remote: UNKNOWN },
    ],
  ],
  [
    "loadbalancer/listener:Listener",
    { allowedCidrs: UNKNOWN },
    [{ way: "ingress", remote: UNKNOWN }],
  ],
  ["loadbalancer/loadBalancer:LoadBalancer", { vipSubnetId: "s" }, []],
  [
    "loadbalancer/loadBalancer:LoadBalancer",
    { vipAddress: "203.0.113.7" },
    [{ way: "address", remote: "203.0.113.7" }],
  ],
  ...["rule:Rule", "ruleV2:RuleV2"].flatMap(
    (type): [string, Record<string, unknown>, unknown[]][] => [
      [`firewall/${type}`, { action: "deny" }, []],
      [`firewall/${type}`, {}, []],
      [
        `firewall/${type}`,
        { action: "allow", sourceIpAddress: "10.16.0.0/12" },
        [{ way: "ingress", remote: "10.16.0.0/12" }, { way: "egress" }],
      ],
      [
        `firewall/${type}`,
        { action: UNKNOWN, destinationIpAddress: UNKNOWN },
        [{ way: "ingress" }, { way: "egress", remote: UNKNOWN }],
      ],
    ],
  ),
  ["objectstorage/container:Container", {}, []],
  ["objectstorage/container:Container", { containerRead: "p:u, .rlistings,.r:-a.example" }, []],
  ["objectstorage/container:Container", { containerRead: ".r:*" }, [{ way: "anonymous" }]],
  [
    "objectstorage/container:Container",
    { containerRead: "p:u, .Referrer:a.example", containerWrite: UNKNOWN },
    [{ way: "anonymous" }, { way: "anonymous", remote: UNKNOWN }],
  ],
  ["objectstorage/tempUrl:TempUrl", {}, [{ way: "anonymous" }]],
  ["sharedfilesystem/shareAccess:ShareAccess", { accessType: "user", accessTo: "u" }, []],
  [
    "sharedfilesystem/shareAccess:ShareAccess",
    { accessType: "ip", accessTo: "0.0.0.0/0" },
    [{ way: "ingress", remote: "0.0.0.0/0" }],
  ],
  ["sharedfilesystem/shareAccess:ShareAccess", { accessType: UNKNOWN }, ANYONE],
];

/** Without keys whose value is `undefined`, which mean the same as absent ones. */
const given = (found: readonly object[] | undefined) =>
  found?.map((one) => Object.fromEntries(Object.entries(one).filter(([, v]) => v !== undefined)));

test("each type shows exactly what it opens", (t) => {
  for (const [type, properties, expected] of read) {
    const fact = toFact("urn", `openstack:${type}`, properties, undefined);
    t.deepEqual(given(fact.openings), expected as object[], `${type} ${Object.keys(properties)}`);
  }
  const shown = new Set(read.map(([type]) => `openstack:${type}`));
  t.deepEqual([...shown].sort(), Object.keys(openings).sort(), "every reader is tried");
});

const context: EvaluationContext = { alliance, site: "bamako", rehearsal: false };
const connection = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
const labels = ["", "x (aes:class=public, aes:owner=ML)", "x (aes:class=citizen, aes:owner=ML)"];

/** True if all policies together allow a rule of a security group with this remote end. */
function admits(remoteIpPrefix: string, description: string): boolean {
  const properties = { direction: "ingress", remoteIpPrefix, description };
  return evaluate(toFact("urn", `openstack:${RULE}`, properties, connection), context).length === 0;
}

/** A prefix as a number of bits; close to a registered or private one about half of the time. */
const prefix = fc
  .record({
    base: fc.constantFrom(0n, 10n << 24n, (10n << 24n) | (32n << 16n), (10n << 24n) | (48n << 16n)),
    noise: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 0xffffffffn })),
    length: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ base, noise, length }) => ({ bits: base ^ noise, length }));

function written(bits: bigint, length: number): string {
  const kept = (bits >> BigInt(32 - length)) << BigInt(32 - length);
  return `${[24n, 16n, 8n, 0n].map((at) => (kept >> at) & 255n).join(".")}/${length}`;
}
const halvesOf = ({ bits, length }: { bits: bigint; length: number }) => {
  const bit = 1n << BigInt(31 - length);
  return [bits & ~bit, bits | bit].map((half) => written(half, length + 1));
};

test("a prefix in two halves has the same result as the whole prefix", (t) => {
  let [denied, admitted] = [0, 0];
  fc.assert(
    fc.property(prefix, fc.constantFrom(...labels), (whole, description) => {
      const passes = admits(written(whole.bits, whole.length), description);
      passes ? admitted++ : denied++;
      return passes === halvesOf(whole).every((half) => admits(half, description));
    }),
    { numRuns: 2000 },
  );
  t.true(denied > 100 && admitted > 100, `${denied} denied, ${admitted} admitted`);
});

test("a wider prefix never passes where a narrower one is denied", (t) => {
  const wider = fc.integer({ min: 1, max: 31 });
  fc.assert(
    fc.property(prefix, wider, fc.constantFrom(...labels), ({ bits, length }, less, description) =>
      admits(written(bits, length), description)
        ? true
        : !admits(written(bits, Math.max(1, length - less)), description),
    ),
    { numRuns: 2000 },
  );
  t.pass();
});

test("a partial view of a resource, as in a read, opens nothing", (t) => {
  const fact = toFact("urn", `openstack:${RULE}`, {}, connection);
  t.deepEqual(evaluate({ ...fact, partial: true }, context), []);
  t.deepEqual(
    evaluate(fact, context).map((found) => `${found.rule} ${found.case}`),
    ["public-exposure ingress", "administration outside"],
  );
});
