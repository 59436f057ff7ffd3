/**
 * The whole stack as the pack sees it at the end of a run: resources that were evaluated before, and those left alone.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type PolicyResource,
  type ResourceValidationArgs,
  type StackValidationArgs,
  unknownCheckingProxy,
} from "@pulumi/policy";
import test from "ava";
import { policies } from "../../../../policies/enforce/pack/policies.ts";
import { parentInputs } from "../../../../policies/properties/relations.ts";
import { ROWS } from "../../../../policies/resources/index.ts";
import { alliance } from "../../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-stack-"));
writeFileSync(join(folder, "Pulumi.yaml"), "{ name: p, runtime: nodejs }");
writeFileSync(join(folder, "Pulumi.bamako.yaml"), "config: { aes-estate:rehearsal: true }");
test.after.always(() => rmSync(folder, { recursive: true }));

/** The engine's placeholder for a text it cannot know yet. */
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const provider = {
  type: "pulumi:providers:openstack",
  name: "site",
  urn: "",
  props: unknownCheckingProxy({ authUrl: "http://127.0.0.1:9/v3", region: "bamako-1" }),
};
const tags = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=tax"];
const NETWORK = "openstack:networking/network:Network";
const GROUP = "openstack:networking/secGroup:SecGroup";
const ROUTER = "openstack:networking/router:Router";
const INTERFACE = "openstack:networking/routerInterface:RouterInterface";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

interface Made {
  readonly type: string;
  readonly inputs: Record<string, unknown>;
  /** Its state in the stack at the end. @default its inputs */
  readonly outputs?: Record<string, unknown>;
  /** Types that its inputs depend on, by input. */
  readonly dependencies?: Record<string, string>;
  /** True for a resource that a targeted run leaves alone: it is not evaluated before the end. */
  readonly left?: boolean;
}

/** The rules that the stack policy reports as violated by a stack of these resources. */
function rulesAgainst(...made: Made[]): string[] {
  const reported: string[] = [];
  const all = policies(alliance, [folder]);
  const resources = made.map(
    ({ type, inputs, outputs = inputs }) =>
      ({
        type,
        urn: `urn:pulumi:bamako::p::${type}::n`,
        name: "n",
        provider,
        props: unknownCheckingProxy(outputs),
        dependencies: [],
        propertyDependencies: {},
      }) as unknown as PolicyResource,
  );
  made.forEach(({ dependencies = {}, inputs, left = false }, index) => {
    const resource = resources[index] as PolicyResource;
    for (const [input, type] of Object.entries(dependencies)) {
      resource.propertyDependencies[input] = resources.filter((other) => other.type === type);
    }
    if (left) return;
    const args = { ...resource, props: unknownCheckingProxy(inputs) };
    for (const { validateResource } of all) {
      const validate = validateResource as
        | ((a: ResourceValidationArgs, r: () => void) => void)
        | undefined;
      validate?.(args as unknown as ResourceValidationArgs, () => {});
    }
  });
  for (const { validateStack } of all) {
    const args = { resources } as unknown as StackValidationArgs;
    void validateStack?.(args, (text) => reported.push(text));
  }
  return reported.flatMap((text) =>
    Array.from(text.matchAll(/^\[([a-z-]+)\] /gm), ([, rule]) => rule ?? ""),
  );
}

test("a closed segment passes, also where a preview has no outputs of it", (t) => {
  const closed = { tags, deleteDefaultRules: true };
  t.deepEqual(
    rulesAgainst({ type: NETWORK, inputs: { tags } }, { type: GROUP, inputs: closed }),
    [],
  );
  t.deepEqual(
    rulesAgainst(
      { type: NETWORK, inputs: { tags }, outputs: {} },
      { type: GROUP, inputs: closed, outputs: {} },
    ),
    [],
  );
});

test("a segment that is open, or not known to be closed, is denied", (t) => {
  for (const deleteDefaultRules of [false, undefined, UNKNOWN_TEXT]) {
    const open = { tags, ...(deleteDefaultRules === undefined ? {} : { deleteDefaultRules }) };
    const rules = rulesAgainst({ type: NETWORK, inputs: { tags } }, { type: GROUP, inputs: open });
    t.deepEqual(rules, ["default-deny"], String(deleteDefaultRules));
  }
});

test("a namespace of a future cluster is closed by the network policy that takes its name from it", (t) => {
  const space = { type: NAMESPACE, inputs: { metadata: { name: "portal" } }, outputs: {} };
  const metadata = { name: "default-deny", namespace: UNKNOWN_TEXT };
  const spec = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };
  const deny = { type: POLICY, inputs: { metadata, spec }, outputs: {} };
  t.deepEqual(rulesAgainst(space, { ...deny, dependencies: { metadata: NAMESPACE } }), []);
  t.deepEqual(rulesAgainst(space, deny), ["default-deny"]);
  t.deepEqual(rulesAgainst(space, { ...deny, dependencies: { spec: NAMESPACE } }), [
    "default-deny",
  ]);
});

test("a part has the owner of the resource that its inputs name", (t) => {
  const router = { type: ROUTER, inputs: { tags } };
  const part = (dependencies: Record<string, string>): Made => ({
    type: INTERFACE,
    inputs: { routerId: UNKNOWN_TEXT },
    dependencies,
  });
  t.deepEqual(rulesAgainst(router, part({ routerId: ROUTER })), []);
  t.deepEqual(rulesAgainst(router, part({})), ["data-owner"]);
  t.deepEqual(rulesAgainst(router, part({ subnetId: ROUTER })), ["data-owner"]);
});

test("a resource outside a targeted run is evaluated by its outputs", (t) => {
  const group = {
    type: GROUP,
    inputs: {},
    outputs: { tags, deleteDefaultRules: true },
    left: true,
  };
  t.deepEqual(rulesAgainst({ type: NETWORK, inputs: { tags } }, group), []);
  const open = { ...group, outputs: { tags } };
  t.deepEqual(rulesAgainst({ type: NETWORK, inputs: { tags } }, open), ["default-deny"]);
});

test("an empty stack is compliant", (t) => {
  t.deepEqual(rulesAgainst(), []);
});

test("a crash while a stack is read is a violation", (t) => {
  const reported: string[] = [];
  const props = new Proxy(
    { name: "n" },
    {
      get: () => {
        throw new TypeError("boom");
      },
    },
  );
  const resources = [
    { type: NETWORK, urn: `urn:pulumi:bamako::p::${NETWORK}::n`, name: "n", props },
  ];
  for (const { validateStack } of policies(alliance, [folder])) {
    void validateStack?.({ resources } as never, (text) => reported.push(text));
  }
  t.deepEqual(
    reported.map((text) => /la règle (\S+) n'a pas pu être évaluée : boom/.exec(text)?.[1]),
    ["stack"],
  );
});

test("every type of part without labels of its own names the input that makes it a part", (t) => {
  for (const [type, { labelledByParent, ended }] of Object.entries(ROWS)) {
    if (ended === undefined)
      t.is(parentInputs(type) !== undefined, labelledByParent === true, type);
  }
});
