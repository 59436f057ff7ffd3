/** The compliance statement of a bundle: the one of `estate compliance`, of one mind with the bundle; a doctored one is named. */
import test from "ava";
import type { Report } from "../../../evidence/audit/model.ts";
import { resultOf } from "../../../evidence/bundle/assessed.ts";
import { agree, complianceIn } from "../../../evidence/bundle/compliance.ts";
import { contractsOf } from "../../../evidence/bundle/contracts.ts";
import { documentsOf } from "../../../evidence/bundle/documents.ts";
import { PATHS } from "../../../evidence/bundle/model.ts";
import type { BundleSource } from "../../../evidence/bundle/source.ts";
import { toJson, toText } from "../../../evidence/bundle/verify/text.ts";
import { factsOf, platformFacts } from "../../../evidence/compliance/facts.ts";
import { type Statement, statementSchema } from "../../../evidence/compliance/model.ts";
import { LANGUAGES } from "../../../output/message.ts";
import {
  AS_OF,
  compliant,
  recorded,
  request,
  statement as statementOfFiles,
} from "../compliance/fixture.ts";
import { driftReport } from "../drift/reports.ts";
import {
  FACTS,
  filesOf,
  found,
  LATE,
  signedAgain,
  sourceOf,
  VIOLATED,
  verifyFiles,
  WAIVERS,
} from "./fixture.ts";

const { json, html } = PATHS.compliance;
const DOCUMENTS = [json, ...Object.values(html), PATHS.facts];

const source = sourceOf({});
const bundle = filesOf(source);

/** A waiver at another site that has expired. */
const ELSEWHERE = WAIVERS.replace("urn:pulumi:bamako", "urn:pulumi:ouagadougou")
  .replace("exploitation de Bamako", "exploitation de Ouagadougou")
  .replace("bamako-operations", "ouagadougou-operations")
  .replace("conformité du Mali", "conformité du Burkina Faso")
  .replace("bamako-compliance", "ouagadougou-compliance")
  .replace("2026-12-31", "2026-11-01");

const changed = (path: string, change: (content: string) => string) => {
  const before = bundle.get(path)?.toString("utf8") ?? "";
  return new Map([...bundle, [path, Buffer.from(change(before))]]);
};

test("it is the statement that `estate compliance` makes of the same files, state and contracts", async (t) => {
  const { chosen, estates, repatriation } = await request();
  const [estate] = chosen;
  if (estate === undefined || repatriation === undefined) throw new Error("no estate");
  const entriesOf = (key: string) => estates.find(({ siteKey }) => siteKey === key)?.site.contracts;
  const state = { fr: recorded(compliant, "fr"), en: recorded(compliant) };
  const own: BundleSource = {
    ...sourceOf({ day: AS_OF }),
    reports: { fr: state.fr.report, en: state.en.report },
    registry: estate.alliance,
    contracts: contractsOf(estate.alliance, "bamako", AS_OF, entriesOf),
    facts: {
      schemaVersion: 1,
      site: factsOf(estate),
      otherSites: estates.map(({ siteKey }) => siteKey).filter((key) => key !== "bamako"),
      platforms: platformFacts(repatriation),
      data: [...state.en.data],
    },
  };
  for (const language of LANGUAGES) {
    const compared = (one: Statement) => {
      const { sources: _, policyDigest: __, notLookedAt, ...rest } = one;
      return { ...rest, notLookedAt: notLookedAt.filter(({ key }) => key !== "cloud") };
    };
    const made = complianceIn(own, language);
    const files = await statementOfFiles({ recorded: [state[language]], language });
    t.deepEqual(compared(made), compared(statementSchema.parse(files)));
    t.true(made.statements.some(({ copies }) => copies.some(({ inForce }) => inForce)));
    t.regex(made.notLookedAt.find(({ key }) => key === "cloud")?.what ?? "", /\(--drift\)/);
    const unsigned = complianceIn({ ...own, contracts: [] }, language);
    t.is(unsigned.result, "nonCompliant", "a copy without a contract in force");
  }
});

test("it is in both languages, covers all owners, and names what it rests on and what it did not look at", (t) => {
  for (const language of LANGUAGES) {
    const { result, sources, notLookedAt, owners, sites } = complianceIn(source, language);
    t.is(result, "compliant");
    t.deepEqual(owners, ["ML", "BF", "NE"]);
    t.deepEqual(
      sites.map(({ key }) => key),
      ["bamako"],
    );
    t.deepEqual(
      sources.map(({ kind, name }) => `${kind} ${name}`),
      [`files ${PATHS.digests}`, "state state.json"],
    );
    const keys = notLookedAt.map(({ key }) => key);
    for (const key of ["cloud", "drift", "otherSites", "contents"]) t.true(keys.includes(key), key);
  }
  const textOf = (path: string) => bundle.get(path)?.toString("utf8") ?? "";
  t.is((JSON.parse(textOf(json)) as Statement).language, "en");
  t.regex(textOf(html.fr), /<html lang="fr"[\s\S]*CONFORME : /);
  t.regex(textOf(html.en), /<html lang="en"[\s\S]*COMPLIANT: /);
  for (const path of Object.values(html)) t.notRegex(textOf(path), /(src|href)="https?:|<script/);
});

test("two runs give the same bytes; the verification has its sentence and its result", (t) => {
  const again = documentsOf(sourceOf({}));
  for (const path of DOCUMENTS) t.is(again.get(path), bundle.get(path)?.toString("utf8"), path);
  const verification = verifyFiles(bundle);
  t.deepEqual(found(verification), []);
  t.regex(toText(verification, "fr", false), /^Déclaration de conformité : CONFORME : /m);
  t.regex(toText(verification, "en", false), /^Compliance statement: COMPLIANT: /m);
  t.like(toJson(verification, "en"), { compliance: "compliant" });
});

for (const path of DOCUMENTS) {
  test(`${path}: a flipped byte, a missing file, and a bundle that was signed without it are named`, (t) => {
    const flipped = changed(path, (content) => content.replace(/.\n?$/, " "));
    t.true(found(verifyFiles(flipped)).includes(`changed ${path}`));
    const without = new Map([...bundle].filter(([one]) => one !== path));
    t.true(found(verifyFiles(without)).includes(`missing ${path}`));
    const signed = found(verifyFiles(signedAgain(without, source)));
    t.true(signed.includes(`notStated ${path}`), signed.join("\n"));
  });
}

test("a doctored statement is named, also when an office signs it again", (t) => {
  const doctored = (path: string, change: (content: string) => string) => {
    const files = changed(path, change);
    t.notDeepEqual(files.get(path), bundle.get(path), path);
    return found(verifyFiles(signedAgain(files, source)));
  };
  t.deepEqual(
    doctored(json, (content) => content.replace('"ML"', '"BF"')),
    [`notDerived ${json}`],
  );
  t.deepEqual(
    doctored(json, (content) =>
      content.replace('"result": "compliant"', '"result": "nonCompliant"'),
    ),
    [`disagree ${json}`, `notDerived ${json}`],
  );
  t.deepEqual(
    doctored(json, (content) => content.replace('"asOf": "2026-11-25"', '"asOf": "2026-11-24"')),
    [`disagree ${json}`, `notDerived ${json}`],
  );
  t.deepEqual(
    doctored(json, (content) => content.replace('"sites"', '"places"')),
    [`malformed ${json}`, `notDerived ${json}`],
  );
  for (const path of Object.values(html)) {
    t.deepEqual(
      doctored(path, (content) => content.replace(/ML/, "BF")),
      [`notDerived ${path}`],
    );
  }
});

test("facts that say something else than the statement, are another site's or have another form are named", (t) => {
  const other = (change: (content: string) => string) =>
    found(verifyFiles(signedAgain(changed(PATHS.facts, change), source)));
  const tenant = other((content) => content.replace('"owner": "ML"', '"owner": "BF"'));
  t.true(tenant.includes(`notDerived ${json}`), tenant.join("\n"));
  const site = other((content) => content.replace('"siteKey": "bamako"', '"siteKey": "niamey"'));
  t.true(site.includes(`disagree ${PATHS.facts}`), site.join("\n"));
  const unknown = other((content) =>
    content.replace('"siteKey": "bamako"', '"siteKey": "__proto__"'),
  );
  t.true(unknown.includes(`disagree ${PATHS.facts}`), unknown.join("\n"));
  for (const broken of ["", "null", "[]", '{"__proto__":{}}']) {
    t.deepEqual(
      other(() => broken),
      [`malformed ${PATHS.facts}`],
    );
  }
});

test("a bundle of another program: its statement is not made again, and must agree with the result all the same", (t) => {
  const digests = {
    ...source.digests,
    policies: { ...source.digests.policies, sources: "0".repeat(64) },
  };
  const older = { ...source, digests };
  const files = filesOf(older);
  t.false(verifyFiles(files).compared);
  t.deepEqual(found(verifyFiles(files)), []);
  const before = files.get(json)?.toString("utf8") ?? "";
  const lying = before.replace('"result": "compliant"', '"result": "notAssessed"');
  const signed = signedAgain(new Map([...files, [json, Buffer.from(lying)]]), older);
  t.deepEqual(found(verifyFiles(signed)), [`disagree ${json}`]);
});

test("what only the statement finds fails the evidence, and is named in both languages and in OSCAL", (t) => {
  const late = sourceOf({ facts: LATE });
  const verification = verifyFiles(filesOf(late));
  t.deepEqual(found(verification), ["complianceFailed"]);
  t.is(verification.statement?.result, "failed");
  t.regex(
    toText(verification, "fr", false),
    /^! déclaration de conformité : payroll \(ML\) est encore à l'étranger \(FR, OVH\) après son échéance/m,
  );
  t.regex(
    toText(verification, "en", false),
    /^! compliance statement: payroll \(ML\) is still abroad/m,
  );
  t.regex(toText(verification, "en", false), /^AUTHENTIC, but 1 finding/m);
  const items = documentsOf(late).get(PATHS.milestones) ?? "";
  t.regex(items, /Finding of the compliance statement: late/);
  const passed = signedAgain(filesOf(late), { ...late, facts: FACTS });
  t.true(
    found(verifyFiles(passed)).includes(`disagree ${PATHS.report.en}`),
    "a result that hides it",
  );
});

test("statement and bundle are of one mind, in each case", async (t) => {
  const hole = await driftReport({ off: true, shared: "by-hand" });
  const stranger = {
    ...hole,
    findings: hole.findings.map((one) => ({ ...one, tenant: undefined, owner: "XX" })),
  } as unknown as typeof hole;
  const audited = (result: Report["result"]) => ({
    ...source,
    reports: { fr: { ...source.reports.fr, result }, en: { ...source.reports.en, result } },
  });
  const cases: Record<string, [BundleSource, Report["result"]]> = {
    compliant: [source, "passed"],
    violated: [sourceOf({ state: VIOLATED }), "failed"],
    waived: [sourceOf({ state: VIOLATED, waivers: WAIVERS }), "passed"],
    orphan: [sourceOf({ waivers: WAIVERS }), "failed"],
    expired: [sourceOf({ state: VIOLATED, waivers: WAIVERS, day: "2027-01-01" }), "failed"],
    "another site's waiver": [sourceOf({ waivers: ELSEWHERE }), "failed"],
    "a waiver of no form": [sourceOf({ waivers: "x: 1\n" }), "failed"],
    drift: [sourceOf({ drift: await driftReport({ off: true }) }), "passed"],
    hole: [sourceOf({ drift: hole }), "failed"],
    "an unknown owner's hole": [sourceOf({ drift: stranger }), "failed"],
    late: [sourceOf({ facts: LATE }), "failed"],
    invalid: [audited("invalid"), "invalid"],
    "invalid and late": [{ ...audited("invalid"), facts: LATE }, "invalid"],
  };
  for (const [name, [one, want]] of Object.entries(cases)) {
    const results = LANGUAGES.map((language) => complianceIn(one, language).result);
    t.is(results[0], results[1], name);
    t.is(resultOf(one), want, name);
    t.true(agree(want, results[0] ?? "compliant"), `${name}: ${want}, ${results[0]}`);
  }
  t.false(agree("passed", "nonCompliant"));
  t.false(agree("failed", "compliant"));
  t.false(agree("invalid", "compliant"));
});
