import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ResourceValidationArgs, unknownCheckingProxy } from "@pulumi/policy";
import test from "ava";
import { policies } from "../../../../policies/enforce/pack/policies.ts";
import { loadAlliance, stackContextOf } from "../../../../policies/enforce/registry.ts";
import { estateFolder } from "../../../estate/overlay.ts";
import { alliance } from "../../fixture.ts";

/** The engine's placeholder for a text it cannot know yet. */
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const connection = { authUrl: "http://127.0.0.1:9/v3", region: "bamako-1" };
const labels = ["aes:class=citizen", "aes:owner=ML"];

const folder = mkdtempSync(join(tmpdir(), "aes-estate-rules-"));
writeFileSync(join(folder, "Pulumi.yaml"), "{ name: p, runtime: nodejs }");
writeFileSync(join(folder, "Pulumi.bamako.yaml"), "config: { aes-estate:rehearsal: true }");
test.after.always(() => rmSync(folder, { recursive: true }));

/** The signature by which the policy library evaluates a resource. */
type Validate = (args: ResourceValidationArgs, report: (text: string) => void) => void;

interface Case {
  readonly type?: string;
  readonly stack?: string;
  readonly props?: Record<string, unknown>;
  readonly provider?: { name?: string; props: Record<string, unknown> } | null;
}

/** The names of the rules that a resource violates, and the messages. */
function resultOf({
  type = "openstack:networking/network:Network",
  stack = "bamako",
  props,
  provider,
}: Case) {
  const urn = `urn:pulumi:${stack}::p::${type}::n`;
  const { name = "site", props: inputs = connection } = provider ?? {};
  const args = {
    type,
    urn,
    name: "n",
    props: unknownCheckingProxy(props ?? { tags: labels }),
    ...(provider === null
      ? {}
      : {
          provider: {
            type: "pulumi:providers:openstack",
            name,
            urn: "",
            props: unknownCheckingProxy(inputs),
          },
        }),
  } as unknown as ResourceValidationArgs;
  const byRule: Record<string, string> = {};
  for (const { validateResource } of policies(alliance, [folder])) {
    const validate = validateResource as Validate | undefined;
    validate?.(args, (text) => {
      for (const [, rule = ""] of text.matchAll(/^\[([a-z-]+)\] /gm)) byRule[rule] = text;
    });
  }
  return byRule;
}

test("one policy for all rules about a resource, one about the state and one about the stack, all mandatory", (t) => {
  const made = policies(alliance, [folder]);
  t.deepEqual(
    made.map(({ name, enforcementLevel }) => [name, enforcementLevel]),
    [
      ["policies", "mandatory"],
      ["state", "mandatory"],
      ["stack", "mandatory"],
    ],
  );
});

test("a compliant resource passes", (t) => {
  t.deepEqual(resultOf({}), {});
});

const violating: [name: string, given: Case, rules: string[]][] = [
  ["of another package", { type: "acme:index:Thing" }, ["unclassified-type"]],
  ["in another region", { props: { region: "eu-west-1", tags: labels } }, ["location"]],
  ["in an unknown region", { props: { region: UNKNOWN_TEXT, tags: labels } }, ["location"]],
  [
    "with one unknown label",
    { props: { tags: [...labels, UNKNOWN_TEXT] } },
    ["class-country", "label-truth"],
  ],
  ["without labels", { props: {} }, ["class-country"]],
  ["without a connection", { provider: null }, ["location", "endpoint"]],
  [
    "of the default connection",
    { provider: { name: "default_5_4_1", props: connection } },
    ["location", "endpoint"],
  ],
  [
    "of an unknown URL",
    { provider: { props: { ...connection, authUrl: UNKNOWN_TEXT } } },
    ["endpoint"],
  ],
  ["of a stack that is not a site", { stack: "production" }, ["location", "endpoint"]],
];
for (const [name, given, rules] of violating) {
  test(`a resource ${name} violates ${rules.join(" and ")}`, (t) => {
    t.deepEqual(Object.keys(resultOf(given)).sort(), [...rules].sort());
  });
}

test("the stack's own resource is evaluated for its state", (t) => {
  const type = "pulumi:pulumi:Stack";
  t.regex(resultOf({ type, provider: null, stack: "niamey" })["state-residency"] ?? "", /niamey/);
});

test("a crash while a resource is read is a violation", (t) => {
  const props = new Proxy(
    { name: "n" },
    {
      get: () => {
        throw new TypeError("boom");
      },
    },
  );
  const reported: string[] = [];
  for (const { validateResource } of policies(alliance, [folder])) {
    const args = {
      type: "openstack:networking/network:Network",
      urn: "urn:pulumi:bamako::p::t::n",
      name: "n",
      props,
    };
    (validateResource as Validate | undefined)?.(args as never, (text) => reported.push(text));
  }
  t.deepEqual(
    reported.map((text) => /la règle (\S+) n'a pas pu être évaluée : boom/.exec(text)?.[1]),
    ["policies"],
  );
});

test("the environment, the stack and its name give the site, the rehearsal and the language", (t) => {
  const urn = "urn:pulumi:bamako::p::t::n";
  const stackContext = (env: Record<string, string>, folders = [folder]) => {
    const { context, language, state } = stackContextOf(urn, alliance, folders, {
      PULUMI_HOME: folder,
      ...env,
    });
    return {
      site: context.site,
      rehearsal: context.rehearsal,
      language,
      state: state !== undefined,
    };
  };
  t.deepEqual(stackContext({}), { site: "bamako", rehearsal: true, language: "fr", state: true });
  t.like(stackContext({ AES_ESTATE_SITE: "niamey", AES_ESTATE_LANGUAGE: "en" }), {
    site: "niamey",
    language: "en",
  });
  t.like(stackContext({ AES_ESTATE_REHEARSAL: "false" }), { rehearsal: false });
  const passed = {
    PULUMI_CONFIG: '{ "aes-estate:site": "niamey", "aes-estate:rehearsal": "true" }',
  };
  t.like(stackContext(passed, []), { site: "niamey", rehearsal: true });
  t.false(
    stackContext({}, ["/"]).state,
    "the location of a recorded state away from its project is not evaluated",
  );
  t.true(
    stackContext({ PULUMI_NODEJS_PROJECT: "p" }, ["/"]).state,
    "but a running stack always is",
  );
  t.like(
    stackContext({}, ["/"]),
    { rehearsal: false },
    "and another project's settings are not its own",
  );
});

test("the pack reads the alliance's own registry", (t) => {
  t.true(Object.keys(loadAlliance().sites).length > 0);
});

test("the pack knows the contracts that both sites countersigned", async (t) => {
  const folder = await estateFolder(t, "contracts-signed-by-one-side");
  const { contracts } = loadAlliance({ AES_ESTATE_ALLIANCE: join(folder, "alliance.yaml") });
  t.deepEqual(Object.keys(contracts), [
    "bamako-ouagadougou-continuity",
    "ouagadougou-bamako-continuity",
    "signed-by-both",
  ]);
});

test("the pack knows no contract whose SSH signature does not count", async (t) => {
  const folder = await estateFolder(t, "contracts-with-signatures-that-do-not-count");
  const { contracts } = loadAlliance({ AES_ESTATE_ALLIANCE: join(folder, "alliance.yaml") });
  t.deepEqual(Object.keys(contracts), [
    "bamako-ouagadougou-continuity",
    "ouagadougou-bamako-continuity",
    "sound",
  ]);
});
