/** Standby sites for another site's tenant: they need the same contracts as for its copies, in one direction. */
import test from "ava";
import fc from "fast-check";
import { contractsOver } from "../../../policies/alliance/contracts.ts";
import type { Contract } from "../../../policies/alliance/model.ts";
import { contractFaults, copyCountries } from "../../../policies/alliance/standby.ts";
import { alliance, TODAY } from "../fixture.ts";

const contract: Contract = {
  from: "bamako",
  to: "ouagadougou",
  classes: ["administrative"],
  owners: ["ML"],
  endpoints: ["objects.ouagadougou.aes.example"],
  start: "2026-01-01",
  end: "2026-12-31",
  purpose: { fr: "Relève", en: "Standby" },
  signatories: { ML: ["Bamako"], BF: ["Ouagadougou"] },
};
const order = { from: "bamako", to: "ouagadougou", owner: "ML", dataClass: "administrative" };

for (const [what, change, today, want] of [
  ["from here to there, today", {}, TODAY, []],
  ["on its first day", {}, "2026-01-01", []],
  ["on its last day", {}, "2026-12-31", []],
  ["a day too early", {}, "2025-12-31", ["early"]],
  ["a day too late", {}, "2027-01-01", ["over"]],
  ["the other way", { from: "ouagadougou", to: "bamako" }, TODAY, ["direction"]],
  ["to another site", { to: "niamey" }, TODAY, ["direction"]],
  ["at the original's own site", { to: "bamako" }, TODAY, ["direction"]],
  ["another class", { classes: ["public"] }, TODAY, ["class"]],
  ["another owner", { owners: ["BF", "NE"] }, TODAY, ["owner"]],
  [
    "all faults together",
    { to: "niamey", classes: [], owners: [] },
    "2030-01-01",
    ["direction", "over", "class", "owner"],
  ],
] as const) {
  test(`a contract and a tenant's standby: ${what}`, (t) => {
    const given = { ...contract, ...change } as Contract;
    t.deepEqual(contractFaults(given, order, today), [...want]);
  });
}

test("a contract covers a tenant's failover only if it covers its copies, and the reverse", (t) => {
  const sites = fc.constantFrom("bamako", "ouagadougou", "niamey");
  const classes = fc.constantFrom("public", "administrative", "citizen", "sensitive", "secret");
  const owners = fc.constantFrom("ML", "BF", "NE", "FR");
  const days = fc.constantFrom("2025-12-31", "2026-01-01", TODAY, "2026-12-31", "2027-01-01");
  const given = fc.record({
    from: sites,
    to: sites,
    start: days,
    end: days,
    classes: fc.array(classes),
    owners: fc.array(owners),
  });
  const orders = fc.record({ from: sites, to: sites, owner: owners, dataClass: classes });
  const property = fc.property(given, orders, days, (terms, order, today) => {
    const one = { ...contract, ...terms };
    const registry = { ...alliance, contracts: { one } };
    const over = contractsOver(order, { alliance: registry, site: order.from, today });
    const carries = contractFaults(one, order, today).length === 0;
    t.is(carries, over.length === 1 && one.to === order.to);
  });
  t.notThrows(() => fc.assert(property, { numRuns: 2000 }));
});

test("the registry decides where copies may be; unknown names get no result", (t) => {
  for (const [dataClass, { replicate }] of Object.entries(alliance.classes)) {
    for (const [owner, countries] of Object.entries(replicate)) {
      t.is(copyCountries(alliance, { owner, dataClass }), countries);
    }
  }
  const unknown = { owner: "ML", dataClass: "secret" };
  t.is(copyCountries(alliance, unknown), undefined);
  for (const owner of ["FR", "toString", "__proto__"]) {
    t.is(copyCountries(alliance, { owner, dataClass: "public" }), undefined);
  }
  t.is(copyCountries(alliance, { owner: "ML", dataClass: "constructor" }), undefined);
});
