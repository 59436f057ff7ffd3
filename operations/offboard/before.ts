/** Before the deletion: what stands in the way, what the tenant has, and the end of its keys. */
import { dirname } from "node:path";
import type { Estate } from "../../estate/estate.ts";
import { UserError } from "../../output/user-error.ts";
import { isRehearsal } from "../deploy/rehearsal-site.ts";
import { isFrozen } from "./freeze.ts";
import { accountOf, destroySecrets } from "./keys.ts";
import { TEXTS } from "./messages.ts";
import type { DestroyedKeys, Listing, Obstacle, Subject } from "./model.ts";
import { type Declared, obstacles } from "./obstacles.ts";
import { type OffboardingRecord, readRecord, writeRecord } from "./record.ts";
import { search } from "./search.ts";
import { cloudOf, isNameOf, keysAt, subjectAt } from "./subjects.ts";

/** The tenant as it is, before anything is deleted. */
export interface Before {
  readonly site: string;
  readonly tenant: string;
  /** Whether its file says so (`freeze.ts`). */
  readonly frozen: boolean;
  readonly obstacles: readonly Obstacle[];
  readonly listings: readonly Listing[];
  /** The other sites that have something of it. */
  readonly others: readonly string[];
  /** Where the ids are noted; absent until the file says `retire`. */
  readonly record?: string;
}

/** Looks at all its sites, which must all answer, and notes its ids. */
export async function lookAt(
  declared: Declared,
  estates: readonly Estate[],
  now: Date,
): Promise<Before> {
  const { site, tenant, root } = declared;
  const found: Subject[] = [];
  const listings: Listing[] = [];
  for (const [at, key] of keysAt(site, tenant, estates)) {
    const estate = estates.find(({ siteKey }) => siteKey === at) as Estate;
    const { cloud, identity, address } = await cloudOf(estate, dirname(root));
    const isOurs = isNameOf(at, key, estates);
    const subject = await subjectAt(cloud, { site: at, key, identity, address }, isOurs);
    found.push(subject);
    const { listings: there } = await search(cloud, subject, isOurs);
    listings.push(...there);
  }
  const record = await noted(declared, found, now);
  const others = found.filter((one) => one.site !== site && Object.keys(one.ids).length > 0);
  return {
    site,
    tenant,
    frozen: isFrozen(declared.data),
    obstacles: await obstacles(declared, now.toISOString().slice(0, 10)),
    listings,
    others: others.map((one) => one.site),
    ...(record !== undefined && { record: await writeRecord(record) }),
  };
}

/** Ids that were noted before stay: a site may have deleted its part already. */
async function noted(
  { site, tenant, data }: Declared,
  found: readonly Subject[],
  now: Date,
): Promise<OffboardingRecord | undefined> {
  if (data.retire === undefined) return undefined;
  const known = await readRecord(site, tenant);
  const subjects = found.map((subject) => {
    const before = known?.subjects.find((one) => one.site === subject.site);
    const same = before?.cloud === subject.cloud ? before.ids : {};
    return { ...subject, ids: { ...same, ...subject.ids } };
  });
  const { title, owner, dataClass, retire } = data;
  const { after, approvedBy } = retire;
  return {
    site,
    tenant,
    title: { ...title },
    owner,
    dataClass,
    retire: { after, approvedBy: { ...approvedBy } },
    seen: now.toISOString(),
    subjects,
    keys: [...(known?.keys ?? [])],
  };
}

/** Destroys its secrets at all its sites; only when nothing stands in the way. */
export async function destroyKeys(
  { site, tenant }: Before,
  now: () => Date,
): Promise<(DestroyedKeys | { readonly site: string; readonly destroyed: undefined })[]> {
  const record = await readRecord(site, tenant);
  if (record === undefined) throw new UserError(TEXTS.noRecord, { site, tenant });
  const done = [];
  const keys = [...record.keys];
  for (const { site: at, key, ids } of record.subjects) {
    if (Object.keys(ids).length === 0) continue;
    if (!isRehearsal(at)) throw new UserError(TEXTS.realKeys, { site: at });
    const account = await accountOf(at, key);
    if (account === undefined) {
      done.push({ site: at, destroyed: undefined });
      continue;
    }
    const destroyed = await destroySecrets(account).catch((error: Error) => {
      throw new UserError(TEXTS.notDestroyed, { site: at, reason: error.message });
    });
    const entry = { site: at, at: now().toISOString(), destroyed };
    keys.push(entry);
    await writeRecord({ ...record, keys });
    done.push(entry);
  }
  return done;
}
