/** The pack as the CLI starts it: both forms, on a plan and on a recorded state, and when it cannot evaluate. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { type Engine, openEngine } from "../../../helpers/pulumi.ts";
import { ALLIANCE_FILE } from "../../fixture.ts";

const folder = join(import.meta.dirname, "../../../../policies");
const pack = ["--policy-pack", join(folder, "pack.ts")];

let engine: Engine;
test.before(async (t) => {
  t.timeout(600_000);
  engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE, AES_TEST_GUARD: "off" });
  for (const stack of ["bamako", "production"]) {
    await engine.init("compliant-values", stack, { "aes-estate:rehearsal": true });
  }
});
test.after.always(() => engine?.close());

/** A recorded state with one provider and one volume of the given class and owner. */
async function exported(name: string, dataClass: string, owner: string): Promise<string> {
  const root = "urn:pulumi:bamako::elsewhere::";
  const type = "openstack:blockstorage/volume:Volume";
  const connection = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
  const metadata = { "aes:class": dataClass, "aes:owner": owner };
  const provider = { urn: `${root}pulumi:providers:openstack::site`, id: "1" };
  const resources = [
    { urn: `${root}pulumi:pulumi:Stack::elsewhere-bamako`, type: "pulumi:pulumi:Stack" },
    {
      ...provider,
      custom: true,
      type: "pulumi:providers:openstack",
      inputs: connection,
      outputs: connection,
    },
    {
      urn: `${root}${type}::v`,
      id: "2",
      custom: true,
      type,
      provider: `${provider.urn}::${provider.id}`,
      inputs: { size: 1, metadata, volumeType: "encrypted" },
      outputs: { size: 1, metadata, volumeType: "encrypted" },
    },
  ];
  const file = join(engine.programs, `${name}.json`);
  await writeFile(file, JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }));
  return file;
}

test("the pack evaluates a recorded state offline, without a login", async (t) => {
  t.timeout(600_000);
  const analyze = async (...stored: Parameters<typeof exported>) =>
    engine.pulumi(".", ["policy", "analyze", "--file", await exported(...stored), ...pack], {
      PULUMI_BACKEND_URL: "",
    });
  const compliant = await analyze("compliant", "citizen", "ML");
  t.is(compliant.code, 0, compliant.output);
  const nonCompliant = await analyze("non-compliant", "citizen", "BF");
  t.not(nonCompliant.code, 0, nonCompliant.output);
  t.regex(nonCompliant.output, /\[class-country\].*conserverait sur le site bamako/);
});

test("the folder form gives the same results and finds the program's own state", async (t) => {
  t.timeout(600_000);
  const PWD = join(engine.programs, "compliant-values");
  const preview = (env: Record<string, string>) =>
    engine.pulumi(
      "compliant-values",
      ["preview", "--stack", "bamako", "--policy-pack", folder],
      env,
    );
  const compliant = await preview({ PWD });
  t.is(compliant.code, 0, compliant.output);
  t.regex(compliant.output, /✅ aes-estate@v/);
  const lost = await preview({ PWD: "/" });
  t.not(lost.code, 0, lost.output);
  t.regex(lost.output, /\[state-residency\]/);
});

test("a stack whose name is not a site is rejected, unless a site is named", async (t) => {
  t.timeout(600_000);
  const preview = (env = {}) =>
    engine.pulumi("compliant-values", ["preview", "--stack", "production", ...pack], env);
  const nameless = await preview();
  t.not(nameless.code, 0, nameless.output);
  t.regex(nameless.output, /le site « production » de la pile n'est pas inscrit/);
  const named = await preview({ AES_ESTATE_SITE: "bamako" });
  t.is(named.code, 0, named.output);
});

test("a pack without a registry, or with an invalid one, stops the run", async (t) => {
  t.timeout(600_000);
  const file = join(engine.programs, "void.yaml");
  await writeFile(file, "{ schemaVersion: 2, name: void, members: {}, sites: {}, classes: {} }");
  for (const AES_ESTATE_ALLIANCE of [file, "/nowhere.yaml"]) {
    const args = ["preview", "--stack", "bamako", ...pack];
    const { code, output } = await engine.pulumi("compliant-values", args, { AES_ESTATE_ALLIANCE });
    t.not(code, 0, output);
    t.regex(output, /aes-estate: (members: vide|\/nowhere\.yaml : fichier illisible \(ENOENT\))/);
    t.notRegex(output, /^\s+at .*:\d+:\d+/m, "a stack trace");
  }
});
