/** A mistyped name: which known name is suggested, and how a thousand names are shown. */
import test from "ava";
import fc from "fast-check";
import { choice, distance, nearest } from "../../output/nearest.ts";

const SIZES = ["none", "small", "medium", "large"];
const MEMBERS = ["ML", "BF", "NE"];
const NAMES = {
  ML: ["MLI", "mali", "Mali"],
  BF: ["BFA", "burkina-faso", "Burkina Faso"],
  NE: ["NER", "niger", "Niger"],
};

for (const [one, other, letters] of [
  ["", "", 0],
  ["", "abc", 3],
  ["tax", "tax", 0],
  ["tax", "taxe", 1],
  ["tax", "tac", 1],
  ["tax", "atx", 1],
  ["small", "large", 5],
  ["mail", "mali", 1],
] as const) {
  test(`distance: ${one} → ${other}`, (t) => {
    t.is(distance(one, other), letters);
    t.is(distance(other, one), letters);
  });
}

test("distance: nothing between a word and itself, never more than the longer word", (t) => {
  const words = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const far = distance(a, b);
      return (
        far === distance(b, a) &&
        (far === 0) === (a === b) &&
        far <= Math.max([...a].length, [...b].length) &&
        far >= Math.abs([...a].length - [...b].length)
      );
    }),
  );
  t.pass();
});

for (const [got, meant] of [
  ["mediun", "medium"],
  ["Small", "small"],
  ["lrage", "large"],
  ["med", "medium"],
  ["huge", undefined],
  ["", undefined],
  ["constructor", undefined],
] as const) {
  test(`${got || "nothing"} written for a size: ${meant ?? "none"} is offered`, (t) => {
    t.is(nearest(got, SIZES), meant);
  });
}

for (const [got, meant] of [
  ["Mali", "ML"],
  ["ml", "ML"],
  ["MLI", "ML"],
  ["Burkina", "BF"],
  ["burkina faso", "BF"],
  ["Nigér", "NE"],
  ["FR", undefined],
  ["NL", undefined],
  ["France", undefined],
] as const) {
  test(`${got} written for a country: ${meant ?? "none"} is offered`, (t) => {
    t.is(nearest(got, MEMBERS, NAMES), meant);
  });
}

test("of two names that are as near, none is offered", (t) => {
  t.is(nearest("az3", ["az1", "az2"]), undefined);
  t.is(nearest("az1", ["az1", "az2"]), undefined);
  t.is(nearest("az11", ["az1", "az2"]), "az1");
});

test("a few names are shown whole, in their order", (t) => {
  t.is(choice(SIZES), "none, small, medium, large");
  t.is(choice(SIZES, "huge"), "none, small, medium, large");
  t.is(choice([], "huge"), "—");
});

test("a thousand names: the nearest five, and how many more", (t) => {
  const names = Array.from({ length: 1000 }, (_, index) => `tenant-${1000 + index}`);
  t.deepEqual(choice(names, "Tenant-1500"), {
    fr: "tenant-1500, tenant-1000, tenant-1050, tenant-1100, tenant-1200 et 995 de plus ; vouliez-vous dire tenant-1500 ?",
    en: "tenant-1500, tenant-1000, tenant-1050, tenant-1100, tenant-1200 and 995 more; did you mean tenant-1500?",
  });
  t.deepEqual(choice(names), {
    fr: "tenant-1000, tenant-1001, tenant-1002, tenant-1003, tenant-1004 et 995 de plus",
    en: "tenant-1000, tenant-1001, tenant-1002, tenant-1003, tenant-1004 and 995 more",
  });
});
