/** The audit and the engine's own offline analysis with the pack: the same resources violate the same rules. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { auditResults } from "../../../evidence/audit/results.ts";
import { type Recorded, readRecording } from "../../../policies/enforce/recorded/index.ts";
import { type Engine, openEngine } from "../../helpers/pulumi.ts";
import { ALLIANCE_FILE, alliance, TODAY } from "../../policies/fixture.ts";
import { compliant, encrypted, type Given, root, site, stateOf, urnOf, volume } from "./states.ts";

const pack = join(import.meta.dirname, "../../../policies/pack.ts");

let engine: Engine;
test.before(async (t) => {
  t.timeout(600_000);
  engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE });
});
test.after.always(() => engine?.close());

const elsewhere: Given = {
  ...site,
  name: "elsewhere",
  inputs: { authUrl: "https://cloud.example.com/v3", region: "eu-west-1" },
};
const cluster: Given = {
  type: "pulumi:providers:kubernetes",
  name: "apps",
  inputs: { clusterIdentifier: "bamako/tax/apps", kubeconfig: encrypted },
};
const deployment: Given = {
  type: "kubernetes:apps/v1:Deployment",
  name: "web",
  provider: "apps",
  inputs: {
    metadata: { name: "web", namespace: "front" },
    spec: { template: { spec: { hostNetwork: true, containers: [{ image: "nginx" }] } } },
  },
};
/** Has no data class itself: it takes that of the resource it is a part of, by its URN. */
const attached = (name: string, parents: string[], volumeId = "id-v"): Given => ({
  type: "openstack:compute/volumeAttach:VolumeAttach",
  name,
  provider: "site",
  inputs: { instanceId: "i", volumeId },
  more: { dependencies: parents, propertyDependencies: { instanceId: null, volumeId: parents } },
});
const { provider: _, ...nowhere } = volume;
const named = (name: string, inputs: object): Given => {
  return { ...volume, name, inputs: { ...volume.inputs, ...inputs } };
};

/** Both evaluate the program's requests; only the audit evaluates the rest. */
const states: Readonly<Record<string, readonly Given[]>> = {
  compliant: compliant,
  nonCompliant: [
    root(),
    site,
    elsewhere,
    volume,
    named("region", { region: "ouagadougou-1" }),
    named("owner", { metadata: { "aes:class": "citizen", "aes:owner": "BF" } }),
    named("secret-region", { region: encrypted }),
    named("secret-class", { metadata: { "aes:class": encrypted, "aes:owner": "ML" } }),
    { ...volume, name: "elsewhere", provider: "elsewhere" },
    { ...volume, name: "unknown-provider", provider: "missing" },
    { ...nowhere, name: "nowhere" },
    // Every custom resource of an engine's state has its provider.
    { type: "pulumi:providers:acme", name: "acme" },
    { type: "acme:index:Bucket", name: "strange", provider: "acme" },
  ],
  "in a cluster": [
    root(),
    cluster,
    deployment,
    { ...deployment, name: "lost", provider: "missing" },
  ],
  "parts and orphans": [
    root(),
    site,
    { ...volume, outputs: { ...volume.inputs, id: "id-v" } },
    attached("part", [urnOf(volume)]),
    attached("orphan", [], "id-of-nothing"),
  ],
  "known to the audit alone": [
    root(),
    site,
    { ...volume, outputs: { ...volume.inputs, region: "eu-west-1" } },
    { ...volume, name: "going", provider: "missing", more: { delete: true } },
  ],
};

/** A key that is not available here, so that the engine shows secrets blinded. */
const secrets_providers = {
  type: "passphrase",
  state: { salt: "v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
};
const textOf = (resources: readonly Given[]) =>
  stateOf(resources, { deployment: { secrets_providers } });

/** Rules and subjects from the engine's events. */
async function analysed(text: string): Promise<string[]> {
  const file = join(engine.programs, `${crypto.randomUUID()}.json`);
  await writeFile(file, text);
  const args = ["policy", "analyze", "--json", "--policy-pack", pack, "--file", file];
  const { output } = await engine.pulumi(".", args, { PULUMI_BACKEND_URL: "" });
  const events = output
    .split("\n")
    .flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
  if (!events.some(({ summaryEvent }) => summaryEvent)) throw new Error(output);
  const messages = events.map(({ policyEvent }) => String(policyEvent?.message ?? ""));
  const found = messages.flatMap((message) => [...message.matchAll(/^\[([a-z-]+)\] (\S+) : /gm)]);
  return [...new Set(found.map(([, rule, subject]) => `${rule} ${subject}`))].sort();
}

/** The same from the audit, for the resources that both evaluate. */
function audited(text: string, shared: boolean): string[] {
  const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
  const { raw } = auditResults(readRecording(text), context, undefined);
  const waits = ({ marks }: Pick<Recorded, "marks">) =>
    marks.some((mark) => mark.startsWith("pending"));
  const both = raw.filter((one) => !shared || (one.seenIn === "inputs" && !waits(one)));
  return [...new Set(both.map(({ rule, subject }) => `${rule} ${subject}`))].sort();
}

for (const [name, resources] of Object.entries(states)) {
  test(`the pack and the audit agree: ${name}`, async (t) => {
    t.timeout(600_000);
    const text = textOf(resources);
    t.deepEqual(await analysed(text), audited(text, true));
  });
}

test("the lists that agree are not empty, and the audit also evaluates resources that the pack does not see", (t) => {
  const counts = Object.entries(states).map(([name, resources]) => {
    const text = textOf(resources);
    return [name, audited(text, true).length > 0, audited(text, false).length > 0];
  });
  t.deepEqual(counts, [
    ["compliant", false, false],
    ["nonCompliant", true, true],
    ["in a cluster", true, true],
    ["parts and orphans", true, true],
    ["known to the audit alone", false, true],
  ]);
});
