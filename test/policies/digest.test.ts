/** The policy digest identifies the policies: the same for the same policies, another for any others. */
import test from "ava";
import fc from "fast-check";
import { canonical, policyDigestDifference, policyDigestOf } from "../../policies/digest.ts";
import { NO_WAIVERS, readWaivers } from "../../policies/waivers/index.ts";
import { alliance } from "./fixture.ts";
import { RULES, SOUND } from "./waivers/samples.ts";

const version = "0.1.0";
const stamp = policyDigestOf(alliance, NO_WAIVERS, { version });

test("it names the pack and its version, and digests the rest", (t) => {
  t.is(stamp.pack, "aes-estate@0.1.0");
  t.regex(stamp.registry, /^sha256:[0-9a-f]{64}$/);
});

test("it does not depend on the day or on the order of keys", (t) => {
  const turned = Object.fromEntries(Object.entries(alliance).reverse()) as typeof alliance;
  t.deepEqual(policyDigestOf(turned, NO_WAIVERS, { version }), stamp);
});

test("another registry, waiver or version is another law", (t) => {
  const stricter = structuredClone(alliance);
  stricter.classes.citizen?.reside.NE?.pop();
  const waivers = readWaivers({ census: SOUND }, alliance, RULES);
  t.is(Object.keys(waivers.sound).length, 1);
  const others = [
    policyDigestOf(stricter, NO_WAIVERS, { version }),
    policyDigestOf(alliance, waivers, { version }),
    policyDigestOf(alliance, NO_WAIVERS, { version: "0.1.1" }),
  ].map(({ registry }) => registry);
  t.is(new Set([stamp.registry, ...others]).size, 4);
});

test("canonical JSON is one text for one content, and another for another", (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      return canonical(JSON.parse(text)) === text && canonical(turned(value)) === text;
    }),
  );
  t.not(canonical({ a: [1, 2] }), canonical({ a: [2, 1] }));
  t.is(canonical({ b: 1, a: { d: 1, c: 2 } }), '{"a":{"c":2,"d":1},"b":1}');
});

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, turned(part)] as const);
  return Object.fromEntries(entries.reverse());
}

test("what was judged by another law, or by nobody knows which, is told", (t) => {
  t.is(policyDigestDifference(stamp, stamp, "en"), undefined);
  t.is(policyDigestDifference(JSON.parse(JSON.stringify(stamp)), stamp, "fr"), undefined);
  const old = { pack: "aes-estate@0.0.9", registry: stamp.registry };
  t.regex(
    policyDigestDifference(old, stamp, "en") ?? "",
    /evaluated by aes-estate@0\.0\.9 .*now by aes-est/,
  );
  const other = { ...stamp, registry: "sha256:0" };
  t.regex(policyDigestDifference(other, stamp, "fr") ?? "", /évalué par .*sha256:0 ;/);
  for (const nothing of [undefined, null, {}, "x", { pack: 1, registry: stamp.registry }]) {
    t.regex(policyDigestDifference(nothing, stamp, "en") ?? "", /does not say/);
  }
});
