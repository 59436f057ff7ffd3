import test from "ava";
import { excludeCidr, overlapCidr } from "cidr-tools";
import fc from "fast-check";
import {
  byFamily,
  checkSubnet,
  prefixLengths,
  storedPrefixes,
} from "../../components/addresses.ts";
import {
  checkCountry,
  checkKey,
  checkLimits,
  checkNetwork,
  describe,
  familyOf,
} from "../../components/checks.ts";
import { checkLabels, labelsOf } from "../../components/labels.ts";
import { NO_QUOTA } from "../../components/tenant-project/quota.ts";
import { checkRoles, withImplied } from "../../components/tenant-project/roles.ts";
import {
  toComputeQuota,
  toLoadBalancerQuota,
  toNetworkQuota,
  toVolumeQuota,
} from "../../components/tenant-project/service-quotas.ts";
import { distinctQuota } from "./samples.ts";

const networks: [string, 4 | 6, string | undefined][] = [
  ["10.32.16.0/26", 4, undefined],
  ["0.0.0.0/0", 4, undefined],
  ["fd5a:e500:1:10::/64", 6, undefined],
  ["::/0", 6, undefined],
  ["10.32.16.1/26", 4, "10.32.16.0/26"],
  ["fd5a:e500:0001:10::/64", 6, "fd5a:e500:1:10::/64"],
  ["10.32.16.0/33", 4, "a prefix of at most 32 bits"],
  ["::/129", 6, "a prefix of at most 128 bits"],
  ["10.32.16.0", 4, "an IPv4 network like 10.32.16.0/26"],
  ["10.32.16/24", 4, "an IPv4 network like 10.32.16.0/26"],
  ["10.0.0.0/8/8", 4, "an IPv4 network like 10.32.16.0/26"],
  ["10.0.0.0/08", 4, "10.0.0.0/8"],
  ["10.0.0.0/8", 6, "an IPv6 network like fd5a:e500:1:10::/64"],
  ["", 4, "an IPv4 network like 10.32.16.0/26"],
];
for (const [value, family, want] of networks) {
  test(`as an IPv${family} network, "${value}" is ${want ? `rejected: ${want}` : "accepted"}`, (t) => {
    t.deepEqual(
      checkNetwork("it", value, family).map((problem) => problem.want),
      want ? [want] : [],
    );
  });
}

const subnets: [string, 4 | 6, string | undefined][] = [
  ["10.32.0.0/16", 4, undefined],
  ["10.32.16.0/29", 4, undefined],
  ["10.32.0.0/15", 4, "a prefix from /16 to /29"],
  ["10.32.16.0/30", 4, "a prefix from /16 to /29"],
  ["fd5a:e500:1::/64", 6, undefined],
  ["fd5a:e500:1::/63", 6, "a /64"],
  ["10.32.16.1/29", 4, "10.32.16.0/29"],
];
for (const [value, family, want] of subnets) {
  test(`as an IPv${family} subnet, ${value} is ${want ? `rejected: ${want}` : "accepted"}`, (t) => {
    t.deepEqual(
      checkSubnet("it", value, family).map((problem) => problem.want),
      want ? [want] : [],
    );
  });
}

test("the usual prefix lies between the shortest and the longest", (t) => {
  for (const family of [4, 6] as const) {
    const { minPrefixlen, defaultPrefixlen, maxPrefixlen } = prefixLengths(family);
    t.true(minPrefixlen <= defaultPrefixlen && defaultPrefixlen <= maxPrefixlen);
  }
});

test("stored prefixes cover the same addresses, apart from each other and in order", (t) => {
  const prefix = fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 16, max: 24 }))
    .map(([third, length]) => `10.32.${(third >> (24 - length)) << (24 - length)}.0/${length}`);
  fc.assert(
    fc.property(fc.array(prefix, { minLength: 1, maxLength: 6 }), (given) => {
      const stored = storedPrefixes(given);
      t.deepEqual(excludeCidr(stored, given), []);
      t.deepEqual(excludeCidr(given, stored), []);
      for (const [index, one] of stored.entries()) {
        t.false(stored.slice(index + 1).some((other) => overlapCidr(one, other)));
      }
      t.deepEqual(storedPrefixes([...given].reverse()), stored);
    }),
  );
});

test("name servers are grouped by family", (t) => {
  t.deepEqual(byFamily(["10.32.0.53", "fd5a::53"]), { 4: ["10.32.0.53"], 6: ["fd5a::53"] });
  t.is(familyOf("10.32.0.53"), 4);
  t.is(familyOf("fd5a::53"), 6);
  t.is(familyOf("10.32.0.53/32"), undefined);
});

test("keys and countries have one form each", (t) => {
  t.deepEqual(
    ["a", "a-1", "civil-registry"].flatMap((it) => checkKey("it", it)),
    [],
  );
  t.is(["", "A", "1a", "a_b", "a b", "-a"].flatMap((it) => checkKey("it", it)).length, 6);
  t.deepEqual(checkCountry("it", "ML"), []);
  t.is(["ml", "MLI", "", "M1"].flatMap((it) => checkCountry("it", it)).length, 4);
});

test("labels fall back to the platform and to no rehearsal", (t) => {
  const args = { site: "bamako", owner: "ML", dataClass: "public" };
  t.deepEqual(labelsOf(args), { ...args, tenant: "platform", rehearsal: false });
  t.deepEqual(checkLabels(args), []);
  t.deepEqual(
    checkLabels({ site: "", owner: "", dataClass: "", tenant: "" }).map((it) => it.input),
    ["site", "tenant", "owner", "dataClass"],
  );
});

test("roles are known, used once and never admin", (t) => {
  const ids = { member: "m", admin: "a" };
  t.deepEqual(checkRoles("roles", ["member"], ids), []);
  t.is(checkRoles("roles", ["admin"], ids)[0]?.want, "one of member, once");
  t.is(checkRoles("roles", ["reader", "member", "member"], ids).length, 2);
  t.is(checkRoles("roles", [], {})[0]?.want, "at least one role");
});

test("roles include the ones they imply, once", (t) => {
  t.deepEqual(withImplied(["creator"]), ["creator"]);
  t.deepEqual(withImplied(["reader", "member"]), ["member", "reader"]);
  t.deepEqual(withImplied(["manager"]), ["manager", "member", "reader"]);
});

test("a limit is a whole number, and every one is there", (t) => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const fine = typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
      t.is(checkLimits("it", { a: value }, ["a"]).length, fine ? 0 : 1);
    }),
  );
  t.is(checkLimits("quota", {}, Object.keys(NO_QUOTA)).length, Object.keys(NO_QUOTA).length);
});

test("every limit of a quota reaches exactly one service", (t) => {
  const services = [toComputeQuota, toNetworkQuota, toLoadBalancerQuota];
  const { volumeTypeQuota: _, ...volumes } = toVolumeQuota(distinctQuota, {});
  const sent = [...services.map((words) => words(distinctQuota)), volumes].flatMap((words) =>
    Object.entries(words).map(([name, value]) => (name === "ram" ? value / 1024 : value)),
  );
  const values = sent.filter((value) => value !== 0).sort((a, b) => a - b);
  t.deepEqual(values, Object.values(distinctQuota));
});

test("problems are one text; an absent value is printed as nothing", (t) => {
  const problem = { input: "a", got: undefined, want: "b" };
  t.is(
    describe('Thing "x"', [problem]),
    'Thing "x": 1 input is not as expected\n  a: got nothing, want b',
  );
});
