/** Attestations of offices: who may attest, for how long, and what. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { parse } from "yaml";
import { LANGUAGES } from "../../../output/message.ts";
import {
  type Attested,
  attestedIn,
  attesterProblems,
  COUNTS,
  dayProblems,
} from "../../../policies/alliance/attestations.ts";
import { attestation } from "../../../policies/alliance/model.ts";
import { formatProblem } from "../../../policies/alliance/problem.ts";
import { AllianceError, parseAlliance } from "../../../policies/alliance/registry.ts";
import { isPlatform, isPublicSuffix } from "../../../policies/values/domains.ts";
import { own } from "../../../policies/values/own.ts";
import { reservedKeys } from "../../../policies/values/reserved.ts";
import { readWaivers } from "../../../policies/waivers/index.ts";
import { alliance, allianceData } from "../fixture.ts";

const word = { by: "bamako-compliance", date: "2026-03-16", why: { fr: "Vu", en: "Seen" } };
const attested = (more: Partial<typeof word>): Attested => ({
  path: ["sites", "bamako", "attested", "gouv.ml"],
  entry: "gouv.ml",
  country: "ML",
  attestation: { ...word, ...more },
});

for (const [date, today, want] of [
  ["2026-03-16", "2026-03-16", undefined],
  [
    "2026-03-17",
    "2026-03-16",
    "got day 2026-03-17, which is yet to come; want 2026-03-16 or earlier",
  ],
  ["2026-03-16", "2029-03-16", undefined],
  [
    "2026-03-16",
    "2029-03-17",
    `got day 2026-03-16, which is more than ${COUNTS.toLocaleString("en")} days ago; want 2026-03-17 or later, after another look`,
  ],
] as const) {
  test(`an attestation of ${date}, evaluated on ${today}`, (t) => {
    const found = dayProblems(attested({ date }), today);
    const at = "sites.bamako.attested.gouv.ml.date";
    t.deepEqual(
      found.map((problem) => formatProblem(problem, "en")),
      want === undefined ? [] : [`${at}: ${want}`],
    );
  });
}

test("only an office of the responsible country may attest", (t) => {
  const casesFor = (by: string) =>
    attesterProblems(attested({ by }), alliance).map((problem) => formatProblem(problem, "en"));
  t.deepEqual(casesFor("bamako-compliance"), []);
  const at = "sites.bamako.attested.gouv.ml.by";
  t.deepEqual(casesFor("ouagadougou-platform"), [
    `${at}: got office ouagadougou-platform, which is of BF; want an office of ML, which answers for it`,
  ]);
  for (const by of ["no-one", "constructor", "__proto__"]) {
    const want = "bamako-platform, bamako-compliance, ouagadougou-platform";
    t.deepEqual(casesFor(by), [
      `${at}: got office ${by}, which is not registered; want one of ${want}`,
    ]);
  }
});

test("all attested entries of members and of sites are listed", (t) => {
  const data = allianceData() as { members: Record<string, object>; sites: Record<string, object> };
  Object.assign(data.members.ML ?? {}, { addresses: { "154.0.113.0/24": word } });
  const site = data.sites.bamako as { workloads: { domains: string[] } };
  site.workloads.domains.push("gouv.ml");
  Object.assign(site, { attested: { "gouv.ml": word } });
  t.deepEqual(
    attestedIn(parseAlliance(data)).map(({ path, country }) => [path.join("/"), country]),
    [
      ["members/ML/addresses/154.0.113.0/24", "ML"],
      ["sites/bamako/attested/gouv.ml", "ML"],
    ],
  );
});

for (const [domain, suffix, platform] of [
  ["ml", true, false],
  ["gouv.ml", true, false],
  ["co.uk", true, false],
  ["github.io", true, true],
  ["aes.github.io", false, true],
  ["finances.gouv.ml", false, false],
  ["bamako.aes.example", false, false],
  ["aes.example", false, false],
] as const) {
  test(`${domain} is ${suffix ? "a" : "not a"} public suffix`, (t) => {
    t.is(isPublicSuffix(domain), suffix);
    t.is(isPlatform(domain), platform);
  });
}

const RESERVED = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];

test("a reserved key is found at every level, and nothing else is", (t) => {
  const part = fc
    .string({ minLength: 1 })
    .filter((key) => !Object.hasOwn(Object.prototype, key) && key !== "prototype");
  const property = fc.property(
    fc.array(part, { maxLength: 4 }),
    fc.constantFrom(...RESERVED),
    (path, key) => {
      const inner: unknown = JSON.parse(`{ "a": 1, "${key}": { "${key}": 2 } }`);
      const data = path.reduceRight<unknown>((value, name) => [{ [name]: value }], inner);
      const at = path.flatMap((name) => [0, name]);
      t.deepEqual(reservedKeys(data), [[...at, key]]);
      t.deepEqual(
        reservedKeys(path.reduceRight<unknown>((value, name) => ({ [name]: value }), 1)),
        [],
      );
    },
  );
  fc.assert(property);
});

test("a registry and waivers with a reserved key are invalid, and the problem is reported", (t) => {
  for (const key of RESERVED) {
    const text = JSON.stringify(allianceData()).replace('"niamey":', `"${key}":`);
    for (const language of LANGUAGES) {
      const error = t.throws(() => parseAlliance(JSON.parse(text), language), {
        instanceOf: AllianceError,
      });
      t.true(error?.message.startsWith(`sites.${key}: `), error?.message);
    }
    const { sound, problems } = readWaivers(JSON.parse(`{ "${key}": {} }`), alliance);
    t.deepEqual([sound, problems.map(({ path }) => path)], [{}, [[key]]]);
  }
});

test("a property that every object inherits is not an entry", (t) => {
  for (const key of RESERVED) t.is(own({ a: 1 }, key), undefined);
  t.is(own({ a: 1 }, "a"), 1);
});

for (const page of ["registry.md", "registry.fr.md"]) {
  test(`the words in docs/${page} are ones`, (t) => {
    const text = readFileSync(join(import.meta.dirname, "../../../docs", page), "utf8");
    const words: unknown[] = [];
    for (const [, block = ""] of text.matchAll(/^```yaml\n(.*?)^```$/gms)) {
      JSON.stringify(parse(block), (_, value: unknown) => {
        if (typeof value === "object" && value !== null && "by" in value) words.push(value);
        return value;
      });
    }
    t.is(words.length, 3);
    for (const one of words) t.true(attestation.safeParse(one).success);
  });
}
