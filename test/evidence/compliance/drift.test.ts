/** Drift reports in a statement: a hole made by hand fails it, other drift is named beside the result, and gaps are listed. */
import test from "ava";
import { driftText } from "../../../evidence/compliance/drift-text.ts";
import { toHtml } from "../../../evidence/compliance/html.ts";
import { driftSection } from "../../../evidence/compliance/html-drift.ts";
import { toJunit } from "../../../evidence/compliance/junit.ts";
import { type Statement, statementSchema } from "../../../evidence/compliance/model.ts";
import { toText } from "../../../evidence/compliance/text.ts";
import { wordsIn } from "../../../evidence/compliance/words.ts";
import { html } from "../../../output/html.ts";
import { toJsonText } from "../../../output/json.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { isGenerated } from "../../generate/generated.ts";
import { type ByHand, driftFile } from "../drift/reports.ts";
import { AS_OF, compliant, granting, recorded, statement, waiver } from "./fixture.ts";

const GOLDEN = "test/evidence/compliance/golden";
const both: ByHand = { off: true, shared: "by-hand" };

/** A compliant state, and a report of what was changed by hand. */
async function seen(byHand: ByHand, more: Parameters<typeof statement>[0] = {}) {
  const drift = [await driftFile(byHand)];
  return statement({ recorded: [recorded(compliant)], drift, ...more });
}

const gaps = ({ notLookedAt }: Statement) =>
  notLookedAt.map(({ key }) => key).filter((key) => /^drift/.test(key));

test("without a report the cloud was not looked at, and the summary says so", async (t) => {
  const one = await statement({ recorded: [recorded(compliant)] });
  t.is(one.result, "compliant");
  t.regex(
    one.summary,
    /The cloud itself was not compared, at Bamako national data centre\. 22 platforms/,
  );
  t.deepEqual(gaps(one), ["drift"]);
  t.deepEqual(one.drift, []);
  t.regex(
    toText(one),
    /CHANGED BY HAND\n- bamako: no drift report, the cloud itself was not compared\n/,
  );
});

test("a clean report: compliant, with the day on which the cloud was read", async (t) => {
  const one = await seen({});
  t.is(one.result, "compliant");
  t.regex(
    one.summary,
    /No change made by hand was found, at Bamako national data centre \(2026-11-24\)\./,
  );
  t.notRegex(one.summary, /not compared/);
  t.false(gaps(one).includes("drift"));
  t.deepEqual(one.sources.at(-1), {
    kind: "drift",
    site: "bamako",
    name: "drift.json",
    digest: "00",
  });
});

test("drift that no rule denies is listed, and named beside the result", async (t) => {
  const one = await seen({ off: true });
  t.is(one.result, "compliant");
  t.regex(one.summary, /^COMPLIANT: [^.]*\. 1 change made by hand that no rule denies, at Bamako/);
  const [drift] = one.drift;
  t.like(drift?.counts, { changed: 1, unmanaged: 0, gone: 0, failed: 0 });
  t.like(drift?.tenants, [{ tenant: "treasury", owner: "ML", changed: 1, failed: 0 }]);
  t.like(drift?.findings[0], { is: "changed", name: "bamako-treasury-front" });
  t.regex(toText(one), /revert: pulumi refresh --stack bamako && pulumi up --stack bamako/);
});

test("a hole made by hand fails the statement with its rule, as one in the state does", async (t) => {
  const one = await seen(both);
  t.is(one.result, "nonCompliant");
  t.regex(one.summary, /^NON-COMPLIANT: 1 violation without a waiver, 0 other problems/);
  const [violation] = one.violations;
  t.like(violation, {
    rule: "tenant-sharing",
    status: "failed",
    tenant: "treasury",
    owner: "ML",
    dataClass: "administrative",
    seenIn: "cloud",
  });
  const data = one.statements.find(
    ({ owner, dataClass }) => `${owner} ${dataClass}` === "ML administrative",
  );
  t.deepEqual(data?.findings, { raw: 1, waived: 0, failed: 1 });
  t.is(one.rules.find(({ name }) => name === "tenant-sharing")?.status, "failed");
  t.regex(toJunit(one), /<testsuite name="tenant-sharing" tests="\d+" failures="1"/);
  const unread = await seen(both, { recorded: [] });
  t.is(unread.result, "nonCompliant", "also where no state was read");
  t.regex(toHtml(unread), /<dt>Failed<\/dt><dd>1<\/dd>/);
});

test("a waiver counts on the statement's day, and is not one that waives nothing", async (t) => {
  const [{ subject = "" } = {}] = (await seen(both)).violations;
  const waived = granting({ "hand-made": { ...waiver, scope: subject } });
  const one = await seen(both, { waivers: waived });
  t.is(one.result, "compliant");
  t.deepEqual(one.findings, { raw: 1, waived: 1, failed: 0 });
  t.is(one.drift[0]?.findings.flatMap(({ violations }) => violations)[0]?.waiver, "hand-made");
  const state = recorded(compliant);
  const orphan = { path: "hand-made.scope", what: "waives nothing" };
  const report = { ...state.report, waiverProblems: [orphan] } as typeof state.report;
  const audited = await seen(both, { waivers: waived, recorded: [{ ...state, report }] });
  t.deepEqual(audited.problems, [], "the audit does not see what it waives");
  const without = await seen({}, { waivers: waived, recorded: [{ ...state, report }] });
  t.is(without.problems.length, 1);
  const ended = granting({ "hand-made": { ...waiver, scope: subject, expiry: "2026-11-23" } });
  t.is((await seen(both, { waivers: ended })).findings.failed, 1);
});

test("another owner's drift is not in a statement on one country", async (t) => {
  const one = await seen(both, { owners: ["NE"] });
  t.is(one.result, "compliant");
  t.deepEqual(one.drift[0]?.findings, []);
  t.regex(one.summary, /No change made by hand was found, .* Data of NE only\./);
});

test("gaps are among what was not looked at; a report with a gap that matters is not clean", async (t) => {
  const one = await seen({ closed: true });
  t.is(one.drift[0]?.result, "incomplete");
  t.regex(one.summary, /Changes made by hand were looked for only in part, at Bamako/);
  t.true(gaps(one).includes("driftIncomplete"));
  const { notAssessed } = (await driftFile({ closed: true })).report;
  t.deepEqual(
    one.notLookedAt.flatMap(({ key, what }) => (key.startsWith("drift.") ? [what] : [])),
    notAssessed.map(({ what }) => what),
  );
});

test("a report of another day, older than the state or of another state: the statement says so", async (t) => {
  const same = { ...recorded(compliant), digest: "0" };
  const of = async (more: object, state = same) =>
    gaps(await statement({ recorded: [state], drift: [await driftFile({}, "en", more)] })).filter(
      (key) => !key.includes("."),
    );
  t.deepEqual(await of({}), []);
  t.deepEqual(await of({ at: "2026-11-20T08:00:00Z" }), ["driftDay"]);
  t.deepEqual(await of({}, { ...same, time: "2026-11-24T08:00:13+00:00" }), ["driftOlder"]);
  t.deepEqual(await of({}, { ...same, time: "2026-11-24T08:00:12+00:00" }), []);
  t.deepEqual(await of({}, recorded(compliant)), ["driftState"]);
  t.deepEqual(await of({ rehearsal: true }, recorded(compliant)), []);
  t.is(AS_OF, "2026-11-24");
});

test("a violation that the state has recorded since is counted once", async (t) => {
  const one = await seen(both);
  const [{ seenIn: _, ...violation } = { seenIn: "cloud" }] = one.violations;
  const state = recorded(compliant);
  const [{ what = "" } = {}] = one.violations;
  const audited = { ...violation, what, seenIn: "outputs", marks: [], howToWaive: [] };
  const report = { ...state.report, violations: [audited] } as unknown as typeof state.report;
  const again = await seen(both, { recorded: [{ ...state, report }] });
  const drift = [await driftFile(both, "fr")];
  const inFrench = await seen(both, { recorded: [{ ...state, report }], drift });
  for (const { violations, findings } of [again, inFrench]) {
    t.deepEqual(
      violations.map(({ seenIn }) => seenIn),
      ["outputs"],
    );
    t.is(findings.failed, 1);
  }
});

for (const language of LANGUAGES) {
  test(`the section is as it was read and approved: ${language} (make generate writes it)`, async (t) => {
    const drift = [await driftFile(both, language)];
    const one = await statement({ language, drift, recorded: [recorded(compliant, language)] });
    const say = wordsIn(language);
    isGenerated(t, `${GOLDEN}/drift.${language}.txt`, `${driftText(one, say).join("\n")}\n`);
    isGenerated(t, `${GOLDEN}/drift.${language}.html`, html`${driftSection(one, say)}`.text);
    t.deepEqual(statementSchema.parse(JSON.parse(toJsonText(one))), one);
  });
}

test("texts of a report in the other language are marked", async (t) => {
  const drift = [await driftFile(both, "fr")];
  const one = await statement({ drift, recorded: [recorded(compliant)] });
  t.is(one.violations[0]?.language, "fr");
  t.true(one.notLookedAt.some(({ key, language }) => key === "drift.secrets" && language === "fr"));
  t.regex(toHtml(one), /<span lang="fr">/);
  t.regex(toText(one), /the report's texts are in French/);
  t.regex(toText(one), /CHANGED {2}network bamako-treasury-front/, "titles of kinds are known");
});

test("names that the cloud gives control no terminal and no page", async (t) => {
  const name = "x\u001b[2J\nCOMPLIANT\u202e<script>alert(1)</script>";
  const one = await seen({ shared: name });
  for (const text of [toText(one), toHtml(one), toJunit(one), toJsonText(one)]) {
    t.notRegex(text, /(?!\n)[\p{Cc}\p{Cf}]/u);
    t.notRegex(text, /^COMPLIANT/m);
  }
  t.false(toHtml(one).includes("<script"));
});
