/** Look-ups of a program: every function of the SDK is in the table, and no other passes. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { resolveProperties } from "../../../policies/enforce/guard/resolve.ts";
import { evaluate } from "../../../policies/evaluate.ts";
import { UNKNOWN } from "../../../policies/facts/fact.ts";
import { LOOK_UPS } from "../../../policies/openstack/look-ups.ts";
import { lookUpFact } from "../../../policies/resources/look-ups.ts";
import { toDestination } from "../../../policies/resources/to-fact.ts";
import { alliance, TODAY } from "../fixture.ts";

test("the table has every function of the SDK, and nothing else", (t) => {
  const sdk = join(import.meta.dirname, "../../../node_modules/@pulumi/openstack");
  const called = globSync("*/*.js", { cwd: sdk })
    .concat(globSync("*.js", { cwd: sdk }))
    .flatMap((file) => {
      const source = readFileSync(join(sdk, file), "utf8");
      return Array.from(
        source.matchAll(/runtime\.invoke\w*\(["'](openstack:[^"']+)/g),
        (m) => m[1],
      );
    });
  t.true(called.length > 50);
  const { admitted, disclosing } = LOOK_UPS;
  t.deepEqual([...admitted, ...disclosing].sort(), [...new Set(called)].sort() as string[]);
  t.is(admitted.intersection(disclosing).size, 0);
});

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
const site = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
const compliant = toDestination("pulumi:providers:openstack", "x", site, undefined);

const rows: [token: string, args: Record<string, unknown>, rules: string[]][] = [
  ["openstack:networking/getNetwork:getNetwork", { name: "n" }, []],
  ["openstack:networking/getNetwork:getNetwork", { region: "ouagadougou-1" }, ["location"]],
  ["openstack:networking/getNetwork:getOther", {}, ["unclassified-type"]],
  ["openstack:index/evil:evil", { url: "https://evil.example" }, ["unclassified-type"]],
  ["openstack:keymanager/getSecret:getSecret", { name: "x" }, ["unclassified-type"]],
  ["openstack:keymanager/getContainer:getContainer", { name: "x" }, []],
  ["openstack:containerinfra/getCluster:getCluster", { name: "x" }, ["unclassified-type"]],
  ["openstack:identity/getRole:getRole", { name: "member" }, []],
  ...["admin", "Member", "administrator", UNKNOWN].map(
    (name): [string, Record<string, unknown>, string[]] => [
      "openstack:identity/getRole:getRole",
      { name },
      ["administration"],
    ],
  ),
  ["openstack:identity/getAuthScope:getAuthScope", { name: "x" }, []],
  ["openstack:identity/getAuthScope:getAuthScope", { name: "x", setTokenId: false }, []],
  ...[true, "true", UNKNOWN].map((setTokenId): [string, Record<string, unknown>, string[]] => [
    "openstack:identity/getAuthScope:getAuthScope",
    { name: "x", setTokenId },
    ["dangerous-input"],
  ]),
  ["kubernetes:yaml:decode", { text: "" }, []],
  ["kubernetes:kustomize:directory", {}, ["unclassified-type"]],
  // Its package is admitted for its resources; this function connects to any given address.
  ["tls:index/getCertificate:getCertificate", { url: "https://a.example" }, ["unclassified-type"]],
  ["random:index/getX:getX", {}, ["unclassified-type"]],
  ["pulumi:pulumi:getResource", { urn: "urn:x" }, []],
  ["pulumi:pulumi:readStackOutputs", { name: "organization/p/bamako" }, []],
  ["pulumi:pulumi:readStackOutputs", { name: "organization/p/ouagadougou" }, ["stack-reference"]],
  ["pulumi:pulumi:readStackOutputs", { stackName: "organization/p/bamako" }, ["stack-reference"]],
  ["pulumi:pulumi:readStackOutputs", { name: UNKNOWN }, ["stack-reference"]],
  ["pulumi:pulumi:readStackResourceOutputs", { stackName: "organization/p/bamako" }, []],
  ["pulumi:pulumi:readStackResourceOutputs", { stackName: "acme/p/bamako" }, ["stack-reference"]],
  ["pulumi:providers:foo", {}, ["unclassified-type"]],
  ["pulumi:pulumi:Stack", {}, ["unclassified-type"]],
];
for (const [index, [token, args, rules]] of rows.entries()) {
  test(`${index}: ${token} ${JSON.stringify(args)}: ${rules.join(", ") || "passes"}`, async (t) => {
    const properties = await resolveProperties(token, args);
    const where = token.startsWith("openstack:") ? compliant : undefined;
    const found = evaluate(lookUpFact(token, properties, where), context);
    t.deepEqual(found.map(({ rule }) => rule).sort(), rules);
  });
}
