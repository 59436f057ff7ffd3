/** Shares: who may use how much, how much is used, how much must exist. */
import test from "ava";
import fc from "fast-check";
import {
  add,
  beyond,
  guaranteedTogether,
  limitOf,
  owed,
  SHARE_FIELDS,
  type Use,
  usedBy,
} from "../../../planning/capacity/shares.ts";

const amounts = (cores: number, ramGiB = 4 * cores, volumeGiB = 100 * cores, floatingIps = 1) => ({
  cores,
  ramGiB,
  volumeGiB,
  floatingIps,
});
const share = (guaranteed: number, burst: number) => ({
  guaranteed: amounts(guaranteed),
  burst: amounts(burst),
});
const use = (tenant: string, owner: string, cores: number): Use => ({
  tenant,
  owner,
  amounts: amounts(cores),
});
const SHARES = { ML: share(40, 8), NE: share(16, 4) };
const USES = [use("tax", "ML", 30), use("mail", "ML", 15), use("registry", "NE", 10)];

test("used, allowed, guaranteed and owed amounts of a share", (t) => {
  t.deepEqual(
    [...usedBy(USES)],
    [
      ["ML", amounts(45, 180, 4500, 2)],
      ["NE", amounts(10)],
    ],
  );
  t.deepEqual(limitOf(SHARES.ML), amounts(48, 192, 4800, 2));
  t.deepEqual(limitOf(undefined), amounts(0, 0, 0, 0));
  t.deepEqual(guaranteedTogether(SHARES), amounts(56, 224, 5600, 2));
  // Mali uses more than its guaranteed part; Niger uses less, and the rest stays reserved for it.
  t.deepEqual(owed(SHARES, USES), amounts(45 + 16, 180 + 64, 4500 + 1600, 2 + 1));
  t.deepEqual(owed({}, USES), amounts(55, 220, 5500, 3));
  t.deepEqual(owed(SHARES, []), guaranteedTogether(SHARES));
});

test("the excess of a sum is its distance from the limit; a sum without a limit has none", (t) => {
  t.deepEqual(beyond({ cores: 48, ramGiB: 193, ports: 7 }, { cores: 48, ramGiB: 192 }), [
    { field: "ramGiB", sum: 193, limit: 192, excess: 1 },
  ]);
});

const anyAmounts = fc.record({
  cores: fc.nat(500),
  ramGiB: fc.nat(500),
  volumeGiB: fc.nat(500),
  floatingIps: fc.nat(50),
});
const owner = fc.constantFrom("ML", "BF", "NE");
const anyUses = fc.array(fc.record({ tenant: fc.constant("any"), owner, amounts: anyAmounts }), {
  maxLength: 10,
});
const anyShares = fc.dictionary(owner, fc.record({ guaranteed: anyAmounts, burst: anyAmounts }));

test("sums are conserved: members' uses make up all uses, in any order", (t) => {
  const property = fc.property(anyUses, (uses) => {
    t.deepEqual(add([...usedBy(uses).values()]), add(uses.map((each) => each.amounts)));
    t.deepEqual(usedBy(uses.toReversed()), usedBy(uses));
  });
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});

test("the owed amount is at least the used and the guaranteed one, and at most their sum", (t) => {
  const property = fc.property(anyShares, anyUses, (shares, uses) => {
    const [due, used] = [owed(shares, uses), add(uses.map((each) => each.amounts))];
    const guaranteed = guaranteedTogether(shares);
    for (const field of SHARE_FIELDS) {
      t.true(due[field] >= Math.max(used[field], guaranteed[field]));
      t.true(due[field] <= used[field] + guaranteed[field]);
    }
  });
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});
