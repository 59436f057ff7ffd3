/** The program shown in the README is the one that runs here, and every enforcement point allows it. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { Case, Item } from "../corpus/cases.ts";
import {
  evaluateInGuard,
  evaluateInPack,
  evaluateInState,
  parent,
} from "../corpus/enforcement-points.ts";
import { isGeneratedPart } from "../generate/generated.ts";

for (const name of ["PULUMI_BACKEND_URL", "PULUMI_CONFIG", "PULUMI_NODEJS_PROJECT", "OS_CLOUD"]) {
  delete process.env[name];
}
test.after.always(() => rmSync(parent, { recursive: true }));

const repository = join(import.meta.dirname, "../..");
const program = join(repository, "test/programs/first-program/index.ts");

for (const page of ["policies/README.md", "policies/README.fr.md"]) {
  test(`${page} shows the program that runs (make generate writes it)`, (t) => {
    const shown = `\`\`\`ts\n${readFileSync(program, "utf8")}\`\`\``;
    isGeneratedPart(t, page, "first program", shown);
  });
}

const tax = { site: "bamako", owner: "ML", class: "citizen", tenant: "tax" };
/** The output of the estate's stack: a segment of the tenant's. */
const things = {
  "front-net": { type: "openstack:networking/network:Network", ...tax },
  "front-v4": { type: "openstack:networking/subnet:Subnet", ...tax },
};
const segments = { "tax/front": { networkId: "front-net", ipv4SubnetId: "front-v4" } };

const REFERENCE = "pulumi:pulumi:StackReference";
const CONNECTION = "pulumi:providers:openstack";

/** An id as a cloud would give it: without the characters of a type. */
const idOf = (type: string) => `${type.replaceAll(/[:/]/g, "-")}-id`;

/** All that the program registers, as a case of the corpus: each resource once, by its type. */
async function registered(): Promise<Item[]> {
  const made: { type: string; inputs: Record<string, unknown>; custom: boolean }[] = [];
  const newResource = ({ type, inputs, custom = true }: pulumi.runtime.MockResourceArgs) => {
    made.push({ type, inputs, custom });
    const outputs = type === REFERENCE ? { outputs: { segments, things } } : {};
    return { id: idOf(type), state: { ...inputs, ...outputs } };
  };
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "tax-ledger", "bamako");
  pulumi.runtime.setAllConfig({
    "tax-ledger:authUrl": "https://identity.bamako.aes.example/v3",
    "tax-ledger:credential": "0f0f",
    "tax-ledger:credentialSecret": "kept",
  });
  await import(program);
  await (pulumi.runtime as unknown as { waitForRPCs(): Promise<void> }).waitForRPCs();
  // The corpus adds the site's connection to each, and shows reads only to enforcement points that see them.
  const shown = made.filter(({ type }) => type !== CONNECTION);
  return shown.map(({ type, inputs, custom }): Item => {
    const sources = Object.entries(inputs).flatMap(([input, value]) => {
      const text = JSON.stringify(value);
      const source = made.find((other) => text.includes(`"${idOf(other.type)}"`));
      return source === undefined ? [] : [[input, source.type]];
    });
    const what = { type, name: type, props: inputs, from: Object.fromEntries(sources) };
    return { ...what, component: !custom, read: type === REFERENCE };
  });
}

test("every enforcement point admits the program, and denies it if the segment is another tenant's", async (t) => {
  const resources = await registered();
  t.is(resources.length, 8);
  const own: Case = { name: "own", resources, things };
  for (const ask of [evaluateInGuard, evaluateInPack, evaluateInState])
    t.deepEqual(await ask(own), [], ask.name);
  t.deepEqual(evaluateInPack({ name: "unowned", resources }), ["zone-boundary"]);
  const theirs = Object.entries(things).map(([id, thing]) => [id, { ...thing, tenant: "health" }]);
  const other: Case = { name: "theirs", resources, things: Object.fromEntries(theirs) };
  for (const ask of [evaluateInPack, evaluateInState])
    t.deepEqual(ask(other), ["zone-boundary"], ask.name);
});
