/** Network policies of any form: peers outside the site, or outside the data class's range, are denied. */
import test from "ava";
import fc from "fast-check";
import type { EvaluationContext } from "../../policies/context.ts";
import { evaluate } from "../../policies/evaluate.ts";
import { UNKNOWN } from "../../policies/facts/fact.ts";
import { classify } from "../../policies/resources/index.ts";
import { toFact } from "../../policies/resources/to-fact.ts";
import { alliance, TODAY } from "./fixture.ts";

const context: EvaluationContext = { alliance, site: "bamako", rehearsal: false, today: TODAY };
const cluster = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN } as const;

/** A prefix as numbers, so that the expected value is not computed by the tested code. */
interface Block {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly length: number;
}

const block = (bits: 32 | 128, address: bigint, length: number): Block => {
  const rest = BigInt(bits - length);
  return { bits, address: (address >> rest) << rest, length };
};
const v4 = (a: number, b: number, length: number) =>
  block(32, (BigInt(a) << 24n) | (BigInt(b) << 16n), length);
const SITE = [
  v4(10, 32, 12),
  v4(172, 16, 12), // the cluster's own
  v4(127, 0, 8),
  block(128, 0xfd5ae5000001n << 80n, 48),
  block(128, 1n, 128),
];
const PRIVATE = [
  ...SITE,
  v4(10, 0, 8),
  v4(172, 16, 12),
  v4(192, 168, 16),
  block(128, 0xfcn << 120n, 7),
];

const inside = (inner: Block, outer: Block) =>
  inner.bits === outer.bits &&
  inner.length >= outer.length &&
  block(inner.bits, inner.address, outer.length).address === outer.address;

function textOf({ bits, address, length }: Block): string {
  const [size, count] = bits === 32 ? [8n, 4] : [16n, 8];
  const parts = Array.from({ length: count }, (_, index) => {
    const part = (address >> (size * BigInt(count - 1 - index))) & ((1n << size) - 1n);
    return part.toString(bits === 32 ? 10 : 16);
  });
  return `${parts.join(bits === 32 ? "." : ":")}/${length}`;
}

/** Half of them near private ranges, so that both results occur. */
const blocks = fc.oneof(
  fc
    .tuple(fc.constantFrom(...PRIVATE), fc.bigInt(0n, 2n ** 128n - 1n), fc.nat(128))
    .map(([near, noise, more]): Block => {
      const length = Math.min(near.bits, Math.max(0, near.length - 3 + (more % 40)));
      const low = noise & ((1n << BigInt(near.bits - near.length)) - 1n);
      return block(near.bits, near.address | low, length);
    }),
  fc.tuple(fc.bigInt(0n, 2n ** 32n - 1n), fc.nat(32)).map(([a, length]) => block(32, a, length)),
  fc.tuple(fc.bigInt(0n, 2n ** 128n - 1n), fc.nat(128)).map(([a, length]) => block(128, a, length)),
);
const ways = fc.constantFrom(["ingress", "from"], ["egress", "to"] as const);

function found(spec: object, dataClass: string): string[] {
  const properties = { metadata: { labels: { "aes.example/class": dataClass } }, spec };
  const type = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
  const found = evaluate(toFact("urn", type, properties, cluster), context);
  return found.filter(({ rule }) => rule === "network-policy").map((one) => one.case);
}
const opened = (way: string, peers: string, ...ranges: string[]) => ({
  podSelector: {},
  [way]: [{ [peers]: ranges.map((cidr) => ({ ipBlock: { cidr } })) }],
});

for (const [dataClass, allowed] of [
  ["sensitive", SITE],
  ["citizen", PRIVATE],
] as const) {
  test(`a peer outside ${dataClass === "sensitive" ? "the site" : "private networks"} is denied for class ${dataClass}`, (t) => {
    let denials = 0;
    fc.assert(
      fc.property(blocks, ways, (given, [way = "", peers = ""]) => {
        // An IPv4 address written as IPv6 is inside nothing.
        const admitted = allowed.some((outer) => inside(given, outer));
        denials += admitted ? 0 : 1;
        return found(opened(way, peers, textOf(given)), dataClass).join() === (admitted ? "" : way);
      }),
      { numRuns: 600 },
    );
    t.true(denials > 100 && denials < 560, `${denials} of 600`);
  });
}

test("public data may go anywhere, and an unknown class nowhere", (t) => {
  fc.assert(
    fc.property(blocks, ways, (given, [way = "", peers = ""]) => {
      const spec = opened(way, peers, textOf(given));
      if (found(spec, "public").length > 0) return false;
      return (found(spec, "toString").length === 0) === SITE.some((outer) => inside(given, outer));
    }),
  );
  t.pass();
});

test("one more peer or one more exception admits nothing that was denied", (t) => {
  fc.assert(
    fc.property(blocks, blocks, ways, (given, other, [way = "", peers = ""]) => {
      const [one, two] = [textOf(given), textOf(other)];
      const denied = found(opened(way, peers, one), "sensitive").length > 0;
      const spec = { [way]: [{ [peers]: [{ ipBlock: { cidr: one, except: [two] } }] }] };
      return (
        found(spec, "sensitive").length > 0 === denied &&
        (!denied || found(opened(way, peers, two, one), "sensitive").length > 0)
      );
    }),
  );
  t.pass();
});

test("network policies of other engines and of administrators are unclassified kinds", (t) => {
  for (const kind of [
    "cilium.io/v2:CiliumNetworkPolicy",
    "cilium.io/v2:CiliumClusterwideNetworkPolicy",
    "cilium.io/v2:CiliumEgressGatewayPolicy",
    "crd.projectcalico.org/v1:GlobalNetworkPolicy",
    "projectcalico.org/v3:NetworkPolicy",
    "policy.networking.k8s.io/v1alpha1:AdminNetworkPolicy",
    "policy.networking.k8s.io/v1alpha1:BaselineAdminNetworkPolicy",
    "policy.networking.k8s.io/v1alpha2:ClusterNetworkPolicy",
  ]) {
    t.is(classify(`kubernetes:${kind}`)?.effects, undefined, kind);
  }
});
