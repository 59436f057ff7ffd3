/** The reference estates pass their own check, and show the structure of an alliance's estate. */
import { readdirSync } from "node:fs";
import test from "ava";
import { loadEstate, loadEstates } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";
import { SCHEMAS_FOLDER, schemaFiles } from "../../estate/model/json-schemas.ts";
import { estateFolder, STACKS } from "../estate/overlay.ts";
import { isGenerated } from "../generate/generated.ts";
import { newTenant } from "../helpers/new-tenant.ts";

const SITES = {
  bamako: { country: "ML", tenants: 12 },
  ouagadougou: { country: "BF", tenants: 8 },
};

for (const [key, want] of Object.entries(SITES)) {
  test.serial(`${key} is complete`, async (t) => {
    const { estate, issues } = await loadEstate(key, { root: STACKS });
    t.deepEqual(issues, []);
    if (estate === undefined) return t.fail();
    const tenants = Object.values(estate.tenants);
    t.is(estate.siteKey, key);
    t.is(estate.allianceSite.country, want.country);
    t.true(tenants.length >= want.tenants);
    t.true(tenants.some(({ owner }) => owner === "NE"));
    const classes = new Set(tenants.map(({ dataClass }) => dataClass));
    t.deepEqual([...classes].sort(), Object.keys(estate.alliance.classes).sort());
  });
}

test.serial("two tenants are hosted for Niger", async (t) => {
  const { estates } = await loadEstates(undefined, { root: STACKS });
  const hosted = estates
    .flatMap(({ tenants }) => Object.values(tenants))
    .filter(({ owner }) => owner === "NE");
  t.is(hosted.length, 2);
});

test.serial(
  "README's new tenant: a copy of another tenant's file, with the addresses that the check suggests",
  async (t) => {
    const root = await estateFolder(t);
    t.is((await newTenant(root)).length, 6, "two families of three segments");
    const { issues } = await loadEstates(["bamako"], { root });
    t.deepEqual(
      issues.map((each) => formatIssue(each, "en", root)),
      [],
      "the alliance has free addresses for it",
    );
  },
);

test.serial("all open sites are read when none is named", async (t) => {
  const { estates, registered } = await loadEstates(undefined, { root: STACKS });
  t.deepEqual(
    estates.map(({ siteKey }) => siteKey),
    ["bamako", "ouagadougou"],
  );
  t.deepEqual(registered, ["bamako", "ouagadougou", "niamey"]);
});

test.serial("an estate is deeply frozen", async (t) => {
  const { estate } = await loadEstate("bamako", { root: STACKS });
  t.true(Object.isFrozen(estate?.tenants.tax?.segments.front));
  t.true(Object.isFrozen(estate?.site.flavors.small));
});

test.serial("a planned site has no files yet, and a request for it is an issue", async (t) => {
  const { estate, issues } = await loadEstate("niamey", { root: STACKS });
  t.is(estate, undefined);
  t.deepEqual(
    issues.map(({ path, message }) => [path, message.en]),
    [
      [
        "sites.niamey",
        "got no file {site}/site.yaml, want that file, for a site that is open or requested",
      ],
    ],
  );
});

test.serial(
  "the shape and the addresses of another site are checked, its other faults are not",
  async (t) => {
    const plain = await estateFolder(t, "plain-volumes");
    const files = async (site: string, root: string) => {
      const { issues } = await loadEstate(site, { root });
      return issues.map(({ file }) => file.slice(root.length + 1));
    };
    t.deepEqual(await files("bamako", plain), ["bamako/tenants/tax.yaml"]);
    t.deepEqual(await files("ouagadougou", plain), ["ouagadougou/tenants/electoral-roll.yaml"]);
    const typo = await estateFolder(t, "administrator-roles");
    t.deepEqual(new Set(await files("ouagadougou", typo)), new Set(["bamako/tenants/tax.yaml"]));
  },
);

test.serial(
  "standbys for other sites are checked at the standby site: without a contract they are not planned there",
  async (t) => {
    const root = await estateFolder(t, "standby-without-contract");
    for (const site of ["bamako", "ouagadougou"]) {
      const { estate, issues } = await loadEstate(site, { root });
      t.is(estate, undefined, site);
      t.deepEqual(
        issues.map(({ file, path }) => [file.slice(root.length + 1), path]),
        [["bamako/tenants/treasury.yaml", "continuity.contract"]],
      );
    }
  },
);

const schemas = schemaFiles();
for (const [name, text] of Object.entries(schemas)) {
  test(`stacks/schemas/${name} is generated from the model (make generate writes it)`, (t) => {
    isGenerated(t, `stacks/schemas/${name}`, text);
  });
}

test.serial("there is exactly one schema for each kind of file", (t) => {
  t.deepEqual(readdirSync(SCHEMAS_FOLDER).sort(), Object.keys(schemas).sort());
});
