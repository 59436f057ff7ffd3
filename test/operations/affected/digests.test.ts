/** Where a tenant's digest is equal before and after an edit, so are all arguments and former names of its components. */
import { isDeepStrictEqual } from "node:util";
import test from "ava";
import fc from "fast-check";
import type { Estate } from "../../../estate/estate.ts";
import { standbysAt, withStandbys } from "../../../estate/standby.ts";
import {
  sharedDigest,
  type TenantDigests,
  tenantDigests,
} from "../../../operations/affected/digests.ts";
import { formerNames } from "../../../stacks/layers/renames.ts";
import { estates } from "../../helpers/reference.ts";
import { argumentsOf } from "../../stacks/arguments.ts";
import { changedAt, type Leaf, leavesOf } from "../../stacks/leaves.ts";

const EDITS = 300;
const DAY = "2026-11-24";
type Digests = (estate: Estate) => TenantDigests;
const real: Digests = (estate) => tenantDigests(estate, DAY);
const leaves = estates.flatMap(leavesOf);
const owners = estates.flatMap(({ siteKey: site, tenants }) =>
  Object.keys(tenants).map((tenant) => ({ site, tenant })),
);

type Edit =
  | { readonly is: "leaf"; readonly leaf: Leaf }
  | { readonly is: "goes" | "arrives" | "copied" | "renamed"; readonly of: (typeof owners)[number] }
  | { readonly is: "active"; readonly site: string; readonly home: string };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ is: fc.constant("leaf"), leaf: fc.constantFrom(...leaves) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constantFrom("goes", "arrives", "copied", "renamed"),
      of: fc.constantFrom(...owners),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(["bamako", "ouagadougou"], ["ouagadougou", "bamako"])
      .map(([site = "", home = ""]) => ({ is: "active" as const, site, home })),
  },
);

/** Both sites after some edits; each site's standbys follow from the other's tenants. */
function edited(edits: readonly Edit[]): Estate[] {
  const changed = edits.reduce<Estate[]>(
    (sites, each) => {
      const at =
        each.is === "leaf" ? each.leaf.site : each.is === "active" ? each.site : each.of.site;
      return sites.map((estate) => (estate.siteKey === at ? apply(estate, each) : estate));
    },
    [...estates],
  );
  return changed.map((each) =>
    withStandbys({ ...each, standbys: standbysAt(each.siteKey, changed) }),
  );
}

function apply(estate: Estate, change: Edit): Estate {
  if (change.is === "active") {
    return { ...estate, site: { ...estate.site, activeStandbyFor: [change.home] } };
  }
  const key = change.is === "leaf" ? change.leaf.tenant : change.of.tenant;
  const { [key]: own, ...others } = estate.tenants;
  if (own === undefined) return estate;
  switch (change.is) {
    case "leaf":
      return { ...estate, tenants: changedAt(estate, change.leaf) };
    case "goes":
      return { ...estate, tenants: others };
    case "arrives":
      return { ...estate, arriving: [...(estate.arriving ?? []), key] };
    case "copied":
      return { ...estate, tenants: { ...estate.tenants, "weather-service": own } };
    case "renamed":
      return { ...estate, tenants: { ...others, [`${key}-new`]: { ...own, renamedFrom: key } } };
  }
}

/** By tenant, and `""` for the site: everything that the program registers with. */
async function registrations(estate: Estate): Promise<Record<string, Record<string, unknown>>> {
  const all: Record<string, Record<string, unknown>> = { "": {} };
  for (const [name, args] of Object.entries(await argumentsOf(estate))) {
    const key = String(args.tenant ?? "");
    all[key] = { ...all[key], [name]: args };
  }
  for (const [key, { segments }] of Object.entries(estate.tenants)) {
    const names = Object.entries(segments).map(([segment, { renamedFrom }]) =>
      formerNames(estate, key, segment, renamedFrom),
    );
    all[key] = { ...all[key], names: [formerNames(estate, key), names] };
  }
  return all;
}

const before = edited([]);
const registered = await Promise.all(before.map(registrations));
const found: { edits: Edit[]; sites: { now: Estate; differ: string[] }[] }[] = [];
for (const edits of fc.sample(fc.array(edit, { minLength: 1, maxLength: 2 }), {
  numRuns: 2 * EDITS,
  seed: 41,
})) {
  const sites = await afterwards(edits);
  if (sites !== undefined && found.length < EDITS) found.push({ edits, sites });
}

/** What registers otherwise at each site; `undefined` for edits without arguments: a builder rejects them. */
async function afterwards(edits: readonly Edit[]) {
  if (found.length >= EDITS) return undefined;
  const sites = [];
  for (const [index, now] of edited(edits).entries()) {
    const fresh = await registrations(now).catch(() => undefined);
    if (fresh === undefined) return undefined;
    const old = registered[index] ?? {};
    const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
    sites.push({ now, differ: keys.filter((key) => !isDeepStrictEqual(old[key], fresh[key])) });
  }
  return sites;
}

/** Tenants, and `""` for a site, whose registrations differ although the digests say that they do not. */
function overlooked(digests: Digests): string[] {
  return found.flatMap(({ edits, sites }) =>
    sites.flatMap(({ now, differ }, index) => {
      const old = before[index] as Estate;
      if (sharedDigest(old) !== sharedDigest(now)) return [];
      const [then, today] = [digests(old), digests(now)];
      return differ
        .filter((key) => key === "" || then[key] === today[key])
        .map((key) => `${now.siteKey}/${key}: ${JSON.stringify(edits)}`);
    }),
  );
}

test(`${EDITS} random edits: everything that registers otherwise has another digest`, (t) => {
  t.is(found.length, EDITS);
  t.deepEqual(overlooked(real), []);
  t.true(found.filter(({ sites }) => sites.some(({ differ }) => differ.length > 0)).length > 200);
});

test("an edit of one tenant's data changes no digest but its own and its standby's", (t) => {
  for (const { edits, sites } of found) {
    const [only, second] = edits;
    if (only?.is !== "leaf" || second !== undefined) continue;
    const { site, tenant } = only.leaf;
    for (const [index, { now }] of sites.entries()) {
      const [old, fresh] = [real(before[index] as Estate), real(now)];
      const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
      const changed = keys.filter((key) => old[key] !== fresh[key]);
      const own = now.siteKey === site ? tenant : `${site}-${tenant}`;
      t.deepEqual(
        changed.filter((key) => key !== own),
        [],
        JSON.stringify(only.leaf),
      );
    }
  }
});

/** Each leaves out a part of what a digest must depend on. */
const OMISSIONS: Readonly<Record<string, (estate: Estate) => Estate>> = {
  segments: (estate) => without(estate, { segments: {} }),
  flows: (estate) => without(estate, { flows: {} }),
  quota: (estate) => without(estate, { quota: { class: "small" } }),
  groups: (estate) => without(estate, { groups: {} }),
  renames: (estate) => without(estate, { renamedFrom: undefined }),
  arrivals: (estate) => ({ ...estate, arriving: [] }),
};

function without(estate: Estate, less: object): Estate {
  const tenants = Object.entries(estate.tenants).map(([key, each]) => [key, { ...each, ...less }]);
  return { ...estate, tenants: Object.fromEntries(tenants), standbys: {} } as Estate;
}

for (const [name, omit] of Object.entries(OMISSIONS)) {
  test(`digests without the ${name} are found out by the same edits`, (t) => {
    t.true(overlooked((estate) => real(omit(estate))).length > 0);
  });
}
