/** When a contract on copies is in force, and what its digest covers. */
import test from "ava";
import fc from "fast-check";
import { contractsInForce, contractsOver, termsOf } from "../../../policies/alliance/contracts.ts";
import type { Contract } from "../../../policies/alliance/model.ts";
import { type Fact, UNKNOWN, type Unknown } from "../../../policies/facts/fact.ts";
import { alliance, TODAY } from "../fixture.ts";

type Label = string | Unknown | undefined;

const NAME = "public-replica";
const contract = alliance.contracts[NAME] as Contract;

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
