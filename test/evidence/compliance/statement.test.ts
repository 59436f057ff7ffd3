/** A compliance statement: what it concludes from what was read, and that it never says more. */
import test from "ava";
import fc from "fast-check";
import type { DataStatement, Statement } from "../../../evidence/compliance/model.ts";
import { abroadText, resultOf, summaryOf } from "../../../evidence/compliance/result.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { newKey } from "../../policies/signatures/keys.ts";
import {
  cloud,
  compliant,
  granting,
  recorded,
  request,
  shared,
  statement,
  volumeOf,
  waiver,
} from "./fixture.ts";

function dataOf({ statements }: Statement, owner: string, dataClass: string): DataStatement {
  const found = statements.find((one) => one.owner === owner && one.dataClass === dataClass);
  if (found === undefined) throw new Error(`no statement on ${dataClass} of ${owner}`);
  return found;
}

test("every owner and class has a statement, the most sensitive class first", async (t) => {
  const { statements } = await statement();
  t.deepEqual(
    statements.map(({ owner, dataClass }) => `${owner} ${dataClass}`),
    ["ML", "BF", "NE"].flatMap((owner) =>
      ["sensitive", "citizen", "administrative", "public"].map((name) => `${owner} ${name}`),
    ),
  );
});

test("without a state, nothing deployed is compliant: not assessed, and no rule passed", async (t) => {
  const { result, summary, rules, notLookedAt, assessed } = await statement();
  t.is(result, "notAssessed");
  t.deepEqual(assessed, []);
  t.is(
    summary,
    "NOT ASSESSED: the files are compliant; the state of what is deployed was not read, at Bamako national data centre. The cloud itself was not compared, at Bamako national data centre. 22 platforms still abroad (ML 9, BF 8, NE 5), until 2030-06-30.",
  );
  t.deepEqual([...new Set(rules.map(({ status }) => status))], ["notAssessed"]);
  t.deepEqual(
    notLookedAt.map(({ key, site }) => (site === undefined ? key : `${key} ${site}`)),
    [
      "state bamako",
      "cloud bamako",
      "drift bamako",
      "countersignatures bamako",
      "otherSites",
      "contents",
      "clusters",
      "media",
    ].concat(["abroad", "attested"]),
  );
});

test("a compliant state: what is deployed there, and never without what is still abroad", async (t) => {
  const { result, summary, rules, assessed } = await statement({ recorded: [recorded(compliant)] });
  t.is(result, "compliant");
  t.deepEqual(assessed, ["bamako"]);
  t.is(
    summary,
    "COMPLIANT: what is deployed, as recorded, at Bamako national data centre. The cloud itself was not compared, at Bamako national data centre. 22 platforms still abroad (ML 9, BF 8, NE 5), until 2030-06-30.",
  );
  const location = rules.find(({ name }) => name === "location");
  t.like(location, { status: "passed", notAssessedAt: [] });
  t.deepEqual(location?.types, [
    { type: "openstack:blockstorage/volume:Volume", evaluated: 1, waived: 0, failed: 0 },
    { type: "openstack:networking/qosPolicy:QosPolicy", evaluated: 1, waived: 0, failed: 0 },
    { type: "pulumi:providers:openstack", evaluated: 1, waived: 0, failed: 0 },
  ]);
  t.is(rules.find(({ name }) => name === "image-registry")?.status, "notAssessed");
});

test("one state does not speak for another site", async (t) => {
  const sites = ["bamako", "ouagadougou"];
  const { result, summary, rules } = await statement({ sites, recorded: [recorded(compliant)] });
  t.is(result, "notAssessed");
  t.regex(summary, /was not read, at Ouagadougou national data centre\./);
  t.deepEqual(rules.find(({ name }) => name === "location")?.notAssessedAt, ["ouagadougou"]);
});

test("a violation fails the statement and is counted where its data is; a waiver covers it", async (t) => {
  const failed = await statement({ recorded: [recorded(shared)] });
  t.is(failed.result, "nonCompliant");
  t.deepEqual(failed.findings, { raw: 1, waived: 0, failed: 1 });
  t.like(failed.violations[0], {
    rule: "tenant-sharing",
    tenant: "niger-civil-registry",
    owner: "NE",
  });
  t.deepEqual(dataOf(failed, "NE", "citizen").findings, { raw: 1, waived: 0, failed: 1 });
  t.deepEqual(dataOf(failed, "ML", "citizen").findings, { raw: 0, waived: 0, failed: 0 });
  const other = await statement({ recorded: [recorded(shared)], owners: ["ML"] });
  t.is(other.result, "compliant", "another owner's violation");
  t.regex(other.summary, /Data of ML only\. 9 platforms still abroad \(ML 9\)/);
});

test("waivers: in force, ending soon, expired and not started; an expired one is a problem", async (t) => {
  const waivers = granting({
    long: { ...waiver, expiry: "2027-02-01" },
    soon: waiver,
    last: { ...waiver, expiry: "2026-12-24" },
    next: { ...waiver, expiry: "2026-12-25" },
    gone: { ...waiver, expiry: "2026-11-23" },
    later: { ...waiver, start: "2026-11-25" },
  });
  const all = await statement({ waivers, recorded: [recorded(compliant)] });
  t.deepEqual(
    all.waivers.map(({ key, standing }) => `${key} ${standing}`),
    [
      "gone expired",
      "later notStarted",
      "soon expiring",
      "last expiring",
      "next inForce",
      "long inForce",
    ],
  );
  t.deepEqual(
    all.problems.map(({ kind, what }) => `${kind} ${what.split(":")[0]}`),
    ["waiver gone.expiry", "waiver later.start"],
  );
  t.is(all.result, "nonCompliant");
  t.deepEqual(dataOf(all, "NE", "citizen").waivers.length, 6);
});

test("where data is: by the files, by the state, by the cloud; a project in a forbidden country is a problem", async (t) => {
  const project = {
    name: "bamako-tax",
    owner: "ML",
    dataClass: "citizen",
    tenant: "tax",
    counts: { volume: 2 },
  };
  const foreign = { ...project, name: "bamako-land", owner: "BF", tenant: "land-registry" };
  const all = await statement({
    recorded: [recorded([...compliant, volumeOf("tax", "ML", "citizen")])],
    clouds: [cloud([project, foreign], ["admin"])],
  });
  t.deepEqual(dataOf(all, "ML", "citizen").places, [
    {
      view: "files",
      site: "bamako",
      country: "ML",
      tenants: ["civil-registry", "e-visa", "health", "tax"],
      counts: { tenants: 4 },
      allowed: true,
    },
    {
      view: "state",
      site: "bamako",
      country: "ML",
      tenants: ["tax"],
      counts: { resources: 1, stores: 1 },
      allowed: true,
    },
    {
      view: "cloud",
      site: "bamako",
      country: "ML",
      tenants: ["tax"],
      counts: { projects: 1, volume: 2 },
      allowed: true,
    },
  ]);
  t.like(dataOf(all, "BF", "citizen").places[0], { view: "cloud", allowed: false });
  t.deepEqual(all.problems, [
    {
      kind: "misplaced",
      site: "bamako",
      what: "Citizens' personal data of BF at bamako (ML), where the class does not admit it: land-registry",
    },
  ]);
  t.is(all.result, "nonCompliant");
  t.true(all.notLookedAt.some(({ what }) => what.endsWith("not of the estate: admin")));
});

test("a standby's data is a copy: its country needs the right to copies alone", async (t) => {
  const { statements } = await statement({ sites: ["bamako", "ouagadougou"] });
  const data = statements.find((one) => one.owner === "ML" && one.dataClass === "administrative");
  t.deepEqual(
    data?.tenants
      .filter(({ place }) => place === "standby")
      .map(({ site, home }) => `${site} ${home}`),
    ["ouagadougou bamako/procurement", "ouagadougou bamako/treasury"],
  );
  t.deepEqual(
    data?.copies.map(({ tenant, from, to, inForce, allowed }) => [
      tenant,
      from,
      to,
      inForce,
      allowed,
    ]),
    [
      ["procurement", "bamako", "ouagadougou", true, true],
      ["treasury", "bamako", "ouagadougou", true, true],
    ],
  );
});

test("a project of the cloud without labels that the registry knows is a problem", async (t) => {
  const projects = [
    { name: "bamako-handmade", counts: {} },
    { name: "bamako-strange", owner: "FR", dataClass: "citizen", counts: {} },
    { name: "bamako-proto", owner: "ML", dataClass: "__proto__", counts: {} },
  ];
  const { problems } = await statement({ clouds: [cloud(projects)] });
  t.deepEqual(
    problems.map(({ kind, what }) => `${kind}: ${what}`),
    [
      "unlabelled: the project bamako-handmade of bamako's cloud has no labels that the registry knows: owner —, class —",
      "unlabelled: the project bamako-strange of bamako's cloud has no labels that the registry knows: owner FR, class citizen",
      "unlabelled: the project bamako-proto of bamako's cloud has no labels that the registry knows: owner ML, class __proto__",
    ],
  );
});

test("a contract counts as the program decides: not after its end, not without both countersignatures", async (t) => {
  const name = "bamako-ouagadougou-continuity";
  const status = async (more: Parameters<typeof statement>[0]) => {
    const { contracts, problems } = await statement(more);
    return [
      contracts.find((one) => one.name === name)?.status,
      problems.some(({ kind }) => kind === "copy"),
    ];
  };
  t.deepEqual(await status({}), ["inForce", false]);
  t.deepEqual(await status({ asOf: "2036-10-01" }), ["ended", true]);
  t.deepEqual(await status({ asOf: "2026-09-30" }), ["notStarted", true]);
  const { alliance } = await request();
  const unsigned = { ...alliance, contracts: {} };
  t.deepEqual(await status({ alliance: unsigned }), ["notCountersigned", true]);
});

test("each contract has who signed it for each site, and that a digest alone was not verified", async (t) => {
  const { contracts } = await statement({});
  const [first] = contracts;
  t.deepEqual(first?.signatures, [
    {
      site: "bamako",
      country: "ML",
      by: "Ministère de l'Économie numérique du Mali",
      signed: "2026-09-15",
      standing: "digestOnly",
    },
    {
      site: "ouagadougou",
      country: "BF",
      by: "Ministère de la Transition digitale du Burkina Faso",
      signed: "2026-09-15",
      standing: "digestOnly",
    },
  ]);
  const { estates, ...more } = await request();
  const main = { key: newKey("ssh-ed25519").line, start: "2026-01-01", end: "2027-12-31" };
  const withKey = estates.map((estate) => {
    const { "bamako-compliance": office, ...others } = estate.alliance.offices;
    if (office === undefined) throw new Error("no office");
    const offices = { ...others, "bamako-compliance": { ...office, signers: { main } } };
    return { ...estate, alliance: { ...estate.alliance, offices } };
  });
  const again = await statement({ ...more, estates: withKey });
  const standings = again.contracts[0]?.signatures.map(({ standing }) => standing);
  t.deepEqual(standings, ["unsigned", "digestOnly"]);
});

test("a platform abroad after its deadline fails the statement", async (t) => {
  const { result, problems, abroad } = await statement({
    asOf: "2028-04-01",
    recorded: [recorded(compliant)],
    owners: ["ML"],
  });
  t.is(result, "nonCompliant");
  t.is(abroad.late, 1);
  t.deepEqual(
    problems.map(({ what }) => what),
    ["ministry-mail (ML) is still abroad (US, Kestrel Office) after its deadline, 2028-03-31"],
  );
});

test("without a register it is not known what is abroad, and the summary says so", async (t) => {
  const { summary, abroad } = await statement({
    repatriation: undefined,
    recorded: [recorded(compliant)],
  });
  t.false(abroad.known);
  t.regex(summary, /What is still abroad is not known: there is no register/);
});

/** A cloud without drift. */
function cleanDrift(site: string): Statement["drift"][number] {
  const counts = { changed: 0, unmanaged: 0, gone: 0, failed: 0, waived: 0 };
  const read = { cloud: "https://identity.aes.example/v3", at: "2026-11-24T08:00:00Z" };
  const report = { language: "en" as const, rehearsal: false, result: "clean" as const };
  return { site, ...read, ...report, counts, tenants: [], findings: [] };
}

test("property: no summary is without what is abroad and what was not compared, and none is compliant with anything unread or failed", (t) => {
  const site = fc.constantFrom("bamako", "ouagadougou", "niamey");
  const numbers = fc.nat({ max: 9 });
  const decided = fc.record({
    findings: fc.record({ raw: numbers, waived: numbers, failed: numbers }),
    problems: fc.array(fc.constant({ kind: "late" as const, what: "late" }), { maxLength: 2 }),
    sites: fc
      .uniqueArray(site, { minLength: 1 })
      .map((keys) => keys.map((key) => ({ key, title: key, country: "ML" }))),
    owners: fc.constant(["ML"] as string[]),
    assessed: fc.uniqueArray(site),
    allOwners: fc.boolean(),
    drift: fc.uniqueArray(site).map((keys) => keys.map(cleanDrift)),
    abroad: fc.record({
      known: fc.boolean(),
      platforms: numbers,
      late: numbers,
      byOwner: fc.constant({ ML: 3 }),
      until: fc.constant("2030-06-30"),
    }),
  });
  fc.assert(
    fc.property(decided, (one) => {
      const result = resultOf(one);
      if (result === "compliant") {
        t.true(one.sites.every(({ key }) => one.assessed.includes(key)));
        t.is(one.findings.failed + one.problems.length, 0);
      }
      for (const language of LANGUAGES) {
        const summary = summaryOf(one, language);
        t.true(summary.endsWith(abroadText(one.abroad, language)));
        const unread = one.sites.some(({ key }) => !one.drift.some(({ site }) => site === key));
        t.is(
          /cloud itself was not compared|nuage lui-même n'a pas été comparé/.test(summary),
          unread,
        );
      }
    }),
  );
});
