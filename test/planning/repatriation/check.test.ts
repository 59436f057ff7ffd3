/** The register of platforms that come home: the reference is valid, and the effects of a later day or a change. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { parseDocument } from "yaml";
import { loadEstate, loadEstates } from "../../../checks/load.ts";
import { formatIssue } from "../../../estate/issue.ts";
import { addedBy } from "../../../planning/repatriation/headroom.ts";
import { estateFolder, STACKS } from "../../estate/overlay.ts";

const TODAY = "2026-11-25";

/** The issues of the reference register with one value changed, as `path: message`. */
async function issuesWith(
  t: ExecutionContext,
  path: readonly string[],
  value: unknown,
  today = TODAY,
  rejectLate = true,
): Promise<string[]> {
  const root = await estateFolder(t);
  const file = join(root, "repatriation.yaml");
  const document = parseDocument(await readFile(file, "utf8"));
  document.setIn(path, document.createNode(value));
  await writeFile(file, document.toString());
  const { issues } = await loadEstates(undefined, { root, today, rejectLate });
  return issues.map((issue) => formatIssue(issue, "en", root).replace(/^[^:]*:\d+: /, ""));
}

test.serial(
  "the reference holds two dozen platforms of the three members, all of them foreign",
  async (t) => {
    const { repatriation, issues } = await loadEstates(undefined, { root: STACKS, today: TODAY });
    t.deepEqual(issues, []);
    const platforms = Object.values(repatriation?.platforms ?? {});
    t.true(platforms.length >= 24);
    t.deepEqual(new Set(platforms.map(({ owner }) => owner)), new Set(["ML", "BF", "NE"]));
    t.deepEqual(
      new Set(platforms.map(({ status }) => status)),
      new Set(["planned", "moving", "home"]),
    );
    t.true(platforms.every(({ hosted }) => !["ML", "BF", "NE"].includes(hosted.country)));
    t.true(Object.isFrozen(platforms[0]?.size));
  },
);

test.serial("it does not begin to fail by itself before 2028-04-01", async (t) => {
  const on = async (today: string) => {
    const { issues } = await loadEstates(undefined, { root: STACKS, today });
    return issues.map(({ path }) => path);
  };
  t.deepEqual(await on("2028-03-31"), []);
  t.deepEqual(await on("2028-04-01"), ["platforms.ministry-mail.deadline"]);
});

test.serial("a late platform fails the check of its target's site, and of no other", async (t) => {
  const path = ["platforms", "civil-index", "deadline"];
  t.deepEqual(await issuesWith(t, path, "2026-11-25"), []);
  const [late = "", ...others] = await issuesWith(t, path, "2026-11-24");
  t.deepEqual(others, []);
  t.regex(
    late,
    /^platforms\.civil-index\.deadline: \[repatriation\] estate:platform\/civil-index is/,
  );
  t.regex(late, /still hosted abroad \(FR\), after its deadline of 2026-11-24/);
  const one = async (site: string) => {
    const { issues } = await loadEstate(site, { root: STACKS, today: "2028-04-01" });
    return issues.length;
  };
  t.deepEqual([await one("bamako"), await one("ouagadougou")], [1, 0]);
});

test.serial("a report can load an estate with late platforms", async (t) => {
  const options = { root: STACKS, today: "2029-03-01" }; // the last day of an office's attestation
  const { issues } = await loadEstates(undefined, options);
  t.is(issues.length, 12);
  const loaded = await loadEstates(undefined, { ...options, rejectLate: false });
  t.deepEqual(loaded.issues, []);
  t.is(loaded.estates.length, 2);
});

test.serial("but not one with a platform declared home without a valid day", async (t) => {
  const path = ["platforms", "court-registry"];
  const { repatriation } = await loadEstates(undefined, { root: STACKS, today: TODAY });
  const court = repatriation?.platforms["court-registry"];
  const issuesOf = async (change: object, rejectLate: boolean) =>
    issuesWith(t, path, { ...court, ...change }, TODAY, rejectLate);
  for (const [change, message] of [
    [{ status: "home" }, /without the date of its return/],
    [{ status: "home", moved: "2026-11-26" }, /home since 2026-11-26, a future date/],
  ] as const) {
    const [issue = "", ...others] = await issuesOf(change, false);
    t.deepEqual(others, []);
    t.regex(issue, /^platforms\.court-registry\.status: \[repatriation\] /);
    t.regex(issue, message);
    t.deepEqual(await issuesOf(change, true), [issue]);
  }
  t.deepEqual(await issuesOf({ status: "home", moved: TODAY }, false), []);
  const late = { deadline: "2026-11-24" };
  t.deepEqual([(await issuesOf(late, true)).length, (await issuesOf(late, false)).length], [1, 0]);
});

test.serial("a class that is not allowed at the target violates the policies", async (t) => {
  const target = { site: "ouagadougou", tenant: "civil-registry" };
  const [issue = "", ...others] = await issuesWith(
    t,
    ["platforms", "civil-index", "target"],
    target,
  );
  t.deepEqual(others, []);
  t.regex(
    issue,
    /^platforms\.civil-index\.target\.site: \[class-country\] estate:platform\/civil-index/,
  );
  t.regex(issue, /would store at site ouagadougou \(BF\) data of class “citizen” owned by ML/);
});

test.serial("a site that is not open cannot be a target", async (t) => {
  const target = { site: "niamey", tenant: "niger-civil-registry" };
  const [issue = "", ...others] = await issuesWith(
    t,
    ["platforms", "identity-index", "target"],
    target,
  );
  t.deepEqual(others, []);
  t.regex(issue, /got site niamey, which is not open, want an open site: bamako, ouagadougou/);
});

test.serial("an addition counts from its day on", async (t) => {
  const { repatriation } = await loadEstates(undefined, { root: STACKS, today: TODAY });
  if (repatriation === undefined) return t.fail();
  const cores = (day: string, target = "bamako/niger-civil-registry") =>
    addedBy(day, target, repatriation).cores;
  t.deepEqual([cores("2028-12-31"), cores("2029-01-01"), cores("2030-01-01")], [0, 16, 16]);
  t.is(cores("2030-01-01", "bamako/tax"), 0);
  const late = await issuesWith(t, ["additions", "niger-second-rack", "from"], "2030-07-01");
  t.is(late.length, 2); // cores and memory of the last platform
  t.regex(
    late[0] ?? "",
    /got 20 cores for what must be in bamako\/niger-civil-registry by 2030-06-30/,
  );
  t.regex(late[0] ?? "", /want at most 16, .* \(4 too many\)/);
});

test.serial("an estate without a register is sound", async (t) => {
  const root = await estateFolder(t);
  await rm(join(root, "repatriation.yaml"));
  const { estates, repatriation } = await loadEstates(undefined, { root });
  t.is(estates.length, 2);
  t.is(repatriation, undefined);
});
