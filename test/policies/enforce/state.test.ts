import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { readProjectStack } from "../../../policies/enforce/state.ts";
import { storeBehind } from "../../../policies/enforce/state-keeper.ts";
import { evaluateState } from "../../../policies/evaluate.ts";
import { startKeeper } from "../../helpers/keeper.ts";
import { alliance, TODAY } from "../fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-state-"));
test.after.always(() => rmSync(folder, { recursive: true }));

/** Writes files to a folder of the test, and returns that folder. */
function projectFolder(name: string, files: Record<string, string>): string {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return join(folder, name);
}
const noLogin = { PULUMI_HOME: join(folder, "no-login") };

test("the environment wins over the project, and the project over the login", (t) => {
  const root = projectFolder("order", {
    "Pulumi.yaml": "{ name: p, runtime: nodejs, backend: { url: s3://project } }",
    "bare/Pulumi.yaml": "{ name: p, runtime: nodejs }",
    "home/credentials.json": '{ "current": "https://api.pulumi.com" }',
  });
  const env = { PULUMI_HOME: join(root, "home") };
  const backend = (where: string, more = {}) =>
    readProjectStack(where, "dev", { ...env, ...more })?.state.backendUrl;
  t.is(backend(root, { PULUMI_BACKEND_URL: "file:///x" }), "file:///x");
  t.is(backend(root), "s3://project");
  t.is(backend(join(root, "bare")), "https://api.pulumi.com");
  t.is(readProjectStack(join(root, "bare"), "dev", noLogin)?.state.backendUrl, undefined);
  t.is(
    backend(join(root, "bare"), { PULUMI_HOME: "/", PULUMI_CREDENTIALS_PATH: join(root, "home") }),
    "https://api.pulumi.com",
  );
});

test("the secrets provider is the stack's own, else what its backend implies", (t) => {
  const root = projectFolder("secrets", {
    "Pulumi.yaml": "{ name: p, runtime: nodejs }",
    "Pulumi.vault.yaml": "secretsprovider: hashivault://aes",
    "Pulumi.plain.yaml": "encryptionsalt: v1:x",
    "Pulumi.default.yaml": "secretsprovider: default",
  });
  const provider = (stack: string, PULUMI_BACKEND_URL?: string) =>
    readProjectStack(root, stack, { ...noLogin, PULUMI_BACKEND_URL })?.state.secretsProvider;
  t.is(provider("vault", "file:///x"), "hashivault://aes");
  for (const stack of ["plain", "default", "absent"]) {
    t.is(provider(stack, "file:///x"), "passphrase");
    t.is(provider(stack, "https://api.pulumi.com"), "service");
    t.is(provider(stack), "service");
  }
});

test("behind a state keeper is its store, whose secrets a passphrase protects; a false keeper stays what it is", async (t) => {
  const root = projectFolder("keeper", {
    "Pulumi.yaml": "{ name: p, runtime: nodejs }",
    "Pulumi.vault.yaml": "secretsprovider: hashivault://aes",
  });
  const store = "s3://aes-bamako-state?endpoint=http://127.0.0.1:1&region=bamako-1";
  const keeper = await startKeeper(store);
  try {
    const state = (more: Record<string, string | undefined>, stack = "plain") =>
      readProjectStack(root, stack, { ...noLogin, ...keeper.variables, ...more })?.state;
    const wrong = "0".repeat(64);
    t.is(state({ PULUMI_ACCESS_TOKEN: wrong })?.backendUrl, keeper.url);
    t.is(state({ PULUMI_ACCESS_TOKEN: undefined })?.backendUrl, keeper.url);
    t.is(state({ PULUMI_ACCESS_TOKEN: wrong })?.secretsProvider, "service");
    t.is(state({})?.backendUrl, store);
    t.is(state({})?.secretsProvider, "passphrase");
    t.is(state({}, "vault")?.secretsProvider, "hashivault://aes");
    const elsewhere = keeper.url.replace("127.0.0.1", "localhost");
    t.is(state({ PULUMI_BACKEND_URL: elsewhere })?.backendUrl, elsewhere);
  } finally {
    await keeper.end();
  }
});

test("the policy evaluates the store behind a keeper", async (t) => {
  const root = projectFolder("evaluated", {
    "Pulumi.yaml": "{ name: p, runtime: nodejs }",
    "Pulumi.bamako.yaml": "secretsprovider: hashivault://aes-bamako",
    "Pulumi.rehearsal.yaml": "encryptionsalt: v1:x",
  });
  const [registered = ""] = alliance.sites.bamako?.state.backends ?? [];
  const loopback = "endpoint=http://127.0.0.1:8080&region=bamako-1&use_path_style=true";
  const cases = [
    ["bamako", registered, []],
    ["bamako", "s3://aes-bamako-state?region=us-east-1", ["backendForeign"]],
    ["bamako", `s3://aes-bamako-state?${loopback}`, ["backendForeign"]],
    ["rehearsal", `s3://aes-bamako-state?${loopback}`, []],
    ["rehearsal", "s3://aes-bamako-state?region=us-east-1", ["backendNotLocal"]],
    ["rehearsal", "postgres://state.bamako.aes.example/pulumi", ["backendNotLocal"]],
  ] as const;
  for (const [stack, store, denials] of cases) {
    const keeper = await startKeeper(store);
    try {
      const env = {
        ...noLogin,
        ...keeper.variables,
        VAULT_ADDR: "https://vault.bamako.aes.example:8200",
      };
      const state = readProjectStack(root, stack, env)?.state ?? {};
      const context = { alliance, site: "bamako", today: TODAY, rehearsal: stack === "rehearsal" };
      t.deepEqual(
        evaluateState(state, context).map((violation) => violation.case),
        [...denials],
        store,
      );
    } finally {
      await keeper.end();
    }
  }
});

test("what is not the URL of a store is no answer of a keeper", async (t) => {
  for (const answer of ["https://api.pulumi.com", "gs://bucket", "s3://", ""]) {
    const keeper = await startKeeper(answer);
    try {
      t.is(storeBehind(keeper.url, keeper.variables.PULUMI_ACCESS_TOKEN), undefined, answer);
    } finally {
      await keeper.end();
    }
  }
});

test("the environment names the Vault, in the CLI's own order", (t) => {
  const root = projectFolder("vault", { "Pulumi.yaml": "{ name: p, runtime: nodejs }" });
  const vault = (env: Record<string, string>) =>
    readProjectStack(root, "dev", { ...noLogin, ...env })?.state.environment;
  const VAULT_ADDR = "https://addr.example";
  const VAULT_SERVER_URL = "https://server.example";
  t.deepEqual(vault({}), { vault: undefined });
  t.deepEqual(vault({ VAULT_ADDR }), { vault: VAULT_ADDR });
  t.deepEqual(vault({ VAULT_ADDR, VAULT_SERVER_URL }), { vault: VAULT_SERVER_URL });
  t.deepEqual(vault({ VAULT_ADDR, VAULT_SERVER_URL: "" }), { vault: VAULT_ADDR });
});

test("the project is found from a folder below it, in each of its forms, with its stack folder", (t) => {
  const root = projectFolder("found", {
    "Pulumi.json": '{ "name": "j", "runtime": "nodejs", "stackConfigDir": "config" }',
    "config/Pulumi.dev.json": '{ "config": { "aes-estate:rehearsal": true } }',
    "src/deep/x": "",
  });
  const found = readProjectStack(join(root, "src/deep"), "dev", noLogin);
  t.is(found?.project, "j");
  t.deepEqual(found?.config, { "aes-estate:rehearsal": true });
});

test("the settings come from the file that the option's variable names, for the same project", (t) => {
  const root = projectFolder("elsewhere", {
    "Pulumi.yaml": "name: p\nruntime: nodejs\n",
    "Pulumi.dev.yaml": "config: { aes-estate:rehearsal: true }\n",
    "workspace/here.yaml":
      'secretsprovider: hashivault://dev\nconfig: { aes-estate:language: en, aes-estate:rehearsal: "true" }\n',
  });
  const env = { ...noLogin, PULUMI_OPTION_CONFIG_FILE: join(root, "workspace/here.yaml") };
  const found = readProjectStack(root, "dev", env);
  t.is(found?.project, "p");
  t.is(found?.state.secretsProvider, "hashivault://dev");
  t.deepEqual(found?.config, { "aes-estate:language": "en", "aes-estate:rehearsal": "true" });
});

test("without a project there is no state", (t) => {
  t.is(readProjectStack("/", "dev", noLogin), undefined);
});
