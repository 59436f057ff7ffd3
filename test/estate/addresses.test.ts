/** Arithmetic of prefixes: tables, and properties against the plain definition. */
import test from "ava";
import fc from "fast-check";
import {
  type Claim,
  collisions,
  FreePrefixes,
  firstFree,
  meet,
  networkOf,
} from "../../estate/addresses.ts";
import { isInside, lengthOf } from "../../policies/values/addresses.ts";

const ipv4 = fc
  .tuple(fc.nat(3), fc.nat(255), fc.nat(255), fc.integer({ min: 16, max: 30 }))
  .map(([b, c, d, length]) => networkOf(`10.${b}.${c}.${d}/${length}`));
const ipv6 = fc
  .tuple(fc.nat(7), fc.nat(0xffff), fc.integer({ min: 44, max: 64 }))
  .map(([c, d, length]) => networkOf(`fd5a:e500:${c}:${d.toString(16)}::/${length}`));
const claims = fc
  .array(fc.oneof(ipv4, ipv6), { maxLength: 12 })
  .map((prefixes) => prefixes.map((prefix, index): Claim => ({ prefix, owner: `t${index}` })));

const pairs = (found: readonly Claim[]) =>
  collisions(found)
    .map(({ claim, other }) => `${claim.owner} ${other.owner}`)
    .sort();

test("a network is written from its first address", (t) => {
  t.is(networkOf("10.32.16.5/26"), "10.32.16.0/26");
  t.is(networkOf("10.32.16.64/26"), "10.32.16.64/26");
  t.is(networkOf("fd5a:e500:1:1000::1/64"), "fd5a:e500:1:1000::/64");
  t.is(networkOf("0.0.0.0/0"), "0.0.0.0/0");
  t.is(networkOf("::/0"), "::/0");
  t.is(lengthOf("fd5a::/48"), 48);
});

test("families never meet", (t) => {
  t.false(meet("0.0.0.0/0", "::/0"));
  t.deepEqual(
    pairs([
      { prefix: "0.0.0.0/0", owner: "a" },
      { prefix: "::/0", owner: "b" },
    ]),
    [],
  );
});

test("inside means wholly inside", (t) => {
  t.true(isInside("10.32.16.0/26", ["10.48.0.0/12", "10.32.0.0/12"]));
  t.true(isInside("10.32.0.0/12", ["10.32.0.0/12"]));
  t.false(isInside("10.32.0.0/11", ["10.32.0.0/12"]));
  t.false(isInside("fd00::/64", ["10.32.0.0/12"]));
});

test("collisions are found in either order", (t) => {
  const property = fc.property(claims, fc.infiniteStream(fc.nat()), (list, random) => {
    const shuffled = [...list].sort(() => ((random.next().value ?? 0) % 2 ? 1 : -1));
    t.deepEqual(pairs(shuffled), pairs(list));
  });
  t.notThrows(() => fc.assert(property, { numRuns: 300 }));
});

test("there is a collision exactly when two claims meet", (t) => {
  const property = fc.property(claims, (list) => {
    const met = list.filter((one, i) =>
      list.some((other, j) => i !== j && meet(one.prefix, other.prefix)),
    );
    const found = collisions(list);
    t.is(found.length > 0, met.length > 0);
    t.true(found.every(({ claim, other }) => meet(claim.prefix, other.prefix)));
    // Without the claims reported as too late, no two claims overlap.
    const late = new Set(found.map(({ claim }) => claim.owner));
    t.deepEqual(pairs(list.filter(({ owner }) => !late.has(owner))), []);
  });
  t.notThrows(() => fc.assert(property, { numRuns: 300 }));
});

test("a free prefix is in the pool, of that length, and unused", (t) => {
  const pool = "10.0.0.0/14";
  const lengths = fc.integer({ min: 16, max: 30 });
  const property = fc.property(fc.array(ipv4, { maxLength: 12 }), lengths, (used, length) => {
    const free = firstFree([pool], used, length);
    if (free === undefined) return;
    t.is(lengthOf(free), length);
    t.is(networkOf(free), free);
    t.true(isInside(free, [pool]));
    t.false(used.some((prefix) => meet(prefix, free)));
  });
  t.notThrows(() => fc.assert(property, { numRuns: 300 }));
  t.is(firstFree(["10.0.0.0/24"], ["10.0.0.0/24"], 26), undefined);
  t.is(firstFree(["10.0.0.0/24"], ["10.0.0.0/26"], 26), "10.0.0.64/26");
});

test("prefixes taken from one store are the same as prefixes searched one at a time", (t) => {
  const pools = ["10.0.0.0/17", "10.1.0.0/16"];
  const steps = fc.array(
    fc.record({ length: fc.integer({ min: 17, max: 24 }), others: fc.option(ipv4) }),
    { maxLength: 20 },
  );
  const property = fc.property(fc.array(ipv4, { maxLength: 4 }), steps, (used, requests) => {
    const store = new FreePrefixes(pools, used);
    const taken = [...used];
    for (const { length, others } of requests) {
      if (others !== null) {
        store.exclude(others);
        taken.push(others);
      }
      const free = store.take(length);
      t.is(free, firstFree(pools, taken, length));
      if (free !== undefined) taken.push(free);
    }
  });
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});
