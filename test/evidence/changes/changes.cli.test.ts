/** `estate changes` on real repositories: periods, merges, approvals, waivers, updates, sites; and nothing is started. */
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { stringify } from "yaml";
import { type Changes, changesSchema } from "../../../evidence/changes/model.ts";
import { REFERENCE } from "../../estate/overlay.ts";
import { testRepository } from "../../helpers/repository.ts";
import { waiver } from "../compliance/fixture.ts";
import { TEXTS as STATES } from "./state-texts.ts";

const PROGRAM = join(import.meta.dirname, "../../../cli/estate.ts");
const MAIL = "stacks/bamako/tenants/mail.yaml";
const CUSTOMS = "stacks/ouagadougou/tenants/customs.yaml";
const WAIVERS = "policies/waivers.yaml";
const yaml = (data: unknown) => stringify(data, { aliasDuplicateObjects: false });

async function estateRepository(t: ExecutionContext) {
  const made = await testRepository(t);
  await cp(REFERENCE, made.folder, { recursive: true });
  const outside = await mkdtemp(join(tmpdir(), "aes-estate-changes-"));
  t.teardown(() => rm(outside, { recursive: true }));
  /** Commits all files on a day; the author's date is another one. */
  const commit = async (
    day: string,
    files: Readonly<Record<string, string | undefined>>,
    ...message: string[]
  ) => {
    for (const [name, text] of Object.entries(files)) {
      if (text === undefined) await rm(join(made.folder, name));
      else await writeFile(join(made.folder, name), text);
    }
    await made.git(["add", "--all"]);
    await dated(day, ["commit", "-q", "--allow-empty", ...message.flatMap((part) => ["-m", part])]);
    return made.git(["rev-parse", "HEAD"]);
  };
  const dated = (day: string, args: readonly string[]) =>
    execa("git", ["-c", "user.name=Awa Traoré", "-c", "user.email=awa@example.ml", ...args], {
      cwd: made.folder,
      env: {
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_COMMITTER_DATE: `${day}T12:00:00+00:00`,
        GIT_AUTHOR_DATE: "1999-01-01T00:00:00+00:00",
      },
    });
  const changes = (args: readonly string[], input = "") =>
    execa(process.execPath, [PROGRAM, "changes", "--today", "2026-11-30", ...args], {
      env: { AES_ESTATE_PROJECT: made.folder, LANG: "C" },
      cwd: made.folder,
      input,
      reject: false,
    });
  const report = async (args: readonly string[], input = ""): Promise<Changes> => {
    const { stdout, stderr, exitCode } = await changes([...args, "--format", "json"], input);
    t.is(stderr, "");
    t.is(exitCode, 0);
    return changesSchema.parse(JSON.parse(stdout));
  };
  const text = (file: string) => readFile(join(made.folder, file), "utf8");
  const base = await commit("2026-10-20", {}, "the estate");
  return { ...made, base, commit, dated, changes, report, text, outside };
}

test("a month with a merge, a waiver, a revert and recorded updates is one report", async (t) => {
  const made = await estateRepository(t);
  const { commit, dated, git, report, base } = made;
  const [mail, customs] = [await made.text(MAIL), await made.text(CUSTOMS)];
  await commit("2026-10-31", { [WAIVERS]: yaml({ old: waiver }) }, "a waiver");
  await git(["checkout", "-q", "-b", "topic"]);
  const topic = await commit("2026-11-02", { [MAIL]: mail.replace("en: ", "en: New ") }, "title");
  await git(["checkout", "-q", "main"]);
  await commit("2026-11-03", { [CUSTOMS]: customs.replace("en: ", "en: New ") }, "for a while");
  const merged = ["merge", "-q", "--no-ff", "topic", "-m", "Merge topic", "-m"];
  await dated("2026-11-04", [...merged, "Approved-by: Issa Keïta <issa@example.ml>"]);
  const merge = (await git(["rev-parse", "HEAD"])).slice(0, 10);
  await commit("2026-11-05", { [CUSTOMS]: customs }, "as before", "Signed-off-by: B");
  const last = await commit("2026-11-06", { [WAIVERS]: yaml({ other: waiver }) }, "waivers");
  await commit("2026-11-07", { "README.md": "x" }, "beside the estate");
  const head = await git(["rev-parse", "HEAD"]);
  const updates = [
    {
      version: 1,
      kind: "update",
      startTime: "2026-11-08T00:00:00.000Z",
      environment: { "git.head": head },
      config: { "estate:token": { value: "hunter2", secret: false } },
      result: "succeeded",
    },
    {
      version: 2,
      kind: "update",
      startTime: "2026-11-09T00:00:00.000Z",
      environment: { "git.head": "1".repeat(40) },
      config: {},
      result: "succeeded",
    },
  ];
  const states = STATES.map(({ name }) => ["--state", join(made.outside, name)]);
  for (const { name, text } of STATES) await writeFile(join(made.outside, name), text);
  const args = ["--since", "2026-11-01", "--updates", "-", ...states.flat()];
  const found = await report(args, JSON.stringify(updates));
  t.deepEqual(found.since.day, "2026-11-01");
  t.not(found.since.commit, base.slice(0, 10));
  t.deepEqual(
    found.commits.map(({ subject, day, mergedBy }) => [subject, day, mergedBy]),
    [
      ["waivers", "2026-11-06", undefined],
      ["as before", "2026-11-05", undefined],
      ["Merge topic", "2026-11-04", undefined],
      ["title", "2026-11-02", merge],
      ["for a while", "2026-11-03", undefined],
    ],
  );
  t.deepEqual(
    found.tenants.map(({ file, effect, commits, approvals }) => [file, effect, commits, approvals]),
    [
      [
        MAIL,
        found.tenants[0]?.effect,
        [merge, topic.slice(0, 10)],
        [{ key: "Approved-by", value: "Issa Keïta <issa@example.ml>", commit: merge }],
      ],
    ],
  );
  t.deepEqual(
    found.reverted.map(({ file, commits }) => [file, commits.length]),
    [[CUSTOMS, 2]],
  );
  const granted = found.rules.flatMap(({ waivers: { begun, ended } }) =>
    [...begun, ...ended].map(({ key, how, commit: by }) => [key, how, by]),
  );
  t.deepEqual(granted, [
    ["other", "entered", last.slice(0, 10)],
    ["old", "removed", last.slice(0, 10)],
  ]);
  t.deepEqual(
    found.updates?.updates.map(({ version, inHistory }) => [version, inHistory]),
    [
      [2, false],
      [1, true],
    ],
  );
  t.false(JSON.stringify(found).includes("hunter2"));
  const { violations, ...resources } = found.states?.counts ?? {};
  t.deepEqual(resources, { new: 1, gone: 1, changed: 4 });
  t.deepEqual(violations, { new: 2, gone: 1, unchanged: 3 });
  const one = await report(["ouagadougou", "--since", "2026-11-01"]);
  t.deepEqual(one.tenants, []);
  t.deepEqual(
    one.reverted.map(({ file }) => file),
    [CUSTOMS],
  );
  t.deepEqual((await report(["--since", "2026-11-07"])).commits, []);
  t.is((await report(["--since", base.slice(0, 12)])).commits.length, 6);
});

test("a history that begins later is all new; a backdated commit stays in its period", async (t) => {
  const { commit, report, text, base } = await estateRepository(t);
  const mail = await text(MAIL);
  await commit("2026-11-02", { [MAIL]: mail.replace("en: ", "en: New ") }, "one");
  await commit("2020-01-01", { [MAIL]: mail.replace("en: ", "en: Other ") }, "backdated");
  const all = await report(["--since", "2019-01-01"]);
  t.is(all.since.commit, undefined);
  t.true(all.tenants.every(({ status }) => status === "added"));
  t.regex(all.notes.join("\n"), /commence dans la période, le 2026-10-20/);
  t.deepEqual(all.counts.violations.gone, 0);
  const november = await report(["--since", "2026-11-01", "--lang", "en"]);
  t.is(november.since.commit, base.slice(0, 10));
  t.deepEqual(
    november.commits.map(({ subject }) => subject),
    ["backdated", "one"],
  );
  t.deepEqual(november.notes, [
    "1 commit of the period is dated before 2026-11-01; the order of history decides.",
  ]);
});

test("a signature is shown and no program is started; hostile commits control no terminal", async (t) => {
  const { commit, changes, git, text, folder, base } = await estateRepository(t);
  const mail = await text(MAIL);
  await commit("2026-11-02", { [MAIL]: mail.replace("en: ", "en: New ") }, "one");
  const raw = await git(["cat-file", "commit", "HEAD"]);
  const [header = "", body = ""] = raw.split("\n\n", 2);
  const signed = `${header.replaceAll("Awa Traoré", "Awa\u001b[2J<b>")}\ngpgsig x\n y\n\n\u001b[31m${body}\u202e\n`;
  const id = await git(["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], signed);
  await git(["reset", "-q", "--soft", id]);
  const mark = join(folder, "started");
  for (const key of ["core.fsmonitor", "core.pager", "gpg.program", "core.sshCommand"]) {
    await git(["config", key, `touch ${mark}`]);
  }
  await git(["config", "log.showSignature", "true"]);
  for (const format of ["text", "json", "html"]) {
    const { stdout, exitCode, stderr } = await changes(["--since", base, "--format", format]);
    t.is(exitCode, 0, stderr);
    t.false(stdout.includes("\u001b") || stdout.includes("\u202e"), format);
    if (format === "json") t.true(JSON.parse(stdout).commits[0].signature);
    if (format === "html") t.false(stdout.includes("<b>"));
  }
  t.false(existsSync(mark));
});

test("no result is exit code 2 and one sentence", async (t) => {
  const { changes, outside, base, git } = await estateRepository(t);
  const broken = join(outside, "updates.json");
  await writeFile(broken, '[{"version": "hunter2"}]');
  const wrong: readonly (readonly string[])[] = [
    [],
    ["--since", "2026-02-30"],
    ["--since", "2026-12-24"],
    ["--since", "nowhere"],
    ["--since", "--output=x"],
    ["--since", ""],
    ["--since", base, "atlantis"],
    ["--since", base, "--format", "pdf"],
    ["--since", base, "--today", "tomorrow"],
    ["--since", base, "--output", "/nowhere/x"],
    ["--since", base, "--updates", "/nowhere/x"],
    ["--since", base, "--updates", broken],
    ["--since", base, "--state", broken, "--state", broken],
    ["--since", base, "--state", "-", "--updates", "-"],
  ];
  for (const args of wrong) {
    const { exitCode, stderr, stdout } = await changes([...args, "--lang", "en"]);
    t.is(exitCode, 2, args.join(" "));
    t.is(stdout, "", args.join(" "));
    t.regex(stderr, /^estate: .+$/, args.join(" "));
    t.notRegex(stderr, /hunter2|\n\s+at |unexpected error/, args.join(" "));
  }
  t.is(await git(["status", "--porcelain"]), "");
});

test("a shallow clone has no day before its first commit", async (t) => {
  const { commit, folder, outside, base } = await estateRepository(t);
  await commit("2026-11-02", { "README.md": "x" }, "one");
  const clone = join(outside, "clone");
  await execa("git", ["clone", "-q", "--depth=1", `file://${folder}`, clone]);
  const answer = (since: string) =>
    execa(process.execPath, [PROGRAM, "changes", "--since", since, "--lang", "en"], {
      env: { AES_ESTATE_PROJECT: clone },
      cwd: clone,
      reject: false,
    });
  t.regex((await answer("2026-11-01")).stderr, /shallow clone does not go back to 2026-11-01/);
  t.regex((await answer(base)).stderr, /which this shallow clone lacks/);
  t.is((await answer("2026-11-03")).exitCode, 0);
});
