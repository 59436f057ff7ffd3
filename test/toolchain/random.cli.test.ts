/** The random plugin in use: all resources of the SDK, with the real engine. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { openProject, type Project, type Recorded } from "./project.ts";

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const keepers = { generation: new pulumi.Config().get("generation") ?? "1" };
new random.RandomBytes("bytes", { length: 8, keepers });
new random.RandomId("id", { byteLength: 4, prefix: "p-", keepers });
new random.RandomInteger("integer", { min: 1, max: 3, seed: "12345", keepers });
const password = new random.RandomPassword("password", { length: 20, minSpecial: 2, overrideSpecial: "_", keepers });
new random.RandomPet("pet", { length: 3, prefix: "le", keepers });
new random.RandomShuffle("shuffle", { inputs: ["a", "b", "c", "d", "e"], seed: "-", keepers });
new random.RandomString("string", { length: 6, special: false, keepers });
new random.RandomUuid("uuid", { keepers });
new random.RandomUuid4("uuid4", { keepers });
new random.RandomUuid7("uuid7", { keepers });
new random.RandomPassword("imported", { length: 11 }, { import: "supersecret" });
new random.RandomInteger("derived", { min: 0, max: password.result.apply((r) => r.length) });
export const terraform = new random.Provider("own").terraformConfig();
`;

const DRAWN = [
  "bytes",
  "id",
  "integer",
  "password",
  "pet",
  "shuffle",
  "string",
  "uuid",
  "uuid4",
  "uuid7",
];

/** A secret output of a state that was exported with its secrets shown; fails when it is not secret. */
function plaintext(resource: Recorded | undefined, output: string): string {
  const value = resource?.outputs?.[output] as { plaintext?: string } | undefined;
  return JSON.parse(value?.plaintext ?? "null").toString();
}

let project: Project;
test.before(async () => {
  project = await openProject({ "index.ts": PROGRAM });
});
test.after.always(() => project?.close());

test.serial("a preview promises what the update makes", async (t) => {
  const preview = await project.pulumi("preview");
  t.is(preview.code, 0, preview.output);
  t.regex(preview.output, /\+ 13 to create/);
  const up = await project.pulumi("up", "--yes", "--skip-preview");
  t.is(up.code, 0, up.output);
  t.regex(up.output, /= 1 imported/);
});

test.serial("the state holds what the published plugin would record", async (t) => {
  const state = await project.state("plain");
  t.is(state.integer?.id, "3");
  t.deepEqual(state.shuffle?.outputs?.results, ["a", "c", "b", "e", "d"]);
  t.regex(String(state.pet?.id), /^le-[a-z]+-[a-z]+-[a-z]+$/);
  t.regex(String(state.id?.outputs?.hex), /^p-[0-9a-f]{8}$/);
  t.regex(String(state.string?.outputs?.result), /^[A-Za-z0-9]{6}$/);
  t.is(state.password?.id, "none");
  t.is(state.password?.outputs?.__meta, '{"schema_version":"3"}');
  t.deepEqual(state.password?.inputs, {
    keepers: { generation: "1" },
    length: 20,
    minSpecial: 2,
    overrideSpecial: "_",
  });
});

test.serial("passwords and bytes are encrypted, and so is an imported password", async (t) => {
  const plain = await project.state("plain");
  const state = await project.state();
  const stored = JSON.stringify(state);
  const secrets = [
    plaintext(plain.password, "result"),
    plaintext(plain.password, "bcryptHash"),
    plaintext(plain.bytes, "hex"),
  ];
  for (const secret of secrets) t.false(stored.includes(secret));
  t.is(plaintext(plain.imported, "result"), "supersecret");
  // The engine itself keeps the id that was imported, so only the outputs are looked at.
  t.false(JSON.stringify(state.imported?.outputs).includes("supersecret"));
});

test.serial("a second update changes nothing, nor does a refresh", async (t) => {
  const again = await project.pulumi(
    "up",
    "--yes",
    "--skip-preview",
    "--refresh",
    "--expect-no-changes",
  );
  t.is(again.code, 0, again.output);
});

test.serial(
  "a state of the former plugin, which kept no difference to Terraform's, changes nothing",
  async (t) => {
    const file = join(project.folder, "former.json");
    await project.pulumi("stack", "export", "--file", file);
    const former = JSON.parse(await readFile(file, "utf8"), (key, value) =>
      key === "__pulumi_raw_state_delta" ? undefined : value,
    );
    await writeFile(file, JSON.stringify(former));
    const imported = await project.pulumi("stack", "import", "--file", file);
    t.is(imported.code, 0, imported.output);
    const again = await project.pulumi("preview", "--expect-no-changes");
    t.is(again.code, 0, again.output);
  },
);

test.serial("a keeper replaces what it keeps and nothing else", async (t) => {
  const before = await project.state();
  await project.pulumi("config", "set", "generation", "2");
  const up = await project.pulumi("up", "--yes", "--skip-preview");
  t.is(up.code, 0, up.output);
  const after = await project.state();
  for (const name of DRAWN.filter((n) => !["integer", "shuffle", "password"].includes(n))) {
    t.not(after[name]?.id, before[name]?.id, name);
  }
  t.is(after.imported?.id, before.imported?.id);
  t.notDeepEqual(after.password?.outputs?.bcryptHash, before.password?.outputs?.bcryptHash);
  t.regex(up.output, /10 replaced/);
});

test.serial("pulumi import records a value that was made elsewhere", async (t) => {
  const run = await project.pulumi(
    "import",
    "random:index/randomId:RandomId",
    "elsewhere",
    "x-,p-9hUg",
    "--yes",
    "--generate-code=false",
    "--protect=false",
  );
  t.is(run.code, 0, run.output);
  const { elsewhere } = await project.state();
  t.like(elsewhere?.outputs, { hex: "x-a7ef6152", byteLength: 4, prefix: "x-" });
});

test.serial("a preview rejects impossible inputs with the reason", async (t) => {
  await project.write({
    "index.ts": `import * as random from "@pulumi/random";
new random.RandomString("x", { length: 3, minLower: 2, minUpper: 2 });`,
  });
  const { code, output } = await project.pulumi("preview");
  t.not(code, 0);
  t.regex(output, /length value must be at least sum of min_upper \+ min_lower .*, got: 3/s);
});

test.serial(
  "an update rejects a range with a minimum above its maximum, and generates nothing",
  async (t) => {
    await project.write({
      "index.ts": `import * as random from "@pulumi/random";
new random.RandomInteger("x", { min: 5, max: 2 });`,
    });
    const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
    t.not(code, 0);
    t.regex(output, /minimum \(minVal\) value needs to be smaller than or equal to maximum/);
    t.is((await project.state()).x, undefined);
  },
);
