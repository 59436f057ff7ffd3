/**
 * A stack's file on this machine: the repository's settings, overlaid with those made here; and the language from it.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execaNode } from "execa";
import { parse } from "yaml";
import { languageOf } from "../../../cli/language-option.ts";
import { mergedStack, writeStackFile } from "../../../operations/deploy/stack-file.ts";

const FIRST = `# What this stack connects to.
secretsprovider: passphrase
config:
  aes-estate:cloud: gao
  aes-estate:language: fr
  aes-estate:rehearsal: true
`;

/** As the engine writes the file back, with its own salt. */
const REWRITTEN = `config:
  aes-estate:cloud: gao
  aes-estate:language: fr
  aes-estate:rehearsal: "true"
encryptionsalt: v1:salt
`;

/** A repository and a workspace. */
async function machine(t: ExecutionContext, text = FIRST) {
  const root = await mkdtemp(join(tmpdir(), "aes-estate-stack-"));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  const [folder, workspace] = [join(root, "repository"), join(root, "workspace")] as const;
  await Promise.all([mkdir(join(folder, "stacks"), { recursive: true }), mkdir(workspace)]);
  const repository = (now: string) => writeFile(join(folder, "Pulumi.gao.yaml"), now);
  const engine = (now: string) => writeFile(join(workspace, "Pulumi.gao.yaml"), now);
  await repository(text);
  return {
    folder,
    workspace,
    repository,
    engine,
    copied: async () => {
      const text = await readFile(await writeStackFile("gao", workspace, folder), "utf8");
      t.is(mergedStack("gao", workspace, folder).toString(), text, "a second time is the same");
      return text;
    },
  };
}

test("the first copy is the repository's file, and the salt stays when the engine has written it", async (t) => {
  const { copied, engine, workspace } = await machine(t);
  t.is(await copied(), FIRST);
  await engine(REWRITTEN);
  t.is(await copied(), `${FIRST}encryptionsalt: v1:salt\n`);
  t.deepEqual((await readdir(workspace)).sort(), ["Pulumi.gao.yaml", "as-copied-gao.yaml"]);
});

test("local settings and removals stay, and changes in the repository are taken over", async (t) => {
  const { copied, engine, repository } = await machine(t);
  await copied();
  await engine(`config:
  aes-estate:cloud: gao-2
  aes-estate:rehearsal: "true"
  aes-estate:copyAccounts: { treasury: AUTH_1 }
  aes-estate:copyKeys: { secure: v1:x }
encryptionsalt: v1:salt
`);
  const here = {
    "aes-estate:cloud": "gao-2",
    "aes-estate:rehearsal": true,
    "aes-estate:copyAccounts": { treasury: "AUTH_1" },
    "aes-estate:copyKeys": { secure: "v1:x" },
  };
  t.deepEqual(parse(await copied()).config, here);
  await repository(`${FIRST}  aes-estate:new: 1\n`.replace("rehearsal: true", "rehearsal: false"));
  const now = { ...here, "aes-estate:rehearsal": false, "aes-estate:new": 1 };
  t.deepEqual(parse(await copied()).config, now);
});

test("a setting that is reset to the repository's value follows the repository again", async (t) => {
  const { copied, engine, repository } = await machine(t);
  await copied();
  await engine(REWRITTEN.replace("language: fr", "language: en"));
  t.is(parse(await copied()).config["aes-estate:language"], "en");
  await engine(REWRITTEN);
  t.is(parse(await copied()).config["aes-estate:language"], "fr");
  await repository(FIRST.replace("language: fr", "language: en"));
  t.is(parse(await copied()).config["aes-estate:language"], "en");
});

test("another secrets provider stays with its key", async (t) => {
  const { copied, engine, repository } = await machine(t);
  await copied();
  await engine(`config:
  aes-estate:cloud: gao
secretsprovider: hashivault://gao
encryptedkey: vault:v1:k
`);
  const provider = { secretsprovider: "hashivault://gao", encryptedkey: "vault:v1:k" };
  t.like(parse(await copied()), provider);
  await repository(`${FIRST}  aes-estate:new: 1\n`);
  t.like(parse(await copied()), provider);
});

test("a copy by a former version keeps its salt and local settings, and nothing stale", async (t) => {
  const { copied, engine } = await machine(t);
  await engine(`config:
  aes-estate:cloud: old
  aes-estate:copyKeys: { secure: v1:x }
encryptionsalt: v1:salt
`);
  const { config, encryptionsalt } = parse(await copied());
  t.is(encryptionsalt, "v1:salt");
  t.is(config["aes-estate:cloud"], "gao");
  t.deepEqual(config["aes-estate:copyKeys"], { secure: "v1:x" });
});

test("a command line gets the language of the option, the variable, the locale, or of the site's stack", async (t) => {
  const { folder } = await machine(t, FIRST.replace("language: fr", "language: en"));
  const line = ["check", "gao", "--root", join(folder, "stacks")];
  t.is(languageOf(line, {}), "en");
  t.is(languageOf(["check", "--root", join(folder, "stacks")], {}), "fr");
  t.is(languageOf(line, { LANG: "fr_ML.UTF-8" }), "fr");
  t.is(languageOf(line, { LANG: "fr", AES_ESTATE_LANGUAGE: "en" }), "en");
  t.is(languageOf([...line, "--lang=fr"], { AES_ESTATE_LANGUAGE: "en" }), "fr");
  t.is(languageOf([...line, "--lang", "de"], { LANG: "C" }), "en");
});

test("a pack that cannot start gives the reason in the language of `--lang`'s variable, or of the locale", async (t) => {
  const { folder } = await machine(t);
  const waivers = join(folder, "waivers.yaml");
  await writeFile(waivers, "version: 1\n");
  const pack = (env: Record<string, string>) =>
    execaNode(join(import.meta.dirname, "../../../policies/pack.ts"), ["127.0.0.1:1"], {
      env: { AES_ESTATE_WAIVERS: waivers, ...env },
      reject: false,
      all: true,
    });
  const words = { fr: /Suivez/, en: /Follow/ };
  t.regex((await pack({ LC_ALL: "en_GB.UTF-8" })).all, words.en);
  t.regex((await pack({ LC_ALL: "en_GB.UTF-8", AES_ESTATE_LANGUAGE: "fr" })).all, words.fr);
});
