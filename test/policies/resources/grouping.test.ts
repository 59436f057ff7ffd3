/** Any program's component is a grouping, except types that a provider serves, or that have the name of one. */
import { type ResourceValidationArgs, unknownCheckingProxy } from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import * as fc from "fast-check";
import { policies } from "../../../policies/enforce/pack/policies.ts";
import { readRecording } from "../../../policies/enforce/recorded/index.ts";
import { evaluate } from "../../../policies/evaluate.ts";
import { Components, groupingFact, isGrouping } from "../../../policies/resources/grouping.ts";
import { alliance, TODAY } from "../fixture.ts";

const OWN = "portal:web:Site";

test("only a known component is a grouping", (t) => {
  t.true(isGrouping(OWN, false));
  for (const custom of [true, undefined]) t.false(isGrouping(OWN, custom), String(custom));
});

test("no type of a classified package is a grouping, nor is a type of the engine", (t) => {
  const packages = ["openstack", "kubernetes", "random", "aes-estate", "self-test", "pulumi"];
  for (const name of [...packages, "pulumi-nodejs", "pulumi-python", "pulumiservice"]) {
    t.false(isGrouping(`${name}:index:Thing`, false), name);
  }
});

test("a grouping has only its name and type, and no rule denies it", (t) => {
  const fact = groupingFact("urn", OWN);
  t.deepEqual(fact, { subject: "urn", type: OWN, effects: [] });
  t.deepEqual(evaluate(fact, { alliance, site: "bamako", rehearsal: false, today: TODAY }), []);
});

class Group extends pulumi.ComponentResource {
  constructor(name: string, remote: boolean) {
    super(OWN, name, {}, {}, remote);
  }
}

class Custom extends pulumi.CustomResource {}

test("the program's own components differ from remote ones as soon as they are constructed", async (t) => {
  await pulumi.runtime.setMocks({
    newResource: ({ inputs }) => ({ id: "", state: inputs }),
    call: () => ({}),
  });
  const components = new Components();
  const construct = (name: string, remote: boolean) =>
    components.enter(OWN, name, new Group(name, remote));
  t.false(components.areLocal(OWN, "mine"), "it was never constructed");
  construct("mine", false);
  construct("theirs", true);
  construct("both", false);
  construct("both", true);
  t.true(components.areLocal(OWN, "mine"));
  t.false(components.areLocal(OWN, "theirs"));
  t.false(components.areLocal(OWN, "both"), "the type and name fit both");
  t.false(components.areLocal("portal:web:Sit", "e:mine"));
  components.enter(OWN, "custom", new Custom(OWN, "custom"));
  t.false(components.areLocal(OWN, "custom"));
});

/** The rules that the pack reports for a resource without any provider. */
function packSays(type: string, props: Record<string, unknown> = {}, provider?: object): string[] {
  const urn = `urn:pulumi:bamako::p::${type}::n`;
  const args = { type, urn, name: "n", props: unknownCheckingProxy(props), provider };
  const reported: string[] = [];
  for (const { validateResource } of policies(alliance, [])) {
    const validate = validateResource as
      | ((args: ResourceValidationArgs, report: (text: string) => void) => void)
      | undefined;
    validate?.(args as unknown as ResourceValidationArgs, (text) => reported.push(text));
  }
  return [...new Set(reported.flatMap((text) => text.match(/(?<=^\[)[a-z-]+(?=\])/gm) ?? []))];
}

const served = { type: "pulumi:providers:portal", name: "default", urn: "", props: {} };

test("the pack takes a resource without a provider for a component", (t) => {
  t.deepEqual(packSays(OWN), []);
  t.deepEqual(packSays(OWN, {}, served), ["unclassified-type"]);
  t.deepEqual(packSays("pulumi:providers:portal"), ["unclassified-type"]);
  t.deepEqual(packSays("pulumi-nodejs:dynamic:Resource"), ["unclassified-type"]);
});

test("a resource that a plugin serves under the name of our component is not a component", (t) => {
  const type = "aes-estate:index:TenantProject";
  t.deepEqual(packSays(type), []);
  t.deepEqual(packSays(type, {}, { ...served, type: "pulumi:providers:aes-estate" }), [
    "unclassified-type",
  ]);
  t.deepEqual(effectsOf({ type, custom: false }), []);
  for (const custom of [true, undefined]) t.is(effectsOf({ type, custom }), undefined);
});

test("a component with an OpenStack or Kubernetes type is denied", (t) => {
  const closed = { deleteDefaultRules: true, tags: ["aes:class=citizen", "aes:owner=ML"] };
  t.true(packSays("openstack:networking/secGroup:SecGroup", closed).includes("endpoint"));
  t.true(packSays("kubernetes:core/v1:Namespace").includes("cluster"));
  t.deepEqual(packSays("kubernetes:helm.sh/v3:Release"), ["unclassified-type", "cluster"]);
});

/** The effects that the audit assigns to a recorded resource. */
function effectsOf(resource: Record<string, unknown>): readonly string[] | undefined {
  const { type = OWN } = resource;
  const urn = `urn:pulumi:bamako::p::${type}::n`;
  const resources = [{ urn, type, inputs: { tags: ["aes:class=citizen"] }, ...resource }];
  const text = JSON.stringify({ version: 3, deployment: { resources } });
  return readRecording(text).resources[0]?.declared.effects;
}

test("in a recorded state a component is a resource that is marked so and has neither provider nor id", (t) => {
  t.deepEqual(effectsOf({ custom: false }), []);
  for (const custom of [true, undefined]) t.is(effectsOf({ custom }), undefined);
  t.is(effectsOf({ custom: false, id: "0f0f" }), undefined);
  t.is(effectsOf({ custom: false, provider: "urn:pulumi:a::b::c::d::e" }), undefined);
});

test("a resource with a provider is not a grouping, under any type name", (t) => {
  fc.assert(fc.property(fc.string(), (type) => !isGrouping(type, true)));
  t.pass();
});
