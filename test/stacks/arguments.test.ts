/** The complete, exact arguments of the components, and which leaf of a tenant's data affects which argument. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import test from "ava";
import { Document, isCollection, isPair, parse, visit } from "yaml";
import type { Estate } from "../../estate/estate.ts";
import { standbysAt, withStandbys } from "../../estate/standby.ts";
import { STACKS } from "../estate/overlay.ts";
import { isGenerated } from "../generate/generated.ts";
import { estates } from "../helpers/reference.ts";
import { type Args, argumentsOf } from "./arguments.ts";
import { changedAt, type Leaf, leavesOf } from "./leaves.ts";

const sites = new Map<string, Record<string, Args>>();
for (const estate of estates) sites.set(estate.siteKey, await argumentsOf(withStandbys(estate)));

for (const [site, handed] of sites) {
  test(`the arguments of all components of ${site} (make generate writes the file)`, (t) => {
    isGenerated(t, `test/stacks/golden/arguments-${site}.yaml`, readable(handed), parse);
  });

  test(`each tenant of ${site} has the quota, the groups and the addresses of its own file`, (t) => {
    const read = (path: string) => parse(readFileSync(join(STACKS, site, path), "utf8"));
    const { quotaClasses } = read("site.yaml");
    for (const file of readdirSync(join(STACKS, site, "tenants"))) {
      const { tenant, owner, dataClass, title, quota, groups, segments } = read(`tenants/${file}`);
      t.like(handed[`TenantProject ${site}-${tenant}`], {
        site,
        tenant,
        owner,
        dataClass,
        title: title.fr,
        groups,
        quota: { ...quotaClasses[quota.class], ...quota.override },
      });
      for (const [segment, { ipv4, ipv6 }] of Object.entries<Record<string, string>>(segments)) {
        t.like(handed[`NetworkSegment ${site}-${tenant}-${segment}`], {
          site,
          tenant,
          segment,
          owner,
          dataClass,
          ipv4: { cidr: ipv4 },
          ipv6: { cidr: ipv6 },
        });
      }
    }
  });
}

/** Leaves that change nothing in the cloud, and why. */
const DESCRIPTIVE: Readonly<Record<string, string>> = {
  availability: "a demand that the check compares with the declared servers",
  contact: "for people; no name or label of the cloud contains it",
  "continuity.contract":
    "the check and the policies read it; `standby` names the target of the copies",
  "continuity.copyEveryMinutes": "the operators' copies keep to it; `estate failover` plans by it",
  schemaVersion: "how the file is read",
  tenant: "the file's name again; the check compares them",
  "title.en": "the cloud stores one description, which is in French",
};

/**
 * A tenant with a standby site, a link and a container, and one with a cluster: between them nearly every kind of leaf.
 */
const REPRESENTATIVE = ["treasury", "ai-research"];

test("a leaf of a tenant's data changes exactly its own arguments, of that tenant and of no other (make generate writes the file)", async (t) => {
  const kinds = Map.groupBy(estates.flatMap(leavesOf), ({ kind }) => kind);
  const found: Record<string, string[]> = {};
  for (const [kind, leaves] of [...kinds].sort()) {
    const chosen = REPRESENTATIVE.flatMap(
      (key) => leaves.find(({ tenant }) => tenant === key) ?? [],
    );
    const inputs = new Set<string>();
    for (const leaf of chosen.length > 0 ? chosen : leaves.slice(0, 1)) {
      const changes = await changesBy(leaf);
      const what = `${leaf.tenant}: ${leaf.path.join(".")}`;
      const own = [leaf.tenant, `${leaf.site}-${leaf.tenant}`];
      t.deepEqual(
        changes.filter(({ tenant }) => !own.includes(tenant)),
        [],
        what,
      );
      t.is(changes.length === 0, Object.hasOwn(DESCRIPTIVE, kind), what);
      for (const { input } of changes) inputs.add(input);
    }
    found[kind] = [...inputs].sort();
  }
  isGenerated(t, "test/stacks/golden/leaves.yaml", readable(found), parse);
  t.deepEqual(
    Object.keys(DESCRIPTIVE).filter((kind) => !kinds.has(kind)),
    [],
  );
});

interface Change {
  /** `TenantProject.quota`; `at the standby site: …`; `SiteLink goes`. */
  readonly input: string;
  readonly tenant: string;
}

/** The changes at either site when a leaf has another value. */
async function changesBy(leaf: Leaf): Promise<Change[]> {
  const home = estates.find(({ siteKey }) => siteKey === leaf.site) as Estate;
  const tenants = changedAt(home, leaf);
  const homes = estates.map((each) => (each === home ? { ...home, tenants } : each));
  const changes = homes.map(async (each) => {
    const standbys = standbysAt(each.siteKey, homes);
    // A tenant without a standby site has nothing at another site.
    if (each.siteKey !== leaf.site && isDeepStrictEqual(standbys, each.standbys)) return [];
    const now = await argumentsOf(withStandbys({ ...each, standbys }));
    const there = each.siteKey === leaf.site ? "" : "at the standby site: ";
    return differences(sites.get(each.siteKey) ?? {}, now).map(({ input, tenant }) => ({
      input: there + input,
      tenant,
    }));
  });
  return (await Promise.all(changes)).flat();
}

function differences(before: Record<string, Args>, after: Record<string, Args>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [type] = name.split(" ");
    const [old, now] = [before[name], after[name]];
    const tenant = String((old ?? now)?.tenant);
    if (now === undefined) return [{ input: `${type} goes`, tenant }];
    if (old === undefined) return [{ input: `${type} comes`, tenant }];
    const inputs = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    const changed = inputs.filter((input) => !isDeepStrictEqual(old[input], now[input]));
    return changed.map((input) => ({ input: `${type}.${input}`, tenant }));
  });
}

/** YAML with one line for each map and list of plain values. */
function readable(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node) {
      node.flow = !node.items.some((item) => isCollection(isPair(item) ? item.value : item));
    },
  });
  return document.toString({ lineWidth: 0 });
}
