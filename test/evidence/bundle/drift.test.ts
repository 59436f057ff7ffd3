/** A drift report in a bundle: violations that only the cloud shows decide controls and result; a doctored one is named. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { documentsOf } from "../../../evidence/bundle/documents.ts";
import { readDrift } from "../../../evidence/bundle/drift.ts";
import { PATHS } from "../../../evidence/bundle/model.ts";
import { toJson, toText } from "../../../evidence/bundle/verify/text.ts";
import type { Report } from "../../../operations/drift/model.ts";
import { toJsonText } from "../../../output/json.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { Misuse } from "../../../output/user-error.ts";
import { driftReport } from "../drift/reports.ts";
import {
  filesOf,
  found,
  signedAgain,
  sourceOf,
  VIOLATED,
  verifyFiles,
  WAIVERS,
} from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-bundle-drift-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

let off: Report;
let hole: Report;
let subject = "";

test.before(async () => {
  off = await driftReport({ off: true });
  hole = await driftReport({ off: true, shared: "by-hand" });
  subject = hole.findings.flatMap(({ violations }) => violations)[0]?.subject ?? "";
});

interface Oscal {
  readonly props: readonly { readonly name: string; readonly value: string }[];
  readonly title: string;
  readonly description: string;
  readonly collected?: string;
  readonly uuid: string;
  readonly "related-observations"?: readonly { readonly "observation-uuid": string }[];
  readonly "relevant-evidence"?: readonly { readonly href: string }[];
}

/** The single result of the OSCAL document of some source. */
function resultsOf(source: Parameters<typeof documentsOf>[0]) {
  const document = JSON.parse(documentsOf(source).get(PATHS.results) ?? "") as {
    "assessment-results": {
      results: Record<"observations" | "findings" | "risks", Oscal[]>[];
    };
  };
  const [result] = document["assessment-results"].results;
  if (result === undefined) throw new Error("no result");
  return result;
}

const itemsOf = (source: Parameters<typeof documentsOf>[0]) =>
  (
    JSON.parse(documentsOf(source).get(PATHS.milestones) ?? "") as {
      "plan-of-action-and-milestones": { "poam-items": Oscal[] };
    }
  )["plan-of-action-and-milestones"]["poam-items"];

const propOf = ({ props }: Pick<Oscal, "props">, name: string) =>
  props.find((one) => one.name === name)?.value;

test("without a report drift is not assessed, and every document says so", (t) => {
  const source = sourceOf({});
  const { observations } = resultsOf(source);
  const drift = observations.filter((one) => propOf(one, "drift") !== undefined);
  t.is(drift.length, 1);
  t.regex(drift[0]?.description ?? "", /^Non évalué : les écarts\.[\s\S]*Not assessed: drift\./);
  t.true(itemsOf(source).some(({ title }) => title === "Non évalué : drift / Not assessed: drift"));
  const { drift: word } = JSON.parse(documentsOf(source).get(PATHS.controls) ?? "") as {
    drift: string;
  };
  t.is(word, "notAssessed");
  t.regex(
    toText(verifyFiles(filesOf(source)), "en", false),
    /bamako's cloud itself, .*no drift report/,
  );
});

test("differences that no rule denies are observations, and fail nothing", (t) => {
  const source = sourceOf({ drift: off });
  const files = filesOf(source);
  const verification = verifyFiles(files);
  t.deepEqual(found(verification), []);
  t.is(verification.statement?.result, "passed");
  const { observations } = resultsOf(source);
  const things = observations.filter((one) => propOf(one, "drift") === "changed");
  t.is(things.length, 1);
  const [thing] = things;
  t.regex(thing?.title ?? "", /CHANGÉ : réseau bamako-treasury-front \/ CHANGED: network bamako/);
  t.regex(thing?.description ?? "", /annuler : pulumi refresh[\s\S]*revert: pulumi refresh/);
  t.is(thing?.["relevant-evidence"]?.[0]?.href, "../drift/report.json");
  t.is(thing?.collected, hole.at);
  t.false(itemsOf(source).some(({ title }) => /: drift$/.test(title)));
});

test("a control that drift violates is not satisfied, with its risk and its observations", (t) => {
  const before = verifyFiles(filesOf(sourceOf({})));
  const source = sourceOf({ drift: hole });
  const verification = verifyFiles(filesOf(source));
  t.deepEqual(found(verification), ["driftFailed"]);
  t.is(verification.statement?.result, "failed");
  const control = (of: typeof before) =>
    of.controls?.find(({ number, framework }) => number === "9.7" && framework === "secNumCloud");
  t.is(control(before)?.result, "satisfied");
  t.is(control(verification)?.result, "notSatisfied");
  const { findings, risks, observations } = resultsOf(source);
  const risk = risks.find((one) => propOf(one, "seen-in") === "cloud");
  t.is(risk && propOf(risk, "rule"), "tenant-sharing");
  const finding = findings.find(({ title }) => title === "SecNumCloud 3.2 9.7");
  t.is(finding && propOf(finding, "result"), "notSatisfied");
  const thing = observations.find((one) => propOf(one, "drift") === "unmanaged");
  const related = finding?.["related-observations"]?.map((one) => one["observation-uuid"]) ?? [];
  t.true(related.includes(thing?.uuid ?? "?"));
  const known = new Set(observations.map(({ uuid }) => uuid));
  t.is(known.size, observations.length);
  for (const one of findings) {
    for (const seen of one["related-observations"] ?? [])
      t.true(known.has(seen["observation-uuid"]));
  }
  const text = toText(verification, "fr", true);
  t.regex(text, /^Nuage lu le 2026-11-24 08:00:12 UTC, écarts : 2 écarts, 1 violation sans dérog/m);
  t.regex(text, /^SecNumCloud 3\.2 +9\.7 +non satisfaite /m);
  t.regex(
    text,
    /^! le nuage montre 1 violation sans dérogation que l'état enregistré ne montre pas$/m,
  );
  t.regex(text, /^AUTHENTIQUE, mais 1 constat/m);
  t.like(toJson(verification, "en"), { drift: "drift", result: "rejected", authentic: true });
});

test("a waiver counts on the day of the evidence, and one that only covers the cloud waives something", (t) => {
  const waivers = WAIVERS.replace(/scope: .*/, `scope: "${subject}"`);
  const { reports, ...others } = sourceOf({ waivers });
  const problem = {
    path: "shared-network.scope",
    what: "waives nothing",
    remediation: "Remove it.",
  };
  const audited = (report: typeof reports.en) => {
    return { ...report, result: "failed" as const, waiverProblems: [problem] };
  };
  const orphan = { ...others, reports: { fr: audited(reports.fr), en: audited(reports.en) } };
  const ofOrphan = (source: typeof orphan) => found(verifyFiles(filesOf(source, { waivers })));
  t.deepEqual(ofOrphan(orphan), ["auditFailed", "waiverFaulty shared-network.scope"]);
  const { digests } = sourceOf({ waivers, drift: hole });
  t.deepEqual(
    ofOrphan({ ...orphan, digests, drift: hole }),
    [],
    "the audit does not see what it waives",
  );
  const source = sourceOf({ waivers, drift: hole });
  const files = filesOf(source, { waivers });
  const verification = verifyFiles(files);
  t.deepEqual(found(verification), []);
  t.is(verification.statement?.result, "passed");
  t.is(verification.controls?.find(({ number }) => number === "9.7")?.result, "waived");
  const risk = resultsOf(source).risks.find((one) => propOf(one, "seen-in") === "cloud");
  t.like(risk, { status: "deviation-approved", deadline: "2026-12-31T23:59:59Z" });
  t.deepEqual(found(verifyFiles(files, "2027-01-01")), ["waiverExpired shared-network"]);
});

test("a violation that the recorded state has, too, is counted once", (t) => {
  const recorded = sourceOf({ state: VIOLATED }).reports.en.violations;
  const [first] = recorded;
  const { marks: _, howToWaive: __, waiver: ___, seenIn: ____, line: _____, ...same } = first ?? {};
  const consequences = [{ ...same, status: "failed" }] as Report["consequences"];
  const counts = { ...off.counts, failed: 1 };
  const source = sourceOf({ state: VIOLATED, drift: { ...off, consequences, counts } });
  t.is(resultsOf(source).risks.length, recorded.length);
  t.deepEqual(found(verifyFiles(filesOf(source))), ["auditFailed"]);
});

test("a report of another day, of another state or with gaps: each is listed as not assessed", (t) => {
  const keys = (drift: Report, more: object = {}) => {
    const source = sourceOf({ drift });
    const state = { ...source.digests.state, ...more };
    const items = itemsOf({ ...source, digests: { ...source.digests, state } });
    return items.flatMap(({ title }) => title.match(/Not assessed: (drift\w+)/)?.[1] ?? []);
  };
  t.deepEqual(keys(off), ["driftDay"]);
  t.deepEqual(keys({ ...off, at: "2026-11-25T08:00:00Z" }), []);
  t.deepEqual(keys(off, { file: "b".repeat(64) }), ["driftDay", "driftState"]);
  t.deepEqual(keys(off, { file: off.state.digest }), ["driftDay"]);
});

test("a doctored, swapped or missing report is named, also when an office signs it", (t) => {
  const source = sourceOf({ drift: hole });
  const files = filesOf(source);
  const byte = Buffer.from(files.get(PATHS.drift) ?? "");
  byte[byte.length - 2] = 0x20;
  t.true(
    found(verifyFiles(new Map([...files, [PATHS.drift, byte]]))).includes(`changed ${PATHS.drift}`),
  );
  const without = new Map([...files].filter(([path]) => path !== PATHS.drift));
  t.true(found(verifyFiles(without)).includes(`missing ${PATHS.drift}`));
  const swapped = (report: unknown) => {
    const other = new Map([...files, [PATHS.drift, Buffer.from(toJsonText(report))]]);
    return found(verifyFiles(signedAgain(other, source)));
  };
  const cases: readonly (readonly [unknown, string])[] = [
    [{ ...hole, findings: [] }, `malformed ${PATHS.drift}`],
    [{ ...hole, result: undefined }, `malformed ${PATHS.drift}`],
    [off, `disagree ${PATHS.drift}`],
    [{ ...hole, site: "niamey" }, `disagree ${PATHS.drift}`],
    [{ ...hole, rehearsal: true }, `disagree ${PATHS.drift}`],
  ];
  for (const [report, want] of cases) t.true(swapped(report).includes(want), want);
  const unnamed = sourceOf({});
  const more = new Map([...filesOf(unnamed), [PATHS.drift, Buffer.from(toJsonText(hole))]]);
  t.true(found(verifyFiles(signedAgain(more, unnamed))).includes(`disagree ${PATHS.drift}`));
  const dropped = signedAgain(without, source);
  t.true(found(verifyFiles(dropped)).includes(`missing ${PATHS.drift}`));
});

test("the same sources give the same documents", (t) => {
  for (const path of [PATHS.results, PATHS.milestones, PATHS.controls, PATHS.contracts]) {
    const text = () => documentsOf(sourceOf({ drift: hole })).get(path);
    t.is(text(), text());
  }
});

test("names that the cloud gives are no markup in OSCAL and control no terminal", async (t) => {
  const name = "x\u001b[2J\n<script>*a*\u202e";
  const source = sourceOf({ drift: await driftReport({ shared: name }) });
  const text = [...documentsOf(source).values()].join("");
  t.notRegex(text, /(?!\n)[\p{Cc}\p{Cf}]/u);
  const things = resultsOf(source).observations.filter(
    (one) => propOf(one, "drift") === "unmanaged",
  );
  for (const { title } of things) t.true(title.includes("\\<script\\>\\*a\\*"), title);
});

test("another site's report, one of a rehearsal, an older one and one that is none: each with file and line", (t) => {
  const write = (name: string, report: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, toJsonText(report));
    return path;
  };
  const state = {
    site: "bamako",
    shown: "state.json",
    rehearsal: false,
    time: "2026-11-24T09:00:00Z",
  };
  const reasons = (path: string, beside: Partial<typeof state> = {}) => {
    const error = t.throws(() => readDrift([path], { ...state, ...beside }), {
      instanceOf: Misuse,
    });
    return LANGUAGES.map((language) => error?.in(language).replaceAll(`${folder}/`, ""));
  };
  const path = write("drift.json", off);
  t.deepEqual(reasons(path), [
    "drift.json:11 : le rapport d'écarts a lu le nuage le 2026-11-24 08:00:12 UTC, et state.json a été enregistré le 2026-11-24 09:00:00 UTC ; refaites-le (estate drift bamako --format json)",
    "drift.json:11: the drift report read the cloud at 2026-11-24 08:00:12 UTC, and state.json was recorded at 2026-11-24 09:00:00 UTC; make it again (estate drift bamako --format json)",
  ]);
  t.regex(
    reasons(path, { site: "niamey" })[1] ?? "",
    /^drift\.json:8: the drift report of the site bamako; want that of/,
  );
  t.regex(
    reasons(path, { rehearsal: true })[1] ?? "",
    /^drift\.json:9: the drift report of the real site bamako; state\.json is the state of a rehearsal$/,
  );
  t.regex(
    reasons(write("none.json", { ...off, counts: {} }))[1] ?? "",
    /^none\.json:\d+: counts\.read: another shape/,
  );
  t.is(readDrift([path], { ...state, time: "2026-11-24T08:00:12Z" })?.report.site, "bamako");
  t.is(readDrift([], state), undefined);
});
