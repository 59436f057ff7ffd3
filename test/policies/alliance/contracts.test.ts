/** When a contract on copies is in force: on its days, and attested by both sites. */
import test from "ava";
import fc from "fast-check";
import {
  contractsInForce,
  contractsOver,
  countersignatureFault,
  countersigned,
  termsOf,
} from "../../../policies/alliance/contracts.ts";
import type { Contract, Countersignature } from "../../../policies/alliance/model.ts";
import { type Fact, UNKNOWN, type Unknown } from "../../../policies/facts/fact.ts";
import { alliance, TODAY } from "../fixture.ts";

type Label = string | Unknown | undefined;

const NAME = "public-replica";
const contract = alliance.contracts[NAME] as Contract;
const word = (by: string): Countersignature => ({
  by,
  signed: "2025-12-15",
  terms: termsOf(NAME, contract),
});
const words: Record<string, unknown> = {
  bamako: { [NAME]: word("Bamako") },
  ouagadougou: { [NAME]: word("Ouagadougou") },
};
const kept = (given: Record<string, unknown>) =>
  Object.keys(countersigned(alliance, (site) => given[site]).contracts);

test("a contract is in force only with the signatures of both sites", (t) => {
  t.deepEqual(kept(words), [NAME]);
  for (const site of Object.keys(words)) {
    for (const less of [undefined, null, {}, [], "yes", { [NAME]: {} }, { [NAME]: "signed" }]) {
      t.deepEqual(kept({ ...words, [site]: less }), [], `${site}: ${JSON.stringify(less)}`);
    }
  }
  // One site's attestation does not count for the other's.
  t.deepEqual(kept({ ...words, ouagadougou: words.bamako }), []);
});

test("a countersignature is by a signatory of the country, on these terms, in time", (t) => {
  const fault = (change: Partial<Countersignature>, country = "ML") =>
    countersignatureFault(NAME, contract, country, { ...word("Bamako"), ...change });
  t.is(fault({}), undefined);
  t.is(fault({ signed: contract.start }), undefined);
  t.is(countersignatureFault(NAME, contract, "ML", undefined), "missing");
  t.is(fault({}, "BF"), "signatory");
  t.is(fault({}, "NE"), "signatory");
  t.is(fault({ by: "Paris" }), "signatory");
  t.is(fault({ terms: termsOf("other", contract) }), "terms");
  t.is(fault({ signed: "2026-01-02" }), "late");
});

test("another term changes the digest; another order of a set does not", (t) => {
  const changes: Partial<Contract>[] = [
    { from: "ouagadougou" },
    { to: "bamako" },
    { classes: ["citizen"] },
    { owners: ["ML"] },
    { endpoints: ["objects.ouagadougou.aes.example"] },
    { start: "2026-01-02" },
    { end: "2028-01-01" },
    { purpose: { fr: "Autre", en: "Other" } },
    { signatories: { ML: ["Bamako"], BF: ["Autre"] } },
  ];
  const digests = changes.map((change) => termsOf(NAME, { ...contract, ...change }));
  t.is(new Set([...digests, termsOf(NAME, contract)]).size, changes.length + 1);
  const reversed = {
    ...contract,
    owners: [...contract.owners].reverse(),
    endpoints: [...contract.endpoints].reverse(),
    signatories: Object.fromEntries(Object.entries(contract.signatories).reverse()),
  };
  t.is(termsOf(NAME, reversed), termsOf(NAME, contract));
});

test("a contract covers its own classes and owners on its own days, in every context", (t) => {
  const days = fc.constantFrom(undefined, "2025-06-01", TODAY, "2028-01-01");
  const class_ = fc.constantFrom<Label[]>("public", "citizen", "secret", UNKNOWN, undefined);
  const owner = fc.constantFrom<Label[]>("ML", "BF", "NE", "FR", UNKNOWN, undefined);
  const site = fc.constantFrom("bamako", "ouagadougou", "niamey");
  fc.assert(
    fc.property(days, class_, owner, site, (today, dataClass, owner, site) => {
      const fact: Fact = { subject: "x", type: "t", effects: [], dataClass, owner };
      const over = contractsOver(fact, { alliance, site, today });
      const inForce = contractsInForce(alliance, site, today).map(([name]) => name);
      return over.every(
        ([name, { from, start, end, classes, owners }]) =>
          inForce.includes(name) &&
          from === site &&
          today !== undefined &&
          start <= today &&
          today <= end &&
          classes.includes(dataClass as string) &&
          owners.includes(owner as string),
      );
    }),
  );
  const fact = { subject: "x", type: "t", effects: [], dataClass: "public", owner: "BF" };
  const over = contractsOver(fact, { alliance, site: "bamako", today: TODAY });
  t.deepEqual(
    over.map(([name]) => name),
    [NAME],
  );
});
