/** Removing a file or some lines: reported before an engine starts, with the way to proceed. */
import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { loadEstates } from "../../../checks/load.ts";
import { formatIssue } from "../../../estate/issue.ts";
import { lossesOf } from "../../../operations/state/compare.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { estateFolder } from "../../estate/overlay.ts";
import { edit } from "../../helpers/edit.ts";
import { stateWith } from "./recorded-state.ts";

const SITE = "bamako";
const FILE = "bamako/tenants/treasury.yaml";
const RECORDED = stateWith(SITE, {
  treasury: { containers: ["receipts"] },
  "civil-registry": {},
});

async function compare(
  root: string,
  {
    site = SITE,
    state = RECORDED,
    withdrawn,
  }: { site?: string; state?: typeof RECORDED; withdrawn?: string } = {},
) {
  const read = await loadEstates([site], { root });
  const found = await lossesOf(read, site, state, { root, withdrawn });
  const messages = found.issues.map((issue) => formatIssue(issue, "en", dirname(root)));
  return {
    ...found,
    messages,
    freed: found.freed.map(({ urn }) => nameOf(urn)),
    unsound: read.issues,
  };
}

/** The files in a git repository, as people have them. */
async function committed(
  t: ExecutionContext,
): Promise<{ root: string; git: (line: string) => void }> {
  const root = await estateFolder(t);
  const git = (line: string) => {
    execFileSync("bash", ["-c", line], { cwd: dirname(root), stdio: "pipe" });
  };
  return { root, git };
}

test("no loss is found while every recorded resource is declared", async (t) => {
  t.like(await compare(await estateFolder(t)), { messages: [], freed: [] });
});

test("a missing tenant file is requested, with the lines that allow the deletion; and those lines work", async (t) => {
  const root = await estateFolder(t);
  const was = await readFile(join(root, FILE), "utf8");
  await rm(join(root, FILE));
  const { messages, freed, issues } = await compare(root);
  t.is(messages.length, 1);
  t.deepEqual(freed, []);
  const [text = ""] = messages;
  t.regex(
    text,
    /treasury\.yaml:1: \.: got no file, while 5 resources of treasury are recorded at bamako, the container receipts, want/,
  );
  t.regex(
    text,
    /Bring it back: git checkout "\$\(git log -1 --diff-filter=AM --format=%H -- (\S+treasury\.yaml)\)" -- \1\n/,
  );
  for (const language of LANGUAGES) {
    const yaml = issues
      .map((issue) => formatIssue(issue, language, root).split("\n").at(-1))
      .join("");
    await writeFile(join(root, FILE), `${was}${yaml}\n`);
    const after = await compare(root);
    // Tenants that reference the treasury have their own lines to change.
    t.deepEqual(
      after.unsound.filter(({ file }) => file.endsWith(FILE)),
      [],
    );
    t.deepEqual(after.messages, []);
    t.deepEqual(after.freed, ["bamako-treasury-project", "bamako-treasury-receipts-container"]);
  }
});

test("missing lines of a container are requested at their place; and the lines offered allow the deletion", async (t) => {
  const root = await estateFolder(t);
  const without = (text: string) =>
    text.replace(/^containers:\n {2}receipts: .*\n/m, "").replace("  containers: [receipts]\n", "");
  const was = await readFile(join(root, FILE), "utf8");
  await edit(join(root, FILE), without);
  const { messages, issues } = await compare(root);
  t.regex(
    messages.join("\n"),
    /treasury\.yaml:\d+: containers\.receipts: got no container receipts any more, while 2 resources of it are recorded at bamako, want its lines/,
  );
  const yaml = formatIssue(issues[0] as (typeof issues)[0], "en", root)
    .split("\n")
    .at(-1);
  await writeFile(
    join(root, FILE),
    was.replace(/ {2}receipts: .*\n/, `  receipts:\n    maxGiB: 500\n${yaml}\n`),
  );
  const after = await compare(root);
  t.deepEqual(
    [after.unsound, after.messages, after.freed],
    [[], [], ["bamako-treasury-receipts-container"]],
  );
});

test("a tenant is not deleted before its day: its file is requested", async (t) => {
  const root = await estateFolder(t);
  await rm(join(root, FILE));
  const state = stateWith(SITE, { treasury: { protect: false } });
  t.is((await compare(root, { state })).messages.length, 1);
});

test("a resource that an interrupted run did not reach is not a loss, and an unreadable file is reported as such", async (t) => {
  const root = await estateFolder(t);
  await rm(join(root, FILE));
  const [stack, tenant] = RECORDED.resources ?? [];
  if (!stack || !tenant) return t.fail();
  t.deepEqual((await compare(root, { state: { resources: [stack, tenant] } })).messages, []);
  await writeFile(join(root, FILE), "tenant: [\n");
  t.deepEqual((await compare(root)).messages, []);
});

test("a cancelled move frees the resources of the new home, not those of a namesake", async (t) => {
  const root = await estateFolder(t);
  const made = (owner: string, protect: boolean) =>
    compare(root, {
      site: "ouagadougou",
      state: stateWith("ouagadougou", { tax: { owner, protect } }),
    });
  t.deepEqual((await made("ML", false)).messages, []);
  t.is((await made("BF", false)).messages.length, 1);
  t.is((await made("ML", true)).messages.length, 1);
});

test("a passive standby is freed by its home's file; an active one only by the failback", async (t) => {
  const root = await estateFolder(t);
  const site = "ouagadougou";
  const at = (protect: boolean) =>
    stateWith(site, { "bamako-procurement": { clusters: ["desk"], protect } });
  t.deepEqual((await compare(root, { site, state: at(false) })).messages, []);
  const { messages } = await compare(root, { site, state: at(true) });
  t.regex(
    messages.join("\n"),
    /ouagadougou\/site\.yaml:\d+: activeStandbyFor: got no bamako, while the cluster desk of bamako-procurement is in service here in its place/,
  );
  const back = await compare(root, { site, state: at(true), withdrawn: "bamako" });
  t.deepEqual([back.messages, back.freed], [[], ["ouagadougou-bamako-procurement-desk-cluster"]]);
  await rm(join(root, "bamako/tenants/procurement.yaml"));
  t.deepEqual((await compare(root, { site, state: at(false) })).messages, []);
  t.is((await compare(root, { site, state: at(true), withdrawn: "bamako" })).messages.length, 1);
});

test("a tenant with a standby's name is freed only by its own file", async (t) => {
  const root = await estateFolder(t);
  const file = join(root, "ouagadougou/tenants/bamako-liaison.yaml");
  const by = `{ name: "responsable de la conformité du Burkina Faso", office: ouagadougou-compliance }`;
  const open = await readFile(join(root, "ouagadougou/tenants/open-data.yaml"), "utf8");
  await writeFile(
    file,
    `${open.replace("tenant: open-data", "tenant: bamako-liaison")}retire: { after: 2026-01-01, approvedBy: ${by} }\n`,
  );
  const site = "ouagadougou";
  const state = stateWith(site, { "bamako-liaison": { owner: "BF" } });
  const { messages, freed } = await compare(root, { site, state });
  t.deepEqual([messages, freed], [[], ["ouagadougou-bamako-liaison-project"]]);
});

test("git brings a file back by the printed line, whether or not its removal was committed", async (t) => {
  const { root, git } = await committed(t);
  const here = root.slice(dirname(root).length + 1);
  const file = join(root, FILE);
  const was = await readFile(file, "utf8");
  const all = `git -c user.name=a -c user.email=a@b.example`;
  t.teardown(() => rm(join(dirname(root), here, ".git"), { recursive: true, force: true }));
  const inside = (line: string) => git(`cd ${here} && ${line}`);
  inside(`git init -q && git add -A && ${all} commit -qm one`);
  for (const removal of [`git rm -q ${FILE}`, `git rm -q ${FILE} && ${all} commit -qm two`]) {
    inside(removal);
    const { issues } = await compare(root);
    const line =
      /: (git checkout .*)$/m.exec(formatIssue(issues[0] as (typeof issues)[0], "en", root))?.[1] ??
      "";
    inside(line.replaceAll(`${here}/`, ""));
    t.is(await readFile(file, "utf8"), was);
  }
});
