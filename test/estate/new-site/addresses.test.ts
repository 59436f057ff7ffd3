/** Addresses for one more site: they never overlap those of other sites. */
import test from "ava";
import fc from "fast-check";
import { meet, transposed } from "../../../estate/addresses.ts";
import {
  networksIn,
  nextFirstPort,
  nextPlan,
  rangeOf,
} from "../../../estate/new-site/addresses.ts";
import { isInside, lengthOf } from "../../../policies/values/addresses.ts";

const second = fc.integer({ min: 0, max: 255 });
/** Prefixes inside 10.0.0.0/8 of many sizes. */
const prefix = fc.tuple(second, second, fc.integer({ min: 9, max: 24 })).map(([b, c, length]) => {
  const number = (10 * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8) & (-1 << (32 - length));
  return `${[24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".")}/${length}`;
});

test("the next plan has the plans' size and range and overlaps no other; none is returned only when none is free", (t) => {
  const plan = second.map((b) => `10.${b & 0xf0}.0.0/12`);
  fc.assert(
    fc.property(
      fc.array(plan, { minLength: 1, maxLength: 16 }),
      fc.array(prefix),
      (plans, used) => {
        const all = [...plans, ...used];
        const free = Array.from({ length: 16 }, (_, n) => `10.${n * 16}.0.0/12`).filter(
          (one) => !meet(one, all),
        );
        const found = nextPlan(plans, all);
        if (found === undefined) return free.length === 0;
        return lengthOf(found) === 12 && free.includes(found);
      },
    ),
  );
  t.pass();
});

test("it is the one behind the last plan, else the first gap", (t) => {
  const offices = ["10.16.0.0/12", "fd5a:e500:100::/40"];
  t.is(nextPlan(["10.32.0.0/12", "10.48.0.0/12"], offices), "10.64.0.0/12");
  t.is(nextPlan(["10.32.0.0/12", "10.240.0.0/12"], offices), "10.0.0.0/12");
  t.is(nextPlan(["fd5a:e500:1::/48", "fd5a:e500:2::/48"], offices), "fd5a:e500:3::/48");
  t.is(nextPlan(["fd5a:e500:ff::/48"], offices), "fd5a:e500:200::/48");
});

test("“everyone” claims no address, and public space is not a range for plans", (t) => {
  t.is(nextPlan(["10.32.0.0/12"], ["0.0.0.0/0", "10.0.0.0/8"]), "10.48.0.0/12");
  t.is(nextPlan(["192.0.2.0/24"], []), undefined);
  t.is(nextPlan(["2001:db8:1::/48"], []), undefined);
  t.is(rangeOf("172.20.0.0/16"), "172.16.0.0/12");
});

test("networks are found wherever they stand", (t) => {
  const data = { a: ["10.0.0.0/8", "text", 5], b: { c: { cidr: "fd00::/8" } }, d: null };
  t.deepEqual(networksIn(data), ["10.0.0.0/8", "fd00::/8"]);
});

test("ports and tunnel addresses of one more rehearsal cloud are its own", (t) => {
  t.is(nextFirstPort([21_000, 22_000, 23_000]), 24_000);
  t.is(nextFirstPort([32_000]), 31_000);
  const ports = fc.array(fc.integer({ min: 1024, max: 32_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(ports, (taken) => {
      const found = nextFirstPort(taken);
      if (found === undefined) return false;
      const octet = (port: number) => Math.floor(port / 100) % 256;
      return (
        found >= 1024 &&
        found <= 32_000 &&
        taken.every((port) => Math.abs(port - found) >= 100 && octet(port) !== octet(found))
      );
    }),
  );
});

test("an address is as far into the new plan as it was into the old one, and back", (t) => {
  fc.assert(
    fc.property(prefix, (one) => {
      const there = transposed(one, "10.0.0.0/8", "11.0.0.0/8");
      return there !== undefined && transposed(there, "11.0.0.0/8", "10.0.0.0/8") === one;
    }),
  );
  t.is(
    transposed("fd5a:e500:1:1000::/52", "fd5a:e500:1::/48", "fd5a:e500:3::/48"),
    "fd5a:e500:3:1000::/52",
  );
  t.is(transposed("10.16.0.1", "10.32.0.0/12", "10.64.0.0/12"), undefined);
  t.is(transposed("10.47.0.1", "10.32.0.0/12", "10.64.0.0/13"), undefined);
  t.is(transposed("10.32.0.0/12", "10.32.0.0/12", "fd5a:e500:3::/48"), undefined);
  t.true(
    isInside(transposed("10.32.0.53", "10.32.0.0/12", "10.64.0.0/12") ?? "", ["10.64.0.0/12"]),
  );
});
