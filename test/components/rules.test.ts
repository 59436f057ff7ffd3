import test from "ava";
import fc from "fast-check";
import {
  ADDRESSING,
  asStored,
  checkRules,
  distinctRules,
} from "../../components/network-segment/rules.ts";
import type { RuleArgs } from "../../components/rule-args.ts";

const good: RuleArgs = {
  direction: "ingress",
  ethertype: "IPv4",
  protocol: "tcp",
  portMin: 80,
  portMax: 80,
  remoteCidr: "10.32.16.0/26",
};
const { portMin: _min, portMax: _max, ...portless } = good;
const { remoteCidr: _cidr, ...remoteless } = good;

const accepted: [string, RuleArgs][] = [
  ["one port of a network", good],
  ["a range of ports", { ...good, portMin: 1, portMax: 65535 }],
  ["ICMP without ports", { ...portless, protocol: "icmp" }],
  ["IPv6", { ...good, ethertype: "IPv6", remoteCidr: "fd5a:e500:1::/48" }],
  ["one address", { ...good, remoteCidr: "10.32.0.53/32" }],
  ["a security group", { ...remoteless, remoteGroupId: "group" }],
  ["the widest network that needs no word for it", { ...good, remoteCidr: "10.0.0.0/8" }],
  ["the Internet, spelled out", { ...good, remoteCidr: "0.0.0.0/0", openToInternet: true }],
];
for (const [title, rule] of accepted) {
  test(`accepts ${title}`, (t) => t.deepEqual(checkRules("rules", { it: rule }), []));
}

const rejected: [string, RuleArgs, string, string | RegExp][] = [
  ["ports below 1", { ...good, portMin: 0 }, "portMin", "a port from 1 to 65535 with tcp"],
  ["ports above 65535", { ...good, portMax: 65536 }, "portMax", "a port from 1 to 65535 with tcp"],
  ["broken ports", { ...good, portMin: 1.5 }, "portMin", "a port from 1 to 65535 with tcp"],
  ["a range upside down", { ...good, portMin: 81 }, "portMax", "81 or more"],
  ["every port unasked", portless, "portMin", "a port from 1 to 65535 with tcp"],
  ["ports with ICMP", { ...good, protocol: "icmp" }, "portMin", "no ports with icmp"],
  ["the wrong family", { ...good, ethertype: "IPv6" }, "remoteCidr", /an IPv6 network/],
  [
    "bits after the prefix",
    { ...good, remoteCidr: "10.32.16.1/26" },
    "remoteCidr",
    "10.32.16.0/26",
  ],
  ["text", { ...good, remoteCidr: "internet" }, "remoteCidr", /an IPv4 network/],
  ["the Internet", { ...good, remoteCidr: "0.0.0.0/0" }, "remoteCidr", /openToInternet: true/],
  ["half of it", { ...good, remoteCidr: "128.0.0.0/1" }, "remoteCidr", /openToInternet: true/],
  [
    "the IPv6 Internet",
    { ...good, ethertype: "IPv6", remoteCidr: "::/0" },
    "remoteCidr",
    /openToInternet: true/,
  ],
];
for (const [title, rule, input, want] of rejected) {
  test(`rejects ${title}`, (t) => {
    const [problem] = checkRules("rules", { it: rule });
    t.is(problem?.input, `rules.it.${input}`);
    if (typeof want === "string") t.is(problem?.want, want);
    else t.regex(problem?.want ?? "", want);
  });
}

test("rejects a rule without a remote end, and one with two", (t) => {
  const both = { ...good, remoteGroupId: "group" };
  const problems = checkRules("rules", { none: remoteless, both });
  t.deepEqual(
    problems.map(({ input, got }) => [input, got]),
    [
      ["rules.none", "none"],
      ["rules.both", "both"],
    ],
  );
});

test("rejects keys that equal the segment's own", (t) => {
  t.is(checkRules("rules", { DHCP: good })[0]?.input, "rules.DHCP");
  t.true(Object.keys(ADDRESSING).every((key) => checkRules("rules", { [key]: good }).length === 1));
});

test("the segment's own rules are well-formed", (t) => {
  const rules = Object.fromEntries(Object.values(ADDRESSING).map((it, index) => [`r${index}`, it]));
  t.deepEqual(checkRules("rules", rules), []);
});

const stored: [string, RuleArgs, object][] = [
  ["ports as they are", good, { protocol: "tcp", portRangeMin: 80, portRangeMax: 80 }],
  ["all ports as none", { ...good, portMin: 1, portMax: 65535 }, { protocol: "tcp" }],
  ["ICMP without ports", { ...portless, protocol: "icmp" }, { protocol: "icmp" }],
  [
    "ICMPv6 by its own name",
    { ...portless, protocol: "icmp", ethertype: "IPv6" },
    { protocol: "ipv6-icmp" },
  ],
];
for (const [title, rule, words] of stored) {
  test(`gives Neutron ${title}`, (t) => t.deepEqual(asStored(rule), words));
}

const port = fc.integer({ min: 1, max: 65535 });
const cidr = fc.constantFrom("10.32.0.0/16", "10.32.16.0/26", "10.32.0.0/12", "10.32.0.53/32");
const rule: fc.Arbitrary<RuleArgs> = fc
  .record({
    direction: fc.constantFrom("ingress" as const, "egress" as const),
    ethertype: fc.constant("IPv4" as const),
    protocol: fc.constantFrom("tcp" as const, "udp" as const),
    ports: fc.tuple(port, port),
    remoteCidr: cidr,
  })
  .map(({ ports: [a, b], ...rest }) => ({
    ...rest,
    portMin: Math.min(a, b),
    portMax: Math.max(a, b),
  }));
const rules = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), rule);

/** The fields that OpenStack compares when it looks for an equal rule. */
function compared({ direction, ethertype, protocol, portMin, portMax, remoteCidr }: RuleArgs) {
  return JSON.stringify([direction, ethertype, protocol, portMin, portMax, remoteCidr]);
}

test("each distinct rule is created once, and no key is lost", (t) => {
  fc.assert(
    fc.property(rules, (given) => {
      const made = distinctRules(given);
      const wanted = new Set(Object.values(given).map(compared));
      t.deepEqual(made.map((one) => compared(one.rule)).sort(), [...wanted].sort());

      t.is(made.length, wanted.size);
      t.is(new Set(made.map((one) => one.key)).size, made.length);
      t.deepEqual(made.flatMap((one) => one.declaredBy).sort(), Object.keys(given).sort());
    }),
  );
});

test("neither the order nor the caller's keys change a rule's identity", (t) => {
  fc.assert(
    fc.property(rules, (given) => {
      const keys = (map: Record<string, RuleArgs>) => distinctRules(map).map((one) => one.key);
      const entries = Object.entries(given);
      t.deepEqual(keys(Object.fromEntries([...entries].reverse())), keys(given));
      t.deepEqual(
        keys(Object.fromEntries(entries.map(([key, it]) => [`${key}-2`, it]))),
        keys(given),
      );
    }),
  );
});

test("rules for security groups are distinguished by the caller's keys", (t) => {
  const group = { ...remoteless, remoteGroupId: "group" };
  t.deepEqual(
    distinctRules({ a: group, b: group }).map((one) => one.key),
    ["ingress-ipv4-tcp-80-group-a", "ingress-ipv4-tcp-80-group-b"],
  );
});
