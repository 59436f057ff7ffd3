/** Who signed each contract is in a bundle, and verified again: by its own registry and by the verifier's. */
import test from "ava";
import { documentsOf } from "../../../evidence/bundle/documents.ts";
import { PATHS } from "../../../evidence/bundle/model.ts";
import { toJson, toText } from "../../../evidence/bundle/verify/text.ts";
import { STANDING_TEXTS } from "../../../evidence/contracts/messages.ts";
import { SIGNATURE_STANDINGS } from "../../../evidence/contracts/signatures.ts";
import { termsOf } from "../../../policies/alliance/contracts.ts";
import { agreementText } from "../../../policies/alliance/countersignatures.ts";
import type { Contract } from "../../../policies/alliance/model.ts";
import { fingerprintOf, readPublicKey } from "../../../policies/signatures/public-key.ts";
import { NAMESPACES } from "../../../policies/signatures/sshsig.ts";
import { newKey, signatureBy } from "../../policies/signatures/keys.ts";
import {
  DAY,
  filesOf,
  found,
  KEYS,
  type OfficeName,
  registryOf,
  signedAgain,
  sourceOf,
  verifyFiles,
} from "./fixture.ts";

const NAME = "bamako-ouagadougou-continuity";
const contract = registryOf().contracts[NAME] as Contract;
const SIGNATORIES = {
  bamako: "Ministère de l'Économie numérique du Mali",
  ouagadougou: "Ministère de la Transition digitale du Burkina Faso",
} as const;
const OFFICES = { bamako: "bamako-compliance", ouagadougou: "ouagadougou-compliance" } as const;
type Site = keyof typeof OFFICES;

const fingerprint = (office: OfficeName) => fingerprintOf(readPublicKey(KEYS[office].line));

/** A site's entry, signed by its office's key or by another. */
function entryOf(site: Site, key = KEYS[OFFICES[site]], signed = "2026-09-15") {
  const words = { terms: termsOf(NAME, contract), by: SIGNATORIES[site], signed };
  const text = agreementText({ contract: NAME, site, ...words });
  return { ...words, signature: signatureBy(key, Buffer.from(text), NAMESPACES.contract) };
}

const ENTRIES: Readonly<Record<string, object>> = {
  bamako: { [NAME]: entryOf("bamako") },
  ouagadougou: { [NAME]: entryOf("ouagadougou", newKey("ssh-ed25519")) },
};
const source = sourceOf({ entries: (site) => ENTRIES[site] });
const bundle = filesOf(source);

test("each contract of the site has both sites' signatures, with office, key, day and whether they count", (t) => {
  const [first, second] = source.contracts;
  t.deepEqual(
    source.contracts.map(({ name, status }) => [name, status]),
    [
      [NAME, "notCountersigned"],
      ["ouagadougou-bamako-continuity", "notCountersigned"],
    ],
  );
  t.like(first?.signatures[0], {
    site: "bamako",
    country: "ML",
    by: SIGNATORIES.bamako,
    signed: "2026-09-15",
    office: "bamako-compliance",
    key: fingerprint("bamako-compliance"),
    standing: "verified",
  });
  t.like(first?.signatures[1], { site: "ouagadougou", standing: "unknownKey" });
  t.false(Object.hasOwn(first?.signatures[1] ?? {}, "office"));
  t.deepEqual(
    second?.signatures.map(({ standing }) => standing),
    ["missing", "missing"],
  );
  const both = sourceOf({
    entries: (site) => ({ [NAME]: entryOf(site as Site) }),
  });
  t.is(both.contracts[0]?.status, "inForce");
});

test("OSCAL has an observation for each signature, in both languages, with the file as evidence", (t) => {
  const document = JSON.parse(documentsOf(source).get(PATHS.results) ?? "") as {
    "assessment-results": { results: { observations: Record<string, unknown>[] }[] };
  };
  const [result] = document["assessment-results"].results;
  const shown = (result?.observations ?? []).filter(({ props }) =>
    (props as { name: string }[]).some(({ name }) => name === "contract"),
  );
  t.is(shown.length, 4);
  const [first] = shown as {
    description: string;
    props: { name: string; value: string }[];
    "relevant-evidence": { href: string }[];
  }[];
  const props = Object.fromEntries((first?.props ?? []).map(({ name, value }) => [name, value]));
  t.like(props, {
    contract: NAME,
    site: "bamako",
    country: "ML",
    signatory: SIGNATORIES.bamako,
    signed: "2026-09-15",
    office: "bamako-compliance",
    key: fingerprint("bamako-compliance"),
    signature: "verified",
    verified: "true",
  });
  t.regex(first?.description ?? "", /signature vérifiée[\s\S]*signature verified/);
  t.is(first?.["relevant-evidence"][0]?.href, "../contracts.json");
});

test("the verification shows who signed, in both languages and as data", (t) => {
  const verification = verifyFiles(bundle);
  t.deepEqual(found(verification), []);
  const key = fingerprint("bamako-compliance");
  t.true(
    toText(verification, "en", false).includes(
      `Contract ${NAME}, countersigned by ${SIGNATORIES.bamako} (bamako, ML, 2026-09-15, bamako-compliance, ${key}, signature verified); ${SIGNATORIES.ouagadougou} (ouagadougou, BF, 2026-09-15, does not count: unknown key).`,
    ),
  );
  t.regex(toText(verification, "fr", false), /, contresigné par .*, signature vérifiée\)/);
  const { contracts } = toJson(verification, "en") as { contracts?: { signatures: object[] }[] };
  t.deepEqual(contracts?.[0]?.signatures[0], {
    site: "bamako",
    country: "ML",
    by: SIGNATORIES.bamako,
    signed: "2026-09-15",
    office: "bamako-compliance",
    key,
    standing: "verified",
  });
});

test("a file of contracts that says something else than the registry and the signatures is named", (t) => {
  const text = bundle.get(PATHS.contracts)?.toString("utf8") ?? "";
  const cases: readonly (readonly [string, string])[] = [
    [text.replace('"standing": "unknownKey"', '"standing": "verified"'), "notDerived"],
    [text.replace('"signed": "2026-09-15"', '"signed": "2026-09-16"'), "notDerived"],
    [text.replaceAll(SIGNATORIES.bamako, "Ministère du Budget"), "notDerived"],
    [text.replace(/"name": "[^"]+"/, '"name": "another"'), "notDerived"],
    [text.replace('"status"', '"state"'), "malformed"],
  ];
  for (const [changed, key] of cases) {
    t.not(changed, text);
    const files = new Map([...bundle, [PATHS.contracts, Buffer.from(changed)]]);
    const findings = found(verifyFiles(signedAgain(files, source)));
    t.true(findings.includes(`${key} ${PATHS.contracts}`), findings.join("\n"));
  }
  const without = new Map([...bundle].filter(([path]) => path !== PATHS.contracts));
  const findings = found(verifyFiles(signedAgain(without, source)));
  t.true(findings.includes(`notStated ${PATHS.contracts}`), findings.join("\n"));
});

test("a signature that the verifier's registry does not accept is named; the evidence stays authentic", (t) => {
  const office = "ouagadougou-compliance";
  const both = sourceOf({ entries: (site) => ({ [NAME]: entryOf(site as Site) }) });
  const files = filesOf(both);
  t.deepEqual(found(verifyFiles(files)), []);
  const revoked = registryOf({ [office]: { revoked: "2026-11-20" } });
  const verification = verifyFiles(files, DAY, revoked);
  t.deepEqual(
    verification.findings.map(({ key }) => key),
    ["contractSigner"],
  );
  const text = (language: "fr" | "en") => toText(verification, language, false);
  t.regex(
    text("en"),
    /signature for ouagadougou .*by your registry: does not count: revoked key$/m,
  );
  t.regex(text("fr"), /pour ouagadougou .*par votre registre : ne compte pas : clé révoquée$/m);
  t.regex(text("en"), /^AUTHENTIC, but 1 finding/m);
});

test("every standing has words in both languages", (t) => {
  t.deepEqual(Object.keys(STANDING_TEXTS).sort(), [...SIGNATURE_STANDINGS].sort());
});
