import test from "ava";
import fc from "fast-check";
import { allianceProblems } from "../../policies/alliance/problems/index.ts";
import type { EvaluationContext } from "../../policies/context.ts";
import { evaluate } from "../../policies/evaluate.ts";
import { EFFECTS, type Fact, UNKNOWN } from "../../policies/facts/fact.ts";
import { alliance } from "./fixture.ts";

const members = Object.keys(alliance.members);
const regions = Object.values(alliance.sites).map(({ region }) => region);
const identities = Object.values(alliance.sites).flatMap(({ endpoints }) => endpoints.identity);

/** Mostly the values of a compliant program, so that both results occur. */
const mostly = <T>(usual: T[], ...rare: T[]) =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...usual), weight: 8 },
    { arbitrary: fc.constantFrom(...usual, ...rare), weight: 2 },
  );
const known = fc.record({
  subject: fc.constant("x"),
  type: fc.constant("t"),
  effects: fc.subarray([...EFFECTS], { minLength: 1 }),
  dataClass: mostly(Object.keys(alliance.classes), "secret"),
  owner: mostly(members, "FR"),
  region: mostly<string | undefined>([undefined], ...regions, "eu-west-1"),
  connection: fc.record({
    authUrl: mostly(identities.slice(0, 1), ...identities, "https://cloud.example.com/v3"),
    region: mostly(["bamako-1"], ...regions, "eu-west-1"),
  }),
});
const context: fc.Arbitrary<EvaluationContext> = fc.record({
  alliance: fc.constant(alliance),
  site: mostly(["bamako"], ...Object.keys(alliance.sites), "nowhere"),
  rehearsal: mostly([false], true),
});
const admits = (fact: Fact, context: EvaluationContext) => evaluate(fact, context).length === 0;

test("some generated facts are admitted, so the properties below are not trivial", (t) => {
  const cases = fc.sample(fc.tuple(known, context), { numRuns: 2000, seed: 1 });
  const passed = cases.filter(([fact, context]) => admits(fact, context)).length;
  t.true(passed > 400, `${passed} of 2000`);
});

test("removing an allowed country never turns a denial into a pass", (t) => {
  const removal = fc.record({
    dataClass: fc.constantFrom(...Object.keys(alliance.classes)),
    right: fc.constantFrom("reside", "process", "replicate", "operate"),
    owner: fc.constantFrom(...members),
    country: fc.constantFrom(...members),
  });
  fc.assert(
    fc.property(known, context, removal, (fact, context, { dataClass, right, owner, country }) => {
      const stricter = structuredClone(alliance);
      const byOwner = stricter.classes[dataClass]?.[right as "reside"] ?? {};
      byOwner[owner] = (byOwner[owner] ?? []).filter((allowed) => allowed !== country);
      if (allianceProblems(stricter).length > 0) return true; // a configuration error, not a result
      return admits(fact, context) || !admits(fact, { ...context, alliance: stricter });
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test("an unknown value never passes", (t) => {
  const blinded = fc.constantFrom<(fact: Fact) => Fact>(
    (fact) => ({ ...fact, region: UNKNOWN }),
    (fact) => ({ ...fact, dataClass: UNKNOWN }),
    (fact) => ({ ...fact, owner: UNKNOWN }),
    (fact) => ({ ...fact, connection: UNKNOWN }),
    (fact) => ({ ...fact, effects: undefined }),
    (fact) => ({ ...fact, connection: { ...(fact.connection as object), authUrl: UNKNOWN } }),
    (fact) => ({
      ...fact,
      connection: { ...(fact.connection as object), endpointOverrides: UNKNOWN },
    }),
    (fact) => ({ ...fact, connection: { ...(fact.connection as object), cloud: UNKNOWN } }),
  );
  fc.assert(
    fc.property(known, context, blinded, (fact, context, blind) => !admits(blind(fact), context)),
  );
  t.pass();
});

test("adding an effect never turns a denial into a pass", (t) => {
  fc.assert(
    fc.property(known, context, fc.constantFrom(...EFFECTS), (fact, context, effect) => {
      return (
        admits(fact, context) || !admits({ ...fact, effects: [...fact.effects, effect] }, context)
      );
    }),
  );
  t.pass();
});

test("any text as an identity URL either is a registered one or is denied", (t) => {
  const nasty = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constantFrom(...identities).chain((url) =>
      fc.tuple(fc.nat(url.length), fc.string({ maxLength: 4 })).map(([at, noise]) => {
        return url.slice(0, at) + noise + url.slice(at);
      }),
    ),
  );
  fc.assert(
    fc.property(nasty, (authUrl) => {
      const fact = {
        subject: "x",
        type: "t",
        effects: [],
        connection: { authUrl, region: "bamako-1" },
      };
      const harmless = /^https:\/\/identity\.bamako\.aes\.example\.?(:443)?\/v3(\/|$)/i;
      return (
        harmless.test(authUrl) || !admits(fact, { alliance, site: "bamako", rehearsal: false })
      );
    }),
    { numRuns: 2000 },
  );
  t.pass();
});
