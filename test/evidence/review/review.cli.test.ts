/** `estate review` on real repositories: exit codes, formats, ranges, and nothing written. */
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { REFERENCE } from "../../estate/overlay.ts";
import { testRepository } from "../../helpers/repository.ts";

const PROGRAM = join(import.meta.dirname, "../../../cli/estate.ts");
const MAIL = "stacks/bamako/tenants/mail.yaml";

async function estateRepository(t: ExecutionContext) {
  const made = await testRepository(t);
  await cp(REFERENCE, made.folder, { recursive: true });
  const base = await made.commit({
    CODEOWNERS: "* @x/maintainers\n/stacks/*/tenants/ @x/tenants\n",
  });
  const review = (...args: string[]) =>
    execa(process.execPath, [PROGRAM, "review", ...args], {
      env: { AES_ESTATE_PROJECT: made.folder, LANG: "C" },
      cwd: made.folder,
      reject: false,
    });
  const mail = await readFile(join(made.folder, MAIL), "utf8");
  return { ...made, base, review, mail };
}

test("a harmless change passes, in three formats, and leaves the work tree as it is", async (t) => {
  const { commit, review, base, mail, folder, git } = await estateRepository(t);
  await commit({ [MAIL]: mail.replace("en: ", "en: New ") });
  await commit({ [MAIL]: "not even YAML: [" });
  await git(["checkout", "-q", "--detach"]);
  const before = await git(["status", "--porcelain"]);
  const markdown = await review(`${base}..main~1`, "--lang", "en");
  t.is(markdown.exitCode, 0, markdown.stderr);
  t.regex(markdown.stdout, /\*\*No new violation\.\*\*/);
  t.regex(markdown.stdout, /\*\*`tenants`\*\* \(`ML`\)/);
  const json = JSON.parse((await review(`${base}..main~1`, "--format", "json")).stdout);
  t.like(json, { result: "passed", changesEstate: true, language: "fr" });
  const output = join(folder, "../", `${folder.split("/").at(-1)}.sarif`);
  t.is((await review(`${base}..main~1`, "--format", "sarif", "--output", output)).exitCode, 0);
  t.deepEqual(JSON.parse(await readFile(output, "utf8")).runs[0].results, []);
  await execa("rm", [output]);
  t.is(await git(["status", "--porcelain"]), before);
});

test("a deletion without retire ends with 1; its SARIF says new; the other way round it is nothing new", async (t) => {
  const { commit, review, base } = await estateRepository(t);
  await commit({ [MAIL]: undefined });
  const sarif = await review(`${base}..`, "--format", "sarif");
  t.is(sarif.exitCode, 1, sarif.stderr);
  const [run] = JSON.parse(sarif.stdout).runs;
  t.true(run.results.every((one: { baselineState: string }) => one.baselineState === "new"));
  t.is(run.results[0].locations[0].physicalLocation.artifactLocation.uri, MAIL);
  t.is((await review(`..${base}`)).exitCode, 0);
});

test("three dots compare with the common ancestor: what BASE got meanwhile is no deletion", async (t) => {
  const { commit, review, git, mail } = await estateRepository(t);
  await git(["checkout", "-q", "-b", "change"]);
  await commit({ [MAIL]: mail.replace("en: ", "en: New ") });
  await git(["checkout", "-q", "main"]);
  await commit({ "policies/note.md": "x", [MAIL.replace("mail", "extra")]: "x: 1\n" });
  t.is((await review("main...change")).exitCode, 0);
  t.is((await review("main..change")).exitCode, 1);
});

test("no result is exit code 2 and one sentence", async (t) => {
  const { review, folder } = await estateRepository(t);
  for (const range of ["main", "nowhere..main", "main..--output=x", "..", "main....main"]) {
    const { exitCode, stderr, stdout } = await review(range, "--lang", "en");
    t.is(exitCode, 2, range);
    t.is(stdout, "", range);
    t.regex(stderr, /^estate: .+$/, range);
  }
  t.is((await review("main..main", "--format", "html")).exitCode, 2);
  t.is((await review("main..main", "--output", "/nowhere/x")).exitCode, 2);
  t.false((await readdir(folder)).includes("output=x"));
});
