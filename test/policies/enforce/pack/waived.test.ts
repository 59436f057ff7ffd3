/**
 * The pack with waivers: waived violations are advisory, others are mandatory, and waivers that match nothing are
 * reported.
 */
import { type ResourceValidationArgs, unknownCheckingProxy } from "@pulumi/policy";
import test from "ava";
import { policies } from "../../../../policies/enforce/pack/policies.ts";
import { selfTestPolicies } from "../../../../policies/enforce/pack/self-test.ts";
import { openResults, waiverPolicies } from "../../../../policies/enforce/pack/waived.ts";
import { stackContexts } from "../../../../policies/enforce/registry.ts";
import { selfTest } from "../../../../policies/enforce/self-test.ts";
import { packOf } from "../../../../policies/packs.ts";
import { applyWaivers, readWaivers, type Waivers } from "../../../../policies/waivers/index.ts";
import { alliance } from "../../fixture.ts";
import { RULES, SOUND, violation } from "../../waivers/samples.ts";

const [waivable] = RULES;
const TYPE = "openstack:blockstorage/volume:Volume";
const stack = "urn:pulumi:bamako::p::";
const urnOf = (name: string) => `${stack}${TYPE}::${name}`;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** No rule that a volume violates may be waived, so a test rule may: the location of a class. */
function waiving(change = {}): Waivers {
  const rules = [{ name: "class-country", metadata: { ...waivable?.metadata, waivable: true } }];
  const scope = { rule: "class-country", scope: urnOf("a"), start: day(-1), expiry: day(1) };
  const found = readWaivers(
    { census: { ...SOUND, ...scope, ...change } },
    alliance,
    rules as never,
  );
  if (found.problems.length > 0) throw new Error("these tests want a sound waiver");
  return found;
}

/** A run of the pack over volumes, each by its name; those in `abroad` hold another state's data. */
function run(waivers: Waivers, names: string[], abroad: string[], unevaluated: string[] = []) {
  const results = openResults();
  const evaluating = policies(alliance, ["/"], { waivers, results });
  const reporting = waiverPolicies(waivers, results, stackContexts(alliance, ["/"]));
  const reported: { level: string; text: string }[] = [];
  const evaluatePolicy = (policy: { name: string; enforcementLevel?: string }, args: unknown) => {
    const { validateResource, validateStack } = policy as unknown as Record<string, Validate>;
    const level = policy.enforcementLevel ?? "";
    (validateResource ?? validateStack)?.(args, (text) => reported.push({ level, text }));
  };
  for (const name of names) {
    const owner = abroad.includes(name) ? "BF" : "ML";
    const metadata = { "aes:class": "citizen", "aes:owner": owner };
    const provider = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
    const args = {
      type: TYPE,
      urn: urnOf(name),
      name,
      props: unknownCheckingProxy({ metadata, volumeType: "encrypted" }),
      provider: {
        type: "pulumi:providers:openstack",
        name: "site",
        urn: "",
        props: unknownCheckingProxy(provider),
      },
    };
    for (const policy of [...evaluating, ...reporting]) {
      if ("validateResource" in policy)
        evaluatePolicy(policy, args as unknown as ResourceValidationArgs);
    }
  }
  const resources = [...names, ...unevaluated].map((name) => ({ urn: urnOf(name) }));
  for (const policy of reporting)
    if ("validateStack" in policy) evaluatePolicy(policy, { resources });
  return reported;
}

type Validate = (args: unknown, report: (text: string) => void) => void;

test("a waived violation is advice with its last day; the same violation of another resource is mandatory", (t) => {
  const reported = run(waiving(), ["a", "b", "c"], ["a", "b"]);
  t.deepEqual(
    reported.map(({ level }) => level),
    ["advisory", "mandatory"],
  );
  const [advice, denial] = reported;
  t.true(advice?.text.startsWith(`[class-country] ${urnOf("a")} : dérogation census jusqu'au `));
  t.true(denial?.text.startsWith(`[class-country] ${urnOf("b")} : `));
});

test("the other violations of a waived resource stay mandatory", (t) => {
  const reported = run(waiving({ rule: "class-country" }), ["a"], ["a"]);
  t.is(reported.length, 1);
  const results = openResults();
  const [{ validateResource: validate } = {}] = policies(alliance, ["/"], {
    waivers: waiving(),
    results,
  });
  const texts: string[] = [];
  const args = {
    type: TYPE,
    urn: urnOf("a"),
    name: "a",
    props: unknownCheckingProxy({ region: "eu-west-1" }),
  };
  (validate as unknown as Validate)(args, (text) => texts.push(text));
  t.regex(texts.join(), /^\[location\] /);
  t.notRegex(texts.join(), /\[class-country\]/, "which is waived");
  t.is(results.take(urnOf("a")).length, 2);
  t.is(results.take(urnOf("a")).length, 0, "and reported once");
});

test("an orphan fails the run at its end, where the pack saw the whole stack", (t) => {
  const orphan = run(waiving(), ["a", "b"], []);
  t.deepEqual(
    orphan.map(({ level }) => level),
    ["mandatory"],
  );
  t.regex(orphan[0]?.text ?? "", /^waivers\.census\.scope: .*« class-country »/);
  t.deepEqual(
    run(waiving(), ["b"], [], ["a"]),
    [],
    "a resource that was not evaluated may hold it",
  );
  t.is(run(waiving(), ["b"], [], ["c"]).length, 1, "another one may not");
  const elsewhere = waiving({ scope: urnOf("a").replace("::p::", "::q::") });
  t.deepEqual(run(elsewhere, ["a"], []), [], "another project's waiver");
});

test("a waiver outside its dates covers nothing and fails each resource", (t) => {
  for (const dates of [
    { start: day(-9), expiry: day(-1) },
    { start: day(1), expiry: day(9) },
  ]) {
    const reported = run(waiving(dates), ["a"], ["a"]);
    t.is(reported.filter(({ level }) => level === "advisory").length, 0);
    t.regex(reported[0]?.text ?? "", /\[class-country\][\s\S]*\nwaivers\.census\.(expiry|start): /);
  }
});

test("waived violations of the whole stack are reported once, at its end", (t) => {
  const results = openResults();
  const waivers = waiving();
  const found = applyWaivers([violation("class-country", urnOf("a"))], waivers, { today: day(0) });
  results.enter(stack, found);
  const reporting = waiverPolicies(waivers, results, stackContexts(alliance, ["/"]));
  const reported: string[] = [];
  for (const policy of [...reporting, ...reporting]) {
    const { validateStack } = policy as unknown as Record<string, Validate>;
    validateStack?.({ resources: [{ urn: urnOf("a") }] }, (text) => reported.push(text));
  }
  t.is(reported.length, 1);
  t.regex(reported[0] ?? "", /^\[class-country\] .*::a : dérogation census jusqu'au /);
});

test("without waivers the pack has no policy about them", (t) => {
  const none = waiverPolicies({ sound: {}, problems: [] }, openResults(), () => {
    throw new Error("not evaluated");
  });
  t.deepEqual(none, []);
});

test("the self-test passes at the enforcement point with any waivers and in any pack", (t) => {
  for (const name of ["full", "residency"]) {
    const proof = selfTest(alliance, waiving(), day(0), packOf(name));
    t.is(proof.selfTest, "passed");
    t.true(proof.cases > 10);
  }
  t.is(selfTestPolicies(policies(alliance, ["/"]), alliance).selfTest, "passed");
});

test("the self-test finds policies that report nothing", (t) => {
  const silent = policies(alliance, ["/"]).map((policy) => ({
    ...policy,
    validateResource: () => {},
  }));
  t.is(selfTestPolicies(silent, alliance).selfTest, "failed");
  t.is(selfTestPolicies([], alliance).selfTest, "failed");
  const deaf = { name: "deaf", rules: new Set<string>() };
  t.is(selfTest(alliance, waiving(), day(0), deaf).selfTest, "failed");
});
