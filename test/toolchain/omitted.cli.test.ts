/** What programs are built without, in the packages they are built from, and when a command names a foreign cloud's driver. */
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { GO_ENV } from "../../toolchain/go.ts";
import { BUILD_FLAGS, MODULES } from "../../toolchain/modules.ts";
import { withoutOmitted } from "../../toolchain/omitted.ts";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { openEngine } from "../helpers/pulumi.ts";

const sources = join(import.meta.dirname, "../../toolchain");
const folder = await mkdtemp(join(tmpdir(), "aes-estate-omitted-"));
const engine = await openEngine();
test.after.always(() =>
  Promise.all([engine.close(), rm(folder, { recursive: true, force: true })]),
);
test.before(() => engine.init("first-program", "bamako", {}));

/** Clients of foreign clouds; the S3 client stays, because Swift is accessed with it. */
const FOREIGN =
  /azure-sdk-for-go|azidentity|^cloud\.google\.com\/go\/(?!compute\/metadata$|storage$)|^google\.golang\.org\/api\/(?!googleapi$|cloudkms\/v1$|internal\/third_party)|go-control-plane|aws-sdk-go-v2\/service\/(kms|iam|secretsmanager)(\/|$)/;

async function packagesOf(module: string, flags: readonly string[]): Promise<string[]> {
  const { main = "" } = MODULES.find(({ name }) => name === module) ?? {};
  const { stdout } = await execa("go", ["list", "-deps", ...BUILD_FLAGS, ...flags, main], {
    cwd: join(sources, module),
    env: { ...process.env, ...GO_ENV },
  });
  return stdout.split("\n");
}

/** What a set of `omits` is for. */
const UNWANTED = {
  clouds: FOREIGN,
  "control-plane":
    /^k8s\.io\/kubernetes\/pkg\/kubelet\/(cm|container|status)|google\/cadvisor|containerd|client-go\/kubernetes\/fake$/,
  "kubernetes-plugin":
    /pulumi-kubernetes\/sdk\/v4\/go\/kubernetes\/(?!yaml\/|helm\/|utilities)|kustomize\/(api\/resmap|kyaml\/openapi)|lib\/pq|sql-migrate/,
};

for (const { name, omits } of MODULES) {
  if (omits === undefined) continue;
  test(`${name} is built from nothing that ${omits} leaves out`, async (t) => {
    const work = join(folder, name);
    await mkdir(work);
    const omission = { module: join(sources, name), sources, omits, work, env: process.env };
    const packages = await packagesOf(name, await withoutOmitted(omission));
    t.true(packages.length > 300);
    t.deepEqual(
      packages.filter((path) => UNWANTED[omits].test(path)),
      [],
    );
  });
}

for (const name of ["kubernetes", "kubernetes-plugin"]) {
  test(`without the omission ${name} has such packages: the pattern finds them`, async (t) => {
    const omits = MODULES.find((module) => module.name === name)?.omits ?? "clouds";
    const packages = await packagesOf(name, []);
    t.true(packages.filter((path) => UNWANTED[omits].test(path)).length > 40);
  });
}

test("without the omission the engine has such packages: the pattern finds them", async (t) => {
  const packages = await packagesOf("cli", []);
  t.true(packages.filter((path) => FOREIGN.test(path)).length > 50);
});

test("the built engine has no such code", async (t) => {
  const found = new Set<string>();
  const wanted = [
    "pulumi/pkg/v3/backend/diy",
    "azure-sdk-for-go",
    "go-control-plane",
    "aws-sdk-go-v2/service/kms",
  ];
  let last = "";
  for await (const chunk of createReadStream(join(toolchainPaths().bin, "pulumi"), "latin1")) {
    const text = last + chunk;
    for (const one of wanted)
      if (text.includes(`${one}.`) || text.includes(`${one}/`)) found.add(one);
    last = text.slice(-200);
  }
  t.deepEqual([...found], ["pulumi/pkg/v3/backend/diy"]);
});

for (const url of ["azblob://state", "gs://state"]) {
  test(`a state at ${url} is rejected`, async (t) => {
    const env = {
      PULUMI_BACKEND_URL: url,
      AZURE_STORAGE_ACCOUNT: "x",
      GOOGLE_OAUTH_ACCESS_TOKEN: "x",
    };
    const { code, output } = await engine.pulumi("first-program", ["stack", "ls"], env);
    t.not(code, 0);
    t.regex(output, new RegExp(`this build of Pulumi has no driver for ${url.split("//")[0]}//`));
  });
}

for (const url of [
  "awskms://alias/x?region=eu-west-1",
  "azurekeyvault://x.example/keys/x",
  "gcpkms://projects/x",
]) {
  test(`a key at ${url.split("?")[0]} is rejected`, async (t) => {
    const args = ["stack", "init", "with-key", "--secrets-provider", url];
    const env = { GOOGLE_OAUTH_ACCESS_TOKEN: "x" };
    const { code, output } = await engine.pulumi("first-program", args, env);
    t.not(code, 0);
    t.regex(output, /no driver (registered )?for/);
  });
}

test("an account of a foreign cloud is not set up", async (t) => {
  const { code, output } = await engine.pulumi("first-program", ["env", "setup", "aws"]);
  t.not(code, 0);
  t.regex(output, /sets up no accounts of foreign clouds/);
});
