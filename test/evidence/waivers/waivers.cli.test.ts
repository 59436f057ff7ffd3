/** `estate waivers` on real repositories: what is in force, and what the history had, however commits are dated. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { stringify } from "yaml";
import { waiverHistory } from "../../../evidence/waivers/history.ts";
import { waiversReport } from "../../../evidence/waivers/report.ts";
import { toText } from "../../../evidence/waivers/text.ts";
import { estate } from "../../helpers/command.ts";
import { testRepository } from "../../helpers/repository.ts";
import { granting, WAIVERS, waiver } from "../compliance/fixture.ts";

/** Without anchors, which the file may not have. */
const yaml = (data: unknown) => stringify(data, { aliasDuplicateObjects: false });
const FILE = "policies/waivers.yaml";
const asOf = "2026-11-24";

test("terms that were replaced and waivers that were removed are past, with their commits", async (t) => {
  const made = await testRepository(t);
  const earlier = { ...waiver, expiry: "2026-11-01" };
  const first = await made.commit({ [FILE]: yaml({ soon: earlier, gone: waiver }) });
  const second = await made.commit({ [FILE]: yaml({ soon: waiver, gone: waiver }) });
  await writeFile(join(made.folder, FILE), yaml({ soon: waiver }));
  await made.git(["commit", "-q", "-a", "-m", "backdated", "--date=1999-01-01T00:00:00Z"]);
  const last = await made.git(["rev-parse", "HEAD"]);
  const history = await waiverHistory(join(made.folder, FILE), { soon: waiver });
  const report = waiversReport(granting({ soon: waiver }), history, { asOf, language: "en" });
  t.deepEqual(report.notLookedAt, []);
  t.like(report.waivers[0], { key: "soon", standing: "expiring", daysLeft: 26 });
  t.is(report.waivers[0]?.since?.commit, second.slice(0, 10));
  t.deepEqual(
    report.past.map(({ key, expiry, from, until }) => [key, expiry, from.commit, until?.commit]),
    [
      ["gone", "2026-12-20", first.slice(0, 10), last.slice(0, 10)],
      ["soon", "2026-11-01", first.slice(0, 10), second.slice(0, 10)],
    ],
  );
  t.is(report.past[0]?.approver, "responsable de la conformité du Niger (niger-compliance)");
  t.is(report.past[0]?.from.author, "Awa Traoré <awa@example.ml>");
  t.regex(
    toText(report, "fr"),
    /^1 en vigueur, dont 1 pour 30 jours au plus ; 0 échue ; 2 passées$/m,
  );
});

test("a version that cannot be read is named, and hides no other", async (t) => {
  const made = await testRepository(t);
  await made.commit({ [FILE]: yaml({ gone: waiver }) });
  const broken = await made.commit({ [FILE]: "{ not: [closed" });
  await made.commit({ [FILE]: "{}\n" });
  const history = await waiverHistory(join(made.folder, FILE), {});
  const { past, notLookedAt } = waiversReport(granting({}), history, { asOf, language: "en" });
  t.deepEqual(
    past.map(({ key }) => key),
    ["gone"],
  );
  t.deepEqual(notLookedAt, [`1 unreadable version of the file: ${broken.slice(0, 10)}`]);
});

test("without a repository the file's waivers are listed, and the history is named as not looked at", async (t) => {
  const history = await waiverHistory("/tmp/waivers.yaml", {});
  t.deepEqual(history.past, []);
  t.regex(history.notLookedAt[0]?.en ?? "", /^the history of the file: .* is in no git repository/);
});

test("the command lists the reference's waivers: none, exit code 0", async (t) => {
  t.regex(await readFile(WAIVERS, "utf8"), /^\{\}$/m);
  const { stdout, stderr, exitCode } = await estate("waivers", "--lang", "en", "--as-of", asOf);
  t.is(stderr, "");
  t.is(exitCode, 0);
  t.regex(
    stdout,
    /^Waivers as of 2026-11-24\n0 in force, 0 of them for 30 days at most; 0 expired; /,
  );
});
