/** The policy digest identifies the policies: the same for the same policies, another for any others. */
import test from "ava";
import fc from "fast-check";
import { canonical, policyDigestDifference, policyDigestOf } from "../../policies/digest.ts";
import { NO_WAIVERS, readWaivers } from "../../policies/waivers/index.ts";
import { alliance } from "./fixture.ts";
import { RULES, SOUND } from "./waivers/samples.ts";

const version = "0.1.0";
const digest = policyDigestOf(alliance, NO_WAIVERS, { version });

test("the policy digest names the pack and its version, and a hash of the rest", (t) => {
  t.is(digest.pack, "aes-estate@0.1.0");
  t.regex(digest.registry, /^sha256:[0-9a-f]{64}$/);
});

test("the policy digest does not depend on the day or on the order of keys", (t) => {
  const turned = Object.fromEntries(Object.entries(alliance).reverse()) as typeof alliance;
  t.deepEqual(policyDigestOf(turned, NO_WAIVERS, { version }), digest);
});

test("another registry, waiver or version has another digest", (t) => {
  const stricter = structuredClone(alliance);
  stricter.classes.citizen?.reside.NE?.pop();
  const waivers = readWaivers({ census: SOUND }, alliance, RULES);
  t.is(Object.keys(waivers.sound).length, 1);
  const others = [
    policyDigestOf(stricter, NO_WAIVERS, { version }),
    policyDigestOf(alliance, waivers, { version }),
    policyDigestOf(alliance, NO_WAIVERS, { version: "0.1.1" }),
  ].map(({ registry }) => registry);
  t.is(new Set([digest.registry, ...others]).size, 4);
});

test("canonical JSON is equal for equal content and different for different content", (t) => {
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

test("a state that other or unknown policies evaluated is reported", (t) => {
  t.is(policyDigestDifference(digest, digest, "en"), undefined);
  t.is(policyDigestDifference(JSON.parse(JSON.stringify(digest)), digest, "fr"), undefined);
  const old = { pack: "aes-estate@0.0.9", registry: digest.registry };
  t.regex(
    policyDigestDifference(old, digest, "en") ?? "",
    /evaluated by aes-estate@0\.0\.9 .*now by aes-est/,
  );
  const other = { ...digest, registry: "sha256:0" };
  t.regex(policyDigestDifference(other, digest, "fr") ?? "", /évalué par .*sha256:0 ;/);
  for (const nothing of [undefined, null, {}, "x", { pack: 1, registry: digest.registry }]) {
    t.regex(policyDigestDifference(nothing, digest, "en") ?? "", /does not say/);
  }
});
