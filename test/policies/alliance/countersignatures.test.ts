/** Which countersignatures of contracts count: by the digest of the terms, and by the SSH signature of an office. */
import test from "ava";
import fc from "fast-check";
import { termsOf } from "../../../policies/alliance/contracts.ts";
import {
  type Agreement,
  agreementText,
  COUNTERSIGNATURE_FAULTS,
  countersigned,
  digestOnly,
  evaluateCountersignature,
} from "../../../policies/alliance/countersignatures.ts";
import type {
  Alliance,
  Contract,
  Countersignature,
  Signer,
} from "../../../policies/alliance/model.ts";
import { KEY_TYPES } from "../../../policies/signatures/public-key.ts";
import { officeKeys } from "../../../policies/signatures/signers.ts";
import { NAMESPACES } from "../../../policies/signatures/sshsig.ts";
import { alliance } from "../fixture.ts";
import { newKey, signatureBy, type TestKey } from "../signatures/keys.ts";

const NAME = "public-replica";
const contract = alliance.contracts[NAME] as Contract;
const TERMS = termsOf(NAME, contract);
const DAY = "2025-12-15";
const word = (by: string): Countersignature => ({ by, signed: DAY, terms: TERMS });

const MALI = newKey("ssh-ed25519");
const BURKINA = newKey("ssh-ed25519");
const OTHER = newKey("ssh-ed25519");

/** The registry in which offices have these keys. */
function withKeys(keys: Readonly<Record<string, Partial<Signer> & Pick<Signer, "key">>>): Alliance {
  const offices = Object.entries(alliance.offices).map(([office, entry]) => {
    const { [office]: signer } = keys;
    if (signer === undefined) return [office, entry];
    const main = { start: "2025-01-01", end: "2026-12-31", ...signer };
    return [office, { ...entry, signers: { main } }];
  });
  return { ...alliance, offices: Object.fromEntries(offices) };
}

const BOTH = withKeys({
  "bamako-compliance": { key: MALI.line },
  "ouagadougou-platform": { key: BURKINA.line },
});

const agreement = (change: Partial<Agreement> = {}): Agreement => {
  return { contract: NAME, site: "bamako", ...word("Bamako"), ...change };
};
const bytesOf = (given: Agreement) => Buffer.from(agreementText(given));

function signatureOf(
  change: Partial<Agreement> = {},
  key: TestKey = MALI,
  namespace: string = NAMESPACES.contract,
) {
  return signatureBy(key, bytesOf(agreement(change)), namespace);
}

/** Bamako's countersignature, evaluated; by default it is sound and the registry has keys of both countries. */
function evaluated(change: Partial<Countersignature> = {}, registry = BOTH, country = "ML") {
  const party = { name: NAME, contract, site: "bamako", country };
  const signed = { ...word("Bamako"), signature: signatureOf(), ...change };
  const keys = officeKeys(registry);
  return evaluateCountersignature(party, signed, { offices: registry.offices, keys });
}

test("without keys of the country the digest counts: by a signatory of it, on these terms, in time", (t) => {
  const party = { name: NAME, contract, site: "bamako", country: "ML" };
  const signers = { offices: alliance.offices, keys: [] };
  const fault = (change: Partial<Countersignature>, country = "ML") =>
    evaluateCountersignature({ ...party, country }, { ...word("Bamako"), ...change }, signers)
      .fault;
  t.is(fault({}), undefined);
  t.is(fault({ signed: contract.start }), undefined);
  t.is(evaluateCountersignature(party, undefined, signers).fault, "missing");
  t.is(fault({}, "BF"), "signatory");
  t.is(fault({}, "NE"), "signatory");
  t.is(fault({ by: "Paris" }), "signatory");
  t.is(fault({ terms: termsOf("other", contract) }), "terms");
  t.is(fault({ signed: "2026-01-02" }), "late");
  // A signature that cannot be verified never counts, also where none is required.
  t.is(fault({ signature: signatureOf() }), "unknownKey");
});

test("each kind of key signs a contract", (t) => {
  for (const type of KEY_TYPES) {
    const key = newKey(type);
    const registry = withKeys({ "bamako-platform": { key: key.line } });
    const { fault, key: by } = evaluated({ signature: signatureOf({}, key) }, registry);
    t.is(fault, undefined, type);
    t.is(by?.office, "bamako-platform");
  }
});

test("each reason why a signature does not count is found", (t) => {
  const { offices } = BOTH;
  const mali = (change: Partial<Signer>) =>
    withKeys({ "bamako-compliance": { key: MALI.line, ...change } });
  const speaker = contract.signatories.ML?.[0] ?? "";
  const speaks = { ...offices["bamako-platform"], people: [speaker.toLowerCase()] };
  const cases: [ReturnType<typeof evaluated>, (typeof COUNTERSIGNATURE_FAULTS)[number]][] = [
    [evaluated({ terms: termsOf("other", contract) }), "terms"],
    [evaluated({ by: "Paris" }), "signatory"],
    [evaluated({ signed: "2026-01-02" }), "late"],
    [evaluated({ signature: undefined }), "unsigned"],
    // Ended and revoked keys still make a signature necessary.
    [evaluated({ signature: undefined }, mali({ end: "2025-01-02" })), "unsigned"],
    [evaluated({ signature: undefined }, mali({ revoked: "2025-06-01" })), "unsigned"],
    [evaluated({ signature: "sha256:0" }), "malformed"],
    [evaluated({ signature: signatureOf().replace("BEGIN SSH", "BEGIN PGP") }), "malformed"],
    [evaluated({ signature: signatureOf({}, OTHER) }), "unknownKey"],
    [evaluated({}, mali({ revoked: "2026-06-01" })), "revokedKey"],
    [evaluated({}, mali({ start: "2025-12-16" })), "earlyKey"],
    [evaluated({}, mali({ end: "2025-12-14" })), "endedKey"],
    // Other bytes: another contract, another site, other terms, another signatory, another day; another purpose.
    [evaluated({ signature: signatureOf({ contract: "ended" }) }), "forged"],
    [evaluated({ signature: signatureOf({ site: "ouagadougou" }) }), "forged"],
    [evaluated({ signature: signatureOf({ terms: termsOf("x", contract) }) }), "forged"],
    [evaluated({ signature: signatureOf({ by: "Paris" }) }), "forged"],
    [evaluated({ signature: signatureOf({ signed: "2025-12-14" }) }), "forged"],
    [evaluated({ signed: "2025-12-14" }), "forged"],
    [evaluated({ signature: signatureOf({}, MALI, NAMESPACES.evidence) }), "forged"],
    [evaluated({ signature: signatureOf({}, BURKINA) }), "foreignKey"],
    [
      evaluated({}, {
        ...BOTH,
        offices: { ...offices, "bamako-platform": speaks },
      } as Alliance),
      "otherOffice",
    ],
  ];
  for (const [index, [{ fault }, wanted]] of cases.entries()) {
    t.is(fault, wanted, `case ${index}`);
  }
  const found = new Set(["missing", ...cases.map(([, wanted]) => wanted)]);
  t.deepEqual([...found].sort(), [...COUNTERSIGNATURE_FAULTS].sort());
});

test("the form of what is signed never changes", (t) => {
  t.is(
    agreementText(agreement({ terms: "sha256:0" })),
    `{\n  "contract": "${NAME}",\n  "site": "bamako",\n  "terms": "sha256:0",\n  "by": "Bamako",\n  "signed": "${DAY}"\n}\n`,
  );
});

test("property: a signature with a changed character, and one of a text with a changed byte, never counts", (t) => {
  const sound = signatureOf();
  const bytes = bytesOf(agreement());
  t.is(evaluated().fault, undefined);
  const change = fc.record({ at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(change, ({ at, bits }) => {
      const text = Buffer.from(sound);
      // The line break after the last line may be absent or of another kind.
      const index = at % (text.length - 1);
      text[index] = (text[index] ?? 0) ^ bits;
      return evaluated({ signature: text.toString("latin1") }).fault !== undefined;
    }),
  );
  fc.assert(
    fc.property(change, ({ at, bits }) => {
      const other = Buffer.from(bytes);
      other[at % other.length] = (other[at % other.length] ?? 0) ^ bits;
      const signature = signatureBy(MALI, other, NAMESPACES.contract);
      return evaluated({ signature }).fault === "forged";
    }),
  );
});

test("a registry whose keys cannot be read leaves signatures to the report on its keys", (t) => {
  const party = { name: NAME, contract, site: "bamako", country: "ML" };
  const signers = { offices: BOTH.offices, keys: undefined };
  t.deepEqual(evaluateCountersignature(party, word("Bamako"), signers), {});
  t.is(evaluateCountersignature(party, undefined, signers).fault, "missing");
});

const words: Record<string, unknown> = {
  bamako: { [NAME]: word("Bamako") },
  ouagadougou: { [NAME]: word("Ouagadougou") },
};
const kept = (given: Record<string, unknown>, registry = alliance) =>
  Object.keys(countersigned(registry, (site) => given[site]).contracts);

test("a contract is in force only with the countersignatures of both sites", (t) => {
  t.deepEqual(kept(words), [NAME]);
  for (const site of Object.keys(words)) {
    for (const less of [undefined, null, {}, [], "yes", { [NAME]: {} }, { [NAME]: "signed" }]) {
      t.deepEqual(kept({ ...words, [site]: less }), [], `${site}: ${JSON.stringify(less)}`);
    }
  }
  // One site's attestation does not count for the other's.
  t.deepEqual(kept({ ...words, ouagadougou: words.bamako }), []);
});

test("where both countries have keys, a contract is in force only with the signatures of both", (t) => {
  const by = "Ouagadougou";
  const signed = {
    bamako: { [NAME]: { ...word("Bamako"), signature: signatureOf() } },
    ouagadougou: {
      [NAME]: { ...word(by), signature: signatureOf({ site: "ouagadougou", by }, BURKINA) },
    },
  };
  t.deepEqual(kept(signed, BOTH), [NAME]);
  t.deepEqual(kept(words, BOTH), []);
  t.deepEqual(kept({ ...signed, bamako: words.bamako }, BOTH), []);
  t.deepEqual(kept({ ...signed, ouagadougou: words.ouagadougou }, BOTH), []);
  // Where one country has no key, its digest counts, and the other's signature is verified.
  const one = withKeys({ "bamako-compliance": { key: MALI.line } });
  t.deepEqual(kept({ ...signed, ouagadougou: words.ouagadougou }, one), [NAME]);
  t.deepEqual(kept(words, one), []);
});

test("digests alone are listed where no office of the country has a key", (t) => {
  const signed = { [NAME]: word("Bamako"), unknown: word("Bamako") };
  t.deepEqual(digestOnly(alliance, "bamako", signed), [NAME]);
  t.deepEqual(digestOnly(BOTH, "bamako", signed), []);
  t.deepEqual(digestOnly(alliance, "nowhere", signed), []);
});
