/** Reports in every format: they have the same findings, three separate counts, and a list of everything not assessed. */
import test from "ava";
import type { Log } from "sarif";
import { convert } from "xmlbuilder2";
import { toJunit } from "../../../evidence/audit/junit.ts";
import { type Report, reportSchema } from "../../../evidence/audit/model.ts";
import { type Audited, reportOf, subjectOf } from "../../../evidence/audit/report.ts";
import { auditResults } from "../../../evidence/audit/results.ts";
import { toSarif } from "../../../evidence/audit/sarif.ts";
import { schemaText } from "../../../evidence/audit/schema.ts";
import { toText } from "../../../evidence/audit/text.ts";
import { notAssessed } from "../../../evidence/audit/unassessed.ts";
import { LANGUAGES, type Language } from "../../../output/message.ts";
import { linesOf, readRecording } from "../../../policies/enforce/recorded/index.ts";
import type { StateFact } from "../../../policies/facts/fact.ts";
import type { Violation } from "../../../policies/violations.ts";
import { type AppliedWaivers, applyWaivers, NO_WAIVERS } from "../../../policies/waivers/index.ts";
import { isGenerated } from "../../generate/generated.ts";
import { alliance, TODAY } from "../../policies/fixture.ts";
import {
  compliant,
  encrypted,
  type Given,
  planOf,
  root,
  site,
  stateOf,
  urnOf,
  volume,
} from "./states.ts";

const foreign: Given = {
  ...volume,
  name: "foreign",
  inputs: { ...volume.inputs, region: "eu-west-1" },
};
const changed: Given = {
  ...volume,
  name: "changed",
  outputs: { ...volume.inputs, region: "eu-west-1" },
  more: { protect: true },
};
const strange: Given = { type: "acme:index:Bucket", name: "b" };
const nonCompliant = [root(), site, volume, foreign, changed, strange];

interface Options extends Partial<Pick<Audited, "selfTest" | "policyDigest" | "attested">> {
  readonly language?: Language;
  readonly state?: StateFact;
  readonly applying?: (raw: readonly Violation[]) => AppliedWaivers;
}

const passed = { passed: true, cases: 3, missed: [] };
const now = { pack: "aes-estate@1", registry: "sha256:abc" };
const unwaived = (raw: readonly Violation[]) => applyWaivers(raw, NO_WAIVERS, { today: TODAY });

function report(
  text: string,
  { language = "en", state, applying = unwaived, ...more }: Options = {},
) {
  const recording = readRecording(text);
  const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
  const results = auditResults(recording, context, state);
  const wanted = recording.resources.map((_, index) => `deployment/resources/${index}/urn`);
  return reportOf({
    file: "state.json",
    toolVersion: "1.2.3",
    language,
    subject: subjectOf(recording),
    context: {
      site: { is: "bamako", source: "recorded" },
      rehearsal: { is: false, source: "default" },
      today: { is: TODAY, source: "option" },
      alliance: { is: "alliance.yaml", digest: "abc" },
    },
    results,
    notAssessed: notAssessed(recording, results, state, language),
    waivers: applying(results.raw),
    lines: linesOf(text, new Set(wanted)),
    selfTest: passed,
    policyDigest: { now },
    ...more,
  });
}

/** The first violation is waived, and one waiver matches nothing. */
const waiving = (raw: readonly Violation[]): AppliedWaivers => {
  const [violation, ...failed] = raw;
  const waiver = {
    owner: { name: "Awa", office: "ml" },
    approver: { name: "Moussa", office: "bf" },
    reason: { fr: "Le temps d'une migration.", en: "While we migrate." },
    rule: "location",
    scope: violation?.subject ?? "",
    ticket: "T-1",
    compensating: { fr: "Surveillance.", en: "Watched." },
    start: "2026-10-01",
    expiry: "2027-01-01",
  };
  const message = { fr: "sans objet", en: "for nothing" };
  return {
    raw,
    waived: violation ? [{ violation, key: "migration", waiver }] : [],
    failed,
    problems: [{ path: ["old", "scope"], message, values: {}, remediation: message }],
  };
};
const oneVolume = stateOf([root(), site, foreign]);

test("a compliant state passes, with a list of everything not assessed", (t) => {
  const { result, counts, violations, notAssessed } = report(stateOf(compliant));
  t.is(result, "passed");
  t.deepEqual(violations, []);
  t.like(counts, { resources: 3, raw: 0, waived: 0, failed: 0 });
  const keys = notAssessed.map(({ key }) => key);
  for (const key of ["statePlace", "drift", "lookups", "environment", "tenants", "rule"]) {
    t.true(keys.includes(key), key);
  }
});

test("a default provider of the engine is evaluated, and not counted as a resource, as in the engine", (t) => {
  const { rules, counts } = report(
    stateOf([...compliant, { type: "pulumi:providers:random", name: "default_4_18_4" }]),
  );
  t.is(counts.resources, 3);
  t.is(rules.find(({ name }) => name === "unclassified-type")?.subjects.length, 4);
});

test("a rule without anything to evaluate is listed as not assessed; any other is listed with its subjects", (t) => {
  const { rules, notAssessed } = report(stateOf(compliant));
  const subjects = (name: string) => rules.find((rule) => rule.name === name)?.subjects;
  const listed = notAssessed.filter(({ key }) => key === "rule").map(({ what }) => what);
  t.deepEqual(subjects("location"), [urnOf(site), urnOf(volume)]);
  t.deepEqual(subjects("class-country"), [urnOf(volume)]);
  t.is(subjects("unclassified-type")?.length, 3);
  t.deepEqual(subjects("image-registry"), []);
  t.true(listed.includes("image-registry: nothing to evaluate in this file"));
  t.false(listed.some((what) => what.startsWith("location:")));
});

test("the place of the state is evaluated if it is known, and else listed as not assessed", (t) => {
  const state = { backendUrl: "https://api.pulumi.com", secretsProvider: "service" };
  const located = report(stateOf(compliant), { state });
  t.deepEqual(
    located.violations.map(({ rule, subject }) => [rule, subject]),
    [
      ["state-residency", "bamako"],
      ["state-residency", "bamako"],
    ],
  );
  t.false(located.notAssessed.some(({ key }) => key === "statePlace"));
  const keys = report(planOf(compliant)).notAssessed.map(({ key }) => key);
  t.true(keys.includes("planState"));
  t.false(keys.includes("drift"));
});

test("hidden values and planned deletions are listed as not assessed", (t) => {
  const cluster: Given = {
    type: "pulumi:providers:kubernetes",
    name: "apps",
    inputs: { clusterIdentifier: "bamako/tax/apps", kubeconfig: encrypted },
  };
  const listed = (text: string) =>
    report(text)
      .notAssessed.map(({ what }) => what)
      .join("\n");
  t.regex(listed(stateOf([...compliant, cluster])), /^1 resource of which the file hides/m);
  t.regex(listed(planOf([...compliant, { ...foreign, op: "delete" }])), /^1 planned deletion/m);
});

test("each violation has its place, its text and its fix", (t) => {
  const text = stateOf(nonCompliant);
  const { violations, result } = report(text);
  t.is(result, "failed");
  t.deepEqual(
    violations.map(({ rule, subject, seenIn, marks }) => [rule, subject, seenIn, marks]),
    [
      ["location", urnOf(foreign), "inputs", []],
      ["location", urnOf(changed), "outputs", ["protected"]],
      ["unclassified-type", urnOf(strange), "inputs", []],
    ],
  );
  const lines = text.split("\n");
  for (const { line = 0, subject } of violations) {
    t.is(lines[line - 1]?.trim(), `"urn": "${subject}",`);
  }
});

test("raw, waived and failed violations are separate in every format", (t) => {
  const waived = report(oneVolume, { applying: waiving });
  t.like(waived.counts, { raw: 1, waived: 1, failed: 0, waiverProblems: 1 });
  t.is(waived.result, "failed", "a faulty waiver fails");
  const { status, waiver } = waived.violations[0] ?? {};
  t.is(status, "waived");
  t.like(waiver, { key: "migration", owner: "Awa (ml)", reason: "While we migrate." });

  const text = toText(waived);
  t.regex(text, /Waived until 2027-01-01 by migration \(T-1\): While we migrate\./);
  t.regex(text, /1 raw, 1 waived, 0 failed/);
  t.regex(text, /Faulty waivers:\n {2}- old\.scope: for nothing/);
  const [run] = (JSON.parse(toSarif(waived)) as Log).runs;
  t.like(run?.results?.[0]?.suppressions?.[0], { kind: "external", status: "accepted" });
  t.is(run?.invocations?.[0]?.toolExecutionNotifications?.at(-1)?.level, "error");
  const junit = toJunit(waived);
  t.regex(junit, /<testsuite name="location" tests="2" failures="0" skipped="1"/);
  t.regex(junit, /<skipped message="migration T-1: region/);
  t.regex(junit, /<failure message="for nothing" type="waiver"\/>/);
});

test("a report is invalid if the self-test failed, even for a compliant state, or if the file is incomplete", (t) => {
  const selfTest = { passed: false, cases: 3, missed: ["location: a region abroad"] };
  t.regex(
    toText(report(stateOf(compliant), { selfTest })),
    /self-test: location: a region abroad; the rules/,
  );
  t.is(report(stateOf(compliant), { selfTest }).result, "invalid");
  t.is(report(stateOf(nonCompliant), { selfTest }).result, "invalid");
  t.is(report(stateOf(compliant), { selfTest: passed }).result, "passed");
  const failed = { diagnostics: [{ severity: "error" }] };
  const partial = report(planOf(compliant, failed));
  t.is(partial.result, "invalid");
  t.true(partial.notAssessed.some(({ key }) => key === "partial"));
  t.is(report(planOf(nonCompliant, failed)).result, "failed");
  t.like((JSON.parse(toSarif(partial)) as Log).runs[0]?.invocations?.[0], {
    executionSuccessful: false,
    exitCode: 2,
  });
  t.regex(toJunit(partial), /errors="1"/);
  t.regex(toText(partial), /Result: INVALID, nothing is proven/);
});

for (const language of LANGUAGES) {
  test(`the JSON of every kind of report matches its schema: ${language}`, (t) => {
    const policyDigest = { now, recorded: now, difference: "other policies" };
    const kinds: Report[] = [
      report(stateOf(compliant), { language, policyDigest }),
      report(stateOf(nonCompliant), { language }),
      report(oneVolume, { language, applying: waiving }),
      report(planOf(nonCompliant), { language }),
    ];
    for (const kind of kinds)
      t.deepEqual(reportSchema.parse(JSON.parse(JSON.stringify(kind))), kind);
  });
}

test("both languages report the same violations", (t) => {
  const [fr, en] = [
    toText(report(stateOf(nonCompliant), { language: "fr" })),
    toText(report(stateOf(nonCompliant))),
  ];
  t.is(fr.split("\n").length, en.split("\n").length);
  t.regex(
    fr,
    /CRITIQUE[\s\S]*Correction :[\s\S]*changé dans le nuage[\s\S]*Non évalué :[\s\S]*NON CONFORME/,
  );
  t.regex(en, /CRITICAL[\s\S]*Fix:[\s\S]*changed in the cloud[\s\S]*Not assessed:[\s\S]*FAILED/);
});

test("the schema is generated from the model (make generate writes it)", (t) => {
  isGenerated(t, "evidence/audit/schemas/report.schema.json", schemaText());
});

test("SARIF: every result has a described rule, a place, and its own fingerprint, the same in both languages", (t) => {
  const logs = LANGUAGES.map(
    (language) => JSON.parse(toSarif(report(stateOf(nonCompliant), { language }))) as Log,
  );
  const [run] = logs[0]?.runs ?? [];
  const { results = [], tool } = run ?? {};
  t.is(results.length, 3);
  for (const { ruleId, ruleIndex = -1, locations, level } of results) {
    t.is(tool?.driver.rules?.[ruleIndex]?.id, ruleId);
    t.is(level, "error");
    t.is(locations?.[0]?.physicalLocation?.artifactLocation?.uri, "state.json");
    t.true((locations?.[0]?.physicalLocation?.region?.startLine ?? 0) > 1);
  }
  const prints = logs.map(({ runs }) =>
    runs[0]?.results?.map(({ partialFingerprints }) => Object.values(partialFingerprints ?? {})[0]),
  );
  t.deepEqual(prints[0], prints[1]);
  t.is(new Set(prints[0]).size, 3);
  const location = tool?.driver.rules?.find(({ id }) => id === "location");
  t.is(location?.properties?.["security-severity"], "9.5");
  t.true(location?.properties?.tags?.includes("SecNumCloud 3.2 19.2"));
});

test("JUnit: one suite for each rule, one case for each subject, totals that match the cases; any name is valid XML", (t) => {
  const hostile = { ...strange, name: 'b"<&>\u0001\ud800' };
  const junit = toJunit(report(stateOf([...nonCompliant, hostile])));
  for (const never of ["\u0001", "\ud800"]) t.false(junit.includes(never));
  const { testsuites } = convert(junit, { format: "object" }) as unknown as Parsed;
  for (const suite of testsuites.testsuite) {
    const cases = [suite.testcase].flat();
    const having = (what: "failure" | "skipped" | "error") =>
      String(cases.filter((one) => one?.[what] !== undefined).length);
    t.is(suite["@tests"], String(cases.length), suite["@name"]);
    t.is(suite["@failures"], having("failure"), suite["@name"]);
    t.is(suite["@skipped"], having("skipped"), suite["@name"]);
    t.is(suite["@errors"], having("error"), suite["@name"]);
  }
  const names = testsuites.testsuite.map((suite) => suite["@name"]);
  t.deepEqual(names, [...new Set(names)]);
  t.true(names.includes("location") && names.at(-1) === "audit");
});

interface Parsed {
  testsuites: {
    testsuite: (Record<"@name" | "@tests" | "@failures" | "@skipped" | "@errors", string> & {
      testcase: Record<string, unknown> | Record<string, unknown>[];
    })[];
  };
}

test("attestations are in every format, and an invalid one fails the audit", (t) => {
  const text = stateOf([root(), site, volume]);
  const attestation = {
    by: "bamako-compliance",
    date: "2026-03-16",
    why: { fr: "Vu", en: "Seen" },
  };
  const path = ["sites", "bamako", "attested", "gouv.ml"];
  const attested = { path, entry: "gouv.ml", country: "ML", attestation };
  const line = "sites.bamako.attested.gouv.ml: bamako-compliance, 2026-03-16: Seen";
  const sound = report(text, { attested: [{ ...attested, problems: [] }] });
  t.is(sound.result, "passed");
  t.true(toText(sound).includes(`\nAttested by offices:\n  - ${line}\n`));
  const levels = ({ runs: [run] }: Log) =>
    run?.invocations?.[0]?.toolExecutionNotifications
      ?.filter(({ descriptor }) => descriptor?.id === "attested")
      .map(({ level, message }) => [level, message.text]);
  t.deepEqual(levels(JSON.parse(toSarif(sound))), [["note", line]]);
  t.true(toJunit(sound).includes(`classname="attested" name="${line}"`));
  const message = { fr: "trop vieux", en: "too old" };
  const problems = [{ path: [...path, "date"], message, values: {} }];
  const faulty = report(text, { attested: [{ ...attested, problems }] });
  t.is(faulty.result, "failed");
  t.deepEqual(faulty.attested[0]?.faults, ["too old"]);
  t.true(toText(faulty).includes("  - sites.bamako.attested.gouv.ml: too old\n"));
  t.deepEqual(levels(JSON.parse(toSarif(faulty))), [["error", `${line}\ntoo old`]]);
  t.regex(toJunit(faulty), /<failure message="too old" type="attested"/);
  t.notThrows(() => reportSchema.parse(faulty));
});
